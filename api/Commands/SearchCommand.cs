using System.CommandLine;
using System.Globalization;
using Horizon.Api.Data;
using Horizon.Api.Queries;
using Horizon.Search.Find;

namespace Horizon.Api.Commands;

/// <summary><c>search QUERY</c></summary>
internal static class SearchCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var query = new Argument<string[]>("QUERY") { Description = "Words, \"phrases\", AND, OR, NOT, field:word; an id in any written form.", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "Hits, 1 to 200.", DefaultValueFactory = _ => 20 };
        var command = new Command("search", "Search trials, publications and awards.") { query, limit };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(DataFolder.Open(parsed.GetRequiredValue(shared.Data)), time, cancellation);
            if (workspace.Follower is { } follower) await follower.CatchUpAsync(cancellation);
            var request = new SearchRequest { Q = string.Join(' ', parsed.GetRequiredValue(query)), Limit = parsed.GetValue(limit) };
            var result = await new SearchQuery(workspace).RunAsync(request, cancellation);
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(result);
            else Print(result);
            return CommandLine.Code(true);
        });
        return command;
    }

    private static void Print(SearchResult result)
    {
        if (result.Warning is not null) Console.Error.WriteLine(result.Warning);
        foreach (var hit in result.Hits) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit.Score,8:0.00}  {hit.Id,-32} {hit.Title}"));
        Console.WriteLine($"{result.Total} found{(result.Hits.Count < result.Total ? $", {result.Hits.Count} shown" : "")}.");
        if (result.DidYouMean is { } spelled) Console.WriteLine($"Did you mean: {spelled}");
    }
}
