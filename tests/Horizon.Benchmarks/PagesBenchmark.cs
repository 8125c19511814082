using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Import;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>
/// Each page over HTTP on loopback in a folder of generated trials: the time until the last byte and the page's weight; beside it the cheapest answer of the same server. Pages of one
/// thing are asked of many things, so that none is only asked again.
/// </summary>
internal static class PagesBenchmark
{
    /// <summary>Until the code of a page is compiled for good: a search takes some 200 questions.</summary>
    private const int Warm = 200;
    private const int Asked = 100;

    /// <summary>Of each.</summary>
    private const int AwardsAndPapers = 10_000;
    private const int Seed = 20261127;

    private static readonly string[] Words = ["proton therapy", "stereotactic prostate", "hypofractionation breast", "cetuximab", "quality of life", "brain metastases", "rectal chemoradiotherapy", "palliative"];

    public static async Task RunAsync(int trials, TimeProvider time)
    {
        var folder = CheckBenchmark.Folder();
        var data = await CheckBenchmark.FilledAsync(folder, trials, time);
        await AddAwardsAndPapersAsync(data, time);
        var port = StartBenchmark.FreePort();
        using var process = await StartBenchmark.ServeAsync(data, port);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(5) };
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pages, {trials} trials: milliseconds p50, p95, most; kB"));
            await MeasureAsync(http, "cheapest answer", ["/health/live"], time);
            foreach (var (name, addresses) in await AddressesAsync(http)) await MeasureAsync(http, name, addresses, time);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            CheckBenchmark.Leave(folder);
        }
    }

    /// <summary>Grants and papers beside the trials, for the pages of funders, awards and publications; once a folder.</summary>
    private static async Task AddAwardsAndPapersAsync(string data, TimeProvider time)
    {
        await using var store = SqliteGraphStore.Open(Path.Combine(data, "horizon.db"), time);
        if ((await store.CountsAsync(CancellationToken.None)).Sources.Any(s => s.Source == SourceNames.ThreeSixtyGiving)) return;
        var files = Directory.CreateTempSubdirectory("horizon-bench-");
        var (grants, papers) = new GeneratedTrials(Seed).AwardsAndPapers(AwardsAndPapers);
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "grants.json"), grants);
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "papers.jsonl"), papers);
        using var index = HorizonIndex.OpenWriter(Path.Combine(data, "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
        using var follower = new IndexFollower(store, index);
        await new RecordIntake(store, time).ImportAsync([files.FullName], null, null, CancellationToken.None);
        await follower.CatchUpAsync(CancellationToken.None);
        files.Delete(recursive: true);
        await CheckBenchmark.MarkAsComparedAsync(store);
    }

    private static async Task<List<(string Name, string[] Addresses)>> AddressesAsync(HttpClient http)
    {
        var found = new List<string>();
        foreach (var words in Words) found.AddRange(await IdsAsync(http, $"/api/search?q={Uri.EscapeDataString(words)}&kind=trial&limit=20", "hits"));
        var awards = await IdsAsync(http, "/api/search?q=radiotherapy&kind=award&limit=100", "hits");
        var papers = await IdsAsync(http, "/api/search?q=radiotherapy&kind=publication&limit=100", "hits");
        var bodies = await BodiesAsync(http, [.. found.Distinct().Take(60)]);
        var gaps = await IdsAsync(http, "/api/gaps?limit=50", "items");
        var funders = await IdsAsync(http, "/api/funders?limit=50", "items");
        string[] techniques = ["sabr", "imrt", "proton", "brachytherapy", "hypofractionation", "srs"], sites = ["prostate", "breast", "lung", "brain-metastases", "head-and-neck", "rectum"];
        return
        [
            ("/", ["/"]),
            ("/search", [.. Words.Select(w => $"/search?q={Uri.EscapeDataString(w)}")]),
            ("/trials/{id}", [.. found.Distinct().Select(id => "/trials/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/publications/{id}", [.. papers.Select(id => "/publications/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/awards/{id}", [.. awards.Select(id => "/awards/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/organisations/{id}", [.. bodies.Select(id => "/organisations/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/techniques/{id}", [.. techniques.Select(t => "/techniques/" + t)]),
            ("/sites/{id}", [.. sites.Select(s => "/sites/" + s)]),
            ("/graph/{id}", [.. techniques.Select(t => "/graph/technique:" + t), .. techniques.Select(t => $"/graph/technique:{t}?all=trials"), .. found.Distinct().Take(40).Select(id => "/graph/" + id)]),
            ("/datasets", ["/datasets", "/datasets/proms", "/datasets/cosd"]),
            ("/gap-map", ["/gap-map", "/gap-map?rows=technique&cols=country", .. techniques.Select(t => "/gap-map?technique=" + t)]),
            ("/gap-map?detail=all", ["/gap-map?detail=all", "/gap-map?detail=rows"]),
            ("/gaps", ["/gaps", .. techniques.Select(t => "/gaps?technique=" + t)]),
            ("/gaps/{id}", [.. gaps.Select(id => "/gaps/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/briefs/gaps/{id}", [.. gaps.Select(id => "/briefs/gaps/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/funders/{id}", [.. funders.Select(id => "/funders/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/briefs/funders/{id}", [.. funders.Select(id => "/briefs/funders/" + Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]))]),
            ("/priorities", ["/priorities"]), ("/access", ["/access"]), ("/funders", ["/funders"]), ("/signals", ["/signals"]), ("/overlaps", ["/overlaps"]), ("/changes", ["/changes"]),
            ("/review", ["/review"]), ("/status", ["/status"]), ("/topics", ["/topics"]), ("/techniques", ["/techniques"]), ("/sites", ["/sites"]), ("/check", ["/check"]), ("/glossary", ["/glossary"]),
        ];
    }

    /// <summary>The bodies that run trials.</summary>
    private static async Task<IReadOnlyList<string>> BodiesAsync(HttpClient http, IReadOnlyList<string> trials)
    {
        var found = new List<string>();
        foreach (var id in trials)
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/trials/" + id, UriKind.Relative)));
            found.AddRange(answer.RootElement.GetProperty("sponsors").EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
        }
        return [.. found.Distinct()];
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(HttpClient http, string path, string list)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return [.. answer.RootElement.GetProperty(list).EnumerateArray().Select(h => h.GetProperty("id").GetString()!)];
    }

    private static async Task MeasureAsync(HttpClient http, string name, string[] addresses, TimeProvider time)
    {
        var taken = new List<double>();
        var heaviest = 0;
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; addresses.Length > 0 && i < Warm + Asked; i++)
        {
            var address = addresses[i % addresses.Length];
            var start = time.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode) refused.Add($"{(int)answer.StatusCode} {address}");
            heaviest = Math.Max(heaviest, bytes.Length);
            if (i >= Warm) taken.Add(time.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        Console.WriteLine(taken.Count == 0
            ? $"  {name,-20} nothing to ask for"
            : string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {taken[taken.Count / 2],8:N1} {taken[taken.Count * 95 / 100],8:N1} {taken[^1],8:N1} {heaviest / 1024.0,8:N0}  {string.Join(", ", refused.Take(3))}"));
    }
}
