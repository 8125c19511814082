using System.Text.Json;

namespace Horizon.Ingest.Files;

/// <summary>
/// Which members stand where at the beginning of a JSON text, by the paths of <see cref="JsonForm"/>. A text that is cut or broken gives what stands before.
/// </summary>
internal sealed class JsonOutline
{
    private const int Depth = 6;
    private const int ElementsSeen = 3;

    private readonly Dictionary<string, HashSet<string>> _members = [];

    private JsonOutline() { }

    /// <summary>The names of the members of the object at a path, of a list's first elements together; null where no object stands there.</summary>
    public IReadOnlySet<string>? At(string path) => _members.GetValueOrDefault(path);

    public static JsonOutline Of(ReadOnlySpan<byte> head)
    {
        var outline = new JsonOutline();
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip }));
        try
        {
            if (reader.Read()) outline.Value(ref reader, "", 0);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What stands before the break may still tell what the file is; whoever cuts it says where it breaks.
        }
        return outline;
    }

    /// <summary>False at the end of what is at hand.</summary>
    private bool Value(ref Utf8JsonReader reader, string path, int depth)
    {
        if (depth > Depth) return reader.TrySkip();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, path, depth),
            JsonTokenType.StartArray => List(ref reader, path, depth),
            _ => true,
        };
    }

    private bool Object(ref Utf8JsonReader reader, string path, int depth)
    {
        if (!_members.TryGetValue(path, out var members)) _members.Add(path, members = []);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject) return true;
            var name = reader.GetString()!;
            members.Add(name);
            if (!reader.Read() || !Value(ref reader, path.Length == 0 ? name : $"{path}.{name}", depth + 1)) return false;
        }
        return false;
    }

    private bool List(ref Utf8JsonReader reader, string path, int depth)
    {
        var seen = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray) return true;
            if (!(seen++ < ElementsSeen ? Value(ref reader, path + "[]", depth + 1) : reader.TrySkip())) return false;
        }
        return false;
    }
}
