using System.CommandLine;
using System.Globalization;
using Horizon.Api.Data;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j.Copy;

namespace Horizon.Api.Commands;

/// <summary><c>export FORMAT --out PATH</c></summary>
internal static class ExportCommand
{
    /// <summary>Each format with what writes it; the answer is what <c>--json</c> prints and the lines that a person reads.</summary>
    private static readonly Dictionary<string, Func<IGraphStore, string, CancellationToken, Task<(object Answer, IEnumerable<string> Lines)>>> Formats = new()
    {
        ["neo4j-csv"] = WriteNeo4jCsvAsync,
    };

    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var format = new Argument<string>("FORMAT") { Description = $"One of: {string.Join(", ", Formats.Keys)}." };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var path = new Option<string>("--out") { Description = "The file or, for a format of several files, the folder to write.", Required = true };
        var command = new Command("export", "Write the graph in another program's format.") { format, path };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Json), parsed.GetRequiredValue(format), parsed.GetRequiredValue(path), time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool json, string format, string path, TimeProvider time, CancellationToken cancellation)
    {
        await using var store = await StoreChoice.Current.OpenAsync(DataFolder.Open(data), time, cancellation);
        try
        {
            var (answer, lines) = await Formats[format](store, Path.GetFullPath(path), cancellation);
            if (json) SharedOptions.WriteJson(answer);
            else foreach (var line in lines) Console.WriteLine(line);
            return CommandLine.Code(true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be written ({e.Message}). Name another with --out.", e);
        }
    }

    private static async Task<(object Answer, IEnumerable<string> Lines)> WriteNeo4jCsvAsync(IGraphStore store, string folder, CancellationToken cancellation)
    {
        var export = await Neo4jCsv.WriteAsync(store, folder, cancellation);
        var counts = export.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key + ".csv",-20} {r.Value,10}"));
        return (new { format = "neo4j-csv", path = folder, rows = export.Rows, command = export.Command },
            [.. counts, $"In {folder}, with the database stopped or absent, run (it is in command.txt too):", export.Command]);
    }
}
