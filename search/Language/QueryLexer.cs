using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Search.Index;

namespace Horizon.Search.Language;

/// <summary>Cuts a question into lexemes. Ids are seen first, whatever characters they hold.</summary>
internal sealed partial class QueryLexer
{
    private static readonly HashSet<string> IdLabels = new(["doi", "pmid", "pmcid", "nct", "isrctn", "trial", "publication", "award"], StringComparer.OrdinalIgnoreCase);

    private readonly string text;
    private readonly Queue<WrittenId> ids;
    private readonly List<Lexeme> lexemes = [];
    private readonly List<string> notes = [];
    private int at;

    private QueryLexer(string text)
    {
        this.text = text;
        ids = new Queue<WrittenId>(IdForms.In(text));
    }

    /// <exception cref="NotAQueryException">A quote is not closed, or a wildcard stands where none may.</exception>
    /// <exception cref="SearchQueryException">A range is not one.</exception>
    /// <returns>Notes say what was typed as an operator of other systems and left out, or read as words.</returns>
    public static (List<Lexeme> Lexemes, IReadOnlyList<string> Notes) Read(string text) => new QueryLexer(text).Read();

    private (List<Lexeme> Lexemes, IReadOnlyList<string> Notes) Read()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (!TakeId()) TakeOne();
        }

        lexemes.Add(new Lexeme(LexemeKind.End, string.Empty));
        return (lexemes, notes);
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
        if (Slop().Match(text, at) is not { Success: true } written) return 0;
        at += written.Length;
        return int.Parse(written.ValueSpan[1..], CultureInfo.InvariantCulture);
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
        if (RangeOfWords().IsMatch(text, start)) Note("A range stands right behind a field, as in year:[2015 TO 2020]; here it was searched as words.");
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\u201C' or '\u201D' or '(' or ')'))
        {
            at++;
            if (text[at - 1] == ':' && IsField(text.AsSpan(start, at - 1 - start)))
            {
                TakeField(text[start..(at - 1)]);
                return;
            }
        }

        var word = WithoutSuffix(text[start..at], start);
        if (word.Length == 0) return;
        if (word[^1] == ':' && FieldNames.Asked.Contains(word[..^1], StringComparer.OrdinalIgnoreCase)) Note($"\"{word}\" has nothing right behind its colon and was searched as a word.");
        lexemes.Add(Word(word));
    }

    // "prostate~2" and "(a b)^5" are operators of other systems; "10^9" and "~60" are what texts hold.
    private string WithoutSuffix(string word, int start)
    {
        if (Suffix().Match(word) is not { Success: true } suffix) return word;
        var bare = word[..suffix.Index];
        if (!(bare.Length > 0 ? bare.Any(char.IsLetter) : start > 0 && text[start - 1] is ')' or '"' or '\u201C' or '\u201D')) return word;
        Note($"\"{suffix.Value}\" was left out: no word is weighed by ^, and words are found as they are spelled and in their other forms, not by ~.");
        return bare;
    }

    private void Note(string note)
    {
        if (!notes.Contains(note)) notes.Add(note);
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
        if (InnerQuestionMark().IsMatch(word)) throw new NotAQueryException("? stands for no letter; * may stand at the end of a word of two letters or more");
        return new Lexeme(LexemeKind.Word, word);
    }

    [GeneratedRegex(@"\G~[0-9]{1,2}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Slop();

    [GeneratedRegex(@"(?:[~^][+-]?[0-9.]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\G[\[{][^\[\]{}]*\sTO\s[^\[\]{}]*[\]}]", RegexOptions.CultureInvariant)]
    private static partial Regex RangeOfWords();

    // Web addresses have such marks too.
    [GeneratedRegex(@"\A[^/=]*[\p{L}\p{N}]\?[\p{L}\p{N}][^/=]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex InnerQuestionMark();
}
