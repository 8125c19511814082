using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>Rows as they go over the wire, cut into requests of bounded rows and bytes.</summary>
internal static class RowBatches
{
    public static IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> Cut(IEnumerable<object?> rows, int mostRows, int mostBytes)
    {
        var batch = new List<ReadOnlyMemory<byte>>();
        var bytes = 0;
        foreach (var row in rows)
        {
            var written = TypedJson.Bytes(row);
            if (batch.Count > 0 && (batch.Count >= mostRows || bytes + written.Length > mostBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }
            batch.Add(written);
            bytes += written.Length + 1;
        }
        if (batch.Count > 0) yield return batch;
    }
}
