using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>An open transaction. Rolled back where it is disposed of without a commit; any failed statement has ended it on the server.</summary>
internal sealed class QueryTransaction(QueryClient client, Uri url, string? affinity, IReadOnlyList<string> bookmarks) : IAsyncDisposable
{
    /// <summary>A cluster's answer names the server that holds the transaction; later requests give the name back.</summary>
    public const string AffinityHeader = "neo4j-cluster-affinity";

    private bool ended;

    public Task<QueryAnswer> RunAsync(Statement statement, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation) =>
        client.InTransactionAsync(url, affinity, statement, parameters, cancellation);

    /// <summary>Runs the last statement and commits. Where no whole answer comes, whether it was committed cannot be told.</summary>
    public async Task CommitAsync(Statement last, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var answer = await client.InTransactionAsync(new Uri($"{url}/commit"), affinity, last, parameters, cancellation);
        ended = true;
        client.Committed(bookmarks, answer.Bookmarks);
    }

    public async ValueTask DisposeAsync()
    {
        if (ended) return;
        ended = true;
        await client.RollBackAsync(url, affinity);
    }
}
