namespace Horizon.Graph.Extraction;

/// <summary>Whether words stand for what is being done.</summary>
public enum Polarity
{
    /// <summary>The words name what the text is about.</summary>
    Asserted,

    /// <summary>Said to be absent, refused or left out ("without radiotherapy").</summary>
    Negated,

    /// <summary>Something of the past, or a condition of entry ("prior radiotherapy", an eligibility section).</summary>
    History,
}

/// <summary>A concept of the vocabulary in a text; the span is [Start, End) in UTF-16 units of the text as sent.</summary>
public sealed record Mention(string ConceptId, int Start, int End, Polarity Polarity);

/// <summary>What the caller knows of a text before it is read.</summary>
public sealed record ReadingOptions
{
    public static ReadingOptions Default { get; } = new();

    /// <summary>The text names or describes a radiotherapy treatment (a RADIATION intervention), so that short forms
    /// need no radiotherapy word beside them.</summary>
    public bool AssumeRadiotherapy { get; init; }

    /// <summary>The text is about cancer (a condition field of a cancer trial), so that short forms of sites need no more.</summary>
    public bool AssumeOncology { get; init; }

    /// <summary>The whole text is of the past or eligibility: every mention reads as history.</summary>
    public bool Eligibility { get; init; }
}
