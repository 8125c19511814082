using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Organisations.Names;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>A word of a title: its folded form, and whether its capitals or digits make it a name (an acronym, a code, a drug's code).</summary>
internal readonly record struct TitleWord(string Stem, bool IsName);

/// <summary>Cuts a title into folded words, so that British and American spelling, plurals, accents, Greek letters and markup make no difference.</summary>
internal static partial class TitleWords
{
    private const int LongestTitle = 4000;

    private static readonly HashSet<string> Stops = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "without", "and", "or", "as", "is", "are", "be", "its", "their", "this", "that", "these", "who", "which", "into",
        "using", "use", "used", "via", "after", "during", "between", "among", "versus", "vs", "than", "not", "no", "do", "doe", "can", "be", "it", "we", "our", "how", "what", "der", "die", "das", "und", "von", "bei",
    };

    private static readonly (string British, string American)[] Spellings = [("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("yse", "yze"), ("tre", "ter")];

    private static readonly Dictionary<char, string> Greek = new()
    {
        ['\u03B1'] = "alpha",
        ['\u03B2'] = "beta",
        ['\u03B3'] = "gamma",
        ['\u03B4'] = "delta",
        ['\u03B5'] = "epsilon",
        ['\u03BA'] = "kappa",
        ['\u03BB'] = "lambda",
        ['\u03BC'] = "mu",
        ['\u03C9'] = "omega",
    };

    public static List<TitleWord> Of(string? title)
    {
        var words = new List<TitleWord>();
        if (title is null) return words;
        var text = title.Length > LongestTitle ? title[..LongestTitle] : title;
        var folded = Thousands().Replace(Plain(text), "");
        var shouts = IsAllCapitals(folded);
        // A company's code is one word, however it is written: CP-690,550, S 303.
        if (!shouts) folded = CodeGap().Replace(folded, "");
        for (var i = 0; i < folded.Length;)
        {
            if (!char.IsLetterOrDigit(folded[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < folded.Length && char.IsLetterOrDigit(folded[end])) end++;
            Add(words, folded[i..end], shouts);
            i = end;
        }
        return words;
    }

    private static void Add(List<TitleWord> words, string written, bool shouts)
    {
        var lower = written.ToLowerInvariant();
        if (Stops.Contains(lower)) return;
        var isName = IsName(written, shouts);
        words.Add(new TitleWord(Stem(lower), isName));
    }

    /// <summary>Two capitals, or letters and digits in one word: "RIPHeart", "EORTC", "PXD101". In a title all of capitals only digits tell.</summary>
    private static bool IsName(string written, bool shouts)
    {
        var (capitals, digits, letters) = (0, 0, 0);
        foreach (var c in written)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else letters++;
            if (char.IsUpper(c)) capitals++;
        }
        return letters > 0 && (digits > 0 || (capitals > 1 && !shouts)) && written.Length > 1;
    }

    private static bool IsAllCapitals(string text)
    {
        // An acronym alone does not shout.
        if (text.AsSpan().Count(' ') < 2) return false;
        var (upper, lower) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }
        return upper > lower;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var inMarkup = false;
        foreach (var c in Accents.Without(text))
        {
            if (c == '<') inMarkup = true;
            else if (c == '>') inMarkup = false;
            else if (inMarkup && plain.Length > 0 && !char.IsLetter(c) && c != '/' && c != ' ' && !char.IsDigit(c)) inMarkup = false;
            if (inMarkup || c is '>' or '\u2122' or '\u00AE') continue;
            if (Greek.TryGetValue(char.ToLowerInvariant(c), out var name)) plain.Append(name);
            else if (c is '\'' or '\u2019') continue;
            else plain.Append(c);
        }
        return plain.ToString();
    }

    /// <summary>A light stem: spelling variants and plural endings.</summary>
    internal static string Stem(string word)
    {
        if (word.Length <= 3) return word;
        foreach (var (british, american) in Spellings) word = word.Replace(british, american, StringComparison.Ordinal);
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) word = word[..^3] + "y";
        else if (word.EndsWith("sses", StringComparison.Ordinal)) word = word[..^2];
        else if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal)) word = word[..^1];
        return word;
    }

    [GeneratedRegex(@"(?<=\d),(?=\d{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<=\b[A-Z]{1,5})[- ](?=\d{2,7}\b)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeGap();
}
