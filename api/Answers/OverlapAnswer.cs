namespace Horizon.Api.Answers;

/// <summary><c>GET /api/overlaps</c></summary>
/// <param name="Pairs">Those of the same question first, then the likest.</param>
/// <param name="Behind">Change sets that the overlaps do not follow yet.</param>
public sealed record OverlapAnswer(long Total, IReadOnlyList<OverlapPair> Pairs, string? Next, long Behind);

/// <param name="Relation">same-question or overlapping.</param>
/// <param name="Same">Facets that are the same.</param>
/// <param name="Different">Facets that differ.</param>
public sealed record OverlapPair(OverlapEnd First, OverlapEnd Second, string Relation, double Probability, IReadOnlyList<string> Same, IReadOnlyList<string> Different, bool BothRun);

public sealed record OverlapEnd(string Id, string? Title);
