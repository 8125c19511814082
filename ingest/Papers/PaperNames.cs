using System.Buffers;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Papers;

/// <summary>Authors in one form, "Bradley, Jeffrey D", however a source writes them.</summary>
internal static partial class PaperNames
{
    private static readonly SearchValues<char> Initials = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

    /// <summary>An author from the parts of a name; a group has its name alone. Null where there is none.</summary>
    public static Author? Of(string? last, string? fore, string? group = null, string? suffix = null, string? orcid = null)
    {
        var name = last is null ? group ?? fore : string.Join(", ", new[] { last, fore, suffix }.OfType<string>());
        return name is null ? null : new Author(name, PubMedIds.Orcid(orcid));
    }

    /// <summary>"Bradley JD" as "Bradley, JD"; a name that does not end in initials is left as it is.</summary>
    public static Author? OfInitialled(ReadOnlySpan<char> name)
    {
        var text = name.Trim().TrimEnd('.').Trim();
        if (text.IsEmpty || (PaperText.MayBePlaceholder(text) && PaperText.Filled(text.ToString()) is null)) return null;
        var at = text.LastIndexOf(' ');
        var isInitialled = at > 0 && text.Length - at is >= 2 and <= 5 && text[at + 1] != '-' && !text[(at + 1)..].ContainsAnyExcept(Initials);
        return new Author(isInitialled ? string.Concat(text[..at].TrimEnd(), ", ", text[(at + 1)..]) : text.ToString(), null);
    }

    /// <summary>"Jeffrey D. Bradley" as "Bradley, Jeffrey D."; one word, or one with a comma, is left as it is.</summary>
    public static Author? OfForeFirst(string? name, string? orcid = null)
    {
        if (PaperText.Filled(name) is not { } text) return null;
        var at = text.LastIndexOf(' ');
        if (at > 0 && !text.Contains(',', StringComparison.Ordinal) && !Group().IsMatch(text)) text = string.Concat(text.AsSpan(at + 1), ", ", text.AsSpan(0, at));
        return new Author(text, PubMedIds.Orcid(orcid));
    }

    [GeneratedRegex(@"\b(?:group|consortium|investigators|collaboration|collaborators|committee|network|team|society|study|trial)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Group();
}
