namespace Horizon.Search.Topics;

/// <summary>A text that a person, or a rule, has labelled.</summary>
/// <param name="Labels">What the text is about; empty where it is about none of the labels.</param>
public sealed record LabelledText(string Id, string Text, IReadOnlyList<string> Labels);
