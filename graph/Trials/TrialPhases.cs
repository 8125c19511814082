namespace Horizon.Graph.Trials;

/// <summary>The phases that a trial can have, in order, as <see cref="Records.TrialFacts.Phase"/> holds them.</summary>
public static class TrialPhases
{
    public static IReadOnlyList<string> All { get; } = ["early 1", "1", "1/2", "2", "2/3", "3", "4", "not applicable"];
}
