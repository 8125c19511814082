using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>What all records of a node say together.</summary>
public static class NodeFacts
{
    /// <summary>The merged facts; null for a node that is only mentioned.</summary>
    public static FoldedFacts? Merge(Node node)
    {
        if (node.IsMentionedOnly) return null;
        // What a register says of its own registration is nearer to the truth than WHO's copy of it, however new the copy is.
        var claims = node.Claims.OrderBy(c => c.Record.Source == SourceNames.Ictrp).ThenBy(c => c.Version, VersionOrder.CurrentFirst).ToList();
        return WithAllPlaces(claims[0].Version.Facts.FoldOnto([.. claims.Select(c => c.Version)]), claims);
    }

    /// <summary>A register that keeps one record a country (EU CTR) says in each of them only where it recruits in that country.</summary>
    private static FoldedFacts WithAllPlaces(FoldedFacts folded, List<Claim> claims)
    {
        if (folded.Facts is not TrialFacts trial || claims.Count < 2 || !folded.FieldVersions.TryGetValue("locations", out var hash)) return folded;
        var source = claims.Find(c => c.Version.Hash == hash)!.Record;
        var places = trial.Locations.Concat(claims.Where(c => c.Record.Source == source.Source && c.Record.Id != source.Id)
            .SelectMany(c => c.Version.Facts is TrialFacts other ? other.Locations : [])).Distinct().ToList();
        return places.Count == trial.Locations.Count ? folded : folded with { Facts = trial with { Locations = places } };
    }
}
