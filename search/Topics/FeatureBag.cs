using System.Runtime.InteropServices;

namespace Horizon.Search.Topics;

/// <summary>
/// What a text says, as numbers: for each key 1 + ln(times), each group scaled to length 1 over all of its keys, known to a model or not,
/// so that the numbers of a text do not depend on a vocabulary. Keys are hashes of 62 bits below their group; those of a bag stand in the order in
/// which the text first says them.
/// </summary>
internal sealed class FeatureBag
{
    private static readonly double[] Logarithms = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0 : 1 + Math.Log(n))];

    // Cleared and filled again for each text of a thread.
    [ThreadStatic]
    private static KeyCounts? counter;

    private readonly ulong[] keys;
    private readonly float[] values;

    private FeatureBag(ulong[] keys, float[] values) => (this.keys, this.values) = (keys, values);

    public ReadOnlySpan<ulong> Keys => keys;

    public ReadOnlySpan<float> Values => values;

    public static FeatureBag Of(string text, FeatureKeys reader)
    {
        var counts = counter ??= new KeyCounts();
        counts.Clear();
        reader.Read(text, counts.Sink);
        var place = reader.Meaning?.Of(text) ?? [];
        var words = counts.Keys;
        var keys = new ulong[words.Length + place.Length];
        words.CopyTo(keys);
        var values = new float[keys.Length];
        Span<double> lengths = stackalloc double[reader.Groups];
        lengths.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            var value = Value(counts.Times[i]);
            lengths[Group(keys[i])] += value * value;
            values[i] = (float)value;
        }
        for (var g = 0; g < lengths.Length; g++) lengths[g] = reader.Lengths?[g] ?? Math.Sqrt(lengths[g]);
        for (var i = 0; i < words.Length; i++) values[i] /= (float)lengths[Group(keys[i])];
        for (var d = 0; d < place.Length; d++) (keys[words.Length + d], values[words.Length + d]) = (reader.MeaningKeys[d], place[d]);
        return new FeatureBag(keys, values);
    }

    /// <summary>Four characters at a time, multiplied and folded (as wyhash does). No file holds a hash, so that another one can take its place.</summary>
    public static ulong Hash(int group, ReadOnlySpan<char> key)
    {
        var hash = Folded((ulong)key.Length + 1, (ulong)group);
        var rest = MemoryMarshal.AsBytes(key);
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..]) hash = Folded(hash, MemoryMarshal.Read<ulong>(rest));
        ulong last = 0;
        for (var i = 0; i < rest.Length; i++) last |= (ulong)rest[i] << (8 * i);
        hash = Folded(hash, last);
        return (hash >> 2) | ((ulong)group << 62);
    }

    private static ulong Folded(ulong hash, ulong next)
    {
        var high = Math.BigMul(hash ^ 0x9E3779B97F4A7C15UL, next ^ 0xA0761D6478BD642FUL, out var low);
        return high ^ low;
    }

    /// <summary>The group that a key belongs to; it stands in the key's two highest bits.</summary>
    public static int Group(ulong key) => (int)(key >> 62);

    private static double Value(int times) => times < Logarithms.Length ? Logarithms[times] : 1 + Math.Log(times);
}
