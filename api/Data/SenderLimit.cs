using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Horizon.Api.Data;

/// <summary>
/// So many from one sender within an hour, so that who sends much shuts out nobody else. Senders are told apart by a hash of their address under a key that ends with the process, in memory, for the hour
/// alone: no address is stored or logged. Not safe for several threads at once.
/// </summary>
internal sealed class SenderLimit(TimeProvider time)
{
    public const int MostAnHour = 20;

    /// <summary>Of IPv6 a household or an office has this much of an address for itself.</summary>
    private const int BytesOfNetwork = 8;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, Queue<DateTimeOffset>> sent = [];

    /// <summary>Where a request comes from. Behind a proxy on this machine or network that is what the proxy says, or all its readers would be one sender; from anywhere else nobody is believed.</summary>
    public static IPAddress? AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } direct && IsNear(direct) && context.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } forwarded && IPAddress.TryParse(forwarded.Split(',')[^1].Trim(), out var behind)
            ? behind : context.Connection.RemoteIpAddress;

    private static bool IsNear(IPAddress address) => IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal
        || (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes() is [10, _, _, _] or [172, >= 16 and < 32, _, _] or [192, 168, _, _];

    public bool IsOver(IPAddress? sender)
    {
        var hourAgo = time.GetUtcNow() - TimeSpan.FromHours(1);
        foreach (var (who, times) in sent.ToList())
        {
            while (times.TryPeek(out var at) && at <= hourAgo) times.Dequeue();
            if (times.Count == 0) sent.Remove(who);
        }
        return sent.TryGetValue(Name(sender), out var mine) && mine.Count >= MostAnHour;
    }

    public void Count(IPAddress? sender)
    {
        var name = Name(sender);
        if (!sent.TryGetValue(name, out var times)) sent[name] = times = new Queue<DateTimeOffset>();
        times.Enqueue(time.GetUtcNow());
    }

    private string Name(IPAddress? sender)
    {
        var address = sender is { IsIPv4MappedToIPv6: true } ? sender.MapToIPv4() : sender;
        var bytes = address?.GetAddressBytes() ?? [];
        return Convert.ToHexString(HMACSHA256.HashData(key, address?.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..BytesOfNetwork] : bytes));
    }
}
