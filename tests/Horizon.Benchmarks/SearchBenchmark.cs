using System.Globalization;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Follow;
using Horizon.Search.Index;
using Horizon.Search.Map;

namespace Horizon.Benchmarks;

/// <summary>1,000 mixed queries on generated documents: p50 and p99, beside the cheapest question there is (one rare word) on the same index.</summary>
internal static class SearchBenchmark
{
    private const int Queries = 1_000;

    public static async Task RunAsync(int documents, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("horizon-bench-").FullName;
        try
        {
            using var index = HorizonIndex.OpenWriter(folder, TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
            var generated = new GeneratedDocuments(20261101);
            var indexing = await Measured.OfAsync(() =>
            {
                for (var i = 0; i < documents; i++) index.Add(generated.Next(i));
                index.Commit(1);
                return Task.CompletedTask;
            }, time);
            Console.WriteLine($"index {documents} documents   {indexing.Words(documents, generated.Characters)}");
            var search = new HorizonSearch(index);
            var questions = generated.Questions(Queries).ToList();
            foreach (var question in questions) search.Search(new SearchRequest { Q = question });
            var taken = Percentiles(questions, q => search.Search(new SearchRequest { Q = q }), time);
            var yardstick = Percentiles(questions, _ => search.Search(new SearchRequest { Q = "id:NCT90000001" }), time);
            Console.WriteLine($"search, total and facets exact  {taken}");
            Console.WriteLine($"one id (yardstick)              {yardstick}");
            var map = new GapMapCounter(index);
            map.Count(new SearchRequest());
            Console.WriteLine($"gap map, all documents          {Percentiles(questions[..20], _ => map.Count(new SearchRequest()), time)}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Measured.PeakMegabytes():N0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Percentiles<T>(List<string> questions, Func<string, T> ask, TimeProvider time)
    {
        var taken = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var start = time.GetTimestamp();
            ask(question);
            taken.Add(time.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {taken[taken.Count / 2]:N2} ms  p99 {taken[Math.Min(taken.Count - 1, taken.Count * 99 / 100)]:N2} ms  max {taken[^1]:N2} ms");
    }
}
