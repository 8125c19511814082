using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Horizon.Api.Data;

/// <summary>
/// An error that a reader points at. <paramref name="About"/>: the page or id that it is on. <paramref name="ClosedBy"/>: the editor who has dealt with it, null while it is open.
/// <paramref name="Answer"/>: what the editor who last closed or reopened it said of it.
/// </summary>
public sealed record Flag(string Id, DateTimeOffset At, string About, string Words, string? ClosedBy = null, string? Answer = null)
{
    /// <summary>When it was dealt with; null while it is open, and for one that was closed before this was kept.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The editor who opened it again; null where none did since it was closed.</summary>
    public string? ReopenedBy { get; init; }
}

/// <summary>
/// What readers flag, in <c>flags.jsonl</c> of the data folder: a line a flag, and a line more when it is closed or opened again. It needs no key and touches no graph, so it is limited:
/// so many an hour from one sender, so many from all, and so many open ones.
/// </summary>
internal sealed class FlagBox(DataFolder folder, TimeProvider time)
{
    public const int LongestWords = 2000;
    public const int LongestAbout = 2000;
    public const int MostOpen = 5000;

    /// <summary>From all senders together: what a person can still look through.</summary>
    public const int MostAnHour = 300;

    private readonly Lock one = new();
    private readonly SenderLimit senders = new(time);

    private string Path => System.IO.Path.Combine(folder.Path, "flags.jsonl");

    /// <summary>Open ones first, each newest first.</summary>
    public IReadOnlyList<Flag> All()
    {
        lock (one) return [.. Read().Values.OrderBy(f => f.ClosedBy is not null).ThenByDescending(f => f.ClosedAt ?? f.At).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <param name="sender">Where it was sent from: counted for an hour, in memory alone, and kept nowhere.</param>
    /// <exception cref="BadRequestException">There are no words, or too many.</exception>
    /// <exception cref="TooManyException">More than the box takes.</exception>
    public Flag Add(string? about, string? words, IPAddress? sender)
    {
        words = TypedText.Of(words) ?? "";
        about = TypedText.Of(about) ?? "";
        if (words.Length == 0) throw new BadRequestException("Say in a sentence what is wrong.");
        if (words.Length > LongestWords) throw new BadRequestException($"That is longer than {LongestWords} characters. Say it shorter.");
        if (about.Length > LongestAbout) throw new BadRequestException($"The page's address is longer than {LongestAbout} characters.");
        lock (one)
        {
            var flags = Read().Values;
            var now = time.GetUtcNow();
            if (senders.IsOver(sender)) throw new TooManyException($"You have flagged {SenderLimit.MostAnHour} errors within the hour, and this one was not kept. Try again in an hour.");
            if (flags.Count(f => f.ClosedBy is null) >= MostOpen || flags.Count(f => now - f.At < TimeSpan.FromHours(1)) >= MostAnHour)
                throw new TooManyException("Many errors have been flagged just now, and this one was not kept. Try again in an hour.");
            var flag = new Flag(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), now, about, words);
            Append(flag);
            senders.Count(sender);
            return flag;
        }
    }

    /// <summary>Notes who has dealt with a flag, and what they say of it; null for one that is not there.</summary>
    /// <exception cref="BadRequestException">The answer is too long.</exception>
    public Flag? Close(string id, string by, string? answer) => Change(id, answer, (flag, said) => flag with { ClosedBy = by, ClosedAt = time.GetUtcNow(), ReopenedBy = null, Answer = said });

    /// <summary>Puts a flag that was closed before the editors again; null for one that is not there.</summary>
    /// <exception cref="BadRequestException">The answer is too long.</exception>
    public Flag? Reopen(string id, string by, string? answer) => Change(id, answer, (flag, said) => flag with { ClosedBy = null, ClosedAt = null, ReopenedBy = by, Answer = said ?? flag.Answer });

    private Flag? Change(string id, string? answer, Func<Flag, string?, Flag> change)
    {
        var said = TypedText.Of(answer);
        if (said?.Length > LongestWords) throw new BadRequestException($"That is longer than {LongestWords} characters. Say it shorter.");
        lock (one)
        {
            if (!Read().TryGetValue(id, out var flag)) return null;
            var changed = change(flag, said);
            Append(changed);
            return changed;
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
