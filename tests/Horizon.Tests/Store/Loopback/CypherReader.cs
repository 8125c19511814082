namespace Horizon.Tests.Store.Loopback;

/// <summary>Reads tokens one after the other.</summary>
internal partial class CypherReader(string text)
{
    private readonly List<Token> tokens = CypherLexer.Read(text);
    private int at;

    private Token Next => tokens[at];

    private bool IsNext(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= tokens.Count || !tokens[at + i].Is(words[i])) return false;
        }
        return true;
    }

    private bool Take(params ReadOnlySpan<string> words)
    {
        if (!IsNext(words)) return false;
        at += words.Length;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word)) throw Unexpected(word);
    }

    private string Name()
    {
        if (Next.Kind != TokenKind.Word) throw Unexpected("a name");
        return tokens[at++].Text;
    }

    private CypherException Unexpected(string wanted) =>
        new("Neo.ClientError.Statement.SyntaxError", $"Expected {wanted} and found \"{Next.Text}\" behind \"{string.Join(' ', tokens.Take(at).TakeLast(8).Select(t => t.Text))}\".");
}
