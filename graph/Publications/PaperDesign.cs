using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications;

/// <summary>What a paper is, by its index's publication types or by what its title calls it. What neither says is not guessed. Pure, thread-safe, linear in the title.</summary>
public static partial class PaperDesign
{
    private static readonly string[] TrialReports =
        ["Clinical Trial", "Randomized Controlled Trial", "Controlled Clinical Trial", "Pragmatic Clinical Trial", "Equivalence Trial", "Adaptive Clinical Trial"];

    /// <summary>What corrects or takes back another publication, in PubMed's words.</summary>
    private static readonly string[] NoticeTypes = ["Published Erratum", "Retraction of Publication", "Expression of Concern"];

    private static readonly string[] SpokenOf = ["Review", "Editorial", "Comment", "Letter", "News", "Practice Guideline", "Guideline"];

    /// <summary>What speaks of others' trials, or of one that is still to come.</summary>
    private static readonly string[] NoReports = [.. SpokenOf, "Clinical Trial Protocol", .. NoticeTypes];

    /// <summary>PubMed's word for a publication that was taken back; other sources' are read as it.</summary>
    private const string RetractedType = "Retracted Publication";

    /// <summary>It only corrects or takes back another publication: by its index, or as its title says.</summary>
    public static bool IsNotice(PublicationFacts paper) => NoticeTypes.Any(t => Is(paper, t)) || (paper.Title is { } title && OfOther().IsMatch(title));

    /// <summary>It was taken back: by its index, or by the word that publishers set before its title.</summary>
    public static bool IsRetracted(PublicationFacts paper) => Is(paper, RetractedType) || (paper.Title is { } title && Retracted().IsMatch(title));

    /// <summary>It tells of a trial before there are results: protocol, design, plan of analysis, who takes part.</summary>
    public static bool PrecedesResults(PublicationFacts paper) => IsProtocol(paper) || (!paper.IsReview && paper.Title is { } title && Before().IsMatch(title));

    /// <summary>It analyses one trial's data or several trials' for another question than theirs, as its title says.</summary>
    public static bool IsFurtherAnalysis(PublicationFacts paper) => paper.Title is { } title && Further().IsMatch(title);

    /// <summary>It speaks of what others have found: a review, a guideline, a letter, an editorial.</summary>
    public static bool SpeaksOfOthers(PublicationFacts paper) => paper.IsReview || SpokenOf.Any(t => Is(paper, t)) || (paper.Title is { } title && Letter().IsMatch(title));

    /// <summary>It is the protocol of a trial.</summary>
    public static bool IsProtocol(PublicationFacts paper) =>
        Is(paper, "Clinical Trial Protocol") || (!paper.IsReview && paper.Title is { } title && Protocol().IsMatch(title));

    /// <summary>It reports a trial of its own: by its index, or as its title calls it. Neither a review nor a protocol.</summary>
    public static bool ReportsTrial(PublicationFacts paper)
    {
        if (paper.IsReview || PrecedesResults(paper) || IsNotice(paper) || NoReports.Any(t => Is(paper, t))) return false;
        if (TrialReports.Any(t => Is(paper, t)) || paper.PublicationTypes.Any(t => t.StartsWith("Clinical Trial, Phase", StringComparison.OrdinalIgnoreCase))) return true;
        return paper.Title is { } title && Trial().IsMatch(title) && !OfOthers().IsMatch(title);
    }

    /// <summary>Its title says that it gives a trial's results: "primary results of", "five-year outcomes". Neither a review or a protocol nor what is told of a part of the trial or besides.</summary>
    public static bool SaysResults(PublicationFacts paper) => paper.Title is { } title && !paper.IsReview && !PrecedesResults(paper) && Results().IsMatch(title) && !Besides().IsMatch(title);

    private static bool Is(PublicationFacts paper, string type) => paper.PublicationTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?:primary|final|main|first|early|initial|interim|preliminary|long-term|mature|updated|\d{1,2}-year|(?:one|two|three|five|ten)-year) (?:results|outcomes|analysis|follow-up|report)\b|\bresults (?:of|from) (?:an?|the)\b", Options)]
    private static partial Regex Results();

    /// <summary>Secondary analyses, by their titles.</summary>
    [GeneratedRegex(@"\b(?:secondary|post-?\s?hoc|exploratory|subgroup|sub-?stud(?:y|ies)|ancillary|pooled|individual patient data|meta-?analysis|quality of life|patient-reported|cost-?|economic|translational|biomarkers?|predict\w*|prognostic|dosimetric|quality assurance|survey)\b", Options)]
    private static partial Regex Besides();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // "Treatment protocol" and "according to protocol" are no trial's; "… and trial design" speaks of trials at large, unless it is one of a protocol's own headings.
    [GeneratedRegex(@"\b(?:study|trial)\s+protocol\b|\bprotocol\s+(?:for|of)\s+(?:an?|the)\b|[:\u2013\u2014-]\s*(?:an?\s+)?protocol\b|(?<!\b(?:and|or|for|in|of|on|to|future|clinical|modern|adaptive|optimal|optimi[sz]ed|new|novel|better|improv\w+|inform\w*)\s+)(?:trial|study)\s+(?:design|rationale)\b|\b(?:rationale|design|background|objectives?|aims?|methods)(?:,|\s+and|,\s+and|\s*&)\s+(?:(?:trial|study)\s+)?(?:design|rationale|methods)\b", Options)]
    private static partial Regex Protocol();

    [GeneratedRegex(@"\bstatistical\s+analysis\s+plan\b|\bbaseline\s+(?:\w+\s+){0,3}?(?:characteristics|data|features|demographics)\s+(?:of|in|from|for)\b|:\s*baseline\s+(?:\w+\s+){0,3}?(?:characteristics|data)\s*$|\btrials?[ -]in[ -]progress\b|\b(?:design|rationale|methods)\s+(?:of|for|behind)\s+(?:an?|the|two)\s+(?:(?!(?:of|in|for|on|to|with|by|from)\b)[\w/'-]+,?\s+){0,8}(?:trial|study)\b", Options)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:secondary|ancillary|exploratory|supplementary|mediation|moderator)\s+(?:\w+\s+)?(?:analys[ie]s|report|outcomes?|end-?points?|study)\b|\bpost-?\s?hoc\b|\bsub-?group\s+(?:analys[ie]s|results|findings|study)\b|\bsub-?(?:stud(?:y|ies)|analys[ie]s)\b|\bpooled\b|\bindividual\s+(?:patient|participant)\s+data\b|\bcost[- ](?:effectiveness|utility|benefit|minimi[sz]ation|consequences?|analysis)\b|\b(?:health[- ])?economic\s+(?:\w+\s+)?(?:evaluation|analys[ie]s|outcomes?|model\w*)\b|\b(?:process|realist)\s+evaluation\b|\bqualitative\b|\btranslational\b", Options)]
    private static partial Regex Further();

    [GeneratedRegex(@"^\W*(?:(?:the\s+)?authors?['\u2019]?s?['\u2019]?\s+(?:reply|response)|in\s+(?:reply|response|regards?)|re|reply|response|comment|letter|editorial)\b(?:\s+(?:to|on|from|by)\b|\s*[:.]|\s*$)", Options)]
    private static partial Regex Letter();

    // "Correction of anaemia" and "correction for motion" are no notices.
    [GeneratedRegex(@"^\W*(?:(?:author|publisher)(?:['\u2019]s)?\s+)?(?:(?:correction|retraction|addendum)(?:\s+(?:note|notice))?\s*(?::|\s(?:to|notice)\b|\s[\u2013\u2014])|(?:corrigendum|erratum|expression\s+of\s+concern)\b)", Options)]
    private static partial Regex OfOther();

    [GeneratedRegex(@"^\W*retracted(?:\s+(?:article|paper|chapter))?\s*[:\]\)\u2013\u2014-]", Options)]
    private static partial Regex Retracted();

    // One trial: "randomised trials" speaks of many.
    [GeneratedRegex(@"\brandomi[sz]ed\b[^.;:?!]{0,60}?\b(?:trial|study)\b|\bphase\s+(?:i{1,3}v?|iv|[1-4])(?:[ab])?(?:\s*[/-]\s*(?:i{1,3}|[1-4])[ab]?)?\s+(?:\w+[ -]){0,3}?(?:trial|study)\b|\bsingle[- ]arm\s+(?:\w+[ -]){0,3}?(?:trial|study)\b", Options)]
    private static partial Regex Trial();

    [GeneratedRegex(@"^(?:re|reply|response|comment|letter|editorial|correction|erratum|corrigendum|retraction|in\s+re(?:gard|ply|sponse))\b|\b(?:need|call|time|case|plea|wanted)\s+for\b|\?\s*$|\breview\b|\bsurvey\b|\bcommentary\b|\bretrospective\b|\bemulat", Options)]
    private static partial Regex OfOthers();
}
