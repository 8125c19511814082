using Horizon.Graph.Gaps;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/priorities</c>: gaps that are open or being addressed, ranked. <paramref name="Method"/> says how, in sentences.</summary>
/// <param name="Weights">Each criterion's weight, 0 to 5.</param>
/// <param name="WeightsText">As the query takes them; null where all criteria count alike.</param>
public sealed record PriorityAnswer(int Total, IReadOnlyList<CriterionWeight> Weights, string? WeightsText, string Method, IReadOnlyList<PriorityItem> Items, string? Next, long Sequence, DateTimeOffset AsOf);

public sealed record CriterionWeight(string Id, string Label, string How, double Weight);

/// <param name="Score">Weighted mean of the criteria, 0 to 1; one that is not known counts as the average of the gaps of which it is.</param>
/// <param name="Known">The share of all weight whose criteria are known, 0 to 1.</param>
/// <param name="BestRank">The best and the worst rank under weights within 20 %.</param>
public sealed record PriorityItem(
    int Rank, int BestRank, int WorstRank, double Score, double Known, string Id, long Version, string Statement, string Kind, string State, GapAbout About, int Sources, IReadOnlyList<CriterionShare> Criteria);

/// <summary>One criterion of one gap. <paramref name="Value"/> is null where it is not known.</summary>
/// <param name="CountedAs">The number that entered the score: the value, or the average of the gaps of which it is known; null where it is known of none, and then it counts nothing.</param>
public sealed record CriterionShare(string Id, string Label, double? Value, double? CountedAs, double Weight, string Figure, string? Source);
