using Horizon.Graph.Gaps;
using Horizon.Graph.Records;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/funders</c>: who pays for radiotherapy research in the records at hand, and what no money goes to.</summary>
/// <param name="Total">Bodies that pay for at least one award, trial or paper of radiotherapy here.</param>
/// <param name="Absent">Funders of the reviewed list of whom nothing of radiotherapy is here.</param>
/// <param name="AwardSources">Every source of awards, loaded or not.</param>
/// <param name="FundedWithoutEvidence">Techniques with awards, and without a published trial or a review.</param>
/// <param name="GapsWithoutFunds">Open gaps for which no award is here, the best ranked first, at most 50; null where no source of awards is loaded.</param>
public sealed record FunderListAnswer(
    int Total, IReadOnlyList<FunderItem> Items, string? Next, IReadOnlyList<AbsentFunder> Absent, IReadOnlyList<AwardSource> AwardSources, IReadOnlyList<FundedTechnique> FundedWithoutEvidence,
    int? GapsWithoutFundsTotal, IReadOnlyList<FunderGap>? GapsWithoutFunds, long Sequence, DateTimeOffset AsOf);

/// <summary>What a body pays for, its programmes and other parts included. Each study counts once.</summary>
/// <param name="PartOf">The body that it is a part of and counted to as well; null for none.</param>
/// <param name="Awards">Null where no source of awards is loaded.</param>
/// <param name="Trials">Trials whose registration names it as a funder.</param>
/// <param name="Papers">Papers that acknowledge it.</param>
/// <param name="Gaps">Gaps, open or being addressed, at a technique and site that its awards and trials are about.</param>
public sealed record FunderItem(string Id, string Name, string? PartOf, int? Awards, IReadOnlyList<Spend> Spend, int Trials, int Papers, int Gaps);

/// <summary>Awards in one currency: their sum as the sources give it. <paramref name="WithoutAmount"/>, with a currency that is null, counts awards of which no source tells the amount.</summary>
public sealed record Spend(string? Currency, decimal Amount, int Awards, int WithoutAmount);

public sealed record AbsentFunder(string Id, string Name, string Country);

/// <param name="Records">Records of it here; 0 for a source that was not read.</param>
public sealed record AwardSource(string Name, long Records, bool? Complete);

public sealed record FundedTechnique(string Id, string Label, int Awards, int UnderWay);

public sealed record FunderGap(string Id, string Statement, string State, int Rank);

/// <summary><c>GET /api/funders/{id}</c>. Lists hold at most 200 studies or 50 gaps, the one that is asked for whole 2,000; the counts count all.</summary>
/// <param name="Parts">Programmes and other parts that are counted in.</param>
/// <param name="Supported">Trials that one of its awards supports.</param>
/// <param name="Sponsored">Trials that it leads as sponsor: paying for them is not said.</param>
/// <param name="Inside">Gaps at a technique and site that its awards and trials are about.</param>
/// <param name="Beside">Open gaps of the same techniques elsewhere.</param>
/// <param name="Overlaps">Awards and trials of other funders on one question, or an overlapping one, with one of its own.</param>
/// <param name="OverlapsOfUnknown">Such studies of which no funder is known: they are not listed.</param>
public sealed record FunderAnswer(
    FunderItem Funder, IReadOnlyList<AbsentFunder> Parts, IReadOnlyList<FundedStudyItem> Awards, IReadOnlyList<FundedStudyItem> Trials, int SupportedTotal, IReadOnlyList<FundedStudyItem> Supported,
    int SponsoredTotal, IReadOnlyList<FundedStudyItem> Sponsored, IReadOnlyList<FundedConcept> Techniques, IReadOnlyList<FunderGap> Inside, int BesideTotal, IReadOnlyList<FunderGap> Beside,
    int OverlapsTotal, IReadOnlyList<FunderOverlap> Overlaps, int OverlapsOfUnknown, long Sequence, DateTimeOffset AsOf);

/// <param name="State">As on the gap map: a trial's state, or award.</param>
public sealed record FundedStudyItem(string Id, string? Title, string State, int? Year, PartialDate? Ends, decimal? Amount, string? Currency);

public sealed record FundedConcept(string Id, string Label, int Awards, int Trials);

public sealed record FunderOverlap(string Own, string? OwnTitle, string Other, string? OtherTitle, IReadOnlyList<GapConcept> Funders, string Relation, double Probability);
