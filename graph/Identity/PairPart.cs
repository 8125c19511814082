namespace Horizon.Graph.Identity;

/// <summary>One part of a comparison of two records: what was compared, what it adds to the score (log-odds like; less than nought speaks against), and why.</summary>
public sealed record PairPart(string Name, double Weight, string Why);
