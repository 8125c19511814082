using System.Text.RegularExpressions;

namespace Horizon.Graph.Organisations.Names;

/// <summary>Persons where a body is asked for. They are told by their titles alone: no list of names tells a person from a body. Pure.</summary>
internal static partial class PersonName
{
    /// <summary>The text without the person that stands first in it; null where no body is left: "Dr Anil Kumar, Flat 12, MG Road". A hospital or company that is called after a doctor is none.</summary>
    public static string? Without(string text)
    {
        if (!HasTitle(text)) return text;
        var end = text.AsSpan().IndexOfAny(',', ';');
        var first = end < 0 ? text : text[..end];
        if (!IsPerson(first)) return text;
        var rest = end < 0 ? "" : text[(end + 1)..].Trim();
        return NameText.Fold(rest).Split(' ').Any(IsOfBody) ? rest : null;
    }

    /// <summary>"MS Trust" begins with no title.</summary>
    private static bool HasTitle(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '.');
        return end is > 1 and < 10 && NameWords.Title.Contains(text[..end].ToLowerInvariant()) && (text[0] is not ('M' or 'm') || char.IsLower(text[1]));
    }

    private static bool IsPerson(string text)
    {
        var words = NameText.Fold(text).Split(' ');
        return words.Length > 1 && !Possessive().IsMatch(text) && !words.Any(IsOfBody) && !words.Any(NameWords.Trade.Contains) && !NameWords.Legal.Contains(words[^1]);
    }

    private static bool IsOfBody(string word) => NameWords.Meaning.ContainsKey(word) || NameWords.Kind.Contains(word);

    [GeneratedRegex(@"\p{L}['\u2019]s?(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
