using System.CommandLine;
using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Queries;

namespace Horizon.Api.Commands;

/// <summary><c>gaps [--technique T] [--site S] [--kind K] [--state S] [--sort S] [--limit N] [--cursor C] [--outcome O] [--population P]</c></summary>
internal static class GapsCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var technique = new Option<string?>("--technique") { Description = "A technique's id; narrower ones are found too." };
        var site = new Option<string?>("--site") { Description = "A tumour site's id; narrower ones are found too." };
        var kind = new Option<string?>("--kind") { Description = "stated or structural." };
        var state = new Option<string?>("--state") { Description = $"{string.Join(", ", GapFilter.States)}." };
        var sort = new Option<string?>("--sort") { Description = "score (the default), newest, sources or technique." };
        var limit = new Option<int?>("--limit") { Description = "Gaps, 1 to 200." };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        var outcome = new Option<string?>("--outcome") { Description = "A class of outcome that the gap names: survival, tumour-control, toxicity, quality-of-life, function or cost." };
        var population = new Option<string?>("--population") { Description = "A band of age (children, young, adults, older) or a class of people that the gap names." };
        var command = new Command("gaps", "Gaps in the evidence: stated by somebody, or seen in the counts of studies.") { technique, site, kind, state, sort, limit, cursor, outcome, population };
        command.SetAction(async (parsed, cancellation) =>
        {
            var filter = GapFilter.Of(
                parsed.GetValue(technique), parsed.GetValue(site), parsed.GetValue(kind), parsed.GetValue(state), parsed.GetValue(sort), parsed.GetValue(limit), parsed.GetValue(cursor),
                parsed.GetValue(outcome), parsed.GetValue(population));
            await using var workspace = await Workspace.OpenAsync(DataFolder.Open(parsed.GetRequiredValue(shared.Data)), time, cancellation);
            await workspace.FollowAsync(cancellation);
            var answer = new GapQuery(workspace, time).List(filter);
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(answer);
            else Print(answer);
            return CommandLine.Code(true);
        });
        return command;
    }

    private static void Print(GapListAnswer answer)
    {
        foreach (var gap in answer.Items)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gap.Score,5:0.00}  {gap.State,-15} {gap.Kind,-10} {gap.Id}"));
            Console.WriteLine($"       {gap.Statement}");
            Console.WriteLine($"       {string.Join(", ", gap.About.Techniques.Concat(gap.About.Sites).Select(c => c.Label))}; {gap.StateWhy}");
        }
        Console.WriteLine($"{answer.Total} gaps found{(answer.Items.Count < answer.Total ? $", {answer.Items.Count} shown" : "")}.{(answer.Next is { } next ? $" --cursor {next} shows the next." : "")}");
    }
}
