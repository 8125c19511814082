using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>A dataset that could answer a gap. Horizon describes it and holds none of it. Null is unknown. <paramref name="Source"/> is where the facts stand.</summary>
public sealed record AnsweringDataset(
    string Id, string Label, string? Steward, string? Cadence, string? Access, string Holds, IReadOnlyList<string> Techniques, IReadOnlyList<string> Outcomes, string Source)
{
    public static IReadOnlyList<AnsweringDataset> All { get; } =
    [
        .. ReviewedTable.Rows("datasets.tsv").Select(r => new AnsweringDataset(
            $"dataset:{r[0]}", r[1], ReviewedTable.OrNull(r[2]), ReviewedTable.OrNull(r[3]), ReviewedTable.OrNull(r[4]), r[5], ReviewedTable.Words(r[6]), ReviewedTable.Words(r[7]), r[8])),
    ];

    /// <summary>The datasets that hold an outcome of the gap, of people treated with its technique. Empty for a gap that names no outcome: then it cannot be told.</summary>
    public static IReadOnlyList<AnsweringDataset> For(IReadOnlyCollection<string> techniques, IReadOnlyCollection<string> outcomes) =>
        [.. All.Where(d => d.CouldAnswer(techniques, outcomes))];

    /// <summary>Whether it holds one of these outcomes, of people treated with one of these techniques or a broader one.</summary>
    public bool CouldAnswer(IReadOnlyCollection<string> techniques, IReadOnlyCollection<string> outcomes) =>
        Outcomes.Any(outcomes.Contains) && techniques.Any(t => Techniques.Contains(t) || RadiotherapyVocabulary.Current.Ancestors(t).Any(a => Techniques.Contains(a.Id)));
}
