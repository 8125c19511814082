namespace Horizon.Graph.Ids;

/// <summary>The one folding that ids and free text go through before they are matched. Length and offsets never change.</summary>
internal static class IdText
{
    private const char FirstFolded = '\u00A0';
    private const char LastFolded = '\uFF5E';

    /// <summary>Typographic hyphens and the minus sign become "-", every odd space becomes " ", what is full-width becomes ASCII.</summary>
    public static string Fold(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange(FirstFolded, LastFolded); i >= 0 && i < text.Length; i++)
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
    public static string Compact(string text) => Compact(text, text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length]).ToString();

    /// <param name="room">As long as the text at least; what is returned lies in it.</param>
    public static ReadOnlySpan<char> Compact(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (Fold(c) is var folded && !char.IsWhiteSpace(folded))
                room[length++] = char.ToUpperInvariant(folded);
        }

        return room[..length];
    }

    private static char Fold(char c) => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' => '-',
        // Full-width letters, digits and signs, as Japanese and Chinese text has them.
        >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
        '\u00A0' or '\u1680' or >= '\u2000' and <= '\u200A' or '\u202F' or '\u205F' or '\u3000' => ' ',
        _ => c,
    };
}
