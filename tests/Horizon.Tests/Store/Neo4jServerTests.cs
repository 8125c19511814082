using Horizon.Graph.Store.Neo4j;
using Horizon.Tests.Store.Loopback;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>What only a real server can show beside the contract: plans, and copies there and back.</summary>
[Collection("Neo4j server")]
public sealed class Neo4jServerTests : IAsyncLifetime
{
    /// <summary>Operators that look at every node or relationship of a sort. Every label of Horizon's has an index.</summary>
    private static readonly string[] Scans = ["AllNodesScan", "NodeByLabelScan", "NodeByLabelsScan", "RelationshipTypeScan", "RelationshipTypesScan", "AllRelationshipsScan"];

    private Neo4jGraphStore store = null!;

    public async ValueTask InitializeAsync()
    {
        store = Neo4jGraphStore.Open(Neo4jServer.Options(), new FakeTimeProvider(Drafts.Start));
        await Neo4jServer.EmptyForAsync("main");
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
        Neo4jServer.Forget();
    }

    [Fact]
    public async Task NoStatementScans()
    {
        await StoreCopyFacts.FillAsync(store);
        var scans = new List<string>();
        foreach (var statement in NamedStatements.All.Where(s => IsPlanned(s.Text)))
        {
            using var answer = await Neo4jServer.PostAsync("EXPLAIN " + statement.Text);
            Assert.True(answer.RootElement.TryGetProperty("queryPlan", out var plan), statement.Name);
            scans.AddRange(Scans.Where(s => plan.GetRawText().Contains(s, StringComparison.Ordinal)).Select(s => $"{statement.Name}: {s}"));
        }
        Assert.Empty(scans);
    }

    [Fact]
    public async Task AGraphGoesThereAndBackWithItsHistory()
    {
        var folder = Directory.CreateTempSubdirectory("horizon-copy-");
        await StoreCopyFacts.GoesThereAndBackAsync(store, folder.FullName);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task AGraphMadeOnAServerGoesIntoAFile()
    {
        var folder = Directory.CreateTempSubdirectory("horizon-copy-");
        await StoreCopyFacts.GoesIntoAFileAsync(store, folder.FullName);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task AnExportOfAServersGraphIsWhole()
    {
        var folder = Directory.CreateTempSubdirectory("horizon-csv-");
        await StoreCopyFacts.FillAsync(store);
        await StoreCopyFacts.ExportIsWholeAsync(store, folder.FullName);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task EveryCommandAnswersAsOnSqlite()
    {
        using var whole = new WholeOnNeo4j(Neo4jServer.Options());
        await whole.IsAsOnSqliteAsync();
    }

    /// <summary>Schema and administration have no plan.</summary>
    private static bool IsPlanned(string text) =>
        !text.StartsWith("CREATE ", StringComparison.Ordinal) && !text.StartsWith("SHOW ", StringComparison.Ordinal) && !text.StartsWith("TERMINATE ", StringComparison.Ordinal) && !text.StartsWith("CALL db.", StringComparison.Ordinal);
}
