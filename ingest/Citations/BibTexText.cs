using System.Text.RegularExpressions;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Citations;

/// <summary>LaTeX as it stands in libraries, as plain text: accents, special letters, dashes; commands and braces are dropped.</summary>
internal static partial class BibTexText
{
    /// <summary>By accent, each letter before the one that it makes. Programs without cultures do not compose letters by themselves.</summary>
    private static readonly Dictionary<char, string> Accents = new()
    {
        ['`'] = "A\u00C0E\u00C8I\u00CCN\u01F8O\u00D2U\u00D9W\u1E80Y\u1EF2a\u00E0e\u00E8i\u00ECn\u01F9o\u00F2u\u00F9w\u1E81y\u1EF3",
        ['\''] = "A\u00C1C\u0106E\u00C9G\u01F4I\u00CDK\u1E30L\u0139N\u0143O\u00D3R\u0154S\u015AU\u00DAW\u1E82Y\u00DDZ\u0179a\u00E1c\u0107e\u00E9g\u01F5i\u00EDk\u1E31l\u013An\u0144o\u00F3r\u0155s\u015Bu\u00FAw\u1E83y\u00FDz\u017A",
        ['^'] = "A\u00C2C\u0108E\u00CAG\u011CH\u0124I\u00CEJ\u0134O\u00D4S\u015CU\u00DBW\u0174Y\u0176Z\u1E90a\u00E2c\u0109e\u00EAg\u011Dh\u0125i\u00EEj\u0135o\u00F4s\u015Du\u00FBw\u0175y\u0177z\u1E91",
        ['"'] = "A\u00C4E\u00CBH\u1E26I\u00CFO\u00D6U\u00DCW\u1E84Y\u0178a\u00E4e\u00EBh\u1E27i\u00EFo\u00F6t\u1E97u\u00FCw\u1E85y\u00FF",
        ['~'] = "A\u00C3E\u1EBCI\u0128N\u00D1O\u00D5U\u0168Y\u1EF8a\u00E3e\u1EBDi\u0129n\u00F1o\u00F5u\u0169y\u1EF9",
        ['='] = "A\u0100E\u0112G\u1E20I\u012AO\u014CU\u016AY\u0232a\u0101e\u0113g\u1E21i\u012Bo\u014Du\u016By\u0233",
        ['.'] = "A\u0226B\u1E02C\u010AD\u1E0AE\u0116G\u0120H\u1E22I\u0130N\u1E44O\u022ER\u1E58S\u1E60T\u1E6AW\u1E86Y\u1E8EZ\u017Ba\u0227b\u1E03c\u010Bd\u1E0Be\u0117g\u0121h\u1E23n\u1E45o\u022Fr\u1E59s\u1E61t\u1E6Bw\u1E87y\u1E8Fz\u017C",
        ['u'] = "A\u0102E\u0114G\u011EI\u012CO\u014EU\u016Ca\u0103e\u0115g\u011Fi\u012Do\u014Fu\u016D",
        ['v'] = "A\u01CDC\u010CD\u010EE\u011AG\u01E6H\u021EI\u01CFK\u01E8L\u013DN\u0147O\u01D1R\u0158S\u0160T\u0164U\u01D3Z\u017Da\u01CEc\u010Dd\u010Fe\u011Bg\u01E7h\u021Fi\u01D0j\u01F0k\u01E9l\u013En\u0148o\u01D2r\u0159s\u0161t\u0165u\u01D4z\u017E",
        ['H'] = "O\u0150U\u0170o\u0151u\u0171",
        ['c'] = "C\u00C7D\u1E10E\u0228G\u0122H\u1E28K\u0136L\u013BN\u0145R\u0156S\u015ET\u0162c\u00E7d\u1E11e\u0229g\u0123h\u1E29k\u0137l\u013Cn\u0146r\u0157s\u015Ft\u0163",
        ['d'] = "A\u1EA0B\u1E04D\u1E0CE\u1EB8H\u1E24I\u1ECAK\u1E32L\u1E36N\u1E46O\u1ECCR\u1E5AS\u1E62T\u1E6CU\u1EE4W\u1E88Y\u1EF4Z\u1E92a\u1EA1b\u1E05d\u1E0De\u1EB9h\u1E25i\u1ECBk\u1E33l\u1E37n\u1E47o\u1ECDr\u1E5Bs\u1E63t\u1E6Du\u1EE5w\u1E89y\u1EF5z\u1E93",
        ['b'] = "B\u1E06D\u1E0EK\u1E34L\u1E3AN\u1E48R\u1E5ET\u1E6EZ\u1E94b\u1E07d\u1E0Fh\u1E96k\u1E35l\u1E3Bn\u1E49r\u1E5Ft\u1E6Fz\u1E95",
        ['r'] = "A\u00C5U\u016Ea\u00E5u\u016Fw\u1E98y\u1E99",
        ['k'] = "A\u0104E\u0118I\u012EO\u01EAU\u0172a\u0105e\u0119i\u012Fo\u01EBu\u0173",
    };

    public static string Plain(string latex)
    {
        if (!latex.Contains('\\', StringComparison.Ordinal) && !latex.Contains('{', StringComparison.Ordinal)) return PaperText.Collapse(latex.Replace("~", " ", StringComparison.Ordinal));
        var text = Accented().Replace(latex, m =>
        {
            var letter = m.Groups[2].Value is { Length: > 0 } l ? l : m.Groups[3].Value;
            if (letter is "\\i") letter = "i";
            var letters = Accents[m.Groups[1].Value[0]];
            for (var i = 0; i < letters.Length; i += 2)
            {
                if (letters[i] == letter[0]) return letters[i + 1].ToString();
            }
            return letter;
        });
        text = Letter().Replace(text, m => m.Groups[1].Value switch
        {
            "ss" => "\u00DF",
            "ae" => "\u00E6",
            "AE" => "\u00C6",
            "oe" => "\u0153",
            "o" => "\u00F8",
            "O" => "\u00D8",
            "aa" => "\u00E5",
            "AA" => "\u00C5",
            "l" => "\u0142",
            "L" => "\u0141",
            "alpha" => "\u03B1",
            "beta" => "\u03B2",
            "gamma" => "\u03B3",
            "times" or "texttimes" => "\u00D7",
            "textendash" => "\u2013",
            "textemdash" => "\u2014",
            "pm" or "textpm" => "\u00B1",
            "leq" or "le" => "\u2264",
            "geq" or "ge" => "\u2265",
            "mu" => "\u03BC",
            _ => "",
        });
        text = Escaped().Replace(text, "$1");
        text = text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("~", " ", StringComparison.Ordinal);
        return PaperText.Collapse(text);
    }

    [GeneratedRegex("""\\([`'^"~=.]|[uvHcdbrk](?=[\s{]))\s*(?:\{\s*(\\i|\p{L})\s*\}|(\\i(?![A-Za-z])|\p{L}))""", RegexOptions.CultureInvariant)]
    private static partial Regex Accented();

    [GeneratedRegex(@"\\([A-Za-z]+)\s?", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\\([&%$#_{}\\-])|\$", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
