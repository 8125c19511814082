using Horizon.Api.Answers;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>Whose studies a gap is being addressed by, as a funder asks: the rule by which a gap is said to be addressed, read of the body's own studies. Immutable.</summary>
internal sealed class WhoAddresses
{
    private readonly HashSet<string> own;
    private readonly HashSet<string> collaborated;
    private readonly IReadOnlyList<UnderWay> ofOwn;
    private readonly IReadOnlyList<UnderWay> ofCollaborated;

    public WhoAddresses(Portfolio portfolio)
    {
        own = portfolio.Work.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        collaborated = portfolio.Collaborated.Select(s => s.Id).Where(id => !own.Contains(id)).ToHashSet(StringComparer.Ordinal);
        ofOwn = UnderWay.Of(portfolio.Work);
        ofCollaborated = UnderWay.Of(portfolio.Collaborated.Where(s => !own.Contains(s.Id)));
    }

    /// <summary>One of <see cref="Addressing"/>; null for a gap that is not being addressed.</summary>
    public string? Of(EvidenceGap gap)
    {
        if (gap.Life.State != GapStates.BeingAddressed) return null;
        if (IsBy(gap, own, ofOwn)) return Addressing.Own;
        return IsBy(gap, collaborated, ofCollaborated) ? Addressing.Collaborator : Addressing.Others;
    }

    private static bool IsBy(EvidenceGap gap, HashSet<string> ids, IReadOnlyList<UnderWay> underWay) =>
        gap.Life.Because.Any(ids.Contains) || gap.Awards.Any(a => ids.Contains(a.Id)) || underWay.Any(s => s.IsOf(gap));

    /// <summary>A trial that is planned, recruiting or active, with the broader concepts that it counts at.</summary>
    private sealed record UnderWay(StudyEntry Trial, IReadOnlySet<string> Techniques, IReadOnlySet<string> Sites)
    {
        public static IReadOnlyList<UnderWay> Of(IEnumerable<StudyEntry> studies) =>
        [
            .. studies.Where(s => s.IsTrial && GapLife.IsUnderWay(s.State)).Select(s => new UnderWay(s, RadiotherapyVocabulary.Current.WithBroader(s.Techniques), RadiotherapyVocabulary.Current.WithBroader(s.Sites))),
        ];

        /// <summary>Of its techniques at its sites, where the gap can be counted by.</summary>
        public bool IsOf(EvidenceGap gap) =>
            gap.Studies is not null && gap.Techniques.Count > 0 && gap.Techniques.All(t => Techniques.Contains(t.Id)) && gap.Sites.Count > 0
            && SiteGroups.Of(gap.Sites.Select(s => s.Id)).All(group => group.Any(Sites.Contains)) && (gap.Within is null || CellFacet.Has(Trial, gap.Within)) && gap.MayBeAddressedBy(Trial);
    }
}
