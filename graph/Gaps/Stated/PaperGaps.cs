using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>A text of a paper in which its authors say what is left open.</summary>
/// <param name="Field">Where it stands, as it is told: "abstract: Conclusions".</param>
/// <param name="FactsField">The field of <see cref="PublicationFacts"/>.</param>
/// <param name="IsWhole">An abstract without headings, background and all.</param>
public sealed record ConcludingText(string Field, string FactsField, string Text, bool IsWhole);

/// <summary>The gaps that a paper leaves: it states some in its background as well, and closes those itself. Pure, thread-safe, linear in the text.</summary>
public static partial class PaperGaps
{
    /// <summary>The sections that conclude; of an abstract without such headings all of it but those that open it.</summary>
    public static IEnumerable<ConcludingText> TextsOf(PublicationFacts publication)
    {
        // PubMed says so where a part of an abstract has no heading.
        var sections = publication.AbstractSections.Select(s => string.Equals(s.Label, "UNLABELLED", StringComparison.OrdinalIgnoreCase) ? s with { Label = null } : s).ToList();
        var labelled = sections.Any(s => s.Label is not null && Concluding().IsMatch(s.Label));
        foreach (var section in sections)
        {
            if (labelled ? section.Label is null || !Concluding().IsMatch(section.Label) : section.Label is not null && Opening().IsMatch(section.Label)) continue;
            yield return new ConcludingText(section.Label is { } label ? $"abstract: {label}" : "abstract", AbstractField, section.Text, section.Label is null);
        }
        foreach (var section in publication.Sections.Where(s => Concluding().IsMatch(s.Heading)))
            yield return new ConcludingText($"full text: {section.Heading}", "sections", section.Text, false);
    }

    /// <summary>
    /// In text order. Left out is what the paper itself goes on to answer: in an abstract without headings what stands in its first half, and anywhere a sentence that
    /// is followed by what this study did about it; in an abstract, before the study's aim.
    /// </summary>
    public static IReadOnlyList<GapSentence> Read(ConcludingText text)
    {
        var found = GapSentenceReader.Read(text.Text);
        if (found.Count == 0) return found;
        var sentences = GapSentenceReader.SentencesOf(text.Text);
        var aim = text.FactsField == AbstractField ? sentences.LastOrDefault(s => Aims().IsMatch(Opening(text.Text, s))).Start : 0;
        return [.. found.Where(f => f.Start >= aim && !(text.IsWhole && f.Start < text.Text.Length / 2) && !IsTakenUp(text, f, sentences))];
    }

    private static bool IsTakenUp(ConcludingText text, GapSentence gap, IReadOnlyList<(int Start, int End)> sentences)
    {
        foreach (var (start, end) in sentences)
        {
            if (start < gap.End) continue;
            var next = Opening(text.Text, (start, end));
            // In a conclusion "we found" compares; in an abstract without headings it is the answer.
            return TakesUp().IsMatch(next) || (text.IsWhole && Answers().IsMatch(next));
        }
        return false;
    }

    /// <summary>What a sentence does is said in its beginning.</summary>
    private static ReadOnlySpan<char> Opening(string text, (int Start, int End) sentence) => text.AsSpan(sentence.Start, Math.Min(sentence.End - sentence.Start, LongestOpening));

    /// <summary>Characters.</summary>
    private const int LongestOpening = 250;

    private const string AbstractField = "abstractSections";

    [GeneratedRegex(@"background|introduc|objective|\baims?\b|purpose|context|rationale|hypothes|method", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^(?:Here(?:in)?,?\s+we\b|We\s+(?:therefore\s+|thus\s+)?(?:aimed|sought|hypothesi[sz]ed|set\s+out)\b|The\s+(?:primary\s+|main\s+)?(?:aim|purpose|objective|goal)s?\s+of\s+(?:this|the\s+present|the\s+current|our)\b"
        + @"|(?:This|The\s+present|The\s+current|Our)\s+(?:[\w-]+\s+){0,3}?(?:study|trial|paper|article|review|work|analysis|investigation)\s+(?:aim|sought|(?:was|is)\s+(?:aimed|designed|to)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aims();

    [GeneratedRegex(@"conclu|implication|interpretation|future|discussion|perspective|significance|what this (?:study|paper) adds|summary|recommendation", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Concluding();

    private const string Does = @"(?:aim|show|investigat|report|demonstrat|suggest|propos|present|examin|evaluat|compar|assess|review|describ|determin|found|find|identif|test|explor|address|analy[sz]|develop|sought|seek)";

    /// <summary>"Here we show", "In this study, we compared", "The aim of this study was". Not "This trial will", which is still to come, and not "In this setting".</summary>
    [GeneratedRegex(
        @"^(?:Here(?:in)?,?\s+(?:we|it\s+is)\b|(?:Therefore|Thus|Hence|Consequently|Accordingly),?\s+we\s+" + Does
        + @"|To\s+(?:address|answer|investigate|determine|test|explore|evaluate|clarify|resolve|examine|assess)\b[^.;:?!]{0,120}?,\s+we\b"
        + @"|In\s+(?:this|the\s+present|the\s+current|our)\s+(?:\w+\s+){0,2}?(?:study|paper|article|report|review|work|analysis|trial|issue|investigation|series)\b[^.;:?!]{0,120}?\b" + Does
        + @"|(?:This|The\s+present|The\s+current|Our|The\s+aims?\s+of\s+(?:this|the|our)|The\s+(?:purpose|objective|goal)s?\s+of\s+(?:this|the|our))\s+(?:[\w-]+\s+){0,3}?(?:study|trial|paper|article|report|review|work|analysis|investigation)\s+(?:(?:was|is|were)\s+(?:\w+\s+)?(?:to\b|aim|design|conduct|perform|undertaken|done)|has\s+(?:\w+\s+)?" + Does + "|" + Does
        + @")|We\s+(?:have\s+|had\s+)?(?:(?:therefore|thus|now|here|also)\s+)?(?:aimed|sought|hypothesi[sz]ed|set\s+out|investigated|examined|evaluated|assessed|compared|tested|explored|analy[sz]ed|conducted|performed|tried|show|studied)\b"
        + @"|What\s+(?:does\s+)?this\s+(?:study|paper)\s+adds?\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakesUp();

    [GeneratedRegex(@"^(?:(?:Using|By|With|Through)\b[^.;:?!]{0,100}?,\s+)?we\s+(?:find|found|use[ds]?|show(?:ed)?|creat|perform|present|report|demonstrat|identif|develop|measur|describ|determin|characteri|uncover|propos)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answers();
}
