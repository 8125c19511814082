using System.Runtime.InteropServices;

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
        var (found, often) = (new List<ulong>(4096), new List<int>(4096));
        reader.Read(text, (group, key, times) =>
        {
            found.Add(Hash(group, key));
            often.Add(times);
        });
        CollectionsMarshal.AsSpan(found).Sort(CollectionsMarshal.AsSpan(often));
        var (keys, values) = (new List<ulong>(found.Count), new List<float>(found.Count));
        var squares = new double[reader.Groups];
        for (var i = 0; i < found.Count;)
        {
            var (key, times) = (found[i], 0);
            for (; i < found.Count && found[i] == key; i++) times += often[i];
            var value = 1 + Math.Log(times);
            squares[Group(key)] += value * value;
            keys.Add(key);
            values.Add((float)value);
        }
        for (var i = 0; i < keys.Count; i++) values[i] /= (float)(reader.Lengths?[Group(keys[i])] ?? Math.Sqrt(squares[Group(keys[i])]));
        return new FeatureBag([.. keys], [.. values]);
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
