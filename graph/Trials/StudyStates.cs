using Horizon.Graph.Records;

namespace Horizon.Graph.Trials;

/// <summary>The disjoint states by which the gap map counts studies: published wins, else the status.</summary>
public static class StudyStates
{
    public const string Published = "published";

    /// <summary>A systematic review: counted apart from trials.</summary>
    public const string Review = "review";

    /// <summary>A grant: counted apart from trials.</summary>
    public const string Award = "award";

    /// <summary>Asked for in place of a state: whatever counts as a study, a trial of any state or a review.</summary>
    public const string Study = "study";

    /// <summary>In the map's order.</summary>
    public static IReadOnlyList<string> OfTrials { get; } = [Published, "recruiting", "active", "planned", "completed", "stopped", "unknown"];

    /// <param name="facts">Null for a trial that is only mentioned.</param>
    /// <param name="hasResultPublication">A publication reports its results.</param>
    public static string Of(TrialFacts? facts, bool hasResultPublication) =>
        hasResultPublication || facts?.HasResults == true || facts?.ResultsPosted is not null
            ? Published
            : facts?.Status switch
            {
                // Withdrawn before the first participant: no study of the question came of it, as with a stopped one.
                TrialStatus.Withdrawn => "stopped",
                { } status => status.Word(),
                null => "unknown",
            };
}
