namespace Horizon.Graph.Gaps.Stated;

/// <summary>What a sentence says of a gap.</summary>
public enum GapForm
{
    /// <summary>Research is called for.</summary>
    ResearchNeeded,

    /// <summary>The answer is not known.</summary>
    Unknown,

    /// <summary>It has not been studied, or hardly.</summary>
    NotStudied,
}

/// <summary>A sentence that states a gap: [Start, End) in UTF-16 units of the text that was read, without the white space around it.</summary>
/// <param name="Rule">The name of the wording that told it, for the reason of the edge.</param>
public sealed record GapSentence(int Start, int End, GapForm Form, string Rule);
