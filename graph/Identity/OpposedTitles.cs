namespace Horizon.Graph.Identity;

/// <summary>
/// Words by which two titles that are otherwise alike are of two studies: with and without, left and right, part A and part B, 2019 and 2020. Likeness in letters or words does not see
/// them, since titles of one family differ in nothing else.
/// </summary>
internal static class OpposedTitles
{
    private static readonly (string One, string Other)[] Opposites =
    [
        ("under", "over"), ("below", "above"), ("under", "above"), ("younger", "older"), ("left", "right"), ("acute", "late"), ("early", "late"), ("before", "after"), ("low", "high"), ("lower", "upper"), ("lower", "higher"),
        ("short", "long"), ("women", "men"), ("female", "male"), ("children", "adults"), ("first", "second"), ("preoperative", "postoperative"), ("neoadjuvant", "adjuvant"), ("inferior", "superior"),
    ];

    /// <summary>What a word behind them tells apart: "part A", "phase II", "cohort 2".</summary>
    private static readonly HashSet<string> Labelled = ["part", "arm", "cohort", "stage", "stratum", "study", "trial", "phase", "protocol", "group", "volume"];

    private static readonly HashSet<string> Romans = ["i", "ii", "iii", "iv", "v", "vi"];

    /// <param name="a">Lower-case words parted by one blank, as <see cref="Publications.Identity.Citation.Words"/> makes them.</param>
    /// <returns>The words that oppose the titles, for people; null where none do.</returns>
    public static string? Between(string a, string b)
    {
        if (a == b || a.Length == 0 || b.Length == 0) return null;
        var (one, other) = (a.Split(' '), b.Split(' '));
        var (mine, theirs) = (one.ToHashSet(StringComparer.Ordinal), other.ToHashSet(StringComparer.Ordinal));
        // "With or without" asks of both; who has one "without" more leaves something out.
        if (one.Count(w => w == "without") != other.Count(w => w == "without") && !HasEither(a) && !HasEither(b)) return "one is without what the other is with";
        foreach (var (x, y) in Opposites)
        {
            if (Only(mine, x, y) && Only(theirs, y, x)) return $"{x} and {y}";
            if (Only(mine, y, x) && Only(theirs, x, y)) return $"{y} and {x}";
        }
        foreach (var word in Labelled)
        {
            var (labels, others) = (LabelsOf(one, word), LabelsOf(other, word));
            if (labels.Count > 0 && others.Count > 0 && !labels.Overlaps(others)) return $"{word} {labels.First()} and {word} {others.First()}";
        }
        var (left, right) = (mine.Except(theirs).ToList(), theirs.Except(mine).ToList());
        return left.Count > 0 && right.Count > 0 && left.TrueForAll(IsNumber) && right.TrueForAll(IsNumber) ? $"{left[0]} and {right[0]}" : null;
    }

    private static bool HasEither(string title) => title.Contains("with or without", StringComparison.Ordinal) || title.Contains("with and without", StringComparison.Ordinal) || title.Contains("without or with", StringComparison.Ordinal);

    private static bool Only(HashSet<string> words, string word, string other) => words.Contains(word) && !words.Contains(other);

    /// <summary>"Phase II/III" has both.</summary>
    private static HashSet<string> LabelsOf(string[] words, string word)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] != word) continue;
            for (var next = i + 1; next < words.Length && IsLabel(words[next], word); next++) labels.Add(Arabic(words[next]));
        }
        return labels;
    }

    /// <summary>"Trial: a randomised ..." has an article behind the word.</summary>
    private static bool IsLabel(string word, string of) => (word.Length == 1 && !(word == "a" && of is "study" or "trial" or "protocol")) || Romans.Contains(word) || IsNumber(word);

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);

    private static string Arabic(string label) => label switch { "i" => "1", "ii" => "2", "iii" => "3", "iv" => "4", _ => label };
}
