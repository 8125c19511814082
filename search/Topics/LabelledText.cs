using System.Text.Json.Serialization;

namespace Horizon.Search.Topics;

/// <summary>A text that a person, or a rule, has labelled.</summary>
/// <param name="Labels">What the text is about; empty where it is about none of the labels.</param>
/// <param name="Unsaid">Labels of which nobody has said whether the text has them: it teaches nothing about those. Null and empty are alike.</param>
public sealed record LabelledText(
    string Id, string Text, IReadOnlyList<string> Labels, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Unsaid = null);
