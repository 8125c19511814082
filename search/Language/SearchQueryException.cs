namespace Horizon.Search.Language;

/// <summary>What is wrong with a question.</summary>
public enum SearchQueryError
{
    UnknownField,
    BadRange,
    BadCursor,
    BadDate,
    BadLimit,
}

/// <summary>A question that cannot be answered as asked; the message is a sentence for the person who asked.</summary>
public sealed class SearchQueryException(SearchQueryError error, string message) : Exception(message)
{
    public SearchQueryError Error { get; } = error;

    internal static SearchQueryException UnknownField(string name) => new(
        SearchQueryError.UnknownField, $"There is no field \"{name}\". The fields are {string.Join(", ", Index.FieldNames.Asked)}. Put quotes around a text that holds a colon.");

    internal static SearchQueryException BadRange(string text) => new(
        SearchQueryError.BadRange, $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\" is no range of years. Write year:2015, year:>=2015, or year:[2015 TO 2020]; * leaves an end open. Only year takes a range.");
}
