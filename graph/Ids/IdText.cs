using System.Buffers;
using System.Text;

namespace Horizon.Graph.Ids;

/// <summary>The one folding that ids and free text go through before they are matched.</summary>
internal static class IdText
{
    private const char FirstFolded = '\u00A0';
    private const char LastFolded = '\uFF5E';
    private const char SoftHyphen = '\u00AD';

    /// <summary>What nobody sees: where a word may be parted, and what pages put between the letters of what must not break.</summary>
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");

    /// <summary>Typographic hyphens and the minus sign become "-", every odd space becomes " ", what is full-width becomes ASCII. Length and offsets never change.</summary>
    public static string Fold(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange(FirstFolded, LastFolded); i >= 0 && i < text.Length; i++)
        {
            if (Fold(text, i) == text[i])
                continue;
            return string.Create(text.Length, text, static (span, source) =>
            {
                for (var j = 0; j < span.Length; j++)
                    span[j] = Fold(source, j);
            });
        }

        return text;
    }

    /// <summary>A folded text without what nobody sees in it, and where each of its characters stood; null where there is nothing to leave out. Where it parts an id from a word it becomes a space.</summary>
    public static (string Text, int[] Offsets)? WithoutUnseen(string folded)
    {
        if (!folded.AsSpan().ContainsAny(Unseen))
            return null;
        var kept = new StringBuilder(folded.Length);
        var offsets = new List<int>(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var isUnseen = Unseen.Contains(folded[i]);
            if (isUnseen && !(kept.Length > 0 && i + 1 < folded.Length && Parts(kept[^1], folded[i + 1])))
                continue;
            kept.Append(isUnseen ? ' ' : folded[i]);
            offsets.Add(i);
        }

        return (kept.ToString(), [.. offsets]);
    }

    /// <summary>"trial|NCT01234567|and": an id begins in capitals and ends in digits.</summary>
    private static bool Parts(char before, char after) => (char.IsAsciiDigit(before) && char.IsLetter(after)) || (char.IsLower(before) && char.IsUpper(after));

    /// <summary>Upper case, folded, without white space and what nobody sees: the form in which whole ids are compared.</summary>
    public static string Compact(string text) => Compact(text, text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length]).ToString();

    /// <param name="room">As long as the text at least; what is returned lies in it.</param>
    public static ReadOnlySpan<char> Compact(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text, i) is var folded && !char.IsWhiteSpace(folded) && !Unseen.Contains(folded))
                room[length++] = char.ToUpperInvariant(folded);
        }

        return room[..length];
    }

    /// <summary>A soft hyphen between digits stands where a hyphen was: "2004-000446-20" out of a typeset page.</summary>
    private static char Fold(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        SoftHyphen => at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) ? '-' : SoftHyphen,
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' => '-',
        // Full-width letters, digits and signs, as Japanese and Chinese text has them.
        >= '\uFF01' and <= '\uFF5E' => (char)(text[at] - '\uFF01' + '!'),
        '\u00A0' or '\u1680' or >= '\u2000' and <= '\u200A' or '\u202F' or '\u205F' or '\u3000' => ' ',
        var c => c,
    };
}
