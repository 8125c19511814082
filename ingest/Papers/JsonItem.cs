using System.Text.Json;

namespace Horizon.Ingest.Papers;

/// <summary>
/// A value of a JSON document, which may be absent. What is asked of it as another kind than it is reads as absent, and its name is kept in
/// <paramref name="strange"/>, so that a changed format is seen. <paramref name="own"/>: the members of the record itself, which are asked for again and again.
/// </summary>
internal readonly struct JsonItem(JsonElement? element, string name, List<string> strange, Dictionary<string, JsonElement>? own)
{
    public bool Exists => element is not null;

    public JsonItem this[string member] => new(Member(member), member, strange, null);

    /// <summary>Text without white space around it, numbers and truth values as they are written; null for what is absent, blank or a placeholder.</summary>
    public string? Text
    {
        get
        {
            switch (element?.ValueKind)
            {
                case null:
                    return null;
                case JsonValueKind.String:
                    return PaperText.Filled(element.Value.GetString());
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    return element.Value.GetRawText();
                default:
                    Strange();
                    return null;
            }
        }
    }

    public bool Flag => element?.ValueKind == JsonValueKind.True || Text is "true" or "Y";

    /// <summary>The elements of a list; a value that stands alone where a list may be is a list of one.</summary>
    public IEnumerable<JsonItem> Items
    {
        get
        {
            if (element is not { } value) yield break;
            if (value.ValueKind != JsonValueKind.Array)
            {
                yield return this;
                yield break;
            }
            foreach (var one in value.EnumerateArray())
            {
                if (one.ValueKind != JsonValueKind.Null) yield return new JsonItem(one, name, strange, null);
            }
        }
    }

    public IEnumerable<string> Texts => Items.Select(item => item.Text).OfType<string>();

    /// <summary>The members of an object, in their order.</summary>
    public IEnumerable<(string Name, JsonItem Value)> Members
    {
        get
        {
            if (element is not { } value) yield break;
            if (value.ValueKind != JsonValueKind.Object)
            {
                Strange();
                yield break;
            }
            foreach (var member in value.EnumerateObject()) yield return (member.Name, new JsonItem(member.Value, name, strange, null));
        }
    }

    /// <summary>The whole number that stands here, as a number or as text; null where none does.</summary>
    public int? Number => int.TryParse(Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private JsonElement? Member(string member)
    {
        if (own is not null) return own.TryGetValue(member, out var mine) && mine.ValueKind != JsonValueKind.Null ? mine : null;
        if (element is not { } parent) return null;
        if (parent.ValueKind != JsonValueKind.Object)
        {
            Strange();
            return null;
        }
        return parent.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private void Strange()
    {
        if (!strange.Contains(name)) strange.Add(name);
    }
}
