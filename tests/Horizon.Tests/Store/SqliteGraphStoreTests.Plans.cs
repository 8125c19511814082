using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public sealed partial class SqliteGraphStoreTests
{
    private static readonly string[] Schema = ["CREATE", "PRAGMA", "DROP", "ALTER"];

    [Fact]
    public async Task NoStatementScansABigTable()
    {
        await CallAll();
        var session = Sqlite.Rent();
        var statements = session.Statements.Concat(Sqlite.Writer.Statements).Distinct().Where(s => !Schema.Any(word => s.StartsWith(word, StringComparison.Ordinal))).ToList();
        Assert.InRange(statements.Count, 50, 200);
        var scans = statements.SelectMany(sql => session.Rows("EXPLAIN QUERY PLAN " + sql, r => $"{r.Text(3)} IN {sql}"))
            .Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal)).Where(step => !IsSmall(step)).ToList();
        Sqlite.Return(session);
        Assert.Empty(scans);
    }

    /// <summary>The first few edges of a hub come in the index's order: nothing is gathered and sorted first.</summary>
    [Fact]
    public async Task EdgesThatEndAtAHubAreReadInTheOrderOfAnIndex()
    {
        await CallAll();
        var session = Sqlite.Rent();
        var heads = session.Statements.Where(s => s.Contains("FROM edge WHERE target = ?1", StringComparison.Ordinal)).ToList();
        var plans = heads.SelectMany(sql => session.Rows("EXPLAIN QUERY PLAN " + sql, r => r.Text(3))).ToList();
        Sqlite.Return(session);
        Assert.Equal(4, heads.Count);
        Assert.All(plans.Where(p => p.Contains(" edge ", StringComparison.Ordinal)), plan => Assert.Contains("INDEX edge_target", plan, StringComparison.Ordinal));
        Assert.DoesNotContain(plans, plan => plan.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    /// <summary>A block of which too many hold tells nothing: no more of them are read than are asked for, in the order of the table.</summary>
    [Fact]
    public async Task HoldersOfABlockAreReadUpToTheLimitWithoutSortingThemFirst()
    {
        await CallAll();
        var session = Sqlite.Rent();
        var heads = session.Statements.Where(s => s.Contains("FROM key WHERE key = ?1 ORDER BY node LIMIT", StringComparison.Ordinal)).Select(s => s[(s.IndexOf("(SELECT", StringComparison.Ordinal) + 1)..s.IndexOf(") held", StringComparison.Ordinal)]).ToList();
        var plan = session.Rows("EXPLAIN QUERY PLAN " + Assert.Single(heads), r => r.Text(3));
        Sqlite.Return(session);
        Assert.All(plan, step => Assert.StartsWith("SEARCH key USING PRIMARY KEY", step, StringComparison.Ordinal));
    }

    /// <summary>The schema, a handful of rows a source, the rows of a query with a limit, or the last rows by number with one.</summary>
    private static bool IsSmall(string step) =>
        step.StartsWith("SCAN sqlite_", StringComparison.Ordinal) || step.StartsWith("SCAN tally", StringComparison.Ordinal) || step.StartsWith("SCAN unknown_field", StringComparison.Ordinal) ||
        step.StartsWith("SCAN run", StringComparison.Ordinal) || step.StartsWith("SCAN CONSTANT ROW", StringComparison.Ordinal) || step.StartsWith("SCAN held ", StringComparison.Ordinal) ||
        (step.StartsWith("SCAN reject ", StringComparison.Ordinal) && step.Contains("ORDER BY num DESC LIMIT", StringComparison.Ordinal));

    /// <summary>Every call of the interface, each in all its forms.</summary>
    private async Task CallAll()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr"), TestsEdge("NCT1", "x") with { Target = Technique("sabr", "named") }));
        await Apply(Next(await Record("NCT1"), "two", 2, TestsEdge("NCT1", "imrt", "two")));
        await Apply(New("NCT2", "one", TestsEdge("NCT2", "sabr")), New("NCT3"));
        await Place(("NCT2", "NCT1"));
        await Place(("NCT2", "NCT3"));
        await Place(("NCT2", null));
        await Store.KeyHoldersAsync(["NCT1", "~block"], 10, Stop);
        await Store.ShownAsync(["trial:NCT1"], Stop);
        await Store.ApplyAsync(Set() with { Rejects = [new Reject("pubmed", "1", "why", "url", Start)], UnknownFields = new Dictionary<string, int> { ["pubmed/x"] = 1 } }, Stop);
        await Store.SaveRunAsync(FirstRun, Stop);
        await Store.SetNoteAsync("name", "value", Stop);
        await Store.SetNoteAsync("name", null, Stop);
        foreach (var asOf in new long?[] { null, 1 })
        {
            Assert.Single(await Store.NodesAsync(["trial:NCT1"], asOf, Stop));
            Assert.NotEmpty(await Store.EdgesAsync(["trial:NCT1"], null, 10, asOf, Stop));
            Assert.NotEmpty(await Store.EdgesAsync(["trial:NCT1"], [EdgeTypes.Tests], 10, asOf, Stop));
        }
        await Store.ResolveAsync("no such key", Stop);
        await Store.KnownAsync(["no such hash"], Stop);
        await Store.RawAsync("no such hash", Stop);
        await Store.RecordKeysAsync(SourceNames.PubMed, null, 10, null, Stop);
        await Store.RecordKeysAsync(SourceNames.PubMed, null, 10, 3, Stop);
        await Store.NodeIdsAsync(NodeKinds.Trial, null, 10, Stop);
        await Store.ChangesAsync(0, 10, Stop);
        await Store.CountsAsync(Stop);
        await Store.RejectsAsync(null, 10, Stop);
        await Store.RejectsAsync("pubmed", 10, Stop);
        await Store.UnknownFieldsAsync(Stop);
        await Store.LastRunsAsync(Stop);
        await Store.NoteAsync("name", Stop);
        await Store.SequenceAsync(Stop);
    }
}
