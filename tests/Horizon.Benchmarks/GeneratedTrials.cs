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
