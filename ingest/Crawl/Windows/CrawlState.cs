using System.Text.Json;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>
/// What a checkpoint says. <paramref name="SourceVersion"/> is the source's own data version at the start of the last run that got to its end,
/// null while a run is under way or where the source has none.
/// </summary>
internal sealed record CrawlState(int Format, string Scope, string? SourceVersion, IReadOnlyList<LaneState> Lanes)
{
    /// <summary>Of addresses that were fetched, by what the source knows whether their answers still hold; null where none was kept.</summary>
    public IReadOnlyDictionary<string, string>? Validators { get; init; }

    /// <summary>Of a walk through whole sets that has not come to its end: the sets that were fetched whole; null where none is under way.</summary>
    public IReadOnlyList<SetDone>? Sets { get; init; }

    /// <summary>Of that walk: what came of the set under way and need not be asked for again; null where a set is always fetched whole.</summary>
    public IReadOnlyCollection<string>? Came { get; init; }

    /// <summary>Of a source that is read as whole sets: every id that ever came, so that one that is no longer listed can be told; null where none was kept.</summary>
    public IReadOnlyCollection<string>? Held { get; init; }

    /// <summary>Whether windows that delivered less than the source said it had are still to be fetched.</summary>
    public bool HasGaps => Lanes.Any(lane => lane.Short.Count > 0);

    private const int CurrentFormat = 1;

    public static CrawlState Start(string scope) => new(CurrentFormat, scope, null, []);

    public LaneState? Lane(string name) => Lanes.FirstOrDefault(lane => lane.Name == name);

    public CrawlState With(LaneState lane) => this with { Lanes = [.. Lanes.Where(other => other.Name != lane.Name), lane] };

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The state in a checkpoint; null for one that is not of this scope and format.</summary>
    public static CrawlState? Read(string? checkpoint, string scope)
    {
        if (checkpoint is null) return null;
        try
        {
            var state = JsonSerializer.Deserialize<CrawlState>(checkpoint, JsonSerializerOptions.Web);
            return state is { Format: CurrentFormat, Lanes: not null } && state.Scope == scope ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A set that was fetched whole, with the source's count and what arrived: how much and, where it was kept, which.</summary>
internal sealed record SetDone(string Name, long? Expected, long Arrived, IReadOnlyCollection<string>? Ids = null);

/// <summary>
/// How far one kind of date has been walked: all to <paramref name="Through"/> but what is in <paramref name="Short"/>, whose windows delivered
/// less than the source said it had. <paramref name="FetchedOn"/> is the day on which the fetch of the window that ends there began,
/// <paramref name="Until"/> the day to which that run meant to go.
/// </summary>
internal sealed record LaneState(string Name, DateOnly Through, DateOnly FetchedOn, DateOnly Until, IReadOnlyList<DateWindow> Short)
{
    /// <summary>
    /// The windows that a run to a day still has to fetch: those that were short, then from where the last one ended.
    /// A finished run is overlapped by the day before its end, because dates have no hours and sources publish late; a run that was cut off
    /// goes on after its last window, unless that window's days were still filling when it was fetched.
    /// </summary>
    public IReadOnlyList<DateWindow> Outstanding(DateOnly to)
    {
        var cutOff = Through < Until && Through < FetchedOn.AddDays(-1);
        var rest = new DateWindow(Through.AddDays(cutOff ? 1 : -1), to);
        var gaps = Short.Where(gap => gap.To <= to && !rest.Contains(gap)).OrderBy(gap => gap.From).ToList();
        // No day is fetched twice, or its records would count twice.
        IEnumerable<DateWindow> others = rest.Days > 0 ? gaps.Aggregate((IEnumerable<DateWindow>)[rest], (parts, gap) => parts.SelectMany(part => part.Without(gap))) : [];
        return [.. gaps, .. others];
    }

    public LaneState After(DateWindow window, bool complete, DateOnly today)
    {
        IEnumerable<DateWindow> gaps = Short.SelectMany(gap => gap.Without(window));
        if (!complete) gaps = gaps.Append(window);
        var further = window.To >= Through;
        return this with
        {
            Through = further ? window.To : Through,
            FetchedOn = further ? today : FetchedOn,
            Short = [.. gaps.OrderBy(gap => gap.From)],
        };
    }
}
