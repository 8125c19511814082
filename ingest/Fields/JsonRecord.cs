using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Fields;

/// <summary>Parses a record that is one JSON object; what is wrong with it becomes a reason.</summary>
internal static class JsonRecord
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ParseResult Read(string source, ReadOnlyMemory<byte> bytes, Func<JsonValue, ParseResult> read)
    {
        try
        {
            using var json = Tree(bytes);
            return json.Root.ValueKind == JsonValueKind.Object
                ? read(json.Root)
                : new RejectedRecord(source, null, "The record is no JSON object. Fetch it again.");
        }
        // A text with half a surrogate pair cannot be read as a text.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new RejectedRecord(source, null, $"Broken JSON in the record: {broken.Message} Fetch it again.");
        }
    }

    /// <summary>Hardly any record has comments or commas too many; to be ready for them costs each of the others.</summary>
    private static JsonTree Tree(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonTree.Parse(bytes);
        }
        catch (JsonException)
        {
            return JsonTree.Parse(bytes, Lenient);
        }
    }
}
