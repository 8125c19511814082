using System.Text.Json.Serialization;

namespace Horizon.Graph.Identity;

/// <summary>What two things that look alike are to each other; of a paper and a trial, whether it reports the trial.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairOutcome>))]
public enum PairOutcome
{
    /// <summary>Not one thing: it once looked so, or a person said so.</summary>
    Different,

    /// <summary>One thing, registered or indexed twice; the paper reports the trial.</summary>
    Same,

    /// <summary>It cannot be told: a person decides.</summary>
    Review,

    /// <summary>Parent and follow-up, platform and arm, pilot and main study: tied, and not one. The trial is the paper's background.</summary>
    Related,
}
