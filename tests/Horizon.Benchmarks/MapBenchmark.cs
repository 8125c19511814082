using System.Globalization;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Follow;
using Horizon.Search.Index;
using Horizon.Search.Map;

namespace Horizon.Benchmarks;

/// <summary>
/// The gap map of generated trials under filters of every kind, each asked once when it is new, by the server's warm code, and then again: a map without any filter is then kept. The documents hold what the map counts and no running text,
/// which the map does not look at; so a million of them are made in minutes.
/// </summary>
internal static class MapBenchmark
{
    private static readonly string[] States = ["published", "recruiting", "active", "planned", "completed", "stopped", "unknown"];
    private static readonly string[] Phases = ["1", "1/2", "2", "2/3", "3", "4", "not applicable"];
    private static readonly string[] Countries = ["United Kingdom", "France", "Germany", "United States", "Japan", "Netherlands", "Canada", "Italy", "Spain", "China"];
    private static readonly string[] Outcomes = ["survival", "tumour-control", "toxicity", "quality-of-life", "function", "cost"];
    private static readonly string[] People = ["children", "young", "adults", "older", "recurrent", "oligometastatic"];

    private static readonly (string Words, SearchRequest Request)[] Filters =
    [
        ("no filter", new SearchRequest()), ("trials", new SearchRequest { Kind = "trial" }), ("recruiting", new SearchRequest { Status = ["recruiting"] }),
        ("from 2010", new SearchRequest { From = "2010" }), ("2012 to 2020, phase 2 or 3", new SearchRequest { From = "2012", To = "2020", Phase = ["2", "3"] }),
        ("three countries", new SearchRequest { Country = ["United Kingdom", "France", "Germany"] }), ("older people", new SearchRequest { Population = ["older"] }),
        ("external beam", new SearchRequest { Technique = ["technique:external-beam"] }),
        ("six filters", new SearchRequest { Kind = "trial", From = "2005", Country = ["United Kingdom", "France"], Phase = ["2", "3"], Population = ["adults"], Status = ["recruiting", "completed"] }),
    ];

    /// <summary>Of the same kinds as the others, asked for before anything is measured: the first of a kind waits for code to be compiled, not for the index.</summary>
    private static readonly SearchRequest[] Warm =
    [
        new SearchRequest(), new SearchRequest { Kind = "publication" }, new SearchRequest { From = "1999" }, new SearchRequest { From = "2003", To = "2024", Phase = ["1", "4"] }, new SearchRequest { To = "2007" },
        new SearchRequest { Country = ["Japan", "Italy"] }, new SearchRequest { Population = ["children"] }, new SearchRequest { Technique = ["technique:brachytherapy"], Status = ["stopped"] },
    ];

    private static readonly (string Rows, string Columns)[] Sides = [("technique", "site"), ("technique", "country"), ("outcome.class", "population"), ("phase", "network.id")];

    public static async Task RunAsync(int documents, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("horizon-bench-").FullName;
        try
        {
            using var index = HorizonIndex.OpenWriter(folder, TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
            var numbers = new SeededNumbers(20261125);
            var indexing = await Measured.OfAsync(() =>
            {
                for (var i = 0; i < documents; i++) index.Add(Document(i, numbers));
                index.Commit(1);
                return Task.CompletedTask;
            }, time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index {documents} documents   {indexing.Words(documents, 0)}"));
            var map = new GapMapCounter(index);
            foreach (var (rows, columns) in Sides)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} by {columns}: first {Milliseconds(() => map.Count(Filters[0].Request, rows, columns), time):N1} ms"));
                foreach (var request in Warm.SelectMany(r => Enumerable.Repeat(r, 10))) map.Count(request, rows, columns);
                foreach (var (words, request) in Filters)
                {
                    var fresh = Milliseconds(() => map.Count(request, rows, columns), time);
                    var again = Enumerable.Range(0, 20).Select(_ => Milliseconds(() => map.Count(request, rows, columns), time)).Order().ToList();
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {words,-28} first {fresh,7:N1} ms   then p50 {again[10]:N1} ms  worst {again[^1]:N1} ms"));
                }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Measured.PeakMegabytes():N0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One to three techniques and one or two sites, as real trials have.</summary>
    private static IndexDocument Document(int number, SeededNumbers numbers)
    {
        var (techniques, sites) = (RadiotherapyVocabulary.Current.Techniques, RadiotherapyVocabulary.Current.Sites);
        var state = Pick(States);
        return new IndexDocument
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"trial:NCT9{number:D7}"),
            Kind = "trial",
            Techniques = [.. Enumerable.Range(0, 1 + numbers.Below(3)).Select(_ => Pick(techniques).Id).Distinct()],
            Sites = [.. Enumerable.Range(0, 1 + numbers.Below(2)).Select(_ => Pick(sites).Id).Distinct()],
            Status = state == "published" ? "completed" : state,
            StudyState = state,
            Phase = Pick(Phases),
            Countries = [.. Enumerable.Range(0, 1 + numbers.Below(2)).Select(_ => Pick(Countries)).Distinct()],
            Networks = numbers.Below(4) == 0 ? [string.Create(CultureInfo.InvariantCulture, $"organisation:network:rtn-{1 + numbers.Below(11):D2}")] : [],
            OutcomeClasses = [.. Enumerable.Range(0, 1 + numbers.Below(3)).Select(_ => Pick(Outcomes)).Distinct()],
            Populations = [.. Enumerable.Range(0, 1 + numbers.Below(3)).Select(_ => Pick(People)).Distinct()],
            Date = string.Create(CultureInfo.InvariantCulture, $"{2000 + numbers.Below(26)}-{1 + numbers.Below(12):D2}"),
            Url = string.Create(CultureInfo.InvariantCulture, $"/trials/NCT9{number:D7}"),
        };

        T Pick<T>(IReadOnlyList<T> items) => items[numbers.Below(items.Count)];
    }

    private static double Milliseconds<T>(Func<T> work, TimeProvider time)
    {
        var start = time.GetTimestamp();
        work();
        return time.GetElapsedTime(start).TotalMilliseconds;
    }
}
