namespace Horizon.Graph.Publications.Identity;

/// <summary>How much two texts share of their runs of three letters.</summary>
internal static class Trigrams
{
    /// <summary>Dice's coefficient over the multisets of runs of three characters, ends padded with two blanks: 0 nothing shared, 1 the same (Dice, Ecology 1945, 26:297).</summary>
    public static double Dice(string a, string b)
    {
        var (first, second) = (Of(a), Of(b));
        var (i, j, shared) = (0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            if (first[i] == second[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (first[i] < second[j]) i++;
            else j++;
        }
        return 2.0 * shared / (first.Length + second.Length);
    }

    private static ulong[] Of(string text)
    {
        var padded = $"  {text}  ";
        var grams = new ulong[padded.Length - 2];
        for (var i = 0; i < grams.Length; i++) grams[i] = ((ulong)padded[i] << 32) | ((ulong)padded[i + 1] << 16) | padded[i + 2];
        Array.Sort(grams);
        return grams;
    }
}
