using System.Text.Json;

namespace Horizon.Ingest.Files;

/// <summary>What an object in a JSON file is, by its members.</summary>
internal abstract record StudyShape
{
    /// <summary>A study stands at these bytes of the object: all of them, or those of its member Study.</summary>
    public sealed record Study(int Start, int Length) : StudyShape;

    /// <summary>Another thing, with these members.</summary>
    public sealed record Foreign(IReadOnlyList<string> Members) : StudyShape;

    public static bool IsSection(string name) => name is "protocolSection" or "ProtocolSection";

    /// <summary>Looks no further than it must: the section that tells a study comes first in real ones.</summary>
    public static StudyShape Of(ReadOnlySpan<byte> json)
    {
        var members = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (IsSection(name)) return new Study(0, json.Length);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                var isObject = reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
                if (name == "Study" && isObject) return new Study(start, (int)reader.BytesConsumed - start);
                members.Add(name);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            members.Add("and then broken JSON");
        }
        return new Foreign(members);
    }

    /// <summary>The registry's id in a piece of a study that cannot be parsed; null where none stands.</summary>
    public static string? IdIn(ReadOnlySpan<byte> fragment)
    {
        var at = fragment.IndexOf("\"nctId\""u8);
        if (at < 0) at = fragment.IndexOf("\"NCTId\""u8);
        if (at < 0) return null;
        var value = fragment[(at + 7)..];
        var start = value.IndexOf("NCT"u8);
        if (start is < 0 or > 8 || value.Length < start + 11) return null;
        var id = value.Slice(start, 11);
        return id[3..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? System.Text.Encoding.ASCII.GetString(id) : null;
    }
}
