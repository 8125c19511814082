namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>What was sent so far: requests, rows and bytes. Thread-safe.</summary>
internal sealed class WireTally
{
    private long requests;
    private long rows;
    private long bytes;
    private long largest;
    private long mostRows;

    public long Requests => Interlocked.Read(ref requests);

    public long Rows => Interlocked.Read(ref rows);

    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Bytes of the largest request.</summary>
    public long Largest => Interlocked.Read(ref largest);

    /// <summary>Rows of the request with the most.</summary>
    public long MostRows => Interlocked.Read(ref mostRows);

    public void Sent(int rowCount, int byteCount)
    {
        Interlocked.Increment(ref requests);
        Interlocked.Add(ref rows, rowCount);
        Interlocked.Add(ref bytes, byteCount);
        Raise(ref largest, byteCount);
        Raise(ref mostRows, rowCount);
    }

    private static void Raise(ref long most, long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen; seen = Interlocked.Read(ref most))
        {
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
        }
    }
}
