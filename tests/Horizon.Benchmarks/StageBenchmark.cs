using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>Where an import's time goes: each part alone, warm, one after the other on one thread.</summary>
internal static class StageBenchmark
{
    public static async Task RunAsync(TimeProvider time)
    {
        var studies = TestData.Studies();
        long bytes = studies.Sum(s => (long)s.Length);
        var folder = Directory.CreateTempSubdirectory("horizon-bench-").FullName;
        try
        {
            await using var store = SqliteGraphStore.Open(Path.Combine(folder, "horizon.db"), time);
            using var index = HorizonIndex.OpenWriter(Path.Combine(folder, "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
            for (var round = 0; round < 4; round++)
            {
                var numbered = TestData.Repeated([.. studies], studies.Count * (round + 1)).Skip(studies.Count * round).ToList();
                List<RawDocument> raw = [];
                List<(ParsedRecord Record, PackedDocument Packed)> parsed = [];
                List<RecordChange> changes = [];
                var hash = await Measured.OfAsync(() => { raw = [.. numbered.Select(s => ContentHash.Document(s))]; return Task.CompletedTask; }, time);
                List<PackedDocument> packed = [];
                var pack = await Measured.OfAsync(() => { packed = [.. raw.Select(PackedDocument.Pack)]; return Task.CompletedTask; }, time);
                var parse = await Measured.OfAsync(() => { parsed = [.. raw.Zip(packed, (r, p) => ((ParsedRecord)ClinicalTrialsGovParser.Parse(r.Bytes), p))]; return Task.CompletedTask; }, time);
                var link = await Measured.OfAsync(() => { changes = [.. parsed.Select(p => Change(p.Record, p.Packed))]; return Task.CompletedTask; }, time);
                var write = await Measured.OfAsync(async () => { foreach (var batch in changes.Chunk(128)) await store.ApplyAsync(ChangeSet.Of(batch), CancellationToken.None); }, time);
                var ids = changes.Select(c => c.Node.Id).ToList();
                IReadOnlyDictionary<string, Node> nodes = new Dictionary<string, Node>();
                IReadOnlyList<Edge> links = [];
                List<IndexDocument> documents = [];
                var load = await Measured.OfAsync(async () => nodes = await store.NodesAsync(ids, null, CancellationToken.None), time);
                var loadLinks = await Measured.OfAsync(async () => links = await store.LinksAsync(ids, 5_000, CancellationToken.None), time);
                var document = await Measured.OfAsync(() => { documents = Documents(nodes, links); return Task.CompletedTask; }, time);
                var put = await Measured.OfAsync(() => { foreach (var d in documents) index.Put(d); index.Commit(round + 1); return Task.CompletedTask; }, time);
                if (round == 0) continue;
                Console.WriteLine($"round {round}, {studies.Count} studies");
                foreach (var (name, taken) in new[] { ("hash", hash), ("pack (gzip)", pack), ("parse", parse), ("read and link", link), ("write the graph", write), ("load nodes", load), ("load links", loadLinks), ("make documents", document), ("index", put) })
                    Console.WriteLine($"  {name,-16} {taken.Words(studies.Count, bytes)}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<IndexDocument> Documents(IReadOnlyDictionary<string, Node> nodes, IReadOnlyList<Edge> links)
    {
        var byNode = links.SelectMany(e => new[] { (e.Source.Id, Edge: e), (e.Target.Id, Edge: e) }).ToLookup(p => p.Id, p => p.Edge);
        return [.. nodes.Values.Select(n => DocumentOf.Node(n, [.. byNode[n.Id]])!)];
    }

    private static RecordChange Change(ParsedRecord record, PackedDocument packed) => RecordLinker.Link(
        StoredRecord.None(record.Key),
        new NewVersion(new VersionedFacts(packed.Hash, record.UpdatedOn, record.IsReduced, record.Facts), record.ParserVersion, packed, new Origin("benchmark", DateTimeOffset.UnixEpoch, "none"))).Change!;
}
