using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>The priorities, reckoned anew: each criterion from the trials, reviews and statements as the API shows them one by one, the rest from what the method's description says.</summary>
public sealed partial class IndependentCountTests
{
    private static readonly string[] Criteria = ["stated", "patients", "clinicians", "burden", "under-way", "evidence", "readiness", "access", "dataset"];

    /// <summary>Too wide for a study of them to close what is stated.</summary>
    private static readonly HashSet<string> Wide = ["technique:radiotherapy", "technique:external-beam", "technique:particle", "technique:molecular", "technique:fractionation"];

    /// <summary>Above every state of spread: a gap that names one and an organ wants studies of both.</summary>
    private const string Spread = "site:metastases";

    /// <summary>New cases a year in the United Kingdom (GLOBOCAN 2022).</summary>
    private static readonly Dictionary<string, double> NewCases = new()
    {
        ["site:breast"] = 58756,
        ["site:prostate"] = 55485,
        ["site:lung"] = 50700,
        ["site:colorectal"] = 49429,
        ["site:bladder"] = 23643,
        ["site:melanoma"] = 19712,
        ["site:endometrium"] = 10440,
    };

    /// <summary>Parts of a tumour that its figure counts.</summary>
    private static readonly Dictionary<string, string> Wholes = new() { ["site:nsclc"] = "site:lung", ["site:sclc"] = "site:lung", ["site:rectum"] = "site:colorectal" };

    private static readonly string[] Patients = ["James Lind Alliance"];
    private static readonly string[] Clinicians = ["James Lind Alliance", "National Institute for Health and Care Excellence", "National Cancer Research Institute"];

    /// <summary>What each described dataset holds: the techniques, or narrower ones, and the classes of outcome.</summary>
    private static readonly (string[] Techniques, string[] Outcomes)[] Datasets =
    [
        (["external-beam", "particle", "brachytherapy"], ["cost"]), (["chemoradiotherapy", "radiotherapy-immunotherapy", "radiosensitiser"], ["survival"]), (["radiotherapy"], ["survival"]),
        (["proton"], ["survival", "tumour-control", "toxicity", "function", "quality-of-life"]), (["planning", "plan-qa", "auto-segmentation", "knowledge-based-planning", "dosimetry"], ["toxicity"]),
        (["radiotherapy"], ["quality-of-life", "function"]),
    ];

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "burden:4,access:0.5,stated:0")]
    [InlineData(true, "")]
    [InlineData(true, "evidence:3,readiness:2")]
    public async Task PrioritiesAreWhatTheirMethodSaysOfTheFactsThemselves(bool ofReal, string weightsText)
    {
        var server = Server(ofReal);
        var map = await server.JsonAsync("/api/gap-map");
        var broader = (await BroaderAsync(server, "techniques", map.GetProperty("rows"))).Concat(await BroaderAsync(server, "sites", map.GetProperty("columns"))).ToDictionary();
        var studies = (await ThingsAsync(server, "trial", "")).Select(t => Study(t, t.GetProperty("state").GetString()!))
            .Concat((await ThingsAsync(server, "publication", "&state=review")).Select(p => Study(p, "review"))).Where(s => s.Techniques.Count > 0).ToList();
        // Papers that report a trial which is none of those with results.
        var papers = (await ThingsAsync(server, "publication", "")).Where(p => p.GetProperty("reportsTrial").GetBoolean()
                && !p.GetProperty("trials").EnumerateArray().Any(t => t.GetProperty("type").GetString() != "background" && studies.Exists(s => s.State == "published" && s.Id == t.GetProperty("id").GetString())))
            .Select(p => Study(p, "paper")).Where(p => p.Techniques.Count > 0).ToList();
        var gaps = (await AllAsync(server, "/api/gaps?limit=200")).Where(g => g.GetProperty("state").GetString() is "open" or "being-addressed").ToList();
        var everything = await AllAsync(server, "/api/gaps?limit=200");
        Assert.NotEmpty(gaps);
        var voices = everything.SelectMany(g => g.GetProperty("statedIn").EnumerateArray()).Select(s => s.GetProperty("statedBy").GetString()).ToHashSet();
        var isShort = map.GetProperty("incompleteSources").GetArrayLength() > 0;
        var anyNetwork = studies.Exists(s => s.Networks.Count > 0);

        var weights = Criteria.ToDictionary(c => c, _ => 1d);
        foreach (var pair in weightsText.Split(',', StringSplitOptions.RemoveEmptyEntries)) weights[pair.Split(':')[0]] = double.Parse(pair.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

        var lacks = new Dictionary<string, double>();
        // Of a gap within an age or an outcome the map of that age or outcome tells the studies.
        var within = new Dictionary<string, List<string>>();
        var papersWithin = new Dictionary<string, int>();
        foreach (var gap in gaps.Where(g => g.GetProperty("kind").GetString() == "structural"))
        {
            var answer = await server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(Id(gap))}");
            var cell = answer.GetProperty("expectation");
            if (Facet(gap) is not null) papersWithin[Id(gap)] = answer.GetProperty("trialPapers").GetArrayLength();
            lacks[Id(gap)] = cell.GetProperty("expected").GetDouble() - cell.GetProperty("observed").GetInt32();
            if (Facet(gap) is { } facet) within[Id(gap)] = [.. (await MapCellAsync(server, facet, gap)).EnumerateObject().Where(c => c.Name is not ("awards" or "gaps")).SelectMany(c => Enumerable.Repeat(c.Name == "reviews" ? "review" : c.Name, c.Value.GetInt32()))];
        }
        var ordered = gaps.OrderByDescending(g => lacks.GetValueOrDefault(Id(g))).ThenBy(Id, StringComparer.Ordinal).ToList();
        var values = ordered.ConvertAll(Values);
        // What is not known of a gap is the middle of the scale, of the burden the smallest figure; what is known of none counts nothing.
        var instead = Criteria.Select((name, c) => !values.Exists(v => v[c] is not null) ? (double?)null : name == "burden" ? NewCases.Values.Min() / NewCases.Values.Max() : 0.5).ToList();
        // Of one that says too little it counts as nothing.
        var filled = values.Select((v, i) => v.Select((x, c) => x ?? (instead[c] is not null && SaysTooLittle(ordered[i]) ? 0 : instead[c])).ToArray()).ToList();
        var given = Criteria.Select(c => weights[c]).ToArray();
        var (scores, ranks) = Ranked(given);
        var (best, worst) = ((int[])ranks.Clone(), (int[])ranks.Clone());
        foreach (var drawn in Draws(given))
        {
            var (_, places) = Ranked(drawn);
            for (var i = 0; i < places.Length; i++) (best[i], worst[i]) = (Math.Min(best[i], places[i]), Math.Max(worst[i], places[i]));
        }

        var items = await AllAsync(server, $"/api/priorities?limit=200{(weightsText.Length == 0 ? "" : $"&weights={weightsText}")}");
        Assert.Equal(ordered.Count, items.Count);
        // Gaps of one score stand in one order everywhere.
        if (weightsText.Length == 0) Assert.Equal(gaps.ConvertAll(Id), items.ConvertAll(Id));
        foreach (var item in items)
        {
            var i = ordered.FindIndex(g => Id(g) == Id(item));
            var shown = item.GetProperty("criteria").EnumerateArray().ToList();
            Assert.Equal(Criteria, shown.Select(c => c.GetProperty("id").GetString()));
            for (var c = 0; c < Criteria.Length; c++)
            {
                Same(values[i][c], shown[c].GetProperty("value"), $"{Criteria[c]} of {Id(item)} ({item.GetProperty("statement")}; {shown[c].GetProperty("figure")})");
                Same(filled[i][c], shown[c].GetProperty("countedAs"), $"{Criteria[c]} as counted of {Id(item)}");
                Assert.Equal(given[c], shown[c].GetProperty("weight").GetDouble());
            }
            Assert.Equal(scores[i], item.GetProperty("score").GetDouble(), 0.0001);
            Assert.Equal((ranks[i], best[i], worst[i]), (item.GetProperty("rank").GetInt32(), item.GetProperty("bestRank").GetInt32(), item.GetProperty("worstRank").GetInt32()));
            Assert.Equal(ranks.Count(r => r == ranks[i]), item.GetProperty("shared").GetInt32());
        }

        // Stated, not by a page or list, and too broad to count studies by, or in the words of every such call.
        static bool SaysTooLittle(JsonElement gap) => gap.GetProperty("kind").GetString() == "stated" && gap.GetProperty("statedIn").EnumerateArray().All(s => s.GetProperty("field").ValueKind == JsonValueKind.String)
            && (gap.GetProperty("about").GetProperty("sites").GetArrayLength() == 0 || gap.GetProperty("about").GetProperty("techniques").Strings("id").All(Wide.Contains) || gap.GetProperty("saysTooLittle").GetString()?.StartsWith("calls for more research", StringComparison.Ordinal) == true);

        double?[] Values(JsonElement gap)
        {
            var about = gap.GetProperty("about");
            var (techniques, sites, outcomes) = (about.GetProperty("techniques").Strings("id"), about.GetProperty("sites").Strings("id"), about.GetProperty("outcomes").Strings("id"));
            var statements = gap.GetProperty("statedIn").EnumerateArray().ToList();
            var by = statements.Select(s => s.GetProperty("statedBy").GetString()).ToList();
            var sources = statements.Select(s => s.GetProperty("in").GetString() ?? s.GetProperty("id").GetString()).Distinct().Count();
            var found = within.TryGetValue(Id(gap), out var inFacet) ? inFacet : Found(gap.GetProperty("kind").GetString() == "stated" ? [.. techniques.Where(t => !Wide.Contains(t))] : techniques, sites);
            var underWay = found?.Count(s => s is "planned" or "recruiting" or "active");
            var evidence = found is null ? (int?)null : found.Count(s => s is "published" or "review") + TrialPapers() - Stating();
            var burdens = sites.Select(s => Wholes.GetValueOrDefault(s, s)).Where(NewCases.ContainsKey).Select(s => NewCases[s] / NewCases.Values.Max()).ToList();
            var published = techniques.Length == 0 ? 0 : techniques.Min(t => studies.Count(s => s.State == "published" && s.Techniques.Contains(t)));
            var networks = techniques.Length == 0 ? 0 : techniques.Min(t => studies.Where(s => s.Techniques.Contains(t)).SelectMany(s => s.Networks).Distinct().Count());
            return
            [
                1 - (1d / (1 + sources)), Heard(Patients), Heard(Clinicians), burdens.Count == 0 ? null : burdens.Max(),
                // That none is here says nothing where a source is short.
                underWay is null || (underWay == 0 && (isShort || !gap.GetProperty("stateIsKnown").GetBoolean())) ? null : 1d / (1 + underWay),
                evidence is null || (evidence == 0 && isShort) ? null : 1d / (1 + evidence),
                techniques.Length == 0 || (published == 0 && isShort) ? null : published / (published + 5d),
                techniques.Length == 0 || !anyNetwork || (networks == 0 && isShort) ? null : Math.Min(1, networks / 11d),
                techniques.Length == 0 || outcomes.Length == 0 ? null : Datasets.Any(d => d.Outcomes.Any(outcomes.Contains) && techniques.Any(t => Wider(t).Any(w => d.Techniques.Contains(w["technique:".Length..])))) ? 1 : 0,
            ];

            int TrialPapers()
            {
                if (papersWithin.TryGetValue(Id(gap), out var told)) return told;
                var own = techniques.Where(t => gap.GetProperty("kind").GetString() == "structural" || !Wide.Contains(t)).ToList();
                var groups = sites.GroupBy(site => Wider(site).Contains(Spread)).ToList();
                return papers.Count(p => own.TrueForAll(p.Techniques.Contains) && groups.TrueForAll(g => g.Any(p.Sites.Contains)));
            }

            // A review or a paper of a trial that states the gap is none against it.
            int Stating()
            {
                var own = techniques.Where(t => !Wide.Contains(t)).ToList();
                var groups = sites.GroupBy(site => Wider(site).Contains(Spread)).ToList();
                var sources = statements.Select(s => s.GetProperty("in").GetString()).ToHashSet();
                return studies.Where(s => s.State == "review").Concat(papers).Count(s => sources.Contains(s.Id) && own.TrueForAll(s.Techniques.Contains) && groups.TrueForAll(g => g.Any(s.Sites.Contains)));
            }

            double? Heard(string[] bodies) => by.Exists(b => bodies.Contains(b, StringComparer.OrdinalIgnoreCase)) ? 1 : voices.Any(v => bodies.Contains(v, StringComparer.OrdinalIgnoreCase)) ? 0 : null;
        }

        // The states of the studies that are of the gap: of all its techniques, at one site of each group.
        List<string>? Found(string[] techniques, string[] sites)
        {
            if (techniques.Length == 0 || sites.Length == 0) return null;
            var groups = sites.GroupBy(site => Wider(site).Contains(Spread)).Select(g => g.ToList()).ToList();
            return [.. studies.Where(s => techniques.All(s.Techniques.Contains) && groups.All(g => g.Exists(s.Sites.Contains))).Select(s => s.State)];
        }

        (double[] Scores, int[] Ranks) Ranked(double[] by)
        {
            var all = filled.ConvertAll(v =>
            {
                var known = Enumerable.Range(0, Criteria.Length).Where(c => v[c] is not null).ToList();
                var weight = known.Sum(c => by[c]);
                return weight == 0 ? 0 : Math.Round(known.Sum(c => by[c] * v[c]!.Value) / weight, 9);
            });
            // Who has the same score has the same rank.
            return ([.. all], [.. all.Select(own => 1 + all.Count(other => other > own))]);
        }

        IEnumerable<string> Wider(string id)
        {
            var seen = new HashSet<string>();
            var left = new Stack<string>([id]);
            while (left.TryPop(out var next))
            {
                if (seen.Add(next)) foreach (var wider in broader[next]) left.Push(wider);
            }
            return seen;
        }

        (string Id, string State, HashSet<string> Techniques, HashSet<string> Sites, HashSet<string> Networks) Study(JsonElement thing, string state) => (
            Id(thing), state, [.. thing.GetProperty("techniques").Strings("id").SelectMany(Wider)], [.. thing.GetProperty("sites").Strings("id").SelectMany(Wider)],
            thing.TryGetProperty("recruitsAt", out var places) ? [.. places.EnumerateArray().Select(p => p.GetProperty("networkId").GetString()).OfType<string>()] : []);
    }

    /// <summary>Each weight alone at both ends, then 200 draws of all; chance as the method names it: SplitMix64 from its seed.</summary>
    private static IEnumerable<double[]> Draws(double[] given)
    {
        for (var c = 0; c < given.Length; c++)
        {
            foreach (var factor in new[] { 0.8, 1.2 }) yield return [.. given.Select((w, i) => i == c ? w * factor : w)];
        }
        ulong state = 20261101;
        for (var draw = 0; draw < 200; draw++)
        {
            var drawn = new double[given.Length];
            for (var c = 0; c < given.Length; c++)
            {
                var z = state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                drawn[c] = given[c] * (0.8 + (0.4 * (((z ^ (z >> 31)) >> 11) / (double)(1L << 53))));
            }
            yield return drawn;
        }
    }

    private static void Same(double? reckoned, JsonElement shown, string what)
    {
        if (reckoned is null) Assert.True(shown.ValueKind == JsonValueKind.Null, $"{what} is {shown}, and is not known.");
        else Assert.True(shown.ValueKind == JsonValueKind.Number && Math.Abs(shown.GetDouble() - reckoned.Value) < 0.0001, $"{what} is {shown}; by the facts it is {reckoned}.");
    }

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    private static async Task<List<JsonElement>> AllAsync(HorizonServer server, string path)
    {
        var items = new List<JsonElement>();
        for (string? cursor = null; ;)
        {
            var page = await server.JsonAsync($"{path}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if ((cursor = page.GetProperty("next").GetString()) is null) return items;
        }
    }
}
