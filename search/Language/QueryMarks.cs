namespace Horizon.Search.Language;

/// <summary>What a query looks for, in a form that a found document can be read with: for highlights and for the fields that matched.</summary>
internal sealed class QueryMarks
{
    /// <summary>Word sequences; a null field is every field of text that is searched unasked.</summary>
    public List<(string? Field, string[] Words)> Sequences { get; } = [];

    public List<(string? Field, string Prefix)> Prefixes { get; } = [];

    /// <summary>Short forms in their own case.</summary>
    public HashSet<string> ShortForms { get; } = new(StringComparer.Ordinal);

    /// <summary>Whole values, lower case.</summary>
    public HashSet<(string Field, string Value)> Values { get; } = [];

    public HashSet<string> IdKeys { get; } = new(StringComparer.Ordinal);
}
