using System.CommandLine;
using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Data.Topics;
using Horizon.Api.Queries;

namespace Horizon.Api.Commands;

/// <summary><c>status</c></summary>
internal static class StatusCommand
{
    private const int RejectsShown = 10;

    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var command = new Command("status", "Show what is in the folder, as of when, from where, and what is wrong with it.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(DataFolder.Open(parsed.GetRequiredValue(shared.Data)), time, cancellation);
            var status = await new StatusQuery(workspace, time, shelf: new TopicShelf(workspace.Folder, time)).RunAsync(cancellation);
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(status);
            else Print(status);
            return CommandLine.Code(true);
        });
        return command;
    }

    private static void Print(StatusAnswer status)
    {
        var o = Console.Out;
        if (status.Sample) o.WriteLine("This folder holds the synthetic sample, no real data.");
        o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"source",-20} {"records",9} {"rejected",9}  {"last run",-20} complete"));
        foreach (var s in status.Sources)
        {
            var complete = s.Complete switch { true => "yes", false when !s.LastRunFinished => "no: the last run was cut off; run it again", false => s.Expected is { } n ? $"no: the source has {n}" : "no", null => "cannot tell" };
            o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s.Name,-20} {s.Records,9} {s.Rejected,9}  {s.LastRun,-20:yyyy-MM-dd HH:mm'Z'} {complete}"));
            if (s.LastRun is not null) o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {s.LastRunKind} {s.AgeDays:0.#} days ago: {s.LastNew} new, {s.LastChanged} changed, {s.LastRejected} rejected"));
            if (s.Licence is not null) o.WriteLine($"  {s.Licence}");
            if (s.Remark is not null) o.WriteLine($"  {s.Remark}");
        }
        o.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"graph ({status.Graph.Store}): {status.Graph.Nodes} things, {status.Graph.Edges} links, {status.Graph.Mentioned} more are only mentioned; change set {status.Graph.Sequence}"));
        if (status.Index is { } index) o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index {index.Version}: {index.Documents} documents, {index.Behind} change sets behind"));
        foreach (var reject in status.Rejects.Take(RejectsShown)) o.WriteLine($"rejected: {reject.Source} {reject.Id ?? "(no id)"}: {reject.Reason}");
        if (status.Rejects.Count > RejectsShown) o.WriteLine($"  … and {status.Rejects.Count - RejectsShown} more; --json lists the newest 100.");
        foreach (var problem in status.Problems) o.WriteLine($"! {problem}");
    }
}
