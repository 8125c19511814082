namespace Horizon.Search.Topics;

/// <summary>How training is done; one setting for all uses, found by cross-validation on development data.</summary>
/// <param name="Features">The most features a label takes of each group.</param>
internal sealed record FitSettings(int[] Features, float[] L1, float[] L2)
{
    public static FitSettings Default { get; } = new([500, 1000], [0, 0], [0.2f, 0.2f]);
}
