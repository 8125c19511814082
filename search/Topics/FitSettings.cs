namespace Horizon.Search.Topics;

/// <summary>How a label is learned: several linear models over different groups of keys, whose scores are averaged.</summary>
/// <param name="Features">The most features that a label takes of each group.</param>
internal sealed record FitSettings(IReadOnlyList<int> Features, IReadOnlyList<FitMember> Members)
{
    /// <summary>For topics of texts; found by cross-validation on abstracts labelled with hallmarks of cancer.</summary>
    public static FitSettings Topics { get; } = new([250, 500], [new([0], 0.3f, 0.05f), new([1], 0, 0.1f), new([0, 1], 0, 0.15f)]);

    /// <summary>For topics of many texts, which tell more features apart: found by cross-validation on the examples of the built-in model.</summary>
    public static FitSettings ManyTopics { get; } = Topics with { Features = [600, 1000] };

    /// <summary>For statements in sentences; found by cross-validation on the training part of the challenges and directions.</summary>
    public static FitSettings Statements { get; } = new([1000, 1500, 600, 1000], [new([0, 2], 0, 4f), new([1, 2], 0, 4f), new([FeatureKeys.MeaningGroup], 0, 100f)]);
}

/// <param name="Groups">Which groups of keys it takes.</param>
/// <param name="L1">Weight of the sum of absolute weights.</param>
/// <param name="L2">Weight of the sum of squares.</param>
internal sealed record FitMember(IReadOnlyList<int> Groups, float L1, float L2);
