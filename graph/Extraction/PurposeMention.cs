namespace Horizon.Graph.Extraction;

/// <summary>An intent or a combination in a text; the span is [Start, End) in UTF-16 units of the text as sent.</summary>
/// <param name="Value">The value's slug, as in purpose-cues.txt: "adjuvant", "immunotherapy".</param>
/// <param name="Start">First unit.</param>
/// <param name="End">One past the last unit.</param>
/// <param name="Polarity">As for a mention of a concept.</param>
public sealed record PurposeMention(string Value, int Start, int End, Polarity Polarity);
