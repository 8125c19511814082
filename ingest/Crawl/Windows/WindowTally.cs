namespace Horizon.Ingest.Crawl.Windows;

/// <summary>What one fetch of one window found; the fetch fills it while its pages go out.</summary>
internal sealed class WindowTally(bool maySplit)
{
    /// <summary>Whether the fetch may decline a window as too large, before its first page.</summary>
    public bool MaySplit { get; } = maySplit;

    /// <summary>The source's own count; null where it gave none.</summary>
    public long? Expected { get; set; }

    /// <summary>Set to the number of windows that this one should become; its pages were not handed over.</summary>
    public long? SplitInto { get; set; }

    /// <summary>The source will not deliver more of this window, however often it is asked.</summary>
    public bool Capped { get; set; }

    /// <summary>Distinct ids that arrived.</summary>
    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>What came, here or in a run before that was cut off, and need not be asked for again by the next; null where a set is always fetched whole.</summary>
    public HashSet<string>? Came { get; set; }

    public List<string> Notes { get; } = [];

    /// <summary>Counts ids as arrived; returns how many had not before.</summary>
    public int Add(IReadOnlyList<string> ids) => ids.Count(Ids.Add);

    public bool IsShort => Expected > Ids.Count;
}
