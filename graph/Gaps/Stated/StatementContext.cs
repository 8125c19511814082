using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>The sentence before a statement, for a reader: "further study is warranted" says it to nobody.</summary>
internal static class StatementContext
{
    /// <summary>Null where none stands before it, or where the source's text is no longer the one that was read.</summary>
    /// <param name="source">The facts of the paper or trial that states it.</param>
    /// <param name="statement">Where its words stand.</param>
    public static string? Before(object? source, Quote statement)
    {
        IEnumerable<string> texts = source switch
        {
            PublicationFacts paper => PaperGaps.TextsOf(paper).Where(t => t.Field == statement.Field).Select(t => t.Text),
            TrialFacts trial => new[] { trial.Summary, trial.Description }.OfType<string>(),
            _ => [],
        };
        var text = texts.FirstOrDefault(t => statement.End <= t.Length && t.AsSpan(statement.Start..statement.End).SequenceEqual(statement.Text));
        return text is not null && GapSentenceReader.Before(text, statement.Start) is var (start, end) ? text[start..end] : null;
    }
}
