namespace Horizon.Search.Index;

/// <summary>
/// BM25 with fields (Robertson, Zaragoza and Taylor 2004): finds in several fields are counted together, each by its field's weight and length, before they
/// saturate, so that a word in title and summary is not counted as two words. k1 1.2 and b 0.75, the usual values.
/// </summary>
internal static class Saturation
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>Above what any number of finds gives.</summary>
    public const float Most = K1 + 1;

    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(LengthOf)];

    /// <param name="finds">By field weight and length.</param>
    /// <returns>1 for one find in a summary of usual length, below <see cref="Most"/>.</returns>
    public static float Of(float finds) => Most * finds / (finds + K1);

    /// <summary>What one find in a field counts, by the length that the document's norm stands for.</summary>
    public static float[] PerFind(WeightedField field)
    {
        var table = new float[256];
        for (var norm = 0; norm < table.Length; norm++) table[norm] = field.Weight / (1 - B + (B * Lengths[norm] / field.AverageLength));
        return table;
    }

    // The inverse of BM25Similarity.EncodeNormValue: Lucene keeps 1/sqrt(length) in a byte.
    private static float LengthOf(int norm)
    {
        var root = Lucene.Net.Util.SmallSingle.Byte315ToSingle((byte)norm);
        return root > 0 ? 1 / (root * root) : 1e9f;
    }
}
