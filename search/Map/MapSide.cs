using Horizon.Search.Find;

namespace Horizon.Search.Map;

/// <summary>All values of a field over several segments, each at its place.</summary>
internal sealed class MapSide
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public MapSide(IEnumerable<Column> segments)
    {
        Values = [.. segments.SelectMany(s => s.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var i = 0; i < Values.Count; i++) places[Values[i]] = i;
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Null where no segment has the value.</summary>
    public int? Place(string value) => places.TryGetValue(value, out var place) ? place : null;

    /// <summary>The place of each ordinal of a segment.</summary>
    public int[] Places(Column segment) => [.. segment.Values.Select(v => places[v])];
}
