using System.Text.RegularExpressions;
using Horizon.Graph.Gaps;
using Horizon.Graph.Store;
using Horizon.Search.Find;
using Horizon.Search.Index;

namespace Horizon.Api.Queries;

/// <summary>The trials whose short names stand in a gap's words: "longer follow-up of the TARGIT-A trial" speaks of one, whatever technique and site its record tells.</summary>
internal static partial class NamedTrials
{
    private const int Most = 10;

    /// <summary>Trials and papers whose title bears one of the names as a word of its own, in the order of the search; none for a gap that nobody states.</summary>
    public static IReadOnlyList<SearchHit> Of(EvidenceGap gap, HorizonIndex? index)
    {
        if (index is null) return [];
        var names = gap.Statements.SelectMany(s => Names(s.Text)).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. names.SelectMany(n => new HorizonSearch(index).Search(new SearchRequest { Q = $"\"{n}\"", Kind = NodeKinds.Trial, Limit = Most }).Hits.Where(h => Bears(h.Title, n))).DistinctBy(h => h.Id).Take(Most),
        ];
    }

    /// <summary>Short names by their form: two capitals at least, before "trial" or "study" ("the PACE-B trial", "TARGIT-A and TARGIT-B trials").</summary>
    internal static IReadOnlyList<string> Names(string text)
    {
        var names = new List<string>();
        foreach (Match match in Named().Matches(text))
        {
            foreach (Capture name in match.Groups["name"].Captures)
            {
                if (name.Value.Count(char.IsUpper) >= 2 && !NotNames.Contains(name.Value)) names.Add(name.Value);
            }
        }
        return names;
    }

    private static bool Bears(string? title, string name)
    {
        for (var at = title?.IndexOf(name, StringComparison.Ordinal) ?? -1; at >= 0; at = title!.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfName(title![at - 1])) && (at + name.Length == title!.Length || !IsOfName(title[at + name.Length]))) return true;
        }
        return false;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '-';

    /// <summary>Written in capitals and no trial's name.</summary>
    private static readonly HashSet<string> NotNames = new(["RCT", "RCTs", "II", "III", "IV", "UK", "US", "USA", "EU", "SABR", "SBRT", "IMRT", "VMAT", "IGRT", "WBRT", "SRS", "PBT", "HDR", "LDR", "RT", "CRT", "PET", "MRI", "CT", "NSCLC", "SCLC", "HNSCC", "QoL", "PROM", "IORT", "TBI", "PCI", "BNCT", "FLASH", "NIHR", "NHS"], StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?<name>[A-Z][A-Za-z0-9]{1,20}(?:-[A-Za-z0-9]{1,12}){0,2})(?:(?:,|,?\s+and|\s+or)\s+(?<name>[A-Z][A-Za-z0-9]{1,20}(?:-[A-Za-z0-9]{1,12}){0,2})){0,3}\s+(?:trials?|stud(?:y|ies))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
