using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Horizon.Api.Data;

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

    public Option<string> Graph { get; } = new("--graph")
    {
        Description = "Where the graph lies: sqlite (in the data folder, the default) or neo4j.",
        Recursive = true,
        DefaultValueFactory = _ => "sqlite",
    };

    public Option<string?> Neo4jUrl { get; } = new("--neo4j-url")
    {
        Description = "HTTP address of Neo4j, such as http://localhost:7474 or http://localhost:7474/database; login by HORIZON_NEO4J_USER and HORIZON_NEO4J_PASSWORD.",
        Recursive = true,
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

    public SharedOptions() => Graph.AcceptOnlyFromAmong("sqlite", "neo4j");

    /// <summary>Which store a command was told to use. Throws <see cref="BadRequestException"/> where the options do not fit together.</summary>
    public StoreChoice Store(ParseResult parsed) => (parsed.GetValue(Graph), parsed.GetValue(Neo4jUrl)) switch
    {
        ("neo4j", { } url) => new StoreChoice(StoreChoice.Server(url)),
        ("neo4j", null) => throw new BadRequestException("--graph neo4j needs --neo4j-url, such as --neo4j-url http://localhost:7474."),
        (_, null) => StoreChoice.InFolder,
        _ => throw new BadRequestException("--neo4j-url goes with --graph neo4j."),
    };

    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonForm));
}
