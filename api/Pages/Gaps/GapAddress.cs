using Horizon.Api.Queries;

namespace Horizon.Api.Pages.Gaps;

/// <summary>The filter of a list of gaps as an address holds it.</summary>
internal static class GapAddress
{
    public static GapFilter Read(IQueryCollection query) => GapFilter.Of(
        One(query, "technique"), One(query, "site"), One(query, "kind"), One(query, "state"), One(query, "sort"), int.TryParse(One(query, "limit"), out var limit) ? limit : null, One(query, "cursor"),
        One(query, "outcome"), One(query, "population"));

    public static string? One(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    /// <summary>An address with the weights that a reader ranks by, so that they travel with every link; as it is where all count alike.</summary>
    public static string Weighed(string path, string? weights) => string.IsNullOrEmpty(weights) ? path : $"{path}?weights={weights}";

    /// <summary>The address of a list under a filter; what is usual stays out of it.</summary>
    public static string Url(string path, GapFilter filter, params IReadOnlyList<(string Name, string? Value)> more)
    {
        (string Name, string? Value)[] own =
            [("technique", filter.Technique), ("site", filter.Site), ("outcome", filter.Outcome), ("population", filter.Population), ("kind", filter.Kind), ("state", filter.State), ("sort", filter.Sort == "score" ? null : filter.Sort)];
        var pairs = own.Concat(more).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)}").ToList();
        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }
}
