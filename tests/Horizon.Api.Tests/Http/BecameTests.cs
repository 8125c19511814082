using System.Net;
using System.Text.Json.Nodes;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>What became of a trial, in the check's table and in the statement, where its register tells two things at once or not enough. On trials made up for it.</summary>
public sealed class BecameTests(UncertainTrials trials) : IClassFixture<UncertainTrials>
{
    [Theory]
    [InlineData("NCT90990001", "Stopped early: results are published", "It was stopped early (the registry gives as reason: “Slow accrual”) and has results.")]
    [InlineData("NCT90990002", "Not known whether it still runs: no results found", "Whether it still runs is not known")]
    [InlineData("NCT90990003", "Under way by its register: past the date that it gives, no results found", "Its register still says that it is under way, though it was to end")]
    [InlineData("NCT90990004", "Not known whether it has ended: it gives no date, and no results were found", "Whether it has ended is not known, as it gives no date, and no results were found.")]
    [InlineData("NCT90990005", "Under way", "It is under way and is expected to end")]
    [InlineData("NCT90990006", "Under way by its register: long past the date that it gives, no results found", "Its register still says that it is under way, though it was to end")]
    [InlineData("NCT90990007", "Silent: finished long ago, no results found", "It was to end")]
    public async Task TheTableAndTheStatementSayBoth(string trial, string table, string sentence)
    {
        using var form = new FormUrlEncodedContent([new("_handler", "check"), new("text", UncertainTrials.Title)]);
        var page = WebUtility.HtmlDecode((await trials.Server.SendAsync(HttpMethod.Post, "/check", form)).Text);
        var glance = page[page.IndexOf("class=\"glance\"", StringComparison.Ordinal)..];
        glance = glance[..glance.IndexOf("</table>", StringComparison.Ordinal)];
        Assert.Contains($"</span> {table}</td>", Assert.Single(glance.Split("<tr>"), r => r.Contains(trial, StringComparison.Ordinal)), StringComparison.Ordinal);
        using var question = new FormUrlEncodedContent([new("text", UncertainTrials.Title)]);
        var statement = (await trials.Server.SendAsync(HttpMethod.Post, "/check/statement.md", question)).Text;
        Assert.Contains(sentence, Assert.Single(statement.Split('\n'), l => l.StartsWith('“') && l.Contains($"{trial}](", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIdInAPastedAddressIsLookedUp()
    {
        var found = await trials.Server.JsonAsync("/api/search?q=" + Uri.EscapeDataString("https://clinicaltrials.gov/study/NCT90990003"));
        Assert.Equal(["trial:NCT90990003"], found.GetProperty("hits").Strings("id"));
    }
}

/// <summary>Trials of one question with different ends.</summary>
public sealed class UncertainTrials : IAsyncLifetime
{
    public const string Title = "Stereotactic ablative radiotherapy for adrenal metastases";

    private readonly TemporaryFolder folder = new();

    internal HorizonServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var records = folder.Write("in/studies.json", new JsonObject
        {
            ["studies"] = new JsonArray(
                Study("NCT90990001", "TERMINATED", "2021-05", hasResults: true, why: "Slow accrual"), Study("NCT90990002", "UNKNOWN", Month(today.AddMonths(-6))), Study("NCT90990003", "RECRUITING", Month(today.AddMonths(-6))),
                Study("NCT90990004", "UNKNOWN", null), Study("NCT90990005", "RECRUITING", Month(today.AddMonths(18))),
                Study("NCT90990006", "ACTIVE_NOT_RECRUITING", Month(today.AddMonths(-60))), Study("NCT90990007", "COMPLETED", Month(today.AddMonths(-60)))),
        }.ToJsonString());
        (await HorizonProcess.RunAsync("import", records, "--data", folder["data"])).Done();
        Server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Study(string id, string status, string? completion, bool hasResults = false, string? why = null) => new()
    {
        ["protocolSection"] = new JsonObject
        {
            ["identificationModule"] = new JsonObject { ["nctId"] = id, ["briefTitle"] = $"{Title}, {id}" },
            ["statusModule"] = new JsonObject
            {
                ["overallStatus"] = status,
                ["whyStopped"] = why,
                ["completionDateStruct"] = completion is null ? null : new JsonObject { ["date"] = completion },
                ["resultsFirstPostDateStruct"] = hasResults ? new JsonObject { ["date"] = "2022-05-01" } : null,
            },
            ["conditionsModule"] = new JsonObject { ["conditions"] = new JsonArray("Adrenal metastases") },
            ["designModule"] = new JsonObject { ["studyType"] = "INTERVENTIONAL" },
        },
        ["hasResults"] = hasResults,
    };
}
