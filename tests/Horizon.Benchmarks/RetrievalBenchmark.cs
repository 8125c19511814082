using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Search.Analysis;
using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Taxonomies;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Benchmarks;

/// <summary>
/// The ten best for SciFact's training claims among documents made of its abstracts' sentences: the pruned search beside Lucene.Net's own, which scores everything, on
/// the same index, and beside Java Lucene on the same terms. The sides are asked in turn, so that what else the machine does falls on all of them.
/// </summary>
internal static partial class RetrievalBenchmark
{
    private const int Best = 10;
    private const int Rounds = 15;

    public static void Run(int documents, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("horizon-bench-").FullName;
        try
        {
            var lines = Resampled(documents).ToList();
            var claims = TestData.Lines("scifact", "queries_train.jsonl").Select(q => Words(q.GetProperty("text").GetString()!)).Where(w => w.Length > 0).ToList();
            File.WriteAllLines(Path.Combine(folder, "documents"), lines.Select(l => string.Join(' ', Words(l, everyWord: true))));
            Console.WriteLine($"{documents} documents, {claims.Count} claims, {claims.Average(c => c.Length):N1} words each, the {Best} best, {Environment.ProcessorCount} threads, {Rounds} rounds in turn");
            using var index = HorizonIndex.OpenWriter(Path.Combine(folder, "index"), Taxonomy.Empty, time);
            for (var i = 0; i < lines.Count; i++) index.Add(new IndexDocument { Id = $"publication:{i:D7}", Kind = "publication", Summary = lines[i], Url = "/" });
            index.Commit(1);
            index.Compact();
            index.Read((searcher, _) =>
            {
                Measure("claims without stop words", claims, searcher, folder, time);
                var all = TestData.Lines("scifact", "queries_train.jsonl").Select(q => Words(q.GetProperty("text").GetString()!, everyWord: true).Distinct().ToArray()).ToList();
                Measure("claims with every word", all, searcher, folder, time);
                return 0;
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string name, List<string[]> claims, LiveSearcher searcher, string folder, TimeProvider time)
    {
        var weights = new WordWeights(searcher);
        var pruned = claims.Select(c => c.Where(w => searcher.Count("summary", w) > 0).Select(w => Part(w, weights, searcher)).ToList()).ToList();
        var whole = claims.Select(Lucene).ToList();
        // The first time a word is asked for its list is read from the index: told apart.
        var cold = Seconds(pruned, p => BestDocuments.Find(searcher, p, Best), time);
        var same = Enumerable.Range(0, claims.Count).Count(i => IsSame(BestDocuments.Find(searcher, pruned[i], Best), whole[i], searcher));
        File.WriteAllLines(Path.Combine(folder, "questions"), claims.Select(c => string.Join(' ', c)));
        using var java = JavaPeer.Start(Path.Combine(folder, "documents"), Path.Combine(folder, "questions"), Directory.CreateDirectory(Path.Combine(folder, name)).FullName, Environment.ProcessorCount, out var reason);
        var (ours, theirs, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -5; round < Rounds; round++)
        {
            var times = (Seconds(pruned, p => BestDocuments.Find(searcher, p, Best), time), java?.Round() ?? 0, Seconds(whole, q => searcher.Search(q, Best), time));
            if (round < 0) continue;
            ours.Add(times.Item1);
            theirs.Add(times.Item2);
            plain.Add(times.Item3);
        }

        Console.WriteLine(name);
        Console.WriteLine($"  same {Best} best and scores as Lucene.Net's own search: {same} of {claims.Count}");
        Console.WriteLine(Invariant($"  pruned           {Rate(claims, ours),9:N0} /s   (first time, lists read from the index: {claims.Count / cold:N0} /s)"));
        Console.WriteLine(Invariant($"  Lucene.Net       {Rate(claims, plain),9:N0} /s   pruned is {Ratio(plain, ours):N2} times as fast"));
        if (java is null) Console.WriteLine($"  Java Lucene      skipped: {reason}");
        else Console.WriteLine(Invariant($"  {reason} {Rate(claims, theirs),9:N0} /s   pruned is {Ratio(theirs, ours):N2} times as fast; of its {Best} best {Shared(java.Ids(claims.Count), pruned, searcher):P1} are ours too (its lengths are exact, ours a byte)"));
    }

    /// <summary>Abstracts with as many sentences as a real one, each sentence drawn from all.</summary>
    private static IEnumerable<string> Resampled(int documents)
    {
        var abstracts = TestData.Lines("scifact", "corpus.jsonl").Select(d => Sentence().Split(d.GetProperty("text").GetString()!).Where(s => s.Length > 0).ToArray()).ToList();
        var sentences = abstracts.SelectMany(s => s).ToList();
        var random = new SeededNumbers(20261125);
        for (var i = 0; i < documents; i++)
        {
            var count = Math.Max(1, abstracts[random.Below(abstracts.Count)].Length);
            yield return string.Join(' ', Enumerable.Range(0, count).Select(_ => sentences[random.Below(sentences.Count)]));
        }
    }

    private static string[] Words(string text, bool everyWord = false) =>
        everyWord ? [.. TextTerms.Of(text).Where(t => !t.Joined).Select(t => t.Text)] : [.. TextTerms.Of(text).Where(t => !t.Joined && !StopWords.Contains(t.Text)).Select(t => t.Text).Distinct(StringComparer.Ordinal)];

    // Plain BM25: what titles say of a word is taken out again, since Lucene does not know it.
    private static BestWord Part(string word, WordWeights weights, LiveSearcher searcher) =>
        new BestWord(word, FieldSet.One("summary"), 1 / weights.TitleFactor(word, searcher.Count("summary", word)));

    private static BooleanQuery Lucene(string[] words)
    {
        var query = new BooleanQuery();
        foreach (var word in words) query.Add(new TermQuery(new Term("summary", word)), Occur.SHOULD);
        return query;
    }

    private static bool IsSame(IReadOnlyList<PageRow> found, Query query, LiveSearcher searcher)
    {
        var all = new PageCollector(SearchSort.Relevance, Best, null, null);
        searcher.Search(query, all);
        // In steps of 1/1024, the last of which a float's rounding may turn over.
        return found.Count == all.Rows().Count && found.Zip(all.Rows()).All(p => Math.Abs(p.First.Place.Number - p.Second.Place.Number) <= 1);
    }

    private static double Shared(List<int[]> theirs, List<List<BestWord>> ours, LiveSearcher searcher)
    {
        var (shared, all) = (0, 0);
        for (var i = 0; i < ours.Count; i++)
        {
            shared += BestDocuments.Find(searcher, ours[i], Best).Count(r => theirs[i].Contains(r.Document));
            all += theirs[i].Length;
        }

        return shared / (double)all;
    }

    private static double Seconds<T>(List<T> questions, Action<T> ask, TimeProvider time)
    {
        var start = time.GetTimestamp();
        Parallel.ForEach(questions, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, ask);
        return time.GetElapsedTime(start).TotalSeconds;
    }

    private static double Rate(List<string[]> claims, List<double> seconds) => claims.Count / seconds.Order().ElementAt(seconds.Count / 2);

    private static double Ratio(List<double> theirs, List<double> ours) => theirs.Zip(ours, (t, o) => t / o).Order().ElementAt(ours.Count / 2);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z])")]
    private static partial Regex Sentence();
}
