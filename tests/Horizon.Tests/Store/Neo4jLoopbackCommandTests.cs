using Horizon.Graph.Store.Neo4j;
using Horizon.Tests.Store.Loopback;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>The executable's commands and pages on the Neo4j store, over a server in memory.</summary>
public sealed class Neo4jLoopbackCommandTests
{
    [Fact]
    public async Task EveryCommandAnswersAsOnSqlite()
    {
        await using var server = await Neo4jLoopback.StartAsync();
        using var whole = new WholeOnNeo4j(new Neo4jOptions { Url = server.Url });
        await whole.IsAsOnSqliteAsync();
    }
}
