using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j;
using Horizon.Tests.Store.Loopback;

namespace Horizon.Tests.Store;

/// <summary>The contract on the Neo4j store, over a server in memory that runs the statements' text: see <see cref="Neo4jLoopback"/> for what that shows and what not.</summary>
public sealed class Neo4jLoopbackStoreTests : GraphStoreContract
{
    private Neo4jLoopback? server;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    protected override IGraphStore Open(string name)
    {
        server ??= Task.Run(Neo4jLoopback.StartAsync).GetAwaiter().GetResult();
        // A database of its own for each store.
        return Neo4jGraphStore.Open(new Neo4jOptions { Url = server.Url, Database = name.Replace(' ', '-') }, Time);
    }
}
