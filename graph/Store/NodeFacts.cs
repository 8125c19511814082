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
        var records = node.Claims.GroupBy(c => c.Record).Select(Fold).GroupBy(r => Rank(r.Record.Source)).OrderBy(ranked => ranked.Key).SelectMany(ranked => VersionOrder.CurrentFirst(ranked, r => r.Current)).ToList();
        if (records.Count == 1) return records[0].Folded;
        var merged = records[0].Folded.Facts.FoldOnto([.. records.Select(r => r.Current with { Facts = r.Folded.Facts, IsReduced = true })]);
        var byHash = records.DistinctBy(r => r.Current.Hash).ToDictionary(r => r.Current.Hash, r => r.Folded);
        return WithAllIds(WithAllPlaces(
            merged with
            {
                FieldVersions = merged.FieldVersions.ToDictionary(f => f.Key, f => byHash[f.Value].FieldVersions[f.Key]),
                LiveHashes = [.. records.SelectMany(r => r.Folded.LiveHashes).Distinct()],
            },
            records), records);
    }

    private static FoldedRecord Fold(IGrouping<RecordKey, Claim> claims)
    {
        var versions = VersionOrder.CurrentFirst(claims.Select(c => c.Version));
        return new FoldedRecord(claims.Key, versions[0], versions[0].Facts.FoldOnto(versions));
    }

    /// <summary>A register that keeps one record a country (EU CTR) says in each of them only where it recruits in that country.</summary>
    private static FoldedFacts WithAllPlaces(FoldedFacts folded, List<FoldedRecord> records)
    {
        if (folded.Facts is not TrialFacts trial || !folded.FieldVersions.TryGetValue("locations", out var hash)) return folded;
        if (records.Find(r => r.Folded.LiveHashes.Contains(hash)) is not { } giver) return folded;
        var places = trial.Locations.Concat(records.Where(r => r.Record.Source == giver.Record.Source && r.Record != giver.Record)
            .SelectMany(r => r.Folded.Facts is TrialFacts other ? other.Locations : [])).Distinct().ToList();
        return places.Count == trial.Locations.Count ? folded : folded with { Facts = trial with { Locations = places } };
    }

    /// <summary>Such a register's records name other ids each for itself: what one country's gives, another's does not take away.</summary>
    private static FoldedFacts WithAllIds(FoldedFacts folded, List<FoldedRecord> records)
    {
        if (folded.Facts is not TrialFacts trial || !folded.FieldVersions.TryGetValue("secondaryIds", out var hash)) return folded;
        if (records.Find(r => r.Folded.LiveHashes.Contains(hash)) is not { } giver) return folded;
        var ids = trial.SecondaryIds.Concat(records.Where(r => r.Record.Source == giver.Record.Source && r.Record != giver.Record)
            .SelectMany(r => r.Folded.Facts is TrialFacts other && other.Registration == trial.Registration ? other.SecondaryIds : [])).DistinctBy(id => id.Id).ToList();
        return ids.Count == trial.SecondaryIds.Count ? folded : folded with { Facts = trial with { SecondaryIds = ids } };
    }

    /// <summary>Whose word counts first where several describe one thing: an editor's by hand, those who register or index it, then those who copy them, then a person's own list.</summary>
    private static int Rank(string source) => source switch
    {
        SourceNames.Hand => -1,
        SourceNames.Ictrp or SourceNames.EuropePmc => 1,
        SourceNames.Crossref or SourceNames.MedRxiv or SourceNames.Nihr => 2,
        SourceNames.OpenAlex => 3,
        SourceNames.Csv => 4,
        _ => 0,
    };

    private sealed record FoldedRecord(RecordKey Record, VersionedFacts Current, FoldedFacts Folded);
}
