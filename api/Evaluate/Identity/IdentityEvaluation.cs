using Horizon.Graph.Identity;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Horizon.Ingest.Import;

namespace Horizon.Api.Evaluate.Identity;

/// <summary>
/// What the rules take for one trial, over the labelled registrations of two registers: how many of the labelled pairs, and whether any merge is false.
/// Merges that no label covers were judged by hand; the verdicts lie beside this file.
/// </summary>
internal static class IdentityEvaluation
{
    private const string Set = "cross-registrations";

    public static async Task<IReadOnlyList<EvaluationRow>> RunAsync(string dataFolder, TimeProvider time, CancellationToken cancellation)
    {
        var source = Path.Combine(dataFolder, "labelled", Set);
        var labels = ReadLabels(Path.Combine(source, "cross_registration_pairs.csv"));
        var folder = Directory.CreateTempSubdirectory("horizon-evaluate-");
        try
        {
            await using var store = SqliteGraphStore.Open(Path.Combine(folder.FullName, "horizon.db"), time);
            await new RecordIntake(store, time).ImportAsync([Path.Combine(source, "ictrp_trials_no_contacts.csv")], null, null, cancellation);
            await new IdentityResolver(store, time).CatchUpAsync(cancellation);
            return Rows(await PairsAsync(store, cancellation), labels, ReadVerdicts());
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static IReadOnlyList<EvaluationRow> Rows(IReadOnlyList<PairFacts> pairs, IReadOnlyList<Label> labels, Dictionary<(string, string), bool> verdicts)
    {
        var groups = labels.SelectMany(l => new[] { (l.Group, Id: l.A), (l.Group, Id: l.B) }).Distinct().ToLookup(g => g.Id, g => g.Group);
        bool? Truth(PairFacts p)
        {
            var (a, b) = (Name(p.A), Name(p.B));
            return groups[a].Intersect(groups[b]).Any() ? true : verdicts.TryGetValue((p.A, p.B), out var verdict) ? verdict : null;
        }
        var merges = pairs.Where(p => p.Outcome == PairOutcome.Same).ToList();
        var (known, wrong) = (merges.Count(p => Truth(p) is not null), merges.Count(p => Truth(p) == false));
        var both = labels.Where(l => l.HasBoth).ToList();
        bool Found(Label l, params PairOutcome[] outcomes) => pairs.Any(p => outcomes.Contains(p.Outcome) && ((Name(p.A) == l.A && Name(p.B) == l.B) || (Name(p.A) == l.B && Name(p.B) == l.A)));
        var (merged, shown) = (both.Count(l => Found(l, PairOutcome.Same)), both.Count(l => Found(l, PairOutcome.Same, PairOutcome.Review)));
        return
        [
            // Of none wrong among n the upper bound is 3/n (Hanley and Lippman-Hand, JAMA 1983, 249:1743).
            new EvaluationRow(Set, "false automatic merges", known == 0 ? 0 : (double)wrong / known, known, 0, wrong == 0 && known > 0 ? Math.Min(1, 3.0 / known) : Interval.Wilson(wrong, known).High, null, null),
            new EvaluationRow(Set, "automatic merges not judged", merges.Count - known, merges.Count, merges.Count - known, merges.Count - known, null, null),
            Share("labelled pairs merged", merged),
            Share("labelled pairs merged or in the queue", shown),
        ];

        EvaluationRow Share(string measure, int count)
        {
            var (low, high) = Interval.Wilson(count, both.Count);
            return new EvaluationRow(Set, measure, both.Count == 0 ? 0 : (double)count / both.Count, both.Count, low, high, null, null);
        }
    }

    private static async Task<IReadOnlyList<PairFacts>> PairsAsync(SqliteGraphStore store, CancellationToken cancellation)
    {
        var pairs = new List<PairFacts>();
        string? after = null;
        while (await store.NodeIdsAsync(NodeKinds.Pair, after, 1000, cancellation) is { Count: > 0 } ids)
        {
            pairs.AddRange((await store.NodesAsync(ids, null, cancellation)).Values.SelectMany(n => n.Claims).Select(c => c.Version.Facts).OfType<PairFacts>().Where(p => NodeKinds.Of(p.A) == NodeKinds.Trial));
            after = ids[^1];
        }
        return pairs;
    }

    private static List<Label> ReadLabels(string path)
    {
        using var table = CsvHelper.CsvReader.FromText(File.ReadAllText(path), new CsvHelper.CsvReaderOptions { HasHeader = false });
        var labels = new List<Label>();
        // id_a, id_b, source, group, text_a, text_b
        while (table.Read())
        {
            if (table.FieldCount >= 6 && table.GetString(0) != "id_a")
                labels.Add(new Label(Canonical(table.GetString(0)), Canonical(table.GetString(1)), table.GetString(3), table.GetString(4) == "1" && table.GetString(5) == "1"));
        }
        return labels;
    }

    private static Dictionary<(string, string), bool> ReadVerdicts()
    {
        using var stream = typeof(IdentityEvaluation).Assembly.GetManifestResourceStream("Horizon.Api.Evaluate.Identity.merges.tsv")!;
        using var lines = new StreamReader(stream);
        var verdicts = new Dictionary<(string, string), bool>();
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var a, var b, var verdict, ..]) verdicts[(a, b)] = verdict == "same";
        }
        return verdicts;
    }

    private static string Name(string node) => node[(node.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Canonical(string id) => RegistrationId.TryParse(id)?.Value ?? id;

    private sealed record Label(string A, string B, string Group, bool HasBoth);
}
