namespace Horizon.Search.Topics.GapStatements;

/// <summary>A sentence that says that something is a challenge, or a direction for research.</summary>
/// <param name="Start">Offset of its first character in the text read.</param>
/// <param name="End">Offset after its last.</param>
/// <param name="Kind">challenge or direction; a sentence that is both stands twice.</param>
public sealed record GapStatement(string Text, int Start, int End, string Kind, double Probability);

/// <summary>Finds the sentences that state a challenge or a direction, by the built-in model; each sentence is judged by its own words.</summary>
public static class GapStatementReader
{
    /// <summary>In order of the text; challenge before direction.</summary>
    public static IReadOnlyList<GapStatement> Read(string text)
    {
        var model = BuiltInModels.GapStatements;
        var found = new List<GapStatement>();
        foreach (var (start, end) in SentenceSplitter.Of(text))
        {
            var sentence = text[start..end];
            foreach (var topic in model.Predict(sentence).Where(t => t.Given).OrderBy(t => t.Id, StringComparer.Ordinal))
                found.Add(new GapStatement(sentence, start, end, topic.Id, topic.Probability));
        }
        return found;
    }
}
