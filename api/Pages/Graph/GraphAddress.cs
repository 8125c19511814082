using Horizon.Api.Pages.Parts;

namespace Horizon.Api.Pages.Graph;

/// <summary>A view of the graph as its address holds it.</summary>
/// <param name="Id">The thing in the middle.</param>
/// <param name="Open">Neighbours whose own neighbours are shown too, in the order in which they were opened.</param>
/// <param name="All">The group that is shown in full; null for none.</param>
public sealed record GraphAddress(string Id, IReadOnlyList<string> Open, string? All)
{
    /// <summary>Neighbours that may be open at once.</summary>
    public const int MostOpen = 4;

    public bool MayOpen => Open.Count < MostOpen;

    public static GraphAddress Of(string id, IQueryCollection query) => new(
        id, [.. query["open"].OfType<string>().Select(o => o.Trim()).Where(o => o.Length > 0 && o != id).Distinct().Take(MostOpen)],
        query["all"].OfType<string>().FirstOrDefault(a => !string.IsNullOrWhiteSpace(a)));

    public string Url()
    {
        var pairs = Open.Select(o => $"open={Escape(o)}").ToList();
        if (All is not null) pairs.Add($"all={Escape(All)}");
        return pairs.Count == 0 ? PageLinks.Graph(Id) : $"{PageLinks.Graph(Id)}?{string.Join('&', pairs)}";
    }

    /// <summary>The view with a neighbour opened, or closed where it is open.</summary>
    public string Toggle(string id) => (this with { Open = Open.Contains(id) ? [.. Open.Where(o => o != id)] : [.. Open, id] }).Url();

    /// <summary>The view with another group shown in full, or none.</summary>
    public string Full(string? group) => (this with { All = group }).Url();

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
