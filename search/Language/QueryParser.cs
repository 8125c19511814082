using Horizon.Search.Analysis;
using Horizon.Search.Index;

namespace Horizon.Search.Language;

/// <summary>
/// The query language: words are OR-ed; quotes, AND, OR, NOT, + and -, parentheses, <c>field:</c>, a trailing * and ranges of years.
/// AND binds more than OR. What does not parse is given back as words with a warning, never as an error; an unknown field or a bad range is one.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>A longer text is no question but a document.</summary>
    public const int LongestQuery = 2000;

    private const int MostLeaves = 64;
    private const int Deepest = 20;

    private readonly List<Lexeme> lexemes;
    private int at;
    private int leaves;
    private int depth;

    private QueryParser(List<Lexeme> lexemes) => this.lexemes = lexemes;

    /// <exception cref="SearchQueryException">An unknown field or a bad range.</exception>
    public static ParsedQuery Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new ParsedQuery(null, null);
        if (text.Length > LongestQuery) return AsWords(text, "it is longer than 2,000 characters");
        try
        {
            var (lexemes, notes) = QueryLexer.Read(text);
            var parser = new QueryParser(lexemes);
            var root = parser.Clauses(null);
            if (parser.Peek != LexemeKind.End) throw new NotAQueryException("a parenthesis is closed that was not opened");
            return new ParsedQuery(root, notes.Count == 0 ? null : string.Join(' ', notes));
        }
        catch (NotAQueryException e)
        {
            return AsWords(text, e.Message);
        }
    }

    private LexemeKind Peek => lexemes[at].Kind;

    private static ParsedQuery AsWords(string text, string reason) =>
        new(new WordsNode(text), $"The text was searched as words, since {reason}.");

    private ClausesNode Clauses(string? field)
    {
        if (++depth > Deepest) throw new NotAQueryException("its parentheses are nested too deeply");
        var clauses = new List<QueryClause>();
        while (Peek is not (LexemeKind.End or LexemeKind.Close))
        {
            var isOr = Peek == LexemeKind.Or;
            if (isOr)
            {
                if (clauses.Count == 0) throw new NotAQueryException("an OR has nothing before it");
                at++;
            }

            var clause = Conjunction(field);
            // "a OR NOT b" also finds what lacks b; "a NOT b" never finds b.
            clauses.Add(isOr && clause.Kind == ClauseKind.MustNot ? new QueryClause(ClauseKind.Should, new ClausesNode([clause])) : clause);
        }

        depth--;
        return clauses.Count > 0 ? new ClausesNode(clauses) : throw new NotAQueryException("it has an empty part");
    }

    private QueryClause Conjunction(string? field)
    {
        var first = Signed(field);
        if (Peek != LexemeKind.And) return first;
        var all = new List<QueryClause> { Required(first) };
        while (Peek == LexemeKind.And)
        {
            at++;
            all.Add(Required(Signed(field)));
        }

        return new QueryClause(ClauseKind.Should, new ClausesNode(all));
    }

    private static QueryClause Required(QueryClause clause) => clause.Kind == ClauseKind.MustNot ? clause : clause with { Kind = ClauseKind.Must };

    private QueryClause Signed(string? field)
    {
        var kind = ClauseKind.Should;
        while (Peek is LexemeKind.Plus or LexemeKind.Minus or LexemeKind.Not)
        {
            kind = Peek == LexemeKind.Plus ? ClauseKind.Must : kind == ClauseKind.MustNot ? ClauseKind.Must : ClauseKind.MustNot;
            at++;
        }

        return new QueryClause(kind, Primary(field));
    }

    private QueryNode Primary(string? field)
    {
        if (++leaves > MostLeaves) throw new NotAQueryException($"it has more than {MostLeaves} parts");
        var lexeme = lexemes[at++];
        switch (lexeme.Kind)
        {
            case LexemeKind.Open:
                var inside = Clauses(field);
                if (Peek != LexemeKind.Close) throw new NotAQueryException("a parenthesis is not closed");
                at++;
                return inside;
            case LexemeKind.Field:
                return Primary(Known(lexeme.Text));
            case LexemeKind.Range:
                return field == FieldNames.Year ? YearRanges.Bracketed(lexeme.Text) : throw SearchQueryException.BadRange(lexeme.Text);
            case LexemeKind.Id when field is null or FieldNames.Id:
                return new IdNode(lexeme.Keys!, lexeme.Text);
            case LexemeKind.Quote when string.IsNullOrWhiteSpace(lexeme.Text):
                throw new NotAQueryException("there is nothing between two quotation marks");
            case LexemeKind.Word or LexemeKind.Quote or LexemeKind.Id:
                return Leaf(lexeme, field);
            default:
                throw new NotAQueryException(lexeme.Kind == LexemeKind.End ? "an operator has nothing behind it" : $"\"{lexeme.Text}\" stands where a word should");
        }
    }

    private static QueryNode Leaf(Lexeme lexeme, string? field)
    {
        var isPrefix = lexeme is { Kind: LexemeKind.Word, Text.Length: > 2 } && lexeme.Text.EndsWith('*');
        if (isPrefix && (field == FieldNames.Id || TextTerms.Words(lexeme.Text).Length != 1)) throw new NotAQueryException("* may only stand at the end of one plain word");
        if (field == FieldNames.Year) return YearRanges.Single(lexeme.Text);
        if (field == FieldNames.Id) return new IdNode([IdForms.Key(lexeme.Text)], lexeme.Text);
        if (lexeme.Kind == LexemeKind.Quote) return new PhraseNode(lexeme.Text, field, lexeme.Slop);
        if (isPrefix) return new PrefixNode(lexeme.Text[..^1], field);
        return new WordNode(lexeme.Text, field);
    }

    private static string Known(string name)
    {
        var field = name.ToLowerInvariant();
        return FieldNames.Asked.Contains(field, StringComparer.Ordinal) ? field : throw SearchQueryException.UnknownField(name);
    }
}
