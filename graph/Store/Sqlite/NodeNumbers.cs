namespace Horizon.Graph.Store.Sqlite;

/// <summary>
/// The numbers of nodes that were met lately, kept from one change set to the next: most edges end at the same few techniques, sites and places.
/// Used under the writer's lock only. Forgets all when another process has written in between, for it may have merged nodes.
/// </summary>
internal sealed class NodeNumbers
{
    private const int Most = 100_000;
    private readonly Dictionary<string, Entry> known = [];
    private long sequence = -1;

    public void StartAt(long current)
    {
        if (current != sequence || known.Count > Most) Clear();
    }

    public void EndAt(long current) => sequence = current;

    public void Clear()
    {
        known.Clear();
        sequence = -1;
    }

    public bool TryGet(string id, out Entry entry) => known.TryGetValue(id, out entry);

    public void Keep(string id, Entry entry) => known[id] = entry;

    public void Forget(string id) => known.Remove(id);

    /// <param name="Born">The node of the id itself.</param>
    /// <param name="Shown">The node that shows it: another where it is placed there.</param>
    /// <param name="IsNamed">The node of the id has a label.</param>
    internal readonly record struct Entry(long Born, long Shown, bool IsNamed);
}
