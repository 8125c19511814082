using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Evaluate.Extraction;

/// <summary>The plain method that reading is compared with: the vocabulary's words without context, polarity or grammar,
/// one pattern for schedules, the first intent word, "random" anywhere.</summary>
internal sealed class WordsAlone
{
    public const string Name = "words alone";

    private static readonly string[] Intents = ["radical", "adjuvant", "neoadjuvant", "consolidative", "salvage", "palliative", "prophylactic", "metastasis-directed"];

    private static readonly Regex Schedule = new(@"(\d+(?:\.\d+)?) ?Gy (?:in|/) ?(\d+) ?(?:fractions|fx|#)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    private readonly IReadOnlyList<(string Id, IReadOnlyList<Regex> Words)> concepts =
        [.. RadiotherapyVocabulary.Current.Techniques.Concat(RadiotherapyVocabulary.Current.Sites).Select(c => (c.Id, Patterns(c)))];

    public PassageReading Read(string text)
    {
        var found = concepts.Where(c => c.Words.Any(w => w.IsMatch(text))).Select(c => c.Id).ToList();
        var intent = Intents.Select(i => (Value: i, At: text.IndexOf(i, StringComparison.OrdinalIgnoreCase))).Where(i => i.At >= 0).OrderBy(i => i.At).FirstOrDefault().Value;
        return new PassageReading(
            found.Where(i => i.StartsWith("technique:", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal),
            found.Where(i => i.StartsWith("site:", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal),
            Schedule.Matches(text).Select(Numbers).ToHashSet(StringComparer.Ordinal),
            intent,
            text.Contains("random", StringComparison.OrdinalIgnoreCase) ? true : null);
    }

    // Words of one length are joined, so that a passage is walked a few times for each concept.
    private static List<Regex> Patterns(Concept concept)
    {
        var words = concept.SearchTerms().Where(t => t.Any(char.IsAsciiLetterLower)).Select(Regex.Escape).ToList();
        var exact = concept.SearchTerms().Where(t => !t.Any(char.IsAsciiLetterLower)).Select(Regex.Escape).ToList();
        var patterns = new List<Regex>();
        if (words.Count > 0) patterns.Add(new Regex($@"\b(?:{string.Join('|', words)})s?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));
        if (exact.Count > 0) patterns.Add(new Regex($@"\b(?:{string.Join('|', exact)})\b", RegexOptions.CultureInvariant));
        return patterns;
    }

    private static string Numbers(Match match)
    {
        var total = decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var fractions = decimal.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return fractions == 0 ? "-/-/-" : $"{PassageReading.Range(total, null)}/{PassageReading.Range(fractions, null)}/{PassageReading.Range(total / fractions, null)}";
    }
}
