using System.Text.Json;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Api.Evaluate.Retrieval;

/// <summary>
/// How well claims find the abstracts that support or refute them (SciFact, Wadden et al. 2020): the product's own search for sentences beside plain BM25 on the same
/// documents. Settings were chosen on the training claims; the test claims are only measured.
/// </summary>
internal static class RetrievalEvaluation
{
    private const string Set = "scifact";
    private const int Depth = 10;

    /// <param name="dataFolder">Holds labelled/scifact; without it there are no rows.</param>
    public static async Task<IReadOnlyList<EvaluationRow>> RunAsync(string dataFolder, CancellationToken cancellation)
    {
        var folder = Path.Combine(dataFolder, "labelled", Set);
        if (!File.Exists(Path.Combine(folder, "corpus.jsonl"))) return [];
        var corpus = new List<IndexDocument>();
        await foreach (var line in Lines(folder, "corpus.jsonl", cancellation)) corpus.Add(Document(line));
        var work = Directory.CreateTempSubdirectory("horizon-evaluate-");
        try
        {
            using var index = HorizonIndex.OpenWriter(work.FullName, TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), TimeProvider.System);
            foreach (var document in corpus) index.Add(document);
            index.Commit(1);
            using var plain = new PlainBm25(corpus);
            var search = new HorizonSearch(index);
            var rows = new List<EvaluationRow>();
            foreach (var (part, name) in ((string, string)[])[("test", Set), ("train", $"{Set}, the training claims that the settings were chosen on")])
            {
                var claims = await ClaimsAsync(folder, part, cancellation);
                var ours = claims.Select(c => Ndcg([.. search.Search(new SearchRequest { Q = c.Text, Limit = Depth }).Hits.Select(h => h.Id)], c.Relevant)).ToList();
                var theirs = claims.Select(c => Ndcg(plain.Best(c.Text, Depth), c.Relevant)).ToList();
                cancellation.ThrowIfCancellationRequested();
                rows.Add(Row(name, "nDCG@10, plain BM25", theirs, null));
                rows.Add(Row(name, "nDCG@10, search", ours, theirs.Average()));
                rows.Add(Row(name, "nDCG@10, search less plain BM25, claim by claim", [.. ours.Zip(theirs, (o, t) => o - t)], 0));
            }

            return rows;
        }
        finally
        {
            work.Delete(true);
        }
    }

    /// <summary>Normalised discounted cumulative gain, each relevant document worth 1 (Järvelin and Kekäläinen 2002).</summary>
    internal static double Ndcg(IReadOnlyList<string> ranked, IReadOnlySet<string> relevant)
    {
        double Gain(int place) => 1 / Math.Log2(place + 2);
        var ideal = Enumerable.Range(0, Math.Min(Depth, relevant.Count)).Sum(Gain);
        return ideal == 0 ? 0 : ranked.Take(Depth).Select((id, place) => relevant.Contains(id) ? Gain(place) : 0).Sum() / ideal;
    }

    private static EvaluationRow Row(string set, string measure, List<double> values, double? baseline)
    {
        var (low, high) = Bootstrap.Mean95(values);
        return new EvaluationRow(set, measure, values.Average(), values.Count, low, high, baseline, baseline is null ? null : "plain BM25");
    }

    /// <summary>As the source csv makes it of a row.</summary>
    private static IndexDocument Document(JsonElement line) => new()
    {
        Id = Id(line.GetProperty("_id").GetString()!),
        Kind = "publication",
        Title = line.GetProperty("title").GetString(),
        Summary = line.GetProperty("text").GetString(),
        Url = "/",
    };

    private static string Id(string row) => $"publication:csv:{Set}:{row}";

    private static async Task<List<(string Text, HashSet<string> Relevant)>> ClaimsAsync(string folder, string part, CancellationToken cancellation)
    {
        var relevant = (await File.ReadAllLinesAsync(Path.Combine(folder, "qrels", part + ".tsv"), cancellation)).Skip(1).Select(l => l.Split('\t')).Where(l => l is [_, _, not "0"])
            .GroupBy(l => l[0]).ToDictionary(g => g.Key, g => g.Select(l => Id(l[1])).ToHashSet());
        var claims = new List<(string, HashSet<string>)>();
        await foreach (var line in Lines(folder, $"queries_{part}.jsonl", cancellation))
        {
            if (relevant.TryGetValue(line.GetProperty("_id").GetString()!, out var ids)) claims.Add((line.GetProperty("text").GetString()!, ids));
        }

        return claims;
    }

    private static async IAsyncEnumerable<JsonElement> Lines(string folder, string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, file), cancellation))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}
