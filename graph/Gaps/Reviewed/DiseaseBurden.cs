using System.Globalization;

namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>New cases of a cancer in one year and place, from a cited source.</summary>
public sealed record DiseaseBurden(string SiteId, int NewCases, int Year, string Place, string Source)
{
    private static readonly Dictionary<string, DiseaseBurden> BySite = ReviewedTable.Rows("burden.tsv")
        .Select(r => new DiseaseBurden(r[0], int.Parse(r[1], CultureInfo.InvariantCulture), int.Parse(r[2], CultureInfo.InvariantCulture), r[3], r[4])).ToDictionary(b => b.SiteId, StringComparer.Ordinal);

    /// <summary>The figure for exactly this site; null where none is at hand. A narrower site's share of a broader one's figure is not known.</summary>
    public static DiseaseBurden? Of(string siteId) => BySite.GetValueOrDefault(siteId);

    /// <summary>Every figure at hand.</summary>
    public static IReadOnlyCollection<DiseaseBurden> All => BySite.Values;

    /// <summary>The largest figure at hand: the scale that others are seen on.</summary>
    public static int Largest { get; } = BySite.Values.Max(b => b.NewCases);
}
