using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Horizon.Search.Topics.Meaning;

/// <summary>
/// Learns word vectors from unlabelled texts: the positive pointwise mutual information of words that stand near each other, the context's share raised to
/// 0.75 (Levy, Goldberg and Dagan 2015), factored by a truncated singular value decomposition, which subspace iteration finds (Halko, Martinsson and Tropp
/// 2011). The same texts in the same order give the same bytes.
/// </summary>
internal static class WordVectorLearner
{
    /// <summary>So many words after each count as near it, the farther the less.</summary>
    private const int Near = 4;
    private const double ContextPower = 0.75;
    private const int Oversampling = 20;
    private const int Iterations = 5;

    /// <summary>Among so few words nothing can be told from how they stand.</summary>
    private const int FewestWords = 100;

    /// <param name="fewest">A word must stand so often.</param>
    /// <param name="most">The most frequent words are taken.</param>
    /// <exception cref="TopicInputException">The texts hold too few words.</exception>
    public static WordVectors Learn(IReadOnlyList<string> texts, int dimensions, int fewest, int most, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var byWord = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        long total = 0;
        foreach (var text in texts)
        {
            foreach (var word in TextWords.Of(text))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(byWord, word, out _)++;
                total++;
            }
        }
        var words = counts.Where(c => c.Value >= fewest).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most).Select(c => c.Key).ToArray();
        if (words.Length < FewestWords + dimensions + Oversampling)
            throw new TopicInputException($"Only {words.Length} words stand {fewest} times or more in the texts; vectors of {dimensions} components need {FewestWords + dimensions + Oversampling}. Give more texts.");
        var rows = Information(Pairs(texts, words, cancellation));
        var vectors = Factors(rows, words.Length, dimensions, cancellation);
        return WordVectors.Of(words, [.. words.Select(w => (float)((double)counts[w] / total))], vectors);
    }

    /// <summary>How often two words stand near each other, the nearer the more; both ways round.</summary>
    private static Dictionary<int, float>[] Pairs(IReadOnlyList<string> texts, string[] words, CancellationToken cancellation)
    {
        var places = words.Select((word, at) => (word, at)).ToDictionary(each => each.word, each => each.at, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var near = new Dictionary<int, float>[words.Length];
        for (var i = 0; i < near.Length; i++) near[i] = [];
        var before = new List<int>();
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            before.Clear();
            foreach (var word in TextWords.Of(text))
            {
                var at = places.TryGetValue(word, out var known) ? known : -1;
                for (var distance = 1; at >= 0 && distance <= Near && distance <= before.Count; distance++)
                {
                    var other = before[^distance];
                    if (other < 0) continue;
                    CollectionsMarshal.GetValueRefOrAddDefault(near[at], other, out _) += 1f / distance;
                    CollectionsMarshal.GetValueRefOrAddDefault(near[other], at, out _) += 1f / distance;
                }
                before.Add(at);
            }
        }
        return near;
    }

    private static (int[] Columns, float[] Values)[] Information(Dictionary<int, float>[] near)
    {
        var sums = near.Select(row => row.Values.Sum(v => (double)v)).ToArray();
        var contexts = sums.Select(s => Math.Pow(s, ContextPower)).ToArray();
        var all = contexts.Sum();
        return [.. near.Select((row, at) =>
        {
            var kept = row.Select(pair => (Column: pair.Key, Value: (float)Math.Log(pair.Value / (sums[at] * contexts[pair.Key] / all)))).Where(pair => pair.Value > 0).OrderBy(pair => pair.Column).ToArray();
            return (kept.Select(pair => pair.Column).ToArray(), kept.Select(pair => pair.Value).ToArray());
        })];
    }

    private static float[][] Factors((int[] Columns, float[] Values)[] rows, int size, int dimensions, CancellationToken cancellation)
    {
        var columns = Transposed(rows, size);
        var width = dimensions + Oversampling;
        var found = new double[size][];
        for (var i = 0; i < size; i++) found[i] = [.. Enumerable.Range(i * width, width).Select(Sign)];
        found = Orthogonal(Times(rows, found, width));
        for (var i = 0; i < Iterations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            found = Orthogonal(Times(rows, Orthogonal(Times(columns, found, width)), width));
        }
        // With the rows' space Q found, the vectors of Qᵀ P (Qᵀ P)ᵀ turn Q into the singular vectors of P.
        var turned = Matrix<double>.Build.DenseOfRowArrays(Times(columns, found, width));
        var within = turned.TransposeThisAndMultiply(turned).Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, width).OrderByDescending(i => within.EigenValues[i].Real).Take(dimensions).ToArray();
        var vectors = new float[size][];
        Parallel.For(0, size, word =>
        {
            var vector = new float[dimensions];
            for (var d = 0; d < dimensions; d++)
            {
                double sum = 0;
                for (var k = 0; k < width; k++) sum += found[word][k] * within.EigenVectors[k, order[d]];
                // The square root of the singular value, which is that of the eigenvalue.
                vector[d] = (float)(sum * Math.Sqrt(Math.Sqrt(Math.Max(0, within.EigenValues[order[d]].Real))));
            }
            vectors[word] = vector;
        });
        return vectors;
    }

    /// <summary>1 or -1 as by a coin, the same at each run.</summary>
    private static double Sign(int number)
    {
        var mixed = (ulong)(number + 1) * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL;
        return (mixed >> 63) == 0 ? 1 : -1;
    }

    private static (int[] Columns, float[] Values)[] Transposed((int[] Columns, float[] Values)[] rows, int size)
    {
        var turned = new (List<int> Columns, List<float> Values)[size];
        for (var i = 0; i < size; i++) turned[i] = ([], []);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var k = 0; k < rows[row].Columns.Length; k++)
            {
                turned[rows[row].Columns[k]].Columns.Add(row);
                turned[rows[row].Columns[k]].Values.Add(rows[row].Values[k]);
            }
        }
        return [.. turned.Select(t => (t.Columns.ToArray(), t.Values.ToArray()))];
    }

    private static double[][] Times((int[] Columns, float[] Values)[] rows, double[][] by, int width)
    {
        var product = new double[rows.Length][];
        Parallel.For(0, rows.Length, row =>
        {
            var sum = new double[width];
            for (var k = 0; k < rows[row].Columns.Length; k++)
            {
                var (value, other) = (rows[row].Values[k], by[rows[row].Columns[k]]);
                for (var i = 0; i < sum.Length; i++) sum[i] += value * other[i];
            }
            product[row] = sum;
        });
        return product;
    }

    /// <summary>The same space by columns of length 1 that stand square on each other.</summary>
    private static double[][] Orthogonal(double[][] rows) => Matrix<double>.Build.DenseOfRowArrays(rows).QR(QRMethod.Thin).Q.ToRowArrays();
}
