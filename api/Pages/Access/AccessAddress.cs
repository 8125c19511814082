using Horizon.Api.Pages.Gaps;
using Horizon.Api.Queries;

namespace Horizon.Api.Pages.Access;

/// <summary>What the access page shows, as its address holds it.</summary>
internal static class AccessAddress
{
    private static readonly string[] Names = ["technique", "site", "band", "network", "provider"];

    /// <exception cref="BadRequestException">A value that nothing has.</exception>
    public static AccessFilter Read(IQueryCollection query) => AccessFilter.Of(
        GapAddress.One(query, "technique"), GapAddress.One(query, "site"), GapAddress.One(query, "band"), GapAddress.One(query, "network"), GapAddress.One(query, "provider"), AccessFilter.MostLimit);

    public static string Url(string path, AccessFilter filter)
    {
        var pairs = Names.Zip([filter.Technique, filter.Site, filter.Band, filter.Network, filter.Provider]).Where(p => p.Second is not null)
            .Select(p => $"{p.First}={Uri.EscapeDataString(p.Second!).Replace("%3A", ":", StringComparison.Ordinal)}").ToList();
        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }
}
