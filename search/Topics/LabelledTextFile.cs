using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Horizon.Search.Topics;

/// <summary>Reads lines <c>{"id","text","labels":[...]}</c>, with <c>"unsaid":[...]</c> where something is not said. Blank lines are passed over; what cannot be read is told with its line.</summary>
public static class LabelledTextFile
{
    /// <param name="name">What the messages call the file.</param>
    /// <param name="withLabels">Whether each line must say its labels; texts to predict need none.</param>
    /// <exception cref="TopicInputException">A line that is not of this form, or an id that stands twice.</exception>
    public static async IAsyncEnumerable<LabelledText> ReadAsync(TextReader lines, string name, bool withLabels, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var read = Parse(line.TrimStart('\uFEFF'), name, number, withLabels);
            if (!ids.TryAdd(read.Id, number)) throw new TopicInputException($"{name}, line {number}: the id \"{read.Id}\" stands in line {ids[read.Id]} already. Give each text an id of its own.");
            yield return read;
        }
    }

    private static LabelledText Parse(string line, string name, int number, bool withLabels)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Bad(name, number, "it is no object");
            if (!root.TryGetProperty("text", out var text) || text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) throw Bad(name, number, "\"text\" is missing or is no string");
            return new LabelledText(Id(root, name, number), text.GetString() ?? "", Labels(root, "labels", name, number, withLabels), Labels(root, "unsaid", name, number, needed: false) is { Count: > 0 } unsaid ? unsaid : null);
        }
        catch (JsonException e)
        {
            throw Bad(name, number, $"it is not JSON ({e.Message.Split('.')[0]})");
        }
    }

    private static string Id(JsonElement root, string name, int number)
    {
        if (!root.TryGetProperty("id", out var id)) throw Bad(name, number, "\"id\" is missing");
        return id.ValueKind switch
        {
            JsonValueKind.String when id.GetString() is { Length: > 0 } s => s,
            JsonValueKind.Number => id.GetRawText(),
            _ => throw Bad(name, number, "\"id\" is no string"),
        };
    }

    private static List<string> Labels(JsonElement root, string field, string name, int number, bool needed)
    {
        if (!root.TryGetProperty(field, out var labels) || labels.ValueKind == JsonValueKind.Null)
            return needed ? throw Bad(name, number, "\"labels\" is missing; a text of none has \"labels\": []") : [];
        if (labels.ValueKind != JsonValueKind.Array) throw Bad(name, number, $"\"{field}\" is no list");
        var found = new List<string>();
        foreach (var label in labels.EnumerateArray())
        {
            if (label.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(label.GetString())) throw Bad(name, number, "a label is no string or is empty");
            var word = label.GetString()!.Trim();
            if (!found.Contains(word)) found.Add(word);
        }
        return found;
    }

    private static TopicInputException Bad(string name, int number, string why) =>
        new($"{name}, line {number} cannot be read: {why}. Each line is {{\"id\": \"…\", \"text\": \"…\", \"labels\": [\"…\"]}}.");
}
