using System.CommandLine;
using Horizon.Api.Data;
using Horizon.Graph.Identity;
using Horizon.Graph.Store;
using Horizon.Ingest.Import;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Commands;

/// <summary><c>rebuild [index|links|gaps|overlaps|all]</c></summary>
internal static class RebuildCommand
{
    private static readonly string[] Parts = ["index", "links", "gaps", "overlaps", "all"];

    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var part = new Argument<string>("PART") { Description = "index, links, gaps, overlaps or all (the default).", DefaultValueFactory = _ => "all" };
        part.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && !Parts.Contains(name))
                result.AddError(name is "topics" ? $"There is nothing to rebuild for {name} in this version; index, links, gaps, overlaps and all are there." : $"There is no part \"{name}\"; index, links, gaps, overlaps and all are there.");
        });
        var command = new Command("rebuild", "Make derived data again from what is stored.") { part };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Json), parsed.GetRequiredValue(part), time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool json, string part, TimeProvider time, CancellationToken cancellation)
    {
        var folder = DataFolder.Open(data);
        if (part == "overlaps") return await OverlapsAsync(folder, json, time, cancellation);
        var (seen, changed) = part is "index" or "gaps" ? (0, 0) : await LinksAsync(folder, time, cancellation);
        var documents = part is "links" or "gaps" ? await FollowAsync(folder, time, cancellation) : await IndexAsync(folder, time, cancellation);
        int? gaps = part is "gaps" or "all" ? await GapsAsync(folder, time, cancellation) : null;
        // Who serves makes them again: they follow from links and index.
        if (part == "all") Overlapping.Forget(folder);
        if (json) SharedOptions.WriteJson(new { part, records = seen, changed, documents, gaps });
        else if (part == "gaps") Console.WriteLine($"{gaps} gaps were found again.");
        else Console.WriteLine(part == "index" ? $"The index holds {documents} documents." : $"{seen} records were linked again, {changed} of them differently. The index holds {documents?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number of"} documents.");
        return CommandLine.Code(true);
    }

    private static async Task<(long Seen, long Changed)> LinksAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        var report = await new ProgressLine(time).RunAsync("links", progress =>
            new Relinking(workspace.Store).RunAsync(seen => progress.Report(new IntakeProgress(seen, 0, null, "links")), cancellation));
        // What is one is worked out anew from what is linked now.
        await workspace.Store.SetNoteAsync(IdentityResolver.NoteName, null, cancellation);
        return (report.Seen, report.Changed);
    }

    private static async Task<int> OverlapsAsync(DataFolder folder, bool json, TimeProvider time, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        if (workspace.Follower is null) throw new CommandException("Another process holds the search index and keeps the overlaps up. Stop it, or leave them to it.");
        await workspace.FollowAsync(cancellation);
        Overlapping.Forget(folder);
        var book = Overlapping.Book(folder);
        await Overlapping.CatchUpAsync(workspace, book, time, null, cancellation);
        var (trials, awards, both) = (book.Page(NodeKinds.Trial, false, 0, 1).Total, book.Page(NodeKinds.Award, false, 0, 1).Total, book.Page(Overlap.AwardTrial, false, 0, 1).Total);
        if (json) SharedOptions.WriteJson(new { part = "overlaps", trials, awards, awardTrials = both });
        else Console.WriteLine($"There are {trials} pairs of trials and {awards} pairs of awards that overlap, and {both} of an award and a trial that it does not pay for.");
        return CommandLine.Code(true);
    }

    private static async Task<int> GapsAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        await new ProgressLine(time).RunAsync("gaps", async progress =>
        {
            await workspace.RebuildGapsAsync(seen => progress.Report(new IntakeProgress(seen, 0, null, "gaps")), cancellation);
            return true;
        });
        return new Queries.GapQuery(workspace, time).Atlas().Gaps.Count;
    }

    private static async Task<int?> FollowAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        await workspace.FollowAsync(cancellation);
        return workspace.Index?.Documents;
    }

    private static async Task<int?> IndexAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenWithEmptyIndexAsync(folder, time, cancellation);
        await new ProgressLine(time).RunAsync("index", async progress =>
        {
            await workspace.FollowIdentityAsync(cancellation);
            await workspace.Follower!.RebuildAsync(written => progress.Report(new IntakeProgress(written, 0, null, "index")), cancellation);
            return true;
        });
        return workspace.Index!.Documents;
    }
}
