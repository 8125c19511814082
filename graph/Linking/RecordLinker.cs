using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>What a document does to its record.</summary>
public enum Arrival
{
    New,
    Changed,

    /// <summary>Nothing current changes: the same again, or an older version that becomes history.</summary>
    Unchanged,
}

/// <summary>The change that a record needs, and what to call it. <paramref name="Change"/> is null where there is nothing to write.</summary>
public sealed record LinkResult(RecordChange? Change, Arrival Arrival);

/// <summary>Decides what a record is about and computes what has to change in the graph. Pure: the same input gives the same change.</summary>
public static class RecordLinker
{
    /// <summary>Grows whenever a rule of this folder changes what it links.</summary>
    public const int Version = 22;

    /// <summary>The name under which the store notes which rules and vocabulary its links were made by.</summary>
    public const string NoteName = "links.version";

    /// <param name="stored">The record as the store holds it.</param>
    /// <param name="arrived">A version that arrived, or one that is read anew by another parser version; null to link again what is stored.</param>
    /// <param name="rereading">The version's bytes are known; keep the new reading even where it says the same.</param>
    public static LinkResult Link(StoredRecord stored, NewVersion? arrived, bool rereading = false)
    {
        var same = arrived is null ? null : stored.Versions.FirstOrDefault(v => SameFacts(v, arrived.Version));
        IReadOnlyList<VersionedFacts> versions = arrived is null ? stored.Versions : [.. stored.Versions.Where(v => v.Hash != arrived.Version.Hash), arrived.Version];
        // Other bytes that say the same are no new version, unless the source said something else in between.
        if (same is not null && same.Hash != arrived!.Version.Hash && !rereading && !IsCurrentAgain(stored.Versions, versions, same, arrived.Version)) return new LinkResult(null, Arrival.Unchanged);
        // Known bytes that came again say something new only where the source said something else in between.
        var isBack = same is not null && same.Hash == arrived!.Version.Hash && !rereading && !SourceNames.IsOwn(stored.Key.Source);
        if (isBack && !IsCurrentAgain(stored.Versions, versions, same!, arrived!.Version)) return new LinkResult(null, Arrival.Unchanged);
        var folded = Fold(stored, versions, arrived);
        var (node, keys, wanted) = Describe(folded, stored);
        if (folded.LiveHashes.Count == 0) wanted = [];
        var open = folded.LiveHashes.Except(stored.LiveHashes).ToList();
        var close = stored.LiveHashes.Except(folded.LiveHashes).ToList();
        if (arrived is not null && (same is null || isBack) && stored.LiveHashes.Contains(arrived.Version.Hash) && folded.LiveHashes.Contains(arrived.Version.Hash))
        {
            // Read anew with another result, or current again: the old claim ends, the new one begins.
            close.Add(arrived.Version.Hash);
            open.Add(arrived.Version.Hash);
        }
        var (openEdges, closeEdges) = Difference(stored.Edges, wanted);
        IReadOnlyList<NewVersion> added = arrived is null || (same?.Hash == arrived.Version.Hash && !rereading && !isBack) ? [] : [arrived];
        var change = new RecordChange(stored.Key, stored.Revision, node, keys, added, open, close, openEdges, closeEdges);
        if (added.Count == 0 && !change.ChangesTheGraph) return new LinkResult(null, Arrival.Unchanged);
        return new LinkResult(change, stored.Revision == 0 ? Arrival.New : change.ChangesTheGraph ? Arrival.Changed : Arrival.Unchanged);
    }

    private static bool IsCurrentAgain(IReadOnlyList<VersionedFacts> before, IReadOnlyList<VersionedFacts> after, VersionedFacts same, VersionedFacts arrived) =>
        ReferenceEquals(VersionOrder.CurrentFirst(after)[0], arrived) && VersionOrder.CurrentFirst(before)[0] is var current && !SameFacts(current, same);

    private static FoldedFacts Fold(StoredRecord stored, IReadOnlyList<VersionedFacts> versions, NewVersion? arrived)
    {
        if (SourceNames.IsOwn(stored.Key.Source))
        {
            // What Horizon itself says has no update date: what this program brings is current, else what stands.
            var only = arrived?.Version ?? versions.FirstOrDefault(v => stored.LiveHashes.Contains(v.Hash)) ?? versions[^1];
            return only.Facts.FoldOnto([only]);
        }
        var ordered = VersionOrder.CurrentFirst(versions);
        var folded = ordered[0].Facts.FoldOnto(ordered);
        // What its source has deleted claims nothing any more, and stays stored.
        return ordered[0].Facts.IsWithdrawn ? folded with { LiveHashes = [] } : folded;
    }

    private static LinkedThing Describe(FoldedFacts folded, StoredRecord stored) => folded.Facts switch
    {
        // Values entered by hand stand beside the registration; its texts give the edges.
        TrialFacts trial when stored.Key.Source == SourceNames.Hand => new LinkedThing(new NodeRef(stored.NodeId ?? $"{NodeKinds.Trial}:{trial.Registration}", null), [], []),
        TrialFacts trial => TrialLinks.Of(trial, folded, stored.NodeId, stored.Key),
        PublicationFacts publication => PublicationLinks.Of(publication, folded, stored.NodeId, stored.Key),
        AwardFacts award => AwardLinks.Of(award, folded, stored.NodeId),
        StatementFacts statement => StatementLinks.Of(statement, folded, stored.NodeId),
        ConceptFacts concept => ReviewedLinks.Of(concept, folded),
        PairFacts pair => PairLinks.Of(pair, folded),
        DecisionFacts decision => PairLinks.Of(decision),
        OrganisationFacts organisation => ReviewedLinks.Of(organisation, folded),
        _ => throw new ArgumentException($"No rule links {folded.Facts.GetType().Name}.", nameof(folded)),
    };

    /// <summary>
    /// An open assertion stays while the record still gives the same reason in the same words, and stays with the version that it was first read from:
    /// so a new version, rule or vocabulary touches only what it changes. Which version that is depends on the order of arrival; the edges, their
    /// roles, rules and words do not.
    /// </summary>
    private static (List<EdgeDraft> Open, List<EdgeDraft> Close) Difference(IReadOnlyList<EdgeDraft> current, IReadOnlyList<EdgeDraft> wanted)
    {
        var kept = new HashSet<object>();
        var wantedKeys = wanted.Select(Sameness).ToHashSet();
        var close = new List<EdgeDraft>();
        foreach (var edge in current)
        {
            var key = Sameness(edge);
            if (!wantedKeys.Contains(key) || !kept.Add(key)) close.Add(edge);
        }
        var open = new List<EdgeDraft>();
        foreach (var edge in wanted)
        {
            if (kept.Add(Sameness(edge))) open.Add(edge);
        }
        return (open, close);
    }

    private static object Sameness(EdgeDraft edge) =>
        (edge.Source.Id, edge.Type, edge.Role, edge.Target.Id, edge.Reason.Rule, edge.Reason.Confidence, edge.Reason.Quote?.Field, edge.Reason.Quote?.Text);

    private static bool SameFacts(VersionedFacts a, VersionedFacts b) =>
        a.UpdatedOn == b.UpdatedOn && a.IsReduced == b.IsReduced && FactsCodec.Write(a.Facts).Json.AsSpan().SequenceEqual(FactsCodec.Write(b.Facts).Json);
}

/// <summary>What a record describes: its node, the ids that find it, and the edges that it gives reason for.</summary>
internal sealed record LinkedThing(NodeRef Node, IReadOnlyList<NodeKey> Keys, IReadOnlyList<EdgeDraft> Edges);
