using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Horizon.Api.Commands;

/// <summary>What every command takes.</summary>
internal sealed class SharedOptions
{
    public Option<string> Data { get; } = new("--data")
    {
        Description = "Folder that holds the data (default ./data, or the environment variable HORIZON_DATA_DIR).",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HORIZON_DATA_DIR") is { Length: > 0 } folder ? folder : "data",
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Machine output on standard output; progress and logs go to standard error.",
        Recursive = true,
    };

    /// <summary>As the API writes: camelCase, null for unknown.</summary>
    public static JsonSerializerOptions JsonForm { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonForm));
}
