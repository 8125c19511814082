namespace Horizon.Search.Topics;

/// <summary>What the examples say of one label.</summary>
/// <param name="Holds">Whether each example has it; false where nobody has said.</param>
/// <param name="Said">Whether anybody has said.</param>
internal sealed record LabelTruth(string Label, bool[] Holds, bool[] Said)
{
    public static LabelTruth Of(string label, IReadOnlyList<LabelledText> examples) => new(
        label,
        [.. examples.Select(e => e.Labels.Contains(label, StringComparer.Ordinal))],
        [.. examples.Select(e => e.Unsaid?.Contains(label, StringComparer.Ordinal) != true)]);

    /// <summary>Those of the rows of which it is said.</summary>
    public int[] Known(IReadOnlyList<int> rows) => [.. rows.Where(r => Said[r])];
}
