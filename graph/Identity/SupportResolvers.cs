using Horizon.Graph.Awards.Supporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>The trial that an award pays for, where no grant reference says so: see <see cref="AwardMatch"/>.</summary>
internal sealed class AwardTrialResolver(IGraphStore store, TimeProvider time) : BestMatches<SupportingAward, SupportedStudy>(store, time)
{
    protected override string AskedKind => NodeKinds.Award;
    protected override string TargetKind => NodeKinds.Trial;
    protected override string TieType => EdgeTypes.Supports;
    protected override string Rule => PairRules.Support;

    protected override SupportingAward? Ask(Facts facts) => facts is AwardFacts award ? SupportingAward.Of(award) : null;

    protected override SupportedStudy? Target(Facts facts) => facts is TrialFacts trial ? SupportedStudy.Of(trial) : null;

    protected override IEnumerable<string> LooksFor(SupportingAward asked) => AwardKeys.ForTrials(asked.Facts);

    protected override IEnumerable<string> LookedForBy(SupportedStudy target) => AwardKeys.ForAwards((TrialFacts)target.Facts);

    protected override bool MayFit(SupportingAward asked, SupportedStudy target) => AwardMatch.Compare(asked, target).MayBeShown;

    protected override IReadOnlyList<RankedMatch<SupportedStudy>> Rank(SupportingAward asked, IEnumerable<SupportedStudy> targets) =>
        AwardMatch.Rank(targets.Select(t => (t, AwardMatch.Compare(asked, t))), t => t.Id);
}

/// <summary>The award that paid for a paper which gives no grant reference: see <see cref="AwardMatch"/>. A person always decides.</summary>
internal sealed class PaperAwardResolver(IGraphStore store, TimeProvider time) : BestMatches<SupportedStudy, SupportingAward>(store, time)
{
    protected override string AskedKind => NodeKinds.Publication;
    protected override string TargetKind => NodeKinds.Award;
    protected override string TieType => EdgeTypes.Supports;
    protected override string Rule => PairRules.Support;

    protected override SupportedStudy? Ask(Facts facts) => facts is PublicationFacts { IsReview: false } paper && AwardMatch.NamesPayers(paper) ? SupportedStudy.Of(paper) : null;

    protected override SupportingAward? Target(Facts facts) => facts is AwardFacts award ? SupportingAward.Of(award) : null;

    protected override IEnumerable<string> LooksFor(SupportedStudy asked) => AwardKeys.ForAwards((PublicationFacts)asked.Facts);

    protected override IEnumerable<string> LookedForBy(SupportingAward target) => AwardKeys.ForPapers(target.Facts);

    protected override bool MayFit(SupportedStudy asked, SupportingAward target) => AwardMatch.Compare(target, asked).MayBeShown;

    protected override IReadOnlyList<RankedMatch<SupportingAward>> Rank(SupportedStudy asked, IEnumerable<SupportingAward> targets) =>
        AwardMatch.Rank(targets.Select(t => (t, AwardMatch.Compare(t, asked))), t => t.Facts.Id);
}
