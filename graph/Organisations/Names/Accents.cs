using System.Globalization;
using System.Text;

namespace Horizon.Graph.Organisations.Names;

/// <summary>
/// Letters without their accents. The program runs without the culture data that <see cref="string.Normalize()"/> needs, which then leaves every letter as it is: hence a table (from the
/// compatibility decompositions of the Unicode Character Database, Latin blocks; stroked letters by their base).
/// </summary>
internal static class Accents
{
    private const char First = '\u00C0';
    private const char FirstAdditional = '\u1E00';

    // A full stop stands for a letter that has no plain one.
    private const string Latin =
        "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" +
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLl." +
        ".LlNnNnNn.NnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs" +
        "................................Oo.............Uu..............." +
        ".............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa...." +
        "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............" +
        "................";

    private const string Additional =
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm" +
        "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv" +
        "WwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe" +
        "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

    /// <summary>The same text with plain letters; combining marks are dropped, ligatures written out.</summary>
    public static string Without(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var plain = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            var written = c switch
            {
                '\u00DF' => "ss",
                '\u00C6' => "AE",
                '\u00E6' => "ae",
                '\u0152' => "OE",
                '\u0153' => "oe",
                '\u00B2' => "2",
                '\u00B3' => "3",
                '\uFB01' => "fi",
                '\uFB02' => "fl",
                _ => null,
            };
            if (written is not null) plain.Append(written);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(Plain(c));
        }
        return plain.ToString();
    }

    private static char Plain(char c)
    {
        var found = c >= First && c - First < Latin.Length ? Latin[c - First] : c >= FirstAdditional && c - FirstAdditional < Additional.Length ? Additional[c - FirstAdditional] : '.';
        return found == '.' ? c : found;
    }
}
