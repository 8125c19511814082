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
        ("positive", "negative"), ("elderly", "younger"), ("elderly", "young"), ("old", "young"), ("symptomatic", "asymptomatic"), ("urban", "rural"), ("resectable", "unresectable"), ("operable", "inoperable"), ("primary", "recurrent"),
        ("metastatic", "localised"), ("metastatic", "localized"), ("morning", "evening"), ("sensitive", "resistant"), ("favourable", "unfavourable"), ("favorable", "unfavorable"), ("responders", "nonresponders"), ("induction", "maintenance"), ("single", "multiple"),
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

    /// <summary>
    /// The words in whose place the other title has others: "docetaxel" for "paclitaxel", "lung" for "breast", "2" for nothing. Spellings of one word are none ("tumour", "tumor"), nor is what only one of them adds. Null where there are none.
    /// </summary>
    /// <param name="a">The telling words of a title, in lower case.</param>
    public static string? Substituted(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var (mine, theirs) = (a.Except(b).ToList(), b.Except(a).ToList());
        foreach (var word in mine.ToList())
        {
            if (theirs.Find(other => IsSpellingOf(word, other)) is not { } other) continue;
            mine.Remove(word);
            theirs.Remove(other);
        }
        if (mine.Count > 0 && theirs.Count > 0) return $"{mine[0]} and {theirs[0]}";
        // The second trial of a name has a number behind it.
        var more = mine.Count > 0 ? mine : theirs;
        return more.Count == 1 && IsNumber(more[0]) && more[0].Length <= 2 ? $"only one has {more[0]}" : null;
    }

    /// <summary>One begins the other, or they differ in two letters at most, of six or more.</summary>
    private static bool IsSpellingOf(string a, string b)
    {
        if (IsNumber(a) || IsNumber(b)) return false;
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length >= 4 && longer.StartsWith(shorter, StringComparison.Ordinal)) return true;
        if (shorter.Length < LongWord || longer.Length - shorter.Length > MostEdits) return false;
        var start = 0;
        while (start < shorter.Length && shorter[start] == longer[start]) start++;
        var end = 0;
        while (end < shorter.Length - start && shorter[^(end + 1)] == longer[^(end + 1)]) end++;
        return longer.Length - start - end <= MostEdits;
    }

    private const int LongWord = 6;
    private const int MostEdits = 2;

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
