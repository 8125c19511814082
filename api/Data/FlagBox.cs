using System.Security.Cryptography;
using System.Text.Json;

namespace Horizon.Api.Data;

/// <summary>An error that a reader points at. <paramref name="About"/>: the page or id that it is on. <paramref name="ClosedBy"/>: the editor who has dealt with it, null while it is open.</summary>
internal sealed record Flag(string Id, DateTimeOffset At, string About, string Words, string? ClosedBy = null, string? Answer = null);

/// <summary>
/// What readers flag, in <c>flags.jsonl</c> of the data folder: a line a flag, and a line more when it is closed. It needs no key and touches no graph, so it is limited:
/// so many an hour and so many open ones, whoever sends them.
/// </summary>
internal sealed class FlagBox(DataFolder folder, TimeProvider time)
{
    public const int LongestWords = 2000;
    public const int LongestAbout = 300;
    public const int MostOpen = 5000;
    public const int MostAnHour = 60;

    private readonly Lock one = new();

    private string Path => System.IO.Path.Combine(folder.Path, "flags.jsonl");

    /// <summary>Open ones first, each newest first.</summary>
    public IReadOnlyList<Flag> All()
    {
        lock (one) return [.. Read().Values.OrderBy(f => f.ClosedBy is not null).ThenByDescending(f => f.At).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="BadRequestException">There are no words, or too many.</exception>
    /// <exception cref="TooManyException">More than the box takes.</exception>
    public Flag Add(string? about, string? words)
    {
        words = words?.Trim() ?? "";
        about = about?.Trim() ?? "";
        if (words.Length == 0) throw new BadRequestException("Say in a sentence what is wrong.");
        if (words.Length > LongestWords) throw new BadRequestException($"That is longer than {LongestWords} characters. Say it shorter.");
        if (about.Length > LongestAbout) throw new BadRequestException($"The page's address is longer than {LongestAbout} characters.");
        lock (one)
        {
            var flags = Read().Values;
            var now = time.GetUtcNow();
            if (flags.Count(f => f.ClosedBy is null) >= MostOpen || flags.Count(f => now - f.At < TimeSpan.FromHours(1)) >= MostAnHour)
                throw new TooManyException("Many errors have been flagged just now, and this one was not kept. Try again in an hour.");
            var flag = new Flag(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), now, about, words);
            Append(flag);
            return flag;
        }
    }

    /// <summary>Notes who has dealt with a flag; null for one that is not there.</summary>
    public Flag? Close(string id, string by, string? answer)
    {
        lock (one)
        {
            if (!Read().TryGetValue(id, out var flag)) return null;
            var closed = flag with { ClosedBy = by, Answer = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim() };
            Append(closed);
            return closed;
        }
    }

    private Dictionary<string, Flag> Read()
    {
        var flags = new Dictionary<string, Flag>();
        if (!File.Exists(Path)) return flags;
        foreach (var line in File.ReadLines(Path))
        {
            // The last line of a process that was killed may be cut off.
            if (!line.EndsWith('}')) continue;
            if (JsonSerializer.Deserialize<Flag>(line, JsonSerializerOptions.Web) is { } flag) flags[flag.Id] = flag;
        }
        return flags;
    }

    private void Append(Flag flag) => File.AppendAllText(Path, JsonSerializer.Serialize(flag, JsonSerializerOptions.Web) + "\n");
}

/// <summary>More than is taken at once; the message says when to try again.</summary>
internal sealed class TooManyException(string message) : Exception(message);
