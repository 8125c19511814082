namespace Horizon.Search.Topics;

/// <summary>
/// What a text says, as numbers: for each key 1 + ln(times), each group scaled to length 1 over all of its keys, known to a model or not,
/// so that the numbers of a text do not depend on a vocabulary. Keys are FNV-1a hashes of 62 bits below their group; those of a bag stand in order.
/// </summary>
internal sealed class FeatureBag
{
    private readonly ulong[] keys;
    private readonly float[] values;

    private FeatureBag(ulong[] keys, float[] values) => (this.keys, this.values) = (keys, values);

    public ReadOnlySpan<ulong> Keys => keys;

    public ReadOnlySpan<float> Values => values;

    public static FeatureBag Of(string text, FeatureKeys reader)
    {
        var all = new List<ulong>[reader.Groups];
        for (var g = 0; g < all.Length; g++) all[g] = [];
        reader.Read(text, (group, key) => all[group].Add(Hash(group, key)));
        var keys = new List<ulong>();
        var values = new List<float>();
        foreach (var group in all)
        {
            group.Sort();
            var first = values.Count;
            double squares = 0;
            for (var i = 0; i < group.Count;)
            {
                var from = i;
                while (i < group.Count && group[i] == group[from]) i++;
                var value = 1 + Math.Log(i - from);
                squares += value * value;
                keys.Add(group[from]);
                values.Add((float)value);
            }
            var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
            for (var i = first; i < values.Count; i++) values[i] *= scale;
        }
        var (k, v) = (keys.ToArray(), values.ToArray());
        Array.Sort(k, v);
        return new FeatureBag(k, v);
    }

    public static ulong Hash(int group, ReadOnlySpan<char> key)
    {
        var hash = (14695981039346656037UL ^ (uint)(group + 1)) * 1099511628211UL;
        foreach (var c in key)
        {
            hash = (hash ^ (byte)c) * 1099511628211UL;
            if (c > 0xFF) hash = (hash ^ (byte)(c >> 8)) * 1099511628211UL;
        }
        return (hash >> 2) | ((ulong)group << 62);
    }

    /// <summary>The group that a key belongs to; it stands in the key's two highest bits.</summary>
    public static int Group(ulong key) => (int)(key >> 62);
}
