using Horizon.Search.Index;

namespace Horizon.Search.Language;

/// <summary>Cuts a question into lexemes. Ids are seen first, whatever characters they hold.</summary>
internal sealed class QueryLexer
{
    private static readonly HashSet<string> IdLabels = new(["doi", "pmid", "pmcid", "nct", "isrctn", "trial", "publication", "award"], StringComparer.OrdinalIgnoreCase);

    private readonly string text;
    private readonly Queue<WrittenId> ids;
    private readonly List<Lexeme> lexemes = [];
    private int at;

    private QueryLexer(string text)
    {
        this.text = text;
        ids = new Queue<WrittenId>(IdForms.In(text));
    }

    /// <exception cref="NotAQueryException">A quote is not closed, or a wildcard stands where none may.</exception>
    /// <exception cref="SearchQueryException">A range is not one.</exception>
    public static List<Lexeme> Read(string text) => new QueryLexer(text).Read();

    private List<Lexeme> Read()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (!TakeId()) TakeOne();
        }

        lexemes.Add(new Lexeme(LexemeKind.End, string.Empty));
        return lexemes;
    }

    private void TakeOne()
    {
        switch (text[at])
        {
            case '"' or '\u201C' or '\u201D':
                TakeQuote();
                break;
            case '(':
                Take(LexemeKind.Open);
                break;
            case ')':
                Take(LexemeKind.Close);
                break;
            case '[' or '{' when lexemes is [.., { Kind: LexemeKind.Field }]:
                TakeRange();
                break;
            case '+' when IsSign():
                Take(LexemeKind.Plus);
                break;
            case '-' or '!' when IsSign():
                Take(LexemeKind.Minus);
                break;
            default:
                TakeWord();
                break;
        }
    }

    private void Take(LexemeKind kind)
    {
        lexemes.Add(new Lexeme(kind, text[at].ToString()));
        at++;
    }

    // A sign stands before a word and after nothing: "a - b" and "5-FU" have none.
    private bool IsSign() =>
        (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] == '(') && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || text[at + 1] is '"' or '(' or '\u201C');

    private bool TakeId()
    {
        while (ids.TryPeek(out var passed) && passed.Start < at) ids.Dequeue();
        if (!ids.TryPeek(out var next) || next.Start != at) return false;
        lexemes.Add(new Lexeme(LexemeKind.Id, text[next.Start..next.End], 0, next.Keys));
        at = next.End;
        return true;
    }

    private void TakeQuote()
    {
        var end = text.AsSpan(at + 1).IndexOfAny('"', '\u201C', '\u201D');
        if (end < 0) throw new NotAQueryException("a quotation mark is not closed");
        var inside = text.Substring(at + 1, end);
        at += end + 2;
        lexemes.Add(IdForms.Whole(inside) is { } keys ? new Lexeme(LexemeKind.Id, inside, 0, keys) : new Lexeme(LexemeKind.Quote, inside, TakeSlop()));
    }

    private int TakeSlop()
    {
        if (at + 1 >= text.Length || text[at] != '~' || !char.IsAsciiDigit(text[at + 1])) return 0;
        var slop = text[at + 1] - '0';
        at += 2;
        return slop;
    }

    private void TakeRange()
    {
        var end = text.AsSpan(at).IndexOfAny(']', '}');
        var range = end < 0 ? text[at..] : text.Substring(at, end + 1);
        if (end < 0) throw SearchQueryException.BadRange(range);
        lexemes.Add(new Lexeme(LexemeKind.Range, range));
        at += end + 1;
    }

    private void TakeWord()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\u201C' or '\u201D' or '(' or ')'))
        {
            at++;
            if (text[at - 1] == ':' && IsField(text.AsSpan(start, at - 1 - start)))
            {
                TakeField(text[start..(at - 1)]);
                return;
            }
        }

        lexemes.Add(Word(text[start..at]));
    }

    // A field is a plain word with something right behind its colon: "Radiotherapy: a review", "1:1" and "http://" have none.
    private bool IsField(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 30 || at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is ')' or ':' or ',' or ';' || text.AsSpan(at).StartsWith("//", StringComparison.Ordinal)) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetter(c)) return false;
        }

        return true;
    }

    private void TakeField(string name)
    {
        if (!IdLabels.Contains(name))
        {
            lexemes.Add(new Lexeme(LexemeKind.Field, name));
            return;
        }

        // trial:NCT01234567 and doi:10.1/x are ids with their label.
        var start = at - name.Length - 1;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '(' or ')')) at++;
        var whole = text[start..at];
        var value = whole[(whole.IndexOf(':', StringComparison.Ordinal) + 1)..];
        lexemes.Add(new Lexeme(LexemeKind.Id, whole, 0, [.. new[] { IdForms.Key(whole), IdForms.Key(value) }.Concat(IdForms.Whole(value) ?? []).Distinct(StringComparer.Ordinal)]));
    }

    private static Lexeme Word(string word)
    {
        switch (word)
        {
            case "AND" or "&&":
                return new Lexeme(LexemeKind.And, word);
            case "OR" or "||":
                return new Lexeme(LexemeKind.Or, word);
            case "NOT":
                return new Lexeme(LexemeKind.Not, word);
        }

        var star = word.IndexOf('*', StringComparison.Ordinal);
        var hasWildcard = star >= 0 && (star < word.Length - 1 || !char.IsLetterOrDigit(word[Math.Max(0, star - 1)]) || star < 2);
        if (hasWildcard && word.AsSpan().IndexOfAnyExcept('*') >= 0) throw new NotAQueryException("* may only stand at the end of a word of two letters or more");
        return new Lexeme(LexemeKind.Word, word);
    }
}
