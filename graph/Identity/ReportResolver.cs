using Horizon.Graph.Linking;
using Horizon.Graph.Publications;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>The trial that a paper without any registry id reports: see <see cref="ReportMatch"/>.</summary>
internal sealed class ReportResolver(IGraphStore store, TimeProvider time) : BestMatches<ReportPaper, ReportTrial>(store, time)
{
    /// <summary>These speak of other people's trials.</summary>
    private static readonly string[] Unscored = ["Review", "Editorial", "Comment", "Letter", "Practice Guideline", "Guideline"];

    protected override string AskedKind => NodeKinds.Publication;
    protected override string TargetKind => NodeKinds.Trial;
    protected override string TieType => EdgeTypes.Reports;
    protected override string Rule => PairRules.Report;

    protected override ReportPaper? Ask(Facts facts) =>
        facts is PublicationFacts { IsReview: false } paper && !PaperDesign.IsNotice(paper) && !paper.PublicationTypes.Any(t => Unscored.Contains(t, StringComparer.OrdinalIgnoreCase)) ? ReportPaper.Of(paper) : null;

    protected override ReportTrial? Target(Facts facts) => facts is TrialFacts trial ? ReportTrial.Of(trial) : null;

    protected override IEnumerable<string> LooksFor(ReportPaper asked) => ReportKeys.LooksFor(asked.Facts);

    protected override IEnumerable<string> LookedForBy(ReportTrial target) => ReportKeys.LooksFor(target.Facts);

    protected override bool MayFit(ReportPaper asked, ReportTrial target) =>
        ReportMatch.Compare(asked, target, TitleRarity.Usual) is { Contradiction: null, Score: >= ReportRanking.CandidateScore };

    protected override IReadOnlyList<RankedMatch<ReportTrial>> Rank(ReportPaper asked, IEnumerable<ReportTrial> targets) =>
        [.. ReportRanking.Rank(asked, targets, TitleRarity.Usual).Select(r => new RankedMatch<ReportTrial>(r.Trial, r.Comparison.Parts, r.Comparison.Contradiction, r.Lead, r.IsCandidate, r.IsLink))];

    /// <summary>A trial that the paper does no more than name may be its own or another's.</summary>
    protected override bool IsTold(Reason reason) => !PublicationLinks.IsNamedOnly(reason);

    protected override string? Role(Facts asked) => asked is PublicationFacts paper ? ReportKind.Of(paper).Role : null;
}
