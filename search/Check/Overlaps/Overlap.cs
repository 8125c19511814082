namespace Horizon.Search.Check.Overlaps;

/// <summary>Two trials, two awards, or an award and a trial that it does not pay for, on one question or on overlapping ones. <paramref name="First"/> is the lesser id, and the award's.</summary>
/// <param name="Kind">trial, award or <see cref="AwardTrial"/>.</param>
/// <param name="Relation">same-question or overlapping.</param>
/// <param name="Same">The facets that are the same, by name.</param>
/// <param name="Different">The facets that differ.</param>
/// <param name="BothRun">Both are planned, recruiting or active, and neither is silent or has results; an award: it is not known to have ended.</param>
public sealed record Overlap(string First, string Second, string Kind, string Relation, double Probability, IReadOnlyList<string> Same, IReadOnlyList<string> Different, bool BothRun)
{
    /// <summary>The facets in which they are near to each other and not the same.</summary>
    public IReadOnlyList<string> Similar { get; init; } = [];

    /// <summary>The kind of a pair of an award and a trial, read as the award asks and the trial is found.</summary>
    public const string AwardTrial = "award-trial";

    public string Other(string id) => id == First ? Second : First;
}
