using Horizon.Graph.Identity;
using Horizon.Graph.Store;

namespace Horizon.Api.Pages.Review;

/// <summary>What was found or decided of two things, in words.</summary>
internal static class PairWords
{
    /// <summary>Who or what says so, without a full stop: "ISRCTN12345678 names NCT01234567 as another of its ids", "decided by Anna: one protocol".</summary>
    public static string Why(ThingPair pair) => pair.DecidedBy is { } by
        ? $"decided by {by}{(pair.Why.Length > 0 ? $": {pair.Why.TrimEnd('.')}" : "")}"
        : pair.Why.Length > 0 ? pair.Why : "by Horizon's comparison";

    /// <summary>What the two are to each other, told at one of them.</summary>
    public static string Told(ThingPair pair) => NodeKinds.Of(pair.A) != NodeKinds.Of(pair.B)
        ? pair switch { { Waits: true } => "A person has to say whether it belongs to", { Outcome: "same" } => "Belongs to it", { Outcome: "related" } => "Only related", _ => "Does not belong to it" }
        : pair switch { { Waits: true } => "A person has to say whether it is one with", { Outcome: "same" } => "Shown as one with it", { Outcome: "related" } => "Related, and not the same", _ => "Not the same" };

    /// <summary>What can be done at the pair's own page.</summary>
    public static string Act(ThingPair pair) => pair switch
    {
        { Waits: true } => "Look at the two, and decide",
        { Outcome: "same" } when NodeKinds.Of(pair.A) == NodeKinds.Of(pair.B) => "Look at the two, or part them",
        { DecidedBy: null } => "Look at the two, and say if this is wrong",
        _ => "Look at the two, or undo this",
    };
}
