using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Vocabulary;

namespace Horizon.Search.Topics.WeakLabels;

/// <summary>
/// What a text of radiotherapy is about, by the readers that read records: the families of its techniques, the intent, and the workstream of CTRad. A
/// text in which no technique is asserted is of none of them.
/// </summary>
internal static class RadiotherapyRules
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Groups of the vocabulary that are a family. "Modality" is radiotherapy itself, "Purpose" is the intent.</summary>
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["External beam"] = "technique-family:external-beam",
        ["Particle therapy"] = "technique-family:particle-therapy",
        ["Brachytherapy"] = "technique-family:brachytherapy",
        ["Molecular radiotherapy"] = "technique-family:molecular-radiotherapy",
        ["Schedule"] = "technique-family:schedule",
        ["Combination"] = "technique-family:combination",
        ["Technology"] = "technique-family:technology",
    };

    private static readonly Regex PhaseWords = new(@"\bphase[- ]*(?:i{1,3}v?|iv|[0-4])[ab]?(?: ?[-/] ?(?:i{1,3}|iv|[1-4])[ab]?)?\b", Linear);

    private static readonly Regex Science = new(
        @"\b(?:bio)?markers?\b|\bhypoxi\w*|\bradiosensitivity\b|\bradiobiolog\w+|\bgen(?:e|es|omic|omics|etic|etics)\b|\bDNA\b|\bcirculating\b|\bmolecular\b|\bmechanisms?\b|\bpathways?\b|\bmutations?\b|\bpolymorphisms?\b|\bmicroenvironment\b|\bin vitro\b", Linear);

    private static readonly Regex Technology = new(
        @"\b(?:auto-?)?(?:segmentation|contouring|delineation|planning|dosimetr\w*|phantoms?|quality assurance|image[- ]guid(?:ed|ance)|adaptive|motion|gat(?:ed|ing)|breath(?:ing)?[- ](?:hold|synchronized|adapted)|cone[- ]beam|MR[- ](?:linac|guided)|4D(?:-?CT)?|tracking|positioning|immobili[sz]ation|set-?up|software|algorithms?|(?:deep|machine) learning|linear accelerators?)\b", Linear);

    public static void Read(WeakText text, WeakVerdict verdict)
    {
        if (text.IsTitleAlone) return;
        var read = TextReading.Of(text.Text);
        var groups = new Dictionary<string, (int Times, bool InTitle)>(StringComparer.Ordinal);
        var given = false;
        foreach (var mention in read.Concepts)
        {
            if (RadiotherapyVocabulary.Current.Find(mention.ConceptId) is not { Kind: ConceptKind.Technique } technique) continue;
            // "Radiotherapy" itself tells no family from another.
            if (technique.Group != "Modality") verdict.Read(mention.Start, mention.End);
            if (mention.Polarity != Polarity.Asserted) continue;
            given = true;
            var (times, inTitle) = groups.GetValueOrDefault(technique.Group);
            groups[technique.Group] = (times + 1, inTitle || mention.Start < text.Title.Length);
        }
        foreach (var (group, family) in Families)
        {
            // Named once in passing is neither about it nor clear of it.
            var (times, inTitle) = groups.GetValueOrDefault(group);
            verdict.Say(family, inTitle || times > 1 ? true : times == 0 ? false : null);
        }
        ReadIntent(read, given, verdict);
        ReadWorkstream(text, read, given, verdict);
    }

    private static void ReadIntent(TextReading read, bool given, WeakVerdict verdict)
    {
        foreach (var mention in read.Intents) verdict.Read(mention.Start, mention.End);
        var asserted = read.Intents.Where(i => i.Polarity == Polarity.Asserted).GroupBy(i => i.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        // A text of radiotherapy that names no intent has one all the same.
        if (given && asserted.Count == 0) return;
        var primary = IntentReader.Primary(read.Intents)?.Value;
        foreach (var value in IntentReader.Values) verdict.Say("intent:" + value, value == primary ? true : asserted.ContainsKey(value) ? null : false);
    }

    private static void ReadWorkstream(WeakText text, TextReading read, bool given, WeakVerdict verdict)
    {
        var phase = text.Phase is null or "not applicable" ? read.Design.Phase : text.Phase;
        var noTrial = !given || (phase is null && (verdict.Holds("study-type:observational") || verdict.Holds("study-type:systematic-review")));
        verdict.Say("workstream:2", noTrial ? false : phase is null ? null : phase is "early 1" or "1" or "1/2" or "2");
        verdict.Say("workstream:3", noTrial ? false : phase is null ? null : phase is "2/3" or "3" or "3/4" or "4");
        verdict.Read(PhaseWords, text);
        foreach (var (workstream, words) in new[] { ("workstream:1", Science), ("workstream:4", Technology) })
        {
            if (given) verdict.Say(workstream, words, text);
            else verdict.Say(workstream, false);
        }
    }
}
