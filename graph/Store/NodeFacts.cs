using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>What all records of a node say together.</summary>
public static class NodeFacts
{
    /// <summary>
    /// The merged facts; null for a node that is only mentioned. Each record is folded for itself; then what one record lacks says nothing of what another
    /// has: an abstract that Crossref never got is none that PubMed took away.
    /// </summary>
    public static FoldedFacts? Merge(Node node)
    {
        if (node.IsMentionedOnly) return null;
        var records = node.Claims.GroupBy(c => c.Record).Select(Fold).OrderBy(r => Rank(r.Record.Source)).ThenBy(r => r.Current, VersionOrder.CurrentFirst).ToList();
        if (records.Count == 1) return records[0].Folded;
        var merged = records[0].Folded.Facts.FoldOnto([.. records.Select(r => r.Current with { Facts = r.Folded.Facts, IsReduced = true })]);
        var byHash = records.DistinctBy(r => r.Current.Hash).ToDictionary(r => r.Current.Hash, r => r.Folded);
        return merged with
        {
            FieldVersions = merged.FieldVersions.ToDictionary(f => f.Key, f => byHash[f.Value].FieldVersions[f.Key]),
            LiveHashes = [.. records.SelectMany(r => r.Folded.LiveHashes).Distinct()],
        };
    }

    private static (RecordKey Record, VersionedFacts Current, FoldedFacts Folded) Fold(IGrouping<RecordKey, Claim> claims)
    {
        var versions = claims.Select(c => c.Version).Order(VersionOrder.CurrentFirst).ToList();
        return (claims.Key, versions[0], versions[0].Facts.FoldOnto(versions));
    }

    /// <summary>Whose word counts first where several describe one thing: those who index or register it, then those who copy them, then a person's own list.</summary>
    private static int Rank(string source) => source switch
    {
        SourceNames.EuropePmc => 1,
        SourceNames.Crossref or SourceNames.MedRxiv => 2,
        SourceNames.OpenAlex => 3,
        SourceNames.Csv => 4,
        _ => 0,
    };
}
