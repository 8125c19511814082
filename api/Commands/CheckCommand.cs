using System.CommandLine;
using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Check;
using Horizon.Api.Queries;
using Horizon.Search.Check;

namespace Horizon.Api.Commands;

/// <summary><c>check (--text T | --file F)</c></summary>
internal static class CheckCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var text = new Option<string?>("--text") { Description = "The question or proposal." };
        var file = new Option<string?>("--file") { Description = "A text file that holds it; - for standard input." };
        var trial = new Option<string?>("--trial") { Description = "A registry id: what overlaps with this trial?" };
        var exclude = new Option<string[]>("--exclude") { Description = "A registration that counts for nothing.", DefaultValueFactory = _ => [] };
        var limit = new Option<int?>("--limit") { Description = "Matches, 1 to 200." };
        var command = new Command("check", "Has this question been asked? Nothing of it is stored.") { text, file, trial, exclude, limit };
        command.Validators.Add(result =>
        {
            if (new Option[] { text, file, trial }.Count(o => result.GetResult(o) is { Implicit: false }) != 1) result.AddError("Give one of --text, --file and --trial.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(DataFolder.Open(parsed.GetRequiredValue(shared.Data)), time, cancellation);
            if (workspace.Follower is { } follower) await follower.CatchUpAsync(cancellation);
            var query = new CheckQuery(workspace, new StatusQuery(workspace, time), new TrialQuery(workspace), time);
            var asked = parsed.GetValue(file) is { } path ? await ReadAsync(path, cancellation) : parsed.GetValue(text);
            var answer = await query.RunAsync(
                new CheckRequest { Text = asked, TrialId = parsed.GetValue(trial), Exclude = parsed.GetRequiredValue(exclude), Limit = parsed.GetValue(limit) }, cancellation);
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(answer);
            else Print(answer);
            return CommandLine.Code(true);
        });
        command.Subcommands.Add(CheckTrainCommand.Create(time));
        return command;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var text = path == "-" ? await Console.In.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(path, cancellation);
            // Word, PDF and the like hold bytes that no text has.
            return text.AsSpan(0, Math.Min(text.Length, FirstCharacters)).Contains('\0') || text.StartsWith("%PDF", StringComparison.Ordinal) || text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal)
                ? throw new BadRequestException($"{path} is no text file: save the proposal as plain text (.txt) and give that, or paste it with --text.")
                : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadRequestException($"{path} cannot be read: {e.Message}");
        }
    }

    private const int FirstCharacters = 4000;

    private static void Print(CheckAnswer answer)
    {
        var u = answer.Understood;
        Console.WriteLine($"Read as: technique {Names(u.Techniques)}; site {Names(u.Sites)}; dose {(u.Schedules.Count == 0 ? "not said" : string.Join(", ", u.Schedules))}; intent {u.Intent ?? "not said"}{string.Concat(u.AlsoRead.Select(a => $"; {a.Key} {string.Join(", ", a.Value)}"))}.");
        Console.WriteLine($"Verdict: {answer.Verdict}");
        foreach (var missing in answer.Missing) Console.WriteLine($"  missing: {missing}");
        foreach (var m in answer.Matches)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Probability,6:0.00} {m.Relation,-14} {m.State,-10} {m.Id}  {m.Title}"));
            var facets = m.Facets.ByName().ToLookup(f => f.Facet.Match == "unknown");
            foreach (var (name, facet) in facets[false]) Console.WriteLine($"       {name}: {facet.Match} ({facet.Why})");
            if (facets.Contains(true)) Console.WriteLine($"       cannot tell: {string.Join(", ", facets[true].Select(f => f.Name))}");
        }
        if (answer.Gathered is { } gathered) Console.WriteLine($"Gathered already: {GatheredWords.Of(gathered)}");
        Console.WriteLine($"Searched {answer.Searched.Records} records: {string.Join("; ", answer.Searched.Sources.Select(s => $"{s.Name} {s.Records}, as of {s.AsOf:yyyy-MM-dd}, {s.Complete switch { true => "complete", false => "incomplete", null => "completeness not known" }}"))}.");
        foreach (var query in answer.Searched.Queries) Console.WriteLine($"  looked at {query}");
        Console.WriteLine(answer.Searched.Excluded.Count == 0 ? "Left out: nothing." : $"Left out: {string.Join(", ", answer.Searched.Excluded)}.");
    }

    private static string Names(IReadOnlyList<UnderstoodConcept> concepts) => concepts.Count == 0 ? "not said" : string.Join(", ", concepts.Select(c => c.Label));
}
