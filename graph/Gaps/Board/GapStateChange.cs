namespace Horizon.Graph.Gaps.Board;

/// <summary>A state that the rule gave a gap, and why.</summary>
/// <param name="Sequence">Of the data that it was seen in.</param>
/// <param name="At">When it was first seen.</param>
public sealed record GapStateChange(long Sequence, DateTimeOffset At, string State, string Why);
