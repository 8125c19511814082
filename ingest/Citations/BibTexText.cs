using System.Text;
using System.Text.RegularExpressions;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Citations;

/// <summary>LaTeX as it stands in libraries, as plain text: accents, special letters, dashes; commands and braces are dropped.</summary>
internal static partial class BibTexText
{
    private const string Accents = "`'^\"~=.uvHcdbrk";
    private const string Marks = "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030C\u030B\u0327\u0323\u0331\u030A\u0328";

    public static string Plain(string latex)
    {
        if (!latex.Contains('\\', StringComparison.Ordinal) && !latex.Contains('{', StringComparison.Ordinal)) return PaperText.Collapse(latex.Replace("~", " ", StringComparison.Ordinal));
        var text = Accented().Replace(latex, m =>
        {
            var letter = m.Groups[2].Value is { Length: > 0 } l ? l : m.Groups[3].Value;
            if (letter is "\\i") letter = "i";
            return letter + Marks[Accents.IndexOf(m.Groups[1].Value[0], StringComparison.Ordinal)];
        });
        text = Letter().Replace(text, m => m.Groups[1].Value switch
        {
            "ss" => "\u00DF", "ae" => "\u00E6", "AE" => "\u00C6", "oe" => "\u0153", "o" => "\u00F8", "O" => "\u00D8", "aa" => "\u00E5", "AA" => "\u00C5", "l" => "\u0142", "L" => "\u0141",
            "alpha" => "\u03B1", "beta" => "\u03B2", "gamma" => "\u03B3", "times" or "texttimes" => "\u00D7", "textendash" => "\u2013", "textemdash" => "\u2014", "pm" or "textpm" => "\u00B1", "leq" or "le" => "\u2264", "geq" or "ge" => "\u2265", "mu" => "\u03BC", _ => "",
        });
        text = Escaped().Replace(text, "$1");
        text = text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("~", " ", StringComparison.Ordinal);
        return PaperText.Collapse(Normalised(text));
    }

    /// <summary>Half a surrogate pair cannot be normalised, and need not be.</summary>
    private static string Normalised(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    [GeneratedRegex("""\\([`'^"~=.]|[uvHcdbrk](?=[\s{]))\s*(?:\{\s*(\\i|\p{L})\s*\}|(\\i(?![A-Za-z])|\p{L}))""", RegexOptions.CultureInvariant)]
    private static partial Regex Accented();

    [GeneratedRegex(@"\\([A-Za-z]+)\s?", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\\([&%$#_{}\\-])|\$", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
