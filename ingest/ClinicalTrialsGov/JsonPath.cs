using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>Says where in a document a byte stands. Walks from the start, so it is for errors alone.</summary>
internal static class JsonPath
{
    /// <summary>"protocolSection.outcomesModule.primaryOutcomes[2]" for the value that starts at <paramref name="index"/>.</summary>
    public static string At(ReadOnlySpan<byte> json, long index)
    {
        var steps = new List<(string? Name, int Item)>();
        var reader = new Utf8JsonReader(json);
        string? name = null;
        while (reader.Read())
        {
            var isValue = reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray);
            if (isValue && name is null && steps is [.., { Item: >= 0 } list]) steps[^1] = list with { Item = list.Item + 1 };
            if (reader.TokenStartIndex >= index) break;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    continue;
                case JsonTokenType.StartObject:
                    steps.Add((name, -1));
                    break;
                case JsonTokenType.StartArray:
                    // The item counter is one ahead of the list's own marker, so that the first item is 0.
                    steps.Add((name, 0));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    steps.RemoveAt(steps.Count - 1);
                    break;
            }
            name = null;
        }
        var path = string.Concat(steps.Select(s => (s.Name is null ? "" : "." + s.Name) + (s.Item > 0 ? $"[{s.Item - 1}]" : "")));
        return (name is null ? path : $"{path}.{name}").TrimStart('.');
    }
}
