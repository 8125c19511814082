namespace Horizon.Search.Check.Ranking;

/// <summary>A weighted sum of a candidate's likenesses, with weights that were learned and stand in a text file to be read.</summary>
/// <param name="Weights">In the order of <see cref="Likeness.Names"/>.</param>
internal sealed record LinearRanker(IReadOnlyList<double> Weights)
{
    public static LinearRanker Current { get; } = Of(RankerFile.Open());

    public double Score(ReadOnlySpan<float> likeness)
    {
        var sum = 0.0;
        for (var i = 0; i < Weights.Count; i++) sum += Weights[i] * likeness[i];
        return sum;
    }

    /// <exception cref="FormatException">A weight is missing.</exception>
    public static LinearRanker Of(IReadOnlyDictionary<string, double> weights) =>
        new([.. Likeness.Names.Select(n => weights.TryGetValue(n, out var w) ? w : throw new FormatException($"The ranker's file has no weight for {n}."))]);
}
