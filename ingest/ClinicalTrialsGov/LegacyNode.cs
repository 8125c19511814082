using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>An object of a legacy study with its path. What is absent reads as an empty node; what is of another type is noted on the draft.</summary>
internal readonly struct LegacyNode(JsonElement? element, string path, StudyDraft draft)
{
    public bool Exists => element is not null;

    public LegacyNode Node(string name) =>
        new(Member(name, JsonValueKind.Object, "an object"), PathOf(name), draft);

    public string? Text(string name)
    {
        if (Find(name) is not { } value) return null;
        return TextOf(value, PathOf(name));
    }

    /// <summary>The objects of <c>XList:{X:[…]}</c>.</summary>
    public IEnumerable<LegacyNode> Items(string list, string item)
    {
        var node = Node(list);
        if (node.Member(item, JsonValueKind.Array, "a list") is not { } array) yield break;
        var index = 0;
        foreach (var value in array.EnumerateArray())
        {
            var place = $"{node.PathOf(item)}[{index++}]";
            if (value.ValueKind == JsonValueKind.Object) yield return new LegacyNode(value, place, draft);
            else if (value.ValueKind != JsonValueKind.Null) draft.Misshapen(place, "an object", KindOf(value));
        }
    }

    /// <summary>The texts of <c>XList:{X:[…]}</c>.</summary>
    public IReadOnlyList<string> Texts(string list, string item)
    {
        var node = Node(list);
        if (node.Member(item, JsonValueKind.Array, "a list") is not { } array) return [];
        var texts = new List<string>();
        foreach (var value in array.EnumerateArray())
        {
            if (node.TextOf(value, node.PathOf(item)) is { } text) texts.Add(text);
        }
        return texts;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private JsonElement? Find(string name) =>
        element is { } parent && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? Member(string name, JsonValueKind kind, string words)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == kind) return value;
        draft.Misshapen(PathOf(name), words, KindOf(value));
        return null;
    }

    private string? TextOf(JsonElement value, string place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return RegistryWords.Filled(value.GetString());
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            case JsonValueKind.Null:
                return null;
            default:
                draft.Misshapen(place, "text", KindOf(value));
                return null;
        }
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
