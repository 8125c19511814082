using System.Buffers;

namespace Horizon.Ingest.Papers;

/// <summary>Ids of papers in canonical form; what already is in it, as nearly all that sources write, is not matched again.</summary>
internal static class PaperIds
{
    private static readonly SearchValues<char> DoiCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789./-_");

    public static string? Pmid(string? text) =>
        text is { Length: >= 1 and <= 8 } && text[0] != '0' && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? text : Graph.Ids.Pmid.TryParse(text)?.Value;

    public static string? Pmcid(string? text) =>
        text is ['P', 'M', 'C', not '0', ..] && text.Length <= 12 && !text.AsSpan(3).ContainsAnyExceptInRange('0', '9') ? text : Graph.Ids.Pmcid.TryParse(text)?.Value;

    public static string? Doi(string? text)
    {
        if (text is { Length: > 9 and <= 200 } && text.StartsWith("10.", StringComparison.Ordinal) && text.AsSpan().IndexOf('/') is >= 7 and <= 12 and var slash
            && !text.AsSpan(3, slash - 3).ContainsAnyExceptInRange('0', '9') && char.IsAsciiLetterOrDigit(text[^1]) && !text.AsSpan().ContainsAnyExcept(DoiCharacters))
            return text;
        return Graph.Ids.Doi.TryParse(text)?.Value;
    }
}
