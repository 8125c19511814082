using Horizon.Graph.Gaps;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/overlaps</c></summary>
/// <param name="Pairs">Those of the same question first, then the likest.</param>
/// <param name="Behind">Change sets that the overlaps do not follow yet.</param>
public sealed record OverlapAnswer(long Total, IReadOnlyList<OverlapPair> Pairs, string? Next, long Behind);

/// <param name="Relation">same-question or overlapping.</param>
/// <param name="Same">Facets that are the same.</param>
/// <param name="Different">Facets that differ.</param>
/// <param name="Probability">That both ask the same question, 0 to 1, calibrated on labelled pairs.</param>
/// <param name="First">Of an award and a trial: the award.</param>
/// <param name="BothRun">A trial is planned, recruiting or active; an award is known to run or to begin.</param>
/// <param name="Similar">Facets in which they are near to each other and not the same.</param>
public sealed record OverlapPair(OverlapEnd First, OverlapEnd Second, string Relation, double Probability, IReadOnlyList<string> Same, IReadOnlyList<string> Different, bool BothRun, IReadOnlyList<string> Similar);

/// <param name="State">As the gap map counts it: published, recruiting, active, planned, completed, stopped, unknown or award; null where it is counted nowhere.</param>
/// <param name="Status">Of a trial: its status as its register says it, suspended and terminated told apart.</param>
/// <param name="Funders">Who is known to pay for it; of a trial the funders of its awards too.</param>
/// <param name="Study">When it starts or was awarded, and how much; null where it is counted nowhere.</param>
public sealed record OverlapEnd(string Id, string? Title, string? State, string? Status, IReadOnlyList<GapConcept> Funders, FundedStudyItem? Study)
{
    /// <summary>The funders of the reviewed list that its registration names as collaborator and no more: what they give is not said.</summary>
    public IReadOnlyList<GapConcept> Collaborators { get; init; } = [];
}
