using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Papers;

/// <summary>Reads one JSON object as a publication's record and turns what is broken in it into a reason.</summary>
internal static class JsonPaper
{
    /// <param name="source">The source whose record it is.</param>
    /// <param name="json">The bytes of one object.</param>
    /// <param name="known">Members of the object that are read or of no use; others are counted as unknown.</param>
    /// <param name="read">Reads the object; the list takes what is unknown.</param>
    public static ParseResult Read(string source, ReadOnlyMemory<byte> json, NameTable<UnknownName> known, Func<JsonItem, List<string>, ParseResult> read)
    {
        try
        {
            using var document = JsonTree.Parse(json);
            if (document.Root.ValueKind != JsonValueKind.Object) return new RejectedRecord(source, null, "This is no JSON object, so it is no record.");
            var unknown = document.Root.Unknown(known);
            return read(new JsonItem(document.Root, "", unknown), unknown);
        }
        catch (JsonException broken)
        {
            return new RejectedRecord(source, null, $"Broken JSON in the record: {broken.Message} Fetch it again.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            return new RejectedRecord(source, null, "A text of the record is not valid UTF-8: fetch it again, or save the file as UTF-8.");
        }
    }
}
