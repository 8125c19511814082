using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Organisations.Names;

/// <summary>How the letters of a body's name are folded. Pure.</summary>
internal static partial class NameText
{
    // What WHO's export makes of accented letters: UniversitA$?t, fA1/4r, CharitA(c), FundaciA3n, AvendaA+-o, GesundheitsAPkonomie, ClAnica, Cl=nica.
    // The first five are no one's spelling; the others are damage only behind a small letter, and the last ones only before one too.
    private static readonly (string Damaged, string Letter, bool AfterSmall, bool BeforeSmall)[] Damage =
    [
        ("A$?", "a", false, false), ("A1/4", "u", false, false), ("A(c)", "e", false, false), ("A+-", "n", false, false), ("aEURtm", "'", false, false),
        ("A\"", "e", true, false), ("A!", "a", true, false), ("A14", "u", true, false), ("A3", "o", true, false),
        ("APS", "a", true, true), ("AP", "o", true, true), ("Ao", "u", true, true), ("A", "", true, true), ("=", "", true, true),
    ];

    /// <summary>Letters and digits in lower case, accents gone, other signs one blank; "&amp;" is "and", an apostrophe and a dot within a word are nothing.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Accents.Without(Elision().Replace(Mend(text), " ")))
        {
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            else if (c == '&') folded.Append(" and ");
            else if (c is '\'' or '\u2019' or '\u2018' or '`' or '.' or '\u00B4') continue;
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return Blanks().Replace(folded.ToString(), " ").Trim();
    }

    /// <summary>Puts damaged letters right where only damage can explain them.</summary>
    public static string Mend(string text)
    {
        if (text.AsSpan().IndexOfAny('A', '=') < 0 && !text.Contains("aEURtm", StringComparison.Ordinal)) return text;
        var mended = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var found = i == 0 || !char.IsLetter(text[i - 1]) ? default : Array.Find(Damage, d =>
                string.CompareOrdinal(text, i, d.Damaged, 0, d.Damaged.Length) == 0 && (!d.AfterSmall || char.IsLower(text[i - 1]))
                && (!d.BeforeSmall || (i + d.Damaged.Length < text.Length && char.IsLower(text[i + d.Damaged.Length]))));
            if (found.Damaged is null)
            {
                mended.Append(text[i]);
                continue;
            }
            mended.Append(found.Letter);
            i += found.Damaged.Length - 1;
        }
        return mended.ToString();
    }

    /// <summary>French, Catalan and Italian join l' and d' to the next word.</summary>
    [GeneratedRegex(@"(?<=\b[lLdD])['\u2019](?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Elision();

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
