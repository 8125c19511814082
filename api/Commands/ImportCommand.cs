using System.CommandLine;
using Horizon.Api.Data;
using Horizon.Ingest;
using Horizon.Ingest.Csv;
using Horizon.Ingest.Import;
using Horizon.Ingest.Page;

namespace Horizon.Api.Commands;

/// <summary><c>import PATH... [--source NAME] [--mapping FILE | --recipe FILE]</c></summary>
internal static class ImportCommand
{
    /// <summary>A mapping or recipe is written by hand; a larger file is another one.</summary>
    private const int LargestGiven = 1 << 20;

    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders in the sources' own formats; gzip and zip too.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = $"Take only records of this source: {string.Join(", ", SourceParsers.Names)}." };
        source.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !SourceParsers.Names.Contains(name)) result.AddError($"There is no source \"{name}\" to import; known are {string.Join(", ", SourceParsers.Names)}.");
        });
        var mapping = new Option<string?>("--mapping") { Description = "A JSON file that says which column of a table, or member of JSON lines, is what: {\"kind\": \"publication\", \"fields\": {\"title\": \"Title\"}}." };
        var recipe = new Option<string?>("--recipe") { Description = "A JSON file that says how saved web pages are read." };
        var command = new Command("import", "Read records from files, through the same steps as a crawl.") { paths, source, mapping, recipe };
        command.Validators.Add(result =>
        {
            if (result.GetResult(mapping) is { Implicit: false } && result.GetResult(recipe) is { Implicit: false }) result.AddError("Give --mapping for tables or --recipe for pages, not both.");
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Json), parsed.GetRequiredValue(paths), parsed.GetValue(source), parsed.GetValue(mapping), parsed.GetValue(recipe), time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool json, string[] paths, string? source, string? mapping, string? recipe, TimeProvider time, CancellationToken cancellation)
    {
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path)) throw new BadRequestException($"There is no file or folder {path}.");
        }
        var given = mapping is not null ? Given(mapping, CsvSource.With) : recipe is not null ? Given(recipe, PageSource.With) : null;
        var folder = DataFolder.OpenForRecords(data, $"import {string.Join(' ', paths)}");
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        var report = await new ProgressLine(time).RunAsync("import", progress => Filling.RunAsync(
            workspace, intake => intake.ImportAsync(paths, source, progress, cancellation, given), time, cancellation));
        ReportWriter.Write(report, json);
        await Console.Error.WriteLineAsync(Filling.IndexWords(workspace));
        // Files that nobody understands do not fail a run; a run that took in nothing from nothing understood has failed.
        return CommandLine.Code(report.Read > 0 || report.Files.NotUnderstood.Count == 0);
    }

    private static SourceReader Given(string path, Func<ReadOnlyMemory<byte>, SourceReader> read)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestGiven }) throw new BadRequestException($"{path} is larger than {LargestGiven} bytes, so it is no mapping or recipe.");
            return read(File.ReadAllBytes(path));
        }
        catch (MappingException e)
        {
            throw new BadRequestException($"{path}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadRequestException($"{path} cannot be read: {e.Message}");
        }
    }
}
