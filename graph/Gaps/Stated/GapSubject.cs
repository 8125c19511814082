using System.Text.RegularExpressions;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>A class of outcomes or people that a statement names. <paramref name="Id"/> is stable; the label is shown.</summary>
public sealed record NamedClass(string Id, string Label);

/// <summary>
/// The classes of outcome and of people that a statement of a gap names, read from its words. Coarse on purpose: they group statements and show
/// what a gap is about; what the words do not name stays unnamed.
/// </summary>
public static partial class GapSubject
{
    private static readonly (NamedClass Class, Regex Words)[] OutcomeClasses =
    [
        (new("survival", "Survival"), Survival()),
        (new("tumour-control", "Tumour control"), Control()),
        (new("toxicity", "Side effects and late effects"), Toxicity()),
        (new("quality-of-life", "Quality of life and symptoms"), QualityOfLife()),
        (new("function", "Function, cognition and cosmesis"), Function()),
        (new("cost", "Cost and use of services"), Cost()),
    ];

    private static readonly (NamedClass Class, Regex Words)[] PopulationClasses =
    [
        (new("children", "Children and young people"), Children()),
        (new("older", "Older or frail people"), Older()),
        (new("unfit-for-surgery", "People who cannot have surgery"), Unfit()),
        (new("recurrent", "Recurrent disease"), Recurrent()),
        (new("oligometastatic", "Oligometastatic or oligoprogressive disease"), Few()),
    ];

    /// <summary>Every class of outcome, in a fixed order.</summary>
    public static IReadOnlyList<NamedClass> AllOutcomes { get; } = [.. OutcomeClasses.Select(c => c.Class)];

    /// <summary>Every class of people, in a fixed order.</summary>
    public static IReadOnlyList<NamedClass> AllPopulations { get; } = [.. PopulationClasses.Select(c => c.Class)];

    /// <summary>In a fixed order; empty where the words name none.</summary>
    public static IReadOnlyList<NamedClass> Outcomes(string statement) => Read(statement, OutcomeClasses);

    /// <inheritdoc cref="Outcomes"/>
    public static IReadOnlyList<NamedClass> Populations(string statement) => Read(statement, PopulationClasses);

    private static NamedClass[] Read(string text, (NamedClass Class, Regex Words)[] classes) => [.. classes.Where(c => c.Words.IsMatch(text)).Select(c => c.Class)];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bsurviv(?:al|e)\b|\bmortality\b|\bOS\b|\blife expectancy\b", Options)]
    private static partial Regex Survival();

    [GeneratedRegex(@"\b(?:local|loco-?regional|regional|tumou?r|disease|biochemical|intracranial)\s+(?:control|recurrence|relapse|failure|progression)\b|\bprogression-free\b|\bdisease-free\b|\b(?:tumou?r|treatment|complete|partial|patholog\w+|clinical|radiolog\w+|radiographic|objective|metabolic|overall|disease|local|intracranial)\s+(?:\w+\s+)?response|\bresponse\s+rates?\b|\bresponse\s+to\s+(?:\w+\s+){0,2}(?:treatment|therapy|\w*(?:radio|chemo|brachy)therapy|radiation|irradiation|SABR|SBRT|RT)\b|\brecurrence\b", Options)]
    private static partial Regex Control();

    [GeneratedRegex(@"\btoxicit|\badverse\b|\bside[ -]effects?\b|\blate effects?\b|\bsafety\b|\bsafe\b|\bmorbidity\b|\bpneumonitis\b|\bmucositis\b|\bdermatitis\b|\bxerostomia\b|\bfibrosis\b|\bnecrosis\b|\bproctitis\b|\benteritis\b|\bcardiotox|\bcomplications?\b|\bsecond(?:ary)? (?:cancer|malignan)|\bfertility\b|\btolerability\b", Options)]
    private static partial Regex Toxicity();

    [GeneratedRegex(@"\bquality of life\b|\bQo?L\b|\bHRQo?L\b|\bpatient[- ]reported\b|\bPROMs?\b|\bpain\b|\bfatigue\b|\bsymptoms?\b|\bpalliation\b", Options)]
    private static partial Regex QualityOfLife();

    [GeneratedRegex(@"\bcogniti|\bneurocogniti|\bcosme(?:sis|tic)\b|\bswallow|\bdysphagia\b|\burinary function\b|\berectile\b|\bsexual function\b|\bcontinence\b|\borgan preservation\b|\bfunctional outcomes?\b|\bhearing\b|\bvision\b", Options)]
    private static partial Regex Function();

    [GeneratedRegex(@"\bcost|\beconomic|\bresource use\b|\bwaiting times?\b|\bhospitali[sz]ation", Options)]
    private static partial Regex Cost();

    [GeneratedRegex(@"\bchild(?:ren|hood)?\b|\bp(?:a)?ediatric|\badolescents?\b|\byoung (?:people|adults|patients)\b|\binfants?\b", Options)]
    private static partial Regex Children();

    [GeneratedRegex(@"\belderly\b|\bolder (?:people|adults|patients|women|men)\b|\bfrail|\bgeriatric|\boctogenarian|\baged?\s+(?:over\s+|above\s+|[≥>]\s*)?(?:6[5-9]|[789]\d)\b|\b(?:6[5-9]|[789]\d)\s*(?:years?(?:\s+of\s+age)?\s*)?(?:and|or)\s+(?:over|older|above)\b|\b(?:over|above|older than)\s+(?:6[5-9]|[789]\d)\s+years?\b", Options)]
    private static partial Regex Older();

    [GeneratedRegex(@"\binoperable\b|\bunresectable\b|\bmedically unfit\b|\bnot (?:candidates|eligible|suitable) for surgery\b", Options)]
    private static partial Regex Unfit();

    [GeneratedRegex(@"\brecurrent\b|\brelapsed\b|\bsalvage\b|\bre-?irradiation\b", Options)]
    private static partial Regex Recurrent();

    [GeneratedRegex(@"\boligo(?:metasta|progress|recurr|persist)|\blimited (?:number of )?(?:brain )?metastases\b", Options)]
    private static partial Regex Few();
}
