using Horizon.Graph.Gaps;
using Horizon.Graph.Records;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/priorities</c>: gaps that are open or being addressed, ranked. <paramref name="Method"/> says how, in sentences.</summary>
/// <param name="Weights">Each criterion's weight, 0 to 5.</param>
/// <param name="WeightsText">As the query takes them; null where all criteria count alike.</param>
public sealed record PriorityAnswer(int Total, IReadOnlyList<CriterionWeight> Weights, string? WeightsText, string Method, IReadOnlyList<PriorityItem> Items, string? Next, long Sequence, DateTimeOffset AsOf)
{
    /// <summary>All gaps that are ranked, those that a filter leaves out among them: a rank is one of so many.</summary>
    public required int Ranked { get; init; }

    /// <summary>Of how many of them what is not known counts as nothing: see <see cref="PriorityItem.SaysTooLittle"/>.</summary>
    public int SayingTooLittle { get; init; }
}

public sealed record CriterionWeight(string Id, string Label, string How, double Weight)
{
    /// <summary>Of how many of the ranked gaps it is known.</summary>
    public required int KnownOf { get; init; }

    /// <summary>The number that one counts by of which it is not known; null where it is known of none, and then it counts nothing.</summary>
    public required double? UnknownCountsAs { get; init; }

    /// <summary>What that number is, in words.</summary>
    public required string UnknownSaid { get; init; }
}

/// <param name="Score">Weighted mean of the criteria, 0 to 1; one that is not known counts as <see cref="CriterionWeight.UnknownCountsAs"/>.</param>
/// <param name="Known">The share of all weight whose criteria are known, 0 to 1.</param>
/// <param name="Rank">From 1; gaps of one score share the first of their places.</param>
/// <param name="BestRank">The best and the worst rank under weights within 20 %.</param>
public sealed record PriorityItem(
    int Rank, int BestRank, int WorstRank, double Score, double Known, string Id, long Version, string Statement, string Kind, string State, GapAbout About, int Sources, IReadOnlyList<CriterionShare> Criteria)
{
    /// <summary>How many gaps have this rank, itself among them.</summary>
    public int Shared { get; init; } = 1;

    /// <inheritdoc cref="EvidenceGap.SaysTooLittle"/>
    public string? SaysTooLittle { get; init; }

    /// <inheritdoc cref="GapItem.Before"/>
    public string? Before { get; init; }

    /// <summary>When it was last stated; null where no source of it has a date.</summary>
    public PartialDate? StatedOn { get; init; }

    /// <inheritdoc cref="GapItem.StateIsKnown"/>
    public bool StateIsKnown { get; init; } = true;

    /// <inheritdoc cref="GapItem.IsSurprising"/>
    public bool? IsSurprising { get; init; }

    /// <inheritdoc cref="GapItem.Chance"/>
    public double? Chance { get; init; }
}

/// <summary>One criterion of one gap. <paramref name="Value"/> is null where it is not known.</summary>
/// <param name="CountedAs">The number that entered the score: the value, or what an unknown one counts as; null where it is known of no gap, and then it counts nothing.</param>
public sealed record CriterionShare(string Id, string Label, double? Value, double? CountedAs, double Weight, string Figure, string? Source)
{
    /// <summary>Where the figure can be seen: begins with a slash for one of Horizon's own pages. Null where no page shows just that.</summary>
    public string? Url { get; init; }
}
