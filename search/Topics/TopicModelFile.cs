using System.Text.Json;

namespace Horizon.Search.Topics;

/// <summary>Writes and reads model files (JSON).</summary>
public static class TopicModelFile
{
    internal const string Format = "horizon-topics";

    /// <summary>Raised whenever a text gives other keys or the file has another form: an older model would answer otherwise than it did in training.</summary>
    internal const int Version = 1;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Head(string? Format, int? Version, string? Name);

    /// <summary>Writes beside the file and moves it into place: who reads meanwhile sees the old or the new model, never half of one. The folder must be there.</summary>
    public static void Save(TopicModel model, string path)
    {
        var beside = path + ".new";
        File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(model.Content, Form));
        File.Move(beside, path, overwrite: true);
    }

    /// <exception cref="TopicInputException">The file is no model, or of another version; says what to do.</exception>
    public static TopicModel Load(string path) => Read(File.ReadAllBytes(path), path);

    internal static TopicModel Read(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            var head = JsonSerializer.Deserialize<Head>(bytes, Form);
            if (head?.Format != Format) throw new TopicInputException($"{path} is no model of topics. `horizon topics train --from FILE.jsonl --out MODEL` makes one.");
            if (head.Version != Version)
                throw new TopicInputException($"The model {path} is of version {head.Version}; this Horizon reads version {Version}. Train it again from its examples: `horizon topics train --from FILE.jsonl --out {path}`.");
            var content = JsonSerializer.Deserialize<TopicModelContent>(bytes, Form)!;
            var keys = TextReaders.Named(content.Keys) ?? throw new TopicInputException($"The model {path} reads texts as \"{content.Keys}\", which this Horizon does not know. Train it again: `horizon topics train --from FILE.jsonl --out {path}`.");
            return new TopicModel(content, keys);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NullReferenceException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new TopicInputException($"{path} is no model of topics, or is damaged. `horizon topics train --from FILE.jsonl --out MODEL` makes one.");
        }
    }
}
