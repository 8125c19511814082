using System.Net.Http.Json;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>What editors decide of gaps, in a folder of their own: it changes what everybody sees.</summary>
public sealed class GapDecisionTests(EditedSample sample) : IClassFixture<EditedSample>
{
    private HorizonServer Server => sample.Server;

    [Fact]
    public async Task AnEditorSetsStateAndOwnerAndEveryChangeIsKeptWithItsReason()
    {
        var before = (await Server.JsonAsync("/api/gaps?kind=stated&state=open&limit=1")).GetProperty("items")[0];
        var id = before.GetProperty("id").GetString()!;
        var decided = await DecideAsync(new { subject = id, verdict = "retired", note = "The technique is given up.", owner = "CTRad workstream 3" });
        Assert.Equal((200, "A. Editor"), (decided.Status, decided.Json().GetProperty("by").GetString()));

        // The gap itself says so at once; the lists follow.
        var gap = await GapAsync(id);
        Assert.Equal(("retired", "The technique is given up.", "A. Editor"), (State(gap), gap.GetProperty("gap").GetProperty("stateWhy").GetString(), gap.GetProperty("gap").GetProperty("stateBy").GetString()));
        Assert.Equal("CTRad workstream 3", gap.GetProperty("owner").GetString());
        Assert.Equal("open", gap.GetProperty("byRule").GetProperty("state").GetString());
        await FollowsAsync($"/api/gaps?state=retired", list => list.GetProperty("items").Strings("id").Contains(id));
        Assert.True((await GapAsync(id)).GetProperty("gap").GetProperty("version").GetInt64() > before.GetProperty("version").GetInt64());
        Assert.DoesNotContain(id, (await Server.JsonAsync("/api/priorities?limit=200")).GetProperty("items").Strings("id"));

        Assert.Equal(200, (await DecideAsync(new { subject = id, verdict = (string?)null, note = "It is asked again.", owner = "CTRad workstream 3" })).Status);
        gap = await GapAsync(id);
        Assert.Equal(("open", "CTRad workstream 3"), (State(gap), gap.GetProperty("owner").GetString()));
        await FollowsAsync("/api/gaps?state=retired", list => !list.GetProperty("items").Strings("id").Contains(id));
        Assert.Equal(["The technique is given up.", "It is asked again."], (await GapAsync(id)).GetProperty("decisions").Strings("note"));

        var page = System.Net.WebUtility.HtmlDecode((await Server.GetAsync($"/gaps/{id["gap:".Length..]}")).Text);
        Assert.Contains("The technique is given up.", page, StringComparison.Ordinal);
        Assert.Contains("CTRad workstream 3", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionIsKeptWithItsGapFromDraftToPrioritised()
    {
        var id = (await Server.JsonAsync("/api/gaps?kind=structural&limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!;
        foreach (var state in (string[])["draft", "reviewed", "prioritised"])
            Assert.Equal(200, (await DecideAsync(new { subject = $"question:{id}", verdict = state, note = $"Now {state}.", question = new { population = "Adults", intervention = "SABR", comparator = "surgery", dose = "54 Gy in 3 fractions" } })).Status);
        var questions = (await GapAsync(id)).GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(["draft", "reviewed", "prioritised"], questions.Select(q => q.GetProperty("verdict").GetString()));
        Assert.Equal("54 Gy in 3 fractions", questions[^1].GetProperty("question").GetProperty("dose").GetString());
        Assert.Contains("54 Gy in 3 fractions", (await Server.GetAsync($"/gaps/{id["gap:".Length..]}")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await DecideAsync(new { subject = $"question:{id}", note = "Withdrawn." })).Status);
        Assert.Equal(JsonValueKind.Null, (await GapAsync(id)).GetProperty("questions").EnumerateArray().Last().GetProperty("verdict").ValueKind);
    }

    [Fact]
    public async Task WithoutAKeyAReasonOrAKnownWordNothingIsDecided()
    {
        var id = (await Server.JsonAsync("/api/gaps?limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!;
        (await DecideAsync(new { subject = id, verdict = "retired", note = "No." }, key: "")).Problem(401, "key");
        (await DecideAsync(new { subject = id, verdict = "retired" })).Problem(400, "note");
        (await DecideAsync(new { subject = id, verdict = "lost", note = "No." })).Problem(400, "being-addressed");
        (await DecideAsync(new { subject = "gap:none", verdict = "retired", note = "No." })).Problem(400, "gap:none");
        (await DecideAsync(new { subject = $"question:{id}", verdict = "draft", note = "No." })).Problem(400, "question");
        Assert.Empty((await GapAsync(id)).GetProperty("decisions").EnumerateArray());
    }

    [Fact]
    public async Task TheCheckRunsOnTheGapsPageAndItsTextStandsInNoAddress()
    {
        var id = (await Server.JsonAsync("/api/gaps?kind=stated&technique=sabr&limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!["gap:".Length..];
        using var form = new FormUrlEncodedContent([new("_handler", "question"), new("do", "check"), new("intervention", "SABR"), new("comparator", "surgery"), new("site", "Non-small cell lung cancer")]);
        var answer = await Server.SendAsync(HttpMethod.Post, $"/gaps/{id}", form);
        Assert.Equal((200, "text/html"), (answer.Status, answer.Type));
        Assert.Contains("What was understood", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Who states it", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("surgery", Server.Log, StringComparison.Ordinal);
        // Whoever has no key keeps nothing.
        using var keep = new FormUrlEncodedContent([new("_handler", "question"), new("do", "keep"), new("state", "draft"), new("note", "Mine."), new("intervention", "SABR")]);
        Assert.Equal(403, (await Server.SendAsync(HttpMethod.Post, $"/gaps/{id}", keep)).Status);
        using var decide = new FormUrlEncodedContent([new("_handler", "decide"), new("verdict", "retired"), new("note", "Mine.")]);
        // Whose sign-in has ended is told so, and has their words back.
        var ended = await Server.SendAsync(HttpMethod.Post, $"/gaps/{id}", decide);
        Assert.Equal(403, ended.Status);
        Assert.Contains("value=\"Mine.\"", ended.Text, StringComparison.Ordinal);
        var gap = await GapAsync($"gap:{id}");
        Assert.Empty(gap.GetProperty("questions").EnumerateArray());
        Assert.Empty(gap.GetProperty("decisions").EnumerateArray());
    }

    [Fact]
    public async Task ATrialNamesTheGapsThatNameIt()
    {
        var pairs = (await Server.JsonAsync("/api/gaps?state=being-addressed&limit=200")).GetProperty("items").EnumerateArray()
            .SelectMany(g => g.GetProperty("addressedBy").Strings("id").Where(s => s.StartsWith("trial:", StringComparison.Ordinal)).Select(s => (Gap: g.GetProperty("id").GetString()!, Trial: s))).ToList();
        Assert.NotEmpty(pairs);
        foreach (var byTrial in pairs.GroupBy(p => p.Trial).Take(40))
        {
            var trial = await Server.JsonAsync($"/api/trials/{Uri.EscapeDataString(byTrial.Key)}");
            Assert.NotEqual(JsonValueKind.Null, trial.GetProperty("overlaps").ValueKind);
            var named = trial.GetProperty("gaps").EnumerateArray().Select(g => g.GetString()!).ToHashSet();
            Assert.All(byTrial, p => Assert.Contains(p.Gap, named));
        }
    }

    private static string? State(JsonElement gap) => gap.GetProperty("gap").GetProperty("state").GetString();

    private Task<JsonElement> GapAsync(string id) => Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(id)}");

    private async Task<Answer> DecideAsync(object decision, string? key = null)
    {
        using var content = JsonContent.Create(decision);
        return await Server.SendAsync(HttpMethod.Post, "/api/decisions", content, key ?? sample.Key);
    }

    private async Task FollowsAsync(string path, Func<JsonElement, bool> holds)
    {
        for (var attempt = 0; !holds(await Server.JsonAsync(path)); attempt++)
        {
            Assert.True(attempt < 150, $"{path} does not follow the decision.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>The sample in a folder that has an editor.</summary>
public sealed class EditedSample : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal HorizonServer Server { get; private set; } = null!;

    internal string Key { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Server = await HorizonServer.StartAsync(folder["data"]);
        Key = System.Text.RegularExpressions.Regex.Match((await HorizonProcess.RunAsync("keys", "add", "A. Editor", "--data", folder["data"])).Done().Output, "hzn_[A-Za-z0-9_-]+").Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
