using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>
/// What paging needs of an answer of <c>/studies</c>: the NCT ids in it, the total where it was asked for, the token of the next page (null at the end),
/// and how many studies stand in it without an id.
/// </summary>
internal sealed record StudyPage(IReadOnlyList<string> Ids, long? Total, string? NextToken, int WithoutId)
{
    private static readonly string[] IdPath = ["protocolSection", "identificationModule", "nctId"];

    /// <summary>Reads a whole answer; null where it is JSON but no page of studies. Throws <see cref="JsonException"/> for what is no whole JSON.</summary>
    public static StudyPage? Read(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        var reader = new Utf8JsonReader(json);
        List<string>? ids = null;
        long? total = null;
        string? next = null;
        var withoutId = 0;
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("studies"u8))
            {
                reader.Read();
                ids = [];
                if (reader.TokenType != JsonTokenType.StartArray) return null;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Id(ref reader, 0) is { } id) ids.Add(id);
                    else withoutId++;
                }
            }
            else if (reader.ValueTextEquals("totalCount"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.Number) total = reader.GetInt64();
                else reader.Skip();
            }
            else if (reader.ValueTextEquals("nextPageToken"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String) next = reader.GetString();
                else reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        if (!isObject) reader.Skip();
        while (reader.Read()) { }
        return ids is null ? null : new StudyPage(ids, total, string.IsNullOrEmpty(next) ? null : next, withoutId);
    }

    /// <summary>Reads one value whole and gives the string that lies at the rest of the id's path in it.</summary>
    private static string? Id(ref Utf8JsonReader reader, int depth)
    {
        if (depth == IdPath.Length && reader.TokenType == JsonTokenType.String) return reader.GetString();
        if (depth == IdPath.Length || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var onPath = reader.ValueTextEquals(IdPath[depth]);
            reader.Read();
            if (onPath) id = Id(ref reader, depth + 1) ?? id;
            else reader.Skip();
        }
        return id;
    }
}
