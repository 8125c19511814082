using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>The contract on a real server: see tests/neo4j/README.md.</summary>
[Collection("Neo4j server")]
public sealed class Neo4jServerStoreTests : GraphStoreContract
{
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Neo4jServer.Forget();
    }

    protected override IGraphStore Open(string name)
    {
        var options = Neo4jServer.Options();
        Task.Run(() => Neo4jServer.EmptyForAsync(name)).GetAwaiter().GetResult();
        return Neo4jGraphStore.Open(options, Time);
    }
}
