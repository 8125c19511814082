using Horizon.Graph.Records;

namespace Horizon.Ingest.Papers;

/// <summary>Grants as papers acknowledge them: one each, though a source may join several ids in one text.</summary>
internal static class GrantIds
{
    /// <summary>Adds a grant for each id in the text; one without an id where there is none. Each is added once.</summary>
    public static void Add(List<Grant> grants, string? ids, string? agency, string? country = null, string? funderDoi = null)
    {
        var parts = (ids ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PaperText.Filled).OfType<string>().ToList();
        foreach (var id in parts) Once(grants, new Grant(id, agency, country, funderDoi));
        if (parts.Count == 0 && agency is not null) Once(grants, new Grant(null, agency, country, funderDoi));
    }

    private static void Once(List<Grant> grants, Grant grant)
    {
        if (!grants.Contains(grant)) grants.Add(grant);
    }
}
