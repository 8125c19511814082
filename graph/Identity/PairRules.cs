namespace Horizon.Graph.Identity;

/// <summary>The rules by which pairs are judged.</summary>
public static class PairRules
{
    /// <summary>Grows whenever a comparison judges otherwise: all pairs are then compared again.</summary>
    public const int Version = 10;

    /// <summary>An id that one record names as its own other registration, or that both carry.</summary>
    public const string Ids = "shared-ids";

    /// <summary>An id that the register itself gives as a former one of the same registration.</summary>
    public const string FormerId = "former-id";

    /// <summary>Of bodies: the same name, by which one record gives the id, or in which one country alone is ever named.</summary>
    public const string Name = "same-name";

    /// <summary>Scored part by part.</summary>
    public const string Scored = "scored-parts";

    /// <summary>A paper without any registry id, scored against the trials that it may be of.</summary>
    public const string Report = "scored-report";

    /// <summary>A paper that is tied to a trial as its result, and was taken back or came out before the trial began.</summary>
    public const string NoResult = "no-result";

    /// <summary>An award that names no study, scored against the trials that it may pay for; or a paper without a grant reference against awards.</summary>
    public const string Support = "scored-support";

    /// <summary>A named person said so.</summary>
    public const string Decision = "decision";
}
