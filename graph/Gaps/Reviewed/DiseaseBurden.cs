using System.Globalization;

namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>New cases of a cancer in one year and place, from a cited source.</summary>
public sealed record DiseaseBurden(string SiteId, int NewCases, int Year, string Place, string Source)
{
    /// <summary>The Global Cancer Observatory, whose fact sheets the figures are from.</summary>
    public const string Address = "https://gco.iarc.who.int/";

    private static readonly Dictionary<string, DiseaseBurden> BySite = ReviewedTable.Rows("burden.tsv")
        .Select(r => new DiseaseBurden(r[0], int.Parse(r[1], CultureInfo.InvariantCulture), int.Parse(r[2], CultureInfo.InvariantCulture), r[3], r[4])).ToDictionary(b => b.SiteId, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Wholes = ReviewedTable.Rows("burden-within.tsv").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    /// <summary>The figure for exactly this site; null where none is at hand. A narrower site's share of a broader one's figure is not known.</summary>
    public static DiseaseBurden? Of(string siteId) => BySite.GetValueOrDefault(siteId);

    /// <summary>
    /// The figure for this site, else that of the tumour that it is a part of, as the reviewed list says: what is narrower in the vocabulary need not be counted in a figure (in situ cancers and melanomas of
    /// the eye are not). Null where neither is at hand.
    /// </summary>
    public static DiseaseBurden? OfOrWhole(string siteId) => Of(siteId) ?? (Wholes.TryGetValue(siteId, out var whole) ? Of(whole) : null);

    /// <summary>The smallest figure at hand.</summary>
    public static int Smallest { get; } = BySite.Values.Min(b => b.NewCases);

    /// <summary>Every figure at hand.</summary>
    public static IReadOnlyCollection<DiseaseBurden> All => BySite.Values;

    /// <summary>The largest figure at hand: the scale that others are seen on.</summary>
    public static int Largest { get; } = BySite.Values.Max(b => b.NewCases);
}
