using System.CommandLine;
using Horizon.Api.Data;
using Horizon.Ingest;
using Horizon.Ingest.Import;

namespace Horizon.Api.Commands;

/// <summary><c>import PATH... [--source NAME]</c></summary>
internal static class ImportCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders in the sources' own formats; gzip and zip too.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = $"Take only records of this source: {string.Join(", ", SourceParsers.Names)}." };
        source.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !SourceParsers.Names.Contains(name)) result.AddError($"There is no source \"{name}\" to import; known are {string.Join(", ", SourceParsers.Names)}.");
        });
        var command = new Command("import", "Read records from files, through the same steps as a crawl.") { paths, source };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Json), parsed.GetRequiredValue(paths), parsed.GetValue(source), time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool json, string[] paths, string? source, TimeProvider time, CancellationToken cancellation)
    {
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path)) throw new BadRequestException($"There is no file or folder {path}.");
        }
        var folder = DataFolder.OpenForRecords(data, $"import {string.Join(' ', paths)}");
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        var report = await new ProgressLine(time).RunAsync("import", progress => Filling.RunAsync(
            workspace, intake => intake.ImportAsync(paths, source, progress, cancellation), time, cancellation));
        ReportWriter.Write(report, json);
        await Console.Error.WriteLineAsync(Filling.IndexWords(workspace));
        // Files that nobody understands do not fail a run; a run that took in nothing from nothing understood has failed.
        return CommandLine.Code(report.Read > 0 || report.Files.NotUnderstood.Count == 0);
    }
}
