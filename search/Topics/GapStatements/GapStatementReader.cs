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
            var settled = Settled().IsMatch(sentence) && !Qualified().IsMatch(sentence);
            foreach (var topic in model.Predict(sentence).Where(t => t.Given && !(settled && t.Id == "challenge")).OrderBy(t => t.Id, StringComparer.Ordinal))
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

    /// <summary>A sentence that says that something is known. The model knows "clear" and "evidence" from sentences that lack them.</summary>
    [GeneratedRegex(
        @"\b(?:evidence|answers?|findings?|benefits?|roles?|effects?|mechanisms?|causes?|value|efficacy|effectiveness|safety|dose|schedule|relationship|association|link)\b(?: [\w-]+){0,6}? (?:is|are|was|were|has been|have been) (?:(?:now|already|quite|very|well|[a-z]+ly) ){0,2}(?:clear|strong|conclusive|unequivocal|convincing|compelling|established|proven|settled|certain|known|understood|documented)\b"
        + @"|\b(?:what|which|how|why) (?:[\w-]+ ){1,6}is (?:now |well |already )?(?:known|clear|established|settled)\b"
        + @"|\bthere (?:is|are) no (?:\w+ )?(?:uncertainty|doubt|controversy|debate)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Settled();

    /// <summary>Words by which a sentence takes some of it back, or goes on to what is not known.</summary>
    [GeneratedRegex(
        @"\b(?:but|however|although|though|yet|whereas|while|despite|not|never|neither|nor|without|lacks?|except|if|until|whether|unless|only|hardly|rarely|partly|partially|poorly|incompletely|little|few|less|limited|incomplete|un(?:clear|known|certain|resolved|explored|proven|answered|met|able)|remains?|should|need(?:s|ed)?|require[sd]?|challeng\w+|problem\w*|limit\w*|difficult\w*|risk\w*|fail\w*)\b|n't\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Qualified();
}
