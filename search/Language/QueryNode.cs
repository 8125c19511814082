namespace Horizon.Search.Language;

/// <summary>A question as it was read.</summary>
internal abstract record QueryNode;

internal sealed record WordNode(string Text, string? Field) : QueryNode;

/// <summary>Words in order; the slop is how many places they may be moved, 0 for the exact phrase.</summary>
internal sealed record PhraseNode(string Text, string? Field, int Slop) : QueryNode;

internal sealed record PrefixNode(string Prefix, string? Field) : QueryNode;

internal sealed record IdNode(IReadOnlyList<string> Keys, string Text) : QueryNode;

/// <param name="From">First year in, null for no bound.</param>
/// <param name="To">Last year in, null for no bound.</param>
internal sealed record YearNode(int? From, int? To) : QueryNode;

internal sealed record ClausesNode(IReadOnlyList<QueryClause> Clauses) : QueryNode;

internal readonly record struct QueryClause(ClauseKind Kind, QueryNode Node);

internal enum ClauseKind
{
    Should,
    Must,
    MustNot,
}

/// <summary>What became of a text.</summary>
/// <param name="Root">Null for an empty text: every document.</param>
/// <param name="Warning">Why the text was searched as words, or what of it was not taken as typed; null where all was read as a query.</param>
internal sealed record ParsedQuery(QueryNode? Root, string? Warning);

/// <summary>A text without operators: its telling words.</summary>
internal sealed record WordsNode(string Text) : QueryNode;
