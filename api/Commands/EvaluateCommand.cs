using System.CommandLine;
using System.Globalization;
using Horizon.Api.Evaluate;
using Horizon.Api.Evaluate.Check;
using Horizon.Api.Evaluate.Extraction;
using Horizon.Api.Evaluate.Gaps;
using Horizon.Api.Evaluate.Identity;
using Horizon.Api.Evaluate.Organisations;
using Horizon.Api.Evaluate.Publications;
using Horizon.Api.Evaluate.Retrieval;
using Horizon.Api.Evaluate.Topics;

namespace Horizon.Api.Commands;

/// <summary><c>evaluate [NAME...]</c></summary>
internal static class EvaluateCommand
{
    private static readonly (string Name, Func<string, TimeProvider, CancellationToken, Task<IReadOnlyList<EvaluationRow>>> Run)[] Evaluations =
    [
        ("check", (data, _, stop) => CheckEvaluation.RunAsync(data, stop)),
        ("extraction", (data, _, stop) => Task.FromResult(ExtractionEvaluation.Run(data, stop))),
        ("gaps", (data, _, stop) => GapEvaluation.RunAsync(data, stop)),
        ("identity", IdentityEvaluation.RunAsync),
        ("organisations", (data, _, stop) => Task.FromResult(OrganisationEvaluation.Run(data, stop))),
        ("publications", (data, _, stop) => Task.FromResult(PublicationEvaluation.Run(data, stop))),
        ("retrieval", (data, _, stop) => RetrievalEvaluation.RunAsync(data, stop)),
        ("topics", (data, _, stop) => TopicEvaluation.RunAsync(data, stop)),
    ];

    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var names = new Argument<string[]>("NAME") { Description = $"What to evaluate; all where none is named: {string.Join(", ", Evaluations.Select(e => e.Name))}.", Arity = ArgumentArity.ZeroOrMore };
        names.Validators.Add(result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
                if (!Evaluations.Any(e => e.Name == name)) result.AddError($"There is no evaluation \"{name}\"; there are {string.Join(", ", Evaluations.Select(e => e.Name))}.");
        });
        var labelled = new Option<string>("--labelled") { Description = "Folder of the labelled sets (the one that holds \"labelled\" and \"real\"); HORIZON_TEST_DATA where it is set.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HORIZON_TEST_DATA") ?? "../shared/data" };
        var output = new Option<string?>("--out") { Description = "Write the rows as CSV to this file as well." };
        var command = new Command("evaluate", "Measure the quality of reading, linking, search and topics on the labelled sets.") { names, labelled, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var data = Path.GetFullPath(parsed.GetRequiredValue(labelled));
            if (!Directory.Exists(Path.Combine(data, "labelled"))) throw new CommandException($"There are no labelled sets in {data}. Name their folder with --labelled or HORIZON_TEST_DATA.");
            var wanted = parsed.GetValue(names) is { Length: > 0 } some ? some : [.. Evaluations.Select(e => e.Name)];
            var rows = new List<(string Name, EvaluationRow Row)>();
            foreach (var evaluation in Evaluations.Where(e => wanted.Contains(e.Name)))
            {
                await Console.Error.WriteLineAsync($"evaluating {evaluation.Name} …");
                rows.AddRange((await evaluation.Run(data, time, cancellation)).Select(r => (evaluation.Name, r)));
            }
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(rows.Select(r => new { evaluation = r.Name, r.Row.Set, r.Row.Measure, r.Row.Value, r.Row.N, r.Row.Low95, r.Row.High95, r.Row.Baseline, r.Row.BaselineName }));
            else foreach (var (name, row) in rows) Console.WriteLine(Line(name, row));
            if (parsed.GetValue(output) is { } path) WriteCsv(path, rows);
            return CommandLine.Code(true);
        });
        return command;
    }

    private static string Line(string name, EvaluationRow row)
    {
        var baseline = row.Baseline is { } b ? string.Create(CultureInfo.InvariantCulture, $"  ({row.BaselineName}: {b:0.000})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{name,-13} {row.Set,-28} {row.Measure,-44} {row.Value,8:0.000}  n {row.N,6}  {row.Low95:0.000} to {row.High95:0.000}{baseline}");
    }

    private static void WriteCsv(string path, IEnumerable<(string Name, EvaluationRow Row)> rows)
    {
        using var csv = CsvHelper.CsvWriter.Create(File.CreateText(path), new CsvHelper.CsvWriterOptions(), leaveOpen: false);
        string[] header = ["evaluation", "set", "measure", "value", "n", "low95", "high95", "baseline", "baseline_name"];
        csv.WriteRecord(header);
        foreach (var (name, row) in rows)
        {
            string[] cells = [name, row.Set, row.Measure, Number(row.Value), Number(row.N), Number(row.Low95), Number(row.High95), row.Baseline is { } b ? Number(b) : "", row.BaselineName ?? ""];
            csv.WriteRecord(cells);
        }

        static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);
    }
}
