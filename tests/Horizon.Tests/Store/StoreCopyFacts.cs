using CsvHelper;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Copy;
using Horizon.Graph.Store.Neo4j.Copy;
using Horizon.Graph.Store.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

/// <summary>What a copy must keep, for whichever two stores.</summary>
internal static class StoreCopyFacts
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A store with everything in it that a store can hold: history, placements, readings, labels, keys, notes.</summary>
    public static async Task FillAsync(IGraphStore store)
    {
        var time = Start;
        await store.ApplyAsync(Set(New("NCT1", "one", TestsEdge("NCT1", "sabr"), TestsEdge("NCT1", "x;\"y\"\n,z") with { Target = Trial("NCT3", "as cited; \"quoted\"\nline") }),
            New("NCT2", "two", TestsEdge("NCT2", "sabr", "two"), TestsEdge("NCT2", "imrt", "two") with { Role = "" })), Stop);
        await store.ApplyAsync(Set(Next((await store.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")], "newer", 1, TestsEdge("NCT1", "imrt", "newer"))), Stop);
        await store.ApplyAsync(Set(Next((await store.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")], "newer", 2, TestsEdge("NCT1", "imrt", "newer"))), Stop);
        await store.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT2", "trial:NCT1")] }, Stop);
        await store.ApplyAsync(Set(New("NCT4", "four", TestsEdge("NCT4", "x", "four") with { Target = Trial("NCT2") })), Stop);
        await store.ApplyAsync(Set(New("NCT3", "its own title")) with { Rejects = [new Reject("pubmed", null, "no id", "a.xml", time), new Reject("isrctn", "7", "no title", "b.xml", time)], UnknownFields = new Dictionary<string, int> { ["pubmed/a/b"] = 3 } }, Stop);
        await store.SaveRunAsync(new Run("r1", "pubmed", "import", time, null, 10, 4, 3, 2, 1, null, null, null), Stop);
        await store.SaveRunAsync(new Run("r2", "pubmed", "crawl", time, time.AddHours(1), 1, 1, 0, 0, 0, true, 5, "short; \"by\" four"), Stop);
        await store.SetNoteAsync("crawl", "page 2", Stop);
    }

    /// <summary>Out and back again: all three hold the same, and answer the same.</summary>
    public static async Task GoesThereAndBackAsync(IGraphStore other, string folder)
    {
        await using var first = SqliteGraphStore.Open(Path.Combine(folder, "first", "graph.db"), new FakeTimeProvider(Start));
        await FillAsync(first);
        await CopyAsync(first, other);
        await using var back = SqliteGraphStore.Open(Path.Combine(folder, "back", "graph.db"), new FakeTimeProvider(Start));
        await CopyAsync(other, back);
        await AnswersTheSameAsync(first, other);
        await AnswersTheSameAsync(first, back);
        await Assert.ThrowsAsync<StoreUnusableException>(() => other.LoadAsync(first.RowsAsync(Stop), Stop));
        // A copy is a store like any other: it parts what was merged and takes in what is new, as the first does.
        foreach (var store in new[] { first, other, back })
        {
            await store.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT2", null)] }, Stop);
            var stored = (await store.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")];
            await store.ApplyAsync(Set(Next(stored, "newest", 2, TestsEdge("NCT1", "new", "newest")), New("NCT9")), Stop);
        }
        await AnswersTheSameAsync(first, other);
        await AnswersTheSameAsync(first, back);
    }

    /// <summary>What a store wrote itself, merged and parted, goes whole into a file. What it numbers is unique there.</summary>
    public static async Task GoesIntoAFileAsync(IGraphStore store, string folder)
    {
        await FillAsync(store);
        await store.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT2", null)] }, Stop);
        await store.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT2", "trial:NCT1")] }, Stop);
        await using var file = SqliteGraphStore.Open(Path.Combine(folder, "file", "graph.db"), new FakeTimeProvider(Start));
        await CopyAsync(store, file);
        await AnswersTheSameAsync(store, file);
    }

    /// <summary>Files open with a CSV reader, ids are unique, every relationship's ends exist, counts are those of the store.</summary>
    public static async Task ExportIsWholeAsync(IGraphStore store, string folder)
    {
        var export = await Neo4jCsv.WriteAsync(store, folder, Stop);
        var ids = new Dictionary<string, HashSet<string>>();
        foreach (var file in CsvFiles.All.OrderByDescending(f => f.IsNodes))
        {
            await using var stream = File.OpenRead(Path.Combine(folder, file.Name + ".csv"));
            await using var table = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = false, MaxRecordSize = int.MaxValue / 2 });
            Assert.True(await table.ReadAsync(Stop));
            var header = Cells(table);
            long rows = 0;
            while (await table.ReadAsync(Stop))
            {
                rows++;
                var cells = Cells(table);
                Assert.Equal(header.Length, cells.Length);
                for (var i = 0; i < header.Length; i++)
                {
                    if (header[i].IndexOf("ID(", StringComparison.Ordinal) is not (>= 0 and var at)) continue;
                    var space = header[i][(at + 3)..^1];
                    if (file.IsNodes) Assert.True((ids.TryGetValue(space, out var seen) ? seen : ids[space] = []).Add(cells[i]), $"{cells[i]} twice in {file.Name}");
                    else Assert.Contains(cells[i], ids[space]);
                }
            }
            Assert.Equal(export.Rows[file.Name], rows);
        }
        var proof = await StoreProof.OfAsync(store, Stop);
        foreach (var (section, file) in new[] { ("nodes", "nodes"), ("changeSets", "changeSets"), ("documents", "documents"), ("records", "records"), ("versions", "versions"), ("claims", "claims"),
            ("assertions", "edges"), ("placements", "placements"), ("rejects", "rejects"), ("runs", "runs"), ("notes", "notes"), ("unknownFields", "unknownFields"), ("keys", "names") })
        {
            Assert.Equal((file, proof.Count(section)), (file, export.Rows[file]));
        }
        Assert.All(CsvFiles.All, f => Assert.Contains($"{f.Name}.csv", export.Command, StringComparison.Ordinal));
    }

    private static string[] Cells(CsvReader table)
    {
        var cells = new string[table.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = table.GetString(i);
        return cells;
    }

    private static async Task CopyAsync(IGraphStore from, IGraphStore to)
    {
        var sent = new StoreProof();
        await to.LoadAsync(sent.Watch(from.RowsAsync(Stop), Stop), Stop);
        Assert.Empty(sent.Differences(await StoreProof.OfAsync(to, Stop)));
        Assert.All(StoreRow.Sections, s => Assert.True(sent.Count(s) > 0, s));
    }

    private static async Task AnswersTheSameAsync(IGraphStore a, IGraphStore b)
    {
        var last = await a.SequenceAsync(Stop);
        Assert.Equal(last, await b.SequenceAsync(Stop));
        string[] ids = ["trial:NCT1", "trial:NCT2", "trial:NCT3", "trial:NCT4", "trial:NCT9", "technique:sabr", "technique:imrt"];
        foreach (var asOf in Enumerable.Range(0, (int)last + 1).Select(s => (long?)s).Append(null))
        {
            Assert.Equivalent((await a.NodesAsync(ids, asOf, Stop)).OrderBy(n => n.Key).Select(n => n.Value), (await b.NodesAsync(ids, asOf, Stop)).OrderBy(n => n.Key).Select(n => n.Value), strict: true);
            Assert.Equivalent(await a.EdgesAsync(ids, null, 100, asOf, Stop), await b.EdgesAsync(ids, null, 100, asOf, Stop), strict: true);
        }
        Assert.Equivalent(await a.CountsAsync(Stop), await b.CountsAsync(Stop), strict: true);
        Assert.Equal(await a.ChangesAsync(0, 1000, Stop), await b.ChangesAsync(0, 1000, Stop));
        Assert.Equal(await a.LastRunsAsync(Stop), await b.LastRunsAsync(Stop));
        Assert.Equal(await a.RejectsAsync(null, 10, Stop), await b.RejectsAsync(null, 10, Stop));
        Assert.Equal(await a.ResolveAsync("NCT2", Stop), await b.ResolveAsync("NCT2", Stop));
        var keys = new[] { Key("NCT1"), Key("NCT2"), Key("NCT3") };
        Assert.Equivalent((await a.RecordsAsync(keys, Stop)).Values, (await b.RecordsAsync(keys, Stop)).Values, strict: true);
        Assert.Equal((await a.RawAsync(HashOf("NCT1", "one"), Stop))!.Value.ToArray(), (await b.RawAsync(HashOf("NCT1", "one"), Stop))!.Value.ToArray());
    }
}
