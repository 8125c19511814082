using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Signals;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/signals</c>: what rises. <paramref name="Method"/> says how it is told, in sentences.</summary>
/// <param name="RecentFrom">The first and last of the recent years, inclusive.</param>
/// <param name="BeforeFrom">The first of the years that are compared with.</param>
public sealed record SignalsAnswer(int RecentFrom, int RecentTo, int BeforeFrom, string Method, IReadOnlyList<SignalItem> Items, long Sequence, DateTimeOffset AsOf);

/// <param name="Strength">strong, weak, noise or falling.</param>
/// <param name="Expected">Trials that would have started, had its share of all stayed as before.</param>
/// <param name="Ratio">Found for each expected one, shrunk towards 1; between Low and High with 90 %.</param>
public sealed record SignalItem(
    GapConcept Technique, GapConcept? Site, string Strength, int Recent, int Before, double Expected, double Ratio, double Low, double High, IReadOnlyList<YearCount> ByYear);
