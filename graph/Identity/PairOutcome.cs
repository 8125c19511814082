using System.Text.Json.Serialization;

namespace Horizon.Graph.Identity;

/// <summary>What two things that look alike are to each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairOutcome>))]
public enum PairOutcome
{
    /// <summary>Not one thing: it once looked so, or a person said so.</summary>
    Different,

    /// <summary>One thing, registered or indexed twice.</summary>
    Same,

    /// <summary>It cannot be told: a person decides.</summary>
    Review,

    /// <summary>Parent and follow-up, platform and arm, pilot and main study: tied, and not one.</summary>
    Related,
}
