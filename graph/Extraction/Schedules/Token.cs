namespace Horizon.Graph.Extraction.Schedules;

internal enum TokenKind
{
    Number,
    Unit,
    Word,
    Symbol,
    Stop,
}

/// <summary>A piece of the text. Words, units and symbols are lower case and folded; a number written in words is a number.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, decimal Value, int Start, int End)
{
    public bool Is(string text) => Text == text && Kind != TokenKind.Number;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool IsUnit => Kind == TokenKind.Unit;
}
