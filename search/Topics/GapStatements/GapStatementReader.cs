using System.Text.RegularExpressions;

namespace Horizon.Search.Topics.GapStatements;

/// <summary>A sentence that says that something is a challenge, or a direction for research.</summary>
/// <param name="Start">Offset of its first character in the text read.</param>
/// <param name="End">Offset after its last.</param>
/// <param name="Kind">challenge or direction; a sentence that is both stands twice.</param>
public sealed record GapStatement(string Text, int Start, int End, string Kind, double Probability);

/// <summary>Finds the sentences that state a challenge or a direction, by the built-in model; each sentence is judged by its own words.</summary>
public static partial class GapStatementReader
{
    /// <summary>In order of the text; challenge before direction.</summary>
    public static IReadOnlyList<GapStatement> Read(string text)
    {
        var model = BuiltInModels.GapStatements;
        var found = new List<GapStatement>();
        foreach (var (start, end) in SentenceSplitter.Of(text))
        {
            var sentence = text[start..end];
            if (Denied().IsMatch(sentence)) continue;
            foreach (var topic in model.Predict(sentence).Where(t => t.Given).OrderBy(t => t.Id, StringComparer.Ordinal))
                found.Add(new GapStatement(sentence, start, end, topic.Id, topic.Probability));
        }
        return found;
    }

    /// <summary>A sentence that denies the need in so many words. The model counts words, and "no further research is needed" has those of its opposite.</summary>
    [GeneratedRegex(
        @"\bno (?:further|more|additional|other) (?:[\w-]+ ){0,2}(?:research|trials?|study|studies|evidence|work|investigations?|data) (?:is|are|was|were|seems?) (?:needed|required|warranted|necessary)"
        + @"|\b(?:research|trials?|study|studies|evidence|work|investigations?|data) (?:is|are|was|were) (?:not|no longer) (?:[a-z]+ly )?(?:needed|required|warranted|necessary)"
        + @"|\bthere (?:is|are) no (?:[\w-]+ ){0,2}gaps?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();
}
