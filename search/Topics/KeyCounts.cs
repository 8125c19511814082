namespace Horizon.Search.Topics;

/// <summary>
/// How often each key of a text stands in it: an open hash table that is emptied and filled again, since a text has thousands of keys, most of them once.
/// </summary>
internal sealed class KeyCounts
{
    private const int Start = 4096;

    /// <summary>Ordinal of a key plus 1; 0 is free. Twice as many places as keys at least.</summary>
    private int[] places = new int[2 * Start];
    private ulong[] keys = new ulong[Start];
    private int[] times = new int[Start];
    private int count;

    public KeyCounts() => Sink = (group, key, often) => Add(FeatureBag.Hash(group, key), often);

    /// <summary>Counts the hashes of what it is given.</summary>
    public KeySink Sink { get; }

    /// <summary>In the order in which they were first added.</summary>
    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, count);

    /// <summary>Of each key.</summary>
    public ReadOnlySpan<int> Times => times.AsSpan(0, count);

    public void Clear()
    {
        Array.Clear(places);
        count = 0;
    }

    /// <summary>Whether the key is new.</summary>
    public bool Add(ulong key, int often)
    {
        var mask = places.Length - 1;
        // The keys are hashes: any bits of theirs do.
        var place = (int)key & mask;
        for (; places[place] > 0; place = (place + 1) & mask)
        {
            if (keys[places[place] - 1] != key) continue;
            times[places[place] - 1] += often;
            return false;
        }
        (keys[count], times[count]) = (key, often);
        places[place] = ++count;
        if (count == keys.Length) Grow();
        return true;
    }

    private void Grow()
    {
        Array.Resize(ref keys, 2 * count);
        Array.Resize(ref times, 2 * count);
        places = new int[4 * count];
        for (var i = 0; i < count; i++)
        {
            var place = (int)keys[i] & (places.Length - 1);
            while (places[place] > 0) place = (place + 1) & (places.Length - 1);
            places[place] = i + 1;
        }
    }
}
