using System.Text;

namespace Horizon.Graph.Ids;

/// <summary>The one folding that ids and free text go through before they are matched. Length and offsets never change.</summary>
internal static class IdText
{
    /// <summary>Typographic hyphens and the minus sign become "-", every odd space becomes " ".</summary>
    public static string Fold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text[i]) == text[i])
                continue;
            return string.Create(text.Length, text, static (span, source) =>
            {
                for (var j = 0; j < span.Length; j++)
                    span[j] = Fold(source[j]);
            });
        }

        return text;
    }

    /// <summary>Upper case, folded, without white space: the form in which whole ids are compared.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Fold(c) is var folded && !char.IsWhiteSpace(folded))
                compact.Append(char.ToUpperInvariant(folded));
        }

        return compact.ToString();
    }

    private static char Fold(char c) => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' or '\uFF0D' => '-',
        '\u00A0' or '\u1680' or >= '\u2000' and <= '\u200A' or '\u202F' or '\u205F' or '\u3000' => ' ',
        _ => c,
    };
}
