using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications;

/// <summary>What a paper is, by its index's publication types or by what its title calls it. What neither says is not guessed. Pure, thread-safe, linear in the title.</summary>
public static partial class PaperDesign
{
    private static readonly string[] TrialReports =
        ["Clinical Trial", "Randomized Controlled Trial", "Controlled Clinical Trial", "Pragmatic Clinical Trial", "Equivalence Trial", "Adaptive Clinical Trial"];

    /// <summary>What speaks of others' trials, or of one that is still to come.</summary>
    private static readonly string[] NoReports = ["Review", "Editorial", "Comment", "Letter", "News", "Clinical Trial Protocol", "Published Erratum"];

    /// <summary>It is the protocol of a trial.</summary>
    public static bool IsProtocol(PublicationFacts paper) =>
        Is(paper, "Clinical Trial Protocol") || (!paper.IsReview && paper.Title is { } title && Protocol().IsMatch(title));

    /// <summary>It reports a trial of its own: by its index, or as its title calls it. Neither a review nor a protocol.</summary>
    public static bool ReportsTrial(PublicationFacts paper)
    {
        if (paper.IsReview || IsProtocol(paper) || NoReports.Any(t => Is(paper, t))) return false;
        if (TrialReports.Any(t => Is(paper, t)) || paper.PublicationTypes.Any(t => t.StartsWith("Clinical Trial, Phase", StringComparison.OrdinalIgnoreCase))) return true;
        return paper.Title is { } title && Trial().IsMatch(title) && !OfOthers().IsMatch(title);
    }

    /// <summary>Its title says that it gives a trial's results: "primary results of", "five-year outcomes". Neither a review or a protocol nor what is told of a part of the trial or besides.</summary>
    public static bool SaysResults(PublicationFacts paper) => paper.Title is { } title && !paper.IsReview && !IsProtocol(paper) && Results().IsMatch(title) && !Besides().IsMatch(title);

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

    // One trial: "randomised trials" speaks of many.
    [GeneratedRegex(@"\brandomi[sz]ed\b[^.;:?!]{0,60}?\b(?:trial|study)\b|\bphase\s+(?:i{1,3}v?|iv|[1-4])(?:[ab])?(?:\s*[/-]\s*(?:i{1,3}|[1-4])[ab]?)?\s+(?:\w+[ -]){0,3}?(?:trial|study)\b|\bsingle[- ]arm\s+(?:\w+[ -]){0,3}?(?:trial|study)\b", Options)]
    private static partial Regex Trial();

    [GeneratedRegex(@"^(?:re|reply|response|comment|letter|editorial|correction|erratum|corrigendum|in\s+regard)\b|\b(?:need|call|time|case|plea|wanted)\s+for\b|\?\s*$|\breview\b|\bsurvey\b|\bcommentary\b|\bretrospective\b|\bemulat", Options)]
    private static partial Regex OfOthers();
}
