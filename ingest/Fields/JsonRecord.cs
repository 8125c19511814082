using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Fields;

/// <summary>Parses a record that is one JSON object; what is wrong with it becomes a reason.</summary>
internal static class JsonRecord
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ParseResult Read(string source, ReadOnlyMemory<byte> bytes, Func<JsonValue, ParseResult> read)
    {
        try
        {
            using var json = JsonTree.Parse(bytes, Options);
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
}
