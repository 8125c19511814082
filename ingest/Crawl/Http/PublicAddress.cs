using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>Tells the internet from private networks, and connects only to the former, or to loopback where that is what the user named.</summary>
internal static class PublicAddress
{
    /// <summary>Ranges that IANA's special-purpose registries (RFC 6890 and successors) keep off the public internet.</summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/127", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/9", "ff00::/8"]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        else if (Nat64.Contains(address)) address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        return !NotPublic.Any(network => network.Contains(address));
    }

    /// <summary>
    /// Opens the connection. The check is made on the addresses that are then connected to, so that a name cannot answer differently in between.
    /// A proxy that the user has set up is its own host and may be anywhere.
    /// </summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The stream that is returned owns the socket; on failure it is disposed of here.")]
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool loopback, CancellationToken cancellation)
    {
        var (endpoint, url) = (context.DnsEndPoint, context.InitialRequestMessage.RequestUri!);
        var addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellation);
        if (endpoint.Host.Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            addresses = [.. addresses.Where(address => loopback ? IPAddress.IsLoopback(address) : IsPublic(address))];
            if (addresses.Length == 0)
                throw new CrawlRefusedException(url, $"{endpoint.Host} is not an address on the public internet.", "Check BaseUrl and the name server.");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endpoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
