using System.Globalization;
using System.Text.Json.Nodes;

namespace Horizon.Benchmarks;

/// <summary>
/// Trials made by seeded resampling: each takes its arms, conditions and design from one real study and its title, sentences and outcomes from others, so that words are
/// as frequent as they are in truth and no two trials are alike. Ids are of the range that no registry has issued.
/// </summary>
internal sealed class GeneratedTrials
{
    private static readonly string[] Techniques = ["Stereotactic ablative radiotherapy", "Proton therapy", "Hypofractionated radiotherapy", "HDR brachytherapy", "Intensity-modulated radiotherapy", "Whole brain radiotherapy", "Partial breast irradiation", "Carbon ion therapy"];
    private static readonly string[] Sites = ["prostate cancer", "non-small cell lung cancer", "breast cancer", "brain metastases", "cervical cancer", "glioblastoma", "rectal cancer", "bone metastases", "head and neck cancer", "hepatocellular carcinoma"];

    private static readonly (string Id, string Name)[] Funders = [("GB-CHC-1089464", "Cancer Research UK"), ("GB-GOR-NIHR", "National Institute for Health and Care Research"), ("GB-CHC-210183", "Wellcome Trust"), ("GB-CHC-1160609", "Prostate Cancer UK"), ("GB-CHC-1121258", "Yorkshire Cancer Research")];

    private readonly Random chance;
    private readonly int seed;
    private readonly List<JsonNode> studies;
    private readonly List<string> sentences;

    public GeneratedTrials(int seed)
    {
        this.seed = seed;
        chance = new Random(seed);
        studies = [.. TestData.Studies().Where(s => s.Length < 40_000).Take(500).Select(s => JsonNode.Parse(s)!)];
        sentences = [.. studies.SelectMany(s => (Text(s, "descriptionModule", "briefSummary") + " " + Text(s, "descriptionModule", "detailedDescription")).Split(". ")).Select(t => t.Trim()).Where(t => t.Length is > 30 and < 400).Distinct()];
    }

    /// <summary>One study as the register's API gives it.</summary>
    public string Next(int number)
    {
        var study = studies[chance.Next(studies.Count)].DeepClone();
        var protocol = study["protocolSection"]!;
        study.AsObject().Remove("resultsSection");
        study.AsObject().Remove("documentSection");
        protocol["identificationModule"]!["nctId"] = string.Create(CultureInfo.InvariantCulture, $"NCT9{number:D7}");
        protocol["identificationModule"]!["briefTitle"] = Title(chance);
        protocol["identificationModule"]!["officialTitle"] = $"{Title(chance)}: {Sentence(chance)}";
        protocol["descriptionModule"] = new JsonObject { ["briefSummary"] = Sentences(chance, 4), ["detailedDescription"] = Sentences(chance, 8) };
        return study.ToJsonString();
    }

    /// <summary>So many grants of a few funders and papers in the words of such trials, as a file of 360Giving and as rows of a table (JSON lines).</summary>
    public (string Grants, string Papers) AwardsAndPapers(int count)
    {
        var own = new Random(seed + 2);
        var grants = Enumerable.Range(0, count).Select(i =>
        {
            var funder = own.Next(Funders.Length);
            return new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"360G-made-{i}"),
                ["title"] = Title(own),
                ["description"] = Sentences(own, 4),
                ["currency"] = "GBP",
                ["amountAwarded"] = own.Next(1, 200) * 10_000,
                ["awardDate"] = string.Create(CultureInfo.InvariantCulture, $"{own.Next(2015, 2027)}-01-01"),
                ["fundingOrganization"] = new JsonArray(new JsonObject { ["id"] = Funders[funder].Id, ["name"] = Funders[funder].Name }),
            };
        });
        var papers = Enumerable.Range(0, count).Select(i => new JsonObject { ["id"] = string.Create(CultureInfo.InvariantCulture, $"made-{i}"), ["title"] = Title(own), ["abstract"] = Sentences(own, 8), ["year"] = own.Next(2005, 2027) }.ToJsonString());
        return (new JsonObject { ["grants"] = new JsonArray([.. grants]) }.ToJsonString(), string.Join('\n', papers));
    }

    /// <summary>Questions in the words of such trials: half as one text, half in the form's fields.</summary>
    public IReadOnlyList<object> Questions(int count)
    {
        var own = new Random(seed + 1);
        return
        [
            .. Enumerable.Range(0, count).Select(i => i % 2 == 0
                ? (object)new { text = $"{Title(own)}. {Sentences(own, 6)}" }
                : new { title = Title(own), population = Sentences(own, 4), intervention = Sentences(own, 2), outcome = Sentence(own), text = Sentences(own, 2) }),
        ];
    }

    private static string Title(Random from) => $"{Techniques[from.Next(Techniques.Length)]} versus {Techniques[from.Next(Techniques.Length)].ToLowerInvariant()} in {Sites[from.Next(Sites.Length)]}";

    private string Sentence(Random from) => sentences[from.Next(sentences.Count)];

    private string Sentences(Random from, int count) => string.Join(". ", Enumerable.Range(0, count).Select(_ => Sentence(from))) + ".";

    private static string Text(JsonNode study, string module, string field) => study["protocolSection"]?[module]?[field]?.GetValue<string>() ?? "";
}
