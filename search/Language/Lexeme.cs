using System.Diagnostics.CodeAnalysis;

namespace Horizon.Search.Language;

internal enum LexemeKind
{
    Word,
    Quote,
    Id,
    Field,
    Range,
    Open,
    Close,
    And,
    Or,
    Not,
    Plus,
    Minus,
    End,
}

/// <summary>A piece of a question; its text is without quotes and colon, its keys are those of an id.</summary>
internal sealed record Lexeme(LexemeKind Kind, string Text, int Slop = 0, IReadOnlyList<string>? Keys = null);

/// <summary>The text is no query; it is searched as words, and the message says why.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the parser.")]
internal sealed class NotAQueryException(string reason) : Exception(reason);
