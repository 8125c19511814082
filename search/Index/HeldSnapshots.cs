namespace Horizon.Search.Index;

/// <summary>
/// Keeps the snapshots that cursors point at, so that the pages of one search come from one state of the index whatever is written in between.
/// A snapshot is let go 5 minutes after its last use, or when 8 younger ones exist; a cursor then goes on in the present state, behind the row it stood at.
/// </summary>
internal sealed class HeldSnapshots(TimeProvider time) : IDisposable
{
    private const int Most = 8;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<long, (LiveSearcher Searcher, long Used)> held = [];

    public void Hold(long version, LiveSearcher searcher)
    {
        lock (gate)
        {
            if (held.TryAdd(version, (searcher, time.GetTimestamp()))) searcher.IndexReader.IncRef();
            else held[version] = (held[version].Searcher, time.GetTimestamp());
            Prune();
        }
    }

    /// <summary>The snapshot with a reference taken for the caller, who gives it back; null if it is gone.</summary>
    public LiveSearcher? Take(long version)
    {
        lock (gate)
        {
            Prune();
            if (!held.TryGetValue(version, out var entry)) return null;
            held[version] = (entry.Searcher, time.GetTimestamp());
            entry.Searcher.IndexReader.IncRef();
            return entry.Searcher;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var (searcher, _) in held.Values) searcher.IndexReader.DecRef();
            held.Clear();
        }
    }

    private void Prune()
    {
        foreach (var (version, entry) in held.OrderByDescending(h => h.Value.Used).Select((h, i) => (h, i))
                     .Where(x => x.i >= Most || time.GetElapsedTime(x.h.Value.Used) > Life).Select(x => x.h).ToList())
        {
            held.Remove(version);
            entry.Searcher.IndexReader.DecRef();
        }
    }
}
