using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Horizon.Search.Index;

namespace Horizon.Tests.Search;

/// <summary>Seeded radiotherapy-like documents; the same seed gives the same documents.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Test data is made from a seed and guards nothing.")]
internal static class SearchCorpus
{
    private static readonly string[] Techniques = ["technique:imrt", "technique:vmat", "technique:sabr", "technique:proton", "technique:brachytherapy", "technique:hypofractionation", "technique:lutetium"];
    private static readonly string[] Names = ["IMRT", "volumetric modulated arc therapy", "SBRT", "proton therapy", "brachytherapy", "hypofractionated radiotherapy", "177Lu-PSMA"];
    private static readonly string[] Sites = ["site:lung", "site:sclc", "site:prostate", "site:oesophagus", "site:breast", "site:brain"];
    private static readonly string[] SiteNames = ["non-small cell lung cancer", "small cell lung cancer", "prostate cancer", "oesophageal cancer", "breast cancer", "glioblastoma"];
    private static readonly string[] Statuses = ["planned", "recruiting", "active", "completed", "stopped", "unknown"];
    private static readonly string[] States = ["planned", "recruiting", "active", "completed", "stopped", "unknown", "published", "review"];
    private static readonly string[] Countries = ["GB", "US", "FR", "DE", "NL", "IT", "ES", "JP", "CN", "AU"];
    private static readonly string[] Words =
    [
        "randomised", "trial", "toxicity", "survival", "patients", "dose", "fraction", "planning", "target", "volume", "quality", "life", "local", "control", "metastases", "chemotherapy",
        "adjuvant", "surgery", "margin", "imaging", "adaptive", "concurrent", "cisplatin", "median", "follow-up", "months", "grade", "acute", "late", "effects", "the", "of", "with", "and", "in", "to",
        "tumour", "response", "arm", "standard", "compared", "versus", "primary", "endpoint", "overall", "progression-free", "cohort", "prospective", "phase", "hypoxia", "oesophagitis", "pneumonitis",
    ];

    public static IEnumerable<IndexDocument> Make(int count, int seed = 1, int textWords = 60) => Enumerable.Range(0, count).Select(i => One(i, seed, textWords));

    public static IndexDocument One(int i, int seed = 1, int textWords = 60)
    {
        var random = new Random((seed * 1_000_003) + i);
        var technique = random.Next(Techniques.Length);
        var site = random.Next(Sites.Length);
        var isTrial = random.Next(3) > 0;
        var number = 10_000_000 + i;
        var month = string.Create(CultureInfo.InvariantCulture, $"{random.Next(2000, 2026)}-{random.Next(1, 13):00}");
        return new IndexDocument
        {
            Id = isTrial ? $"trial:NCT{number}" : $"publication:pmid:{number}",
            Kind = isTrial ? "trial" : "publication",
            Title = $"{Names[technique]} for {SiteNames[site]}: {Text(random, 6)}",
            Acronym = random.Next(4) == 0 ? "ACR" + i.ToString(CultureInfo.InvariantCulture) : null,
            Ids = isTrial ? [$"NCT{number}", $"ISRCTN{number}"] : [number.ToString(CultureInfo.InvariantCulture), $"10.5555/j.{number}"],
            Summary = Text(random, textWords),
            Text = Text(random, textWords * 3),
            Conditions = [SiteNames[site]],
            Interventions = [Names[technique]],
            Keywords = [Text(random, 2), Text(random, 1)],
            Outcomes = [Text(random, 5)],
            Sponsors = ["University of " + Words[random.Next(Words.Length)]],
            Funders = random.Next(2) == 0 ? ["Cancer Research UK"] : ["NIHR"],
            Techniques = random.Next(5) == 0 ? [Techniques[technique], Techniques[(technique + 1) % Techniques.Length]] : [Techniques[technique]],
            Sites = random.Next(10) == 0 ? [] : [Sites[site]],
            Status = isTrial ? Statuses[random.Next(Statuses.Length)] : null,
            Phase = isTrial ? "Phase " + random.Next(1, 5).ToString(CultureInfo.InvariantCulture) : null,
            Countries = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Countries[random.Next(Countries.Length)]).Distinct()],
            Networks = random.Next(6) == 0 ? ["North West"] : [],
            Date = random.Next(20) == 0 ? null : random.Next(5) == 0 ? month[..4] : month,
            StudyState = random.Next(12) == 0 ? null : States[random.Next(States.Length)],
            Url = "/x/" + number.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            if (i > 0) text.Append(i % 13 == 0 ? ". " : " ");
            // A few words are frequent and most are rare, as in real text.
            if (random.Next(8) == 0) text.Append("term").Append((int)(random.NextDouble() * random.NextDouble() * 20_000));
            else text.Append(Words[(int)(random.NextDouble() * random.NextDouble() * Words.Length)]);
        }

        return text.ToString();
    }
}
