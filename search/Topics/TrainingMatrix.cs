namespace Horizon.Search.Topics;

/// <summary>The examples as rows of numbered features. A feature that stands in one example only tells nothing about others and is left out.</summary>
internal sealed class TrainingMatrix
{
    private const int FewestExamples = 2;

    private TrainingMatrix(ulong[] keys, int[][] indices, float[][] values) => (Keys, Indices, Values) = (keys, indices, values);

    /// <summary>The key of each feature, in order of the key.</summary>
    public ulong[] Keys { get; }

    /// <summary>Of each example the numbers of its features, ascending.</summary>
    public int[][] Indices { get; }

    public float[][] Values { get; }

    public int Rows => Indices.Length;

    /// <summary>In how many of the rows each feature stands.</summary>
    public int[] Stands(IEnumerable<int> rows)
    {
        var counts = new int[Keys.Length];
        foreach (var row in rows)
        {
            foreach (var feature in Indices[row]) counts[feature]++;
        }
        return counts;
    }

    public static TrainingMatrix Of(IReadOnlyList<LabelledText> examples, FeatureKeys reader)
    {
        var bags = new FeatureBag[examples.Count];
        Parallel.For(0, bags.Length, i => bags[i] = FeatureBag.Of(examples[i].Text, reader));
        var seen = new Dictionary<ulong, int>();
        foreach (var bag in bags)
        {
            foreach (var key in bag.Keys) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out _)++;
        }
        var keys = seen.Where(s => s.Value >= FewestExamples).Select(s => s.Key).Order().ToArray();
        var numbers = new Dictionary<ulong, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++) numbers[keys[i]] = i;
        var (indices, values) = (new int[bags.Length][], new float[bags.Length][]);
        Parallel.For(0, bags.Length, i =>
        {
            var bag = bags[i];
            var (index, value) = (new List<int>(bag.Keys.Length), new List<float>(bag.Keys.Length));
            for (var k = 0; k < bag.Keys.Length; k++)
            {
                if (!numbers.TryGetValue(bag.Keys[k], out var number)) continue;
                index.Add(number);
                value.Add(bag.Values[k]);
            }
            (indices[i], values[i]) = ([.. index], [.. value]);
            // Learners want features in order.
            Array.Sort(indices[i], values[i]);
        });
        return new TrainingMatrix(keys, indices, values);
    }
}
