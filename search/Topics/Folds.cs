namespace Horizon.Search.Topics;

/// <summary>Parts of the examples for cross-validation: by chance from a seed, whatever the order of the file; equal texts stay in one part.</summary>
internal static class Folds
{
    public const int Parts = 5;

    /// <summary>The part of each example, 0 to <see cref="Parts"/> - 1.</summary>
    public static int[] Of(IReadOnlyList<LabelledText> examples, int seed)
    {
        var texts = examples.Select(e => e.Text.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
#pragma warning disable CA5394 // Parts need no secrecy.
        new Random(seed).Shuffle(texts);
#pragma warning restore CA5394
        var part = texts.Select((t, i) => (t, i)).ToDictionary(p => p.t, p => p.i % Parts, StringComparer.Ordinal);
        return [.. examples.Select(e => part[e.Text.Trim()])];
    }
}
