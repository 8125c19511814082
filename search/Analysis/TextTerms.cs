namespace Horizon.Search.Analysis;

/// <summary>A term of a text with its place.</summary>
/// <param name="Text">As the index holds it.</param>
/// <param name="Position">Ordinal of the word, 0 for the first; a joined compound shares the position of its last part.</param>
/// <param name="Start">Offset of the first character in the text.</param>
/// <param name="End">Offset after the last character.</param>
/// <param name="Joined">A hyphenated word written as one.</param>
internal readonly record struct TextTerm(string Text, int Position, int Start, int End, bool Joined);

/// <summary>The terms of short texts: queries, vocabulary, stored fields to highlight.</summary>
internal static class TextTerms
{
    public static List<TextTerm> Of(string text)
    {
        var scanner = new TokenScanner(TermForms.Shared);
        var buffer = text.ToCharArray();
        scanner.Begin(buffer, buffer.Length);
        var terms = new List<TextTerm>(text.Length / 6);
        var position = -1;
        while (scanner.Next())
        {
            position += scanner.Increment;
            terms.Add(new TextTerm(scanner.Term, position, scanner.Start, scanner.End, scanner.Increment == 0));
        }

        return terms;
    }

    /// <summary>The words in order, compounds in parts.</summary>
    public static string[] Words(string text) => [.. Of(text).Where(t => !t.Joined).Select(t => t.Text)];

    /// <summary>The words in order, each hyphenated compound as one word; null where there is none.</summary>
    public static string[]? JoinedWords(string text)
    {
        var terms = Of(text);
        if (!terms.Exists(t => t.Joined)) return null;
        // A compound's parts come just before it.
        var words = new List<TextTerm>();
        foreach (var term in terms)
        {
            if (term.Joined) words.RemoveAll(part => part.Start >= term.Start);
            words.Add(term);
        }

        return [.. words.Select(word => word.Text)];
    }
}
