using System.CommandLine;
using Horizon.Api.Evaluate.Check;

namespace Horizon.Api.Commands;

/// <summary><c>check train --from DATA --out FILE</c>: learns again the weights that are committed.</summary>
internal static class CheckTrainCommand
{
    public static Command Create(TimeProvider time)
    {
        var from = new Option<string>("--from") { Description = "The folder that holds labelled/ and real/.", Required = true };
        var to = new Option<string>("--out") { Description = "Where the weights are written: search/Check/Ranking/ranker.txt.", Required = true };
        var command = new Command("train", "Learns the check's weights again from labelled sets.") { from, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            await File.WriteAllTextAsync(parsed.GetRequiredValue(to), await CheckTraining.RunAsync(parsed.GetRequiredValue(from), time, cancellation), cancellation);
            return CommandLine.Code(true);
        });
        return command;
    }
}
