namespace Horizon.Search.Topics;

/// <summary>The weights of a model by key: an open hash table of few bytes, since most keys of a text are in none and the answer must be quick.</summary>
internal sealed class KeyWeights
{
    /// <summary>0 is free. Twice as many as keys at least, so that a key that is not there is known after one look for the most part.</summary>
    private readonly ulong[] keys;

    /// <summary>Where the weights of the key in the same place begin and end.</summary>
    private readonly (int From, int To)[] ranges;
    private readonly (int Label, float Weight)[] weights;

    public KeyWeights(TopicModelContent content)
    {
        var found = content.Labels
            .SelectMany((label, l) => label.Terms.Select((term, i) => (Key: Key(content.Vocabulary[term]), Label: l, Weight: label.Weights[i])))
            .GroupBy(f => f.Key).ToArray();
        var size = 16;
        while (size < found.Length * 2) size *= 2;
        (keys, ranges) = (new ulong[size], new (int, int)[size]);
        var all = new List<(int, float)>();
        foreach (var key in found)
        {
            var place = (int)key.Key & (size - 1);
            while (keys[place] != 0) place = (place + 1) & (size - 1);
            keys[place] = key.Key;
            var from = all.Count;
            all.AddRange(key.Select(k => (k.Label, k.Weight)));
            ranges[place] = (from, all.Count);
        }
        weights = [.. all];
    }

    /// <summary>Of each label that the key tells something of; empty for an unknown key.</summary>
    public ReadOnlySpan<(int Label, float Weight)> Of(ulong key)
    {
        var mask = keys.Length - 1;
        for (var place = (int)key & mask; keys[place] != 0; place = (place + 1) & mask)
        {
            if (keys[place] == key) return weights.AsSpan(ranges[place].From..ranges[place].To);
        }
        return [];
    }

    private static ulong Key(string term) => FeatureBag.Hash(term[0] - '0', term.AsSpan(1));
}
