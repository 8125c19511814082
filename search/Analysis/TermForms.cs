using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Horizon.Search.Analysis;

/// <summary>
/// From a written word to its term: lower case, accents off, Greek letters by name, British to American spelling, English stem (Porter 2).
/// A term with a digit keeps its form ("177lu", "20f"), and so does a short form of the vocabulary. Thread-safe; the words met are remembered, up to a limit.
/// </summary>
internal sealed class TermForms
{
    private const int MostRemembered = 200_000;
    private const int LongestFolded = 256;
    private const int UsualLength = 24;

    [ThreadStatic]
    private static EnglishStemmer? stemmer;

    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private int remembered;

    public TermForms() => lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static TermForms Shared { get; } = new();

    public string Term(ReadOnlySpan<char> word)
    {
        // A buffer is cleared before it is used: nearly all words fit into a small one.
        if (word.Length > UsualLength) return TermOfAny(word);
        Span<char> folded = stackalloc char[UsualLength];
        return Ascii.ToLower(word, folded, out var count) == OperationStatus.Done ? Known(folded[..count]) : TermOfAny(word);
    }

    private string TermOfAny(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[LongestFolded];
        return Known(folded[..Fold(word, folded)]);
    }

    private string Known(ReadOnlySpan<char> folded)
    {
        if (lookup.TryGetValue(folded, out var term)) return term;
        var key = folded.ToString();
        term = Make(key);
        if (Interlocked.Increment(ref remembered) <= MostRemembered) known.TryAdd(key, term);
        return term;
    }

    private static string Make(string folded)
    {
        var word = folded;
        if (word.Contains('\'', StringComparison.Ordinal))
        {
            if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
            word = word.Replace("'", string.Empty, StringComparison.Ordinal);
        }

        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c)) return word;
        }

        if (word.Length < 3) return word;
        if (ShortForms.Of(word) is { } shortForm) return shortForm;
        var stem = Stem(Spelling.American(word));
        return ShortForms.Of(stem) is null ? stem : word;
    }

    private static string Stem(string word)
    {
        if (Spelling.Singular(word) is { } singular) word = singular;
        stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(word);
        return stemmer.Stem() ? stemmer.Current : word;
    }

    private static int Fold(ReadOnlySpan<char> word, Span<char> into)
    {
        // Nearly every word is ASCII, which is folded many letters at once.
        if (word.Length <= into.Length && Ascii.ToLower(word, into, out var ascii) == OperationStatus.Done) return ascii;
        var count = 0;
        char[]? one = null;
        char[]? many = null;
        foreach (var c in word)
        {
            if (count > into.Length - 8) break;
            if (c < 128)
            {
                into[count++] = char.ToLowerInvariant(c);
                continue;
            }

            if (Greek(c) is { } name)
            {
                name.CopyTo(into[count..]);
                count += name.Length;
                continue;
            }

            if (c == '\u2019')
            {
                into[count++] = '\'';
                continue;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            one ??= new char[1];
            many ??= new char[8];
            one[0] = c;
            var made = ASCIIFoldingFilter.FoldToASCII(one, 0, many, 0, 1);
            for (var i = 0; i < made && count < into.Length; i++) into[count++] = char.ToLowerInvariant(many[i]);
        }

        return count;
    }

    // Alpha/beta ratios and TGF-beta are written either way.
    private static string? Greek(char c) => c switch
    {
        '\u03B1' or '\u0391' => "alpha",
        '\u03B2' or '\u0392' => "beta",
        '\u03B3' or '\u0393' => "gamma",
        '\u03B4' or '\u0394' => "delta",
        '\u03BA' or '\u039A' => "kappa",
        '\u03BB' or '\u039B' => "lambda",
        '\u03BC' or '\u00B5' => "u",
        _ => null,
    };
}
