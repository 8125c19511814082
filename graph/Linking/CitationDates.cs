using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Graph.Linking;

/// <summary>When a paper was published, as far as its citation says so in the form of the National Library of Medicine: "… Lancet. 1999 Mar 6;353(9155):1-2."</summary>
internal static partial class CitationDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The year, with its month where one is said; null where the citation has no date in that place.</summary>
    public static PartialDate? Of(string? citation)
    {
        if (citation is null || Date().Match(citation) is not { Success: true } found) return null;
        var month = Array.IndexOf(Months, found.Groups["month"].Value.ToLowerInvariant()) + 1;
        var written = month > 0 ? $"{found.Groups["year"].Value}-{month:00}" : found.Groups["year"].Value;
        return PartialDate.TryParse(written, out var date) ? date : null;
    }

    /// <summary>Behind the journal's full stop, before the volume: "1998-1999", "Winter" and a second month leave the year alone.</summary>
    [GeneratedRegex(@"[.?!]\s+(?<year>(?:19|20)[0-9]{2})(?:\s+(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:\s+[0-9]{1,2})?)?\s*;", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
