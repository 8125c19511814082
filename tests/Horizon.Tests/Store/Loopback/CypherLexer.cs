using System.Globalization;

namespace Horizon.Tests.Store.Loopback;

internal enum TokenKind
{
    Word,
    Text,
    Number,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text)
{
    public bool Is(string word) => Kind == TokenKind.Sign ? Text == word : Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts Cypher into words, texts, numbers and signs.</summary>
internal static class CypherLexer
{
    private static readonly string[] Signs = ["->", "<-", "<=", ">=", "<>", "+="];

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            var start = i;
            if (char.IsAsciiLetter(c) || c == '_')
            {
                while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_')) i++;
                tokens.Add(new Token(TokenKind.Word, text[start..i]));
            }
            else if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
                tokens.Add(new Token(TokenKind.Number, text[start..i]));
            }
            else if (c is '\'' or '`')
            {
                i = text.IndexOf(c, i + 1);
                if (i < 0) throw new FormatException($"A {c} is not closed.");
                tokens.Add(new Token(c == '`' ? TokenKind.Word : TokenKind.Text, text[(start + 1)..i++]));
            }
            else
            {
                var sign = Signs.FirstOrDefault(s => string.CompareOrdinal(text, start, s, 0, s.Length) == 0) ?? c.ToString(CultureInfo.InvariantCulture);
                tokens.Add(new Token(TokenKind.Sign, sign));
                i += sign.Length;
            }
        }
        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }
}
