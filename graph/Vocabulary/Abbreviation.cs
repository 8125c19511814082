namespace Horizon.Graph.Vocabulary;

/// <summary>A short form, matched in its own case.</summary>
/// <param name="Text">As written, its case included.</param>
/// <param name="NeedsContext">True where the letters mean other things elsewhere (PCI, ART): read only near a word of
/// the field, or once the text itself has spelled it out.</param>
public sealed record Abbreviation(string Text, bool NeedsContext);
