namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>What this instance has written and read so far: sent with each request, so that any server of a cluster answers as of then. Thread-safe.</summary>
internal sealed class Bookmarks
{
    private readonly Lock gate = new();
    private IReadOnlyList<string> now = [];

    public IReadOnlyList<string> Now
    {
        get
        {
            lock (gate) return now;
        }
    }

    /// <summary>What a request brought back stands for what it was sent with; what others brought in the meantime stays.</summary>
    public void Replace(IReadOnlyList<string> sent, IReadOnlyList<string> received)
    {
        if (received.Count == 0) return;
        lock (gate) now = [.. now.Except(sent).Union(received)];
    }
}
