using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Pairs that wait for a person, what persons decide, and what readers flag.</summary>
public sealed class ReviewRouteTests : IDisposable
{
    private const string A = "DRKS00099001", B = "NCT99990001", Pair = $"pair:trial:{A}|trial:{B}";

    // One title and size, another sponsor and start: too alike to leave, too unlike to merge.
    private const string Registrations = """
        TrialID,Public title,Scientific title,Primary sponsor,Recruitment Status,Source Register,Date enrollement,Target size,Study type,Countries,Condition,Intervention,Primary outcome
        DRKS00099001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,,Universitätsklinikum Beispielstadt,Recruiting,German Clinical Trials Register,2021-03-01,147,Interventional,Germany,Hepatocellular carcinoma,Radiation: hypofractionated proton beam therapy,Local control
        NCT99990001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,,Exampleland Cooperative Oncology Group,Recruiting,ClinicalTrials.gov,2021-03-15,147,Interventional,Germany,Hepatocellular carcinoma,Radiation: hypofractionated proton beam therapy,Local control at two years

        """;

    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AnIdThatTwoTrialsStateFindsOneAndTellsOfTheOther()
    {
        const string Two = """
            TrialID,Public title,Scientific title,Primary sponsor,Recruitment Status,Source Register,Date enrollement,Target size,Study type,Countries,Condition,Intervention,Primary outcome,Secondary_ID
            DRKS00099001,Exercise before surgery of the pancreas,,Universitätsklinikum Beispielstadt,Recruiting,German Clinical Trials Register,2021-03-01,40,Interventional,Germany,Pancreatic cancer,Exercise,Strength,2031-000111-22; 2031-500111-22-00
            NCT99990001,Proton irradiation of unresectable hepatocellular carcinoma,,Exampleland Cooperative Oncology Group,Recruiting,ClinicalTrials.gov,2023-03-15,147,Interventional,Germany,Hepatocellular carcinoma,Radiation: proton beam therapy,Local control,2031-000111-22

            """;
        (await HorizonProcess.RunAsync("import", folder.Write("two.csv", Two), "--source", "ictrp", "--data", Data)).Done();
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        var found = await server.JsonAsync("/api/trials/2031-000111-22");
        Assert.Equal(("trial:DRKS00099001", "trial:NCT99990001"), (found.GetProperty("id").GetString(), found.GetProperty("alsoStatedBy").EnumerateArray().Single().GetString()));
        Assert.Equal(1, (await server.JsonAsync("/api/review")).GetProperty("total").GetInt32());
        Assert.Empty((await server.JsonAsync("/api/trials/2031-500111-22-01")).GetProperty("alsoStatedBy").EnumerateArray());
    }

    [Fact]
    public async Task AnEditorDecidesAndUndoesAndARepeatedImportOverwritesNothing()
    {
        var key = await KeyAsync("Anna Editor");
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample"))
        {
            var waiting = await server.JsonAsync("/api/review");
            Assert.Equal(1, waiting.GetProperty("total").GetInt32());
            Assert.Equal([Pair], waiting.GetProperty("items").Strings("id"));
            var pair = await server.JsonAsync($"/api/review/{Uri.EscapeDataString(Pair)}");
            Assert.Equal("review", pair.GetProperty("pair").GetProperty("outcome").GetString());
            Assert.Equal(pair.GetProperty("pair").GetProperty("score").GetDouble(), pair.GetProperty("pair").GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("weight").GetDouble()), 2);
            var fields = pair.GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("field").GetString()!, f => f.GetProperty("differs").GetBoolean());
            Assert.Contains(fields, f => f.Value);
            Assert.Contains(fields, f => !f.Value);
            Assert.Equal(2, await TrialsAsync(server));

            (await DecideAsync(server, null, "same")).Problem(401, "horizon keys add");
            (await DecideAsync(server, "hzn_not-a-key", "same")).Problem(401, "horizon keys add");
            (await DecideAsync(server, key, "perhaps")).Problem(400, "same, different or related");
            (await DecideAsync(server, key, "same", subject: "pair:trial:NCT99990001|trial:NCT99990099")).Problem(400);
            (await DecideAsync(server, key, "same", subject: "the first one")).Problem(400, "/api/review");
            (await server.GetAsync("/api/review/pair%3Atrial%3ANCT1%7Ctrial%3ANCT2")).Problem(404, "/api/review");
            Assert.Equal(2, await TrialsAsync(server));

            var decided = await DecideAsync(server, key, "same", "one protocol");
            Assert.Equal(200, decided.Status);
            Assert.Equal("Anna Editor", decided.Json().GetProperty("by").GetString());
            await UntilAsync(async () => await TrialsAsync(server) == 1);
            // The older keeps its id; the other leads to it.
            var ids = await Task.WhenAll(server.GetAsync($"/api/trials/trial:{A}"), server.GetAsync($"/api/trials/trial:{B}"));
            Assert.Equal([200, 301], ids.Select(i => i.Status).Order());
            var trial = ids.Single(i => i.Status == 200).Json();
            Assert.Equal([A, B], trial.GetProperty("registrations").Strings("id").Order());
            await LeadsToAsync(server, trial.GetProperty("id").GetString()!, trial.GetProperty("aliases").EnumerateArray().Single().GetString()!);
            Assert.Equal(0, (await server.JsonAsync("/api/review")).GetProperty("total").GetInt32());
        }

        // The same records again, and all links made anew: the decision stands.
        (await HorizonProcess.RunAsync("import", folder.Write("again.csv", Registrations.Replace("Local control at two years", "Local control at 2 years", StringComparison.Ordinal)), "--source", "ictrp", "--data", Data)).Done();
        (await HorizonProcess.RunAsync("rebuild", "links", "--data", Data)).Done();
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample"))
        {
            Assert.Equal(1, await TrialsAsync(server));
            Assert.Equal(200, (await DecideAsync(server, key, null, "they differ after all")).Status);
            await UntilAsync(async () => await TrialsAsync(server) == 2);
            Assert.All(await Task.WhenAll(server.GetAsync($"/api/trials/{A}"), server.GetAsync($"/api/trials/{B}")), t => Assert.Equal(200, t.Status));
            var history = (await server.JsonAsync($"/api/review/{Uri.EscapeDataString(Pair)}")).GetProperty("decisions");
            Assert.Equal(["one protocol", "they differ after all"], history.Strings("note"));
            Assert.Equal(1, (await server.JsonAsync("/api/review")).GetProperty("total").GetInt32());

            Assert.Equal(200, (await DecideAsync(server, key, "related")).Status);
            await UntilAsync(async () => (await server.JsonAsync("/api/review")).GetProperty("total").GetInt32() == 0);
            Assert.Equal(2, await TrialsAsync(server));
            Assert.Contains(B, (await server.GetAsync($"/trials/{A}")).Text, StringComparison.Ordinal);
        }
    }

    /// <summary>A merged id of Horizon's leads to the one that stands, everywhere; either registration, in any written form, is answered.</summary>
    private static async Task LeadsToAsync(HorizonServer server, string kept, string alias)
    {
        foreach (var (path, query) in new[] { ("/api/trials/", ""), ("/api/graph/", "?depth=2&limit=50"), ("/graph/", "") })
        {
            var answer = await server.GetAsync($"{path}{alias}{query}");
            Assert.Equal(301, answer.Status);
            var target = answer.Message.Headers.Location!.ToString();
            Assert.Equal($"{path}{kept}{query}", Uri.UnescapeDataString(target));
            Assert.Equal(200, (await server.GetAsync(target)).Status);
        }
        var bare = alias["trial:".Length..];
        Assert.Equal(301, (await server.GetAsync($"/trials/{bare}")).Status);
        foreach (var form in new[] { bare, bare.ToLowerInvariant(), $"{bare[..^8]}%20{bare[^8..]}", $"{bare[..^8]}%20{bare[^8..^4]}%20{bare[^4..]}", kept["trial:".Length..], kept })
        {
            Assert.Equal(kept, (await server.JsonAsync($"/api/trials/{form}")).GetProperty("id").GetString());
            Assert.Equal(200, (await server.GetAsync($"/api/graph/{form}")).Status);
        }
    }

    [Fact]
    public async Task AKeyIsShownOnceAndTakenAwayAtOnce()
    {
        var key = await KeyAsync("Ben Editor");
        Assert.DoesNotContain(key, await File.ReadAllTextAsync(Path.Combine(Data, "keys.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var again = await HorizonProcess.RunAsync("keys", "add", "ben editor", "--data", Data);
        Assert.Equal(2, again.Code);
        Assert.Contains("has a key already", again.Errors, StringComparison.Ordinal);
        var list = (await HorizonProcess.RunAsync("keys", "list", "--data", Data)).Done();
        Assert.Contains("Ben Editor", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list.Output, StringComparison.Ordinal);

        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        Assert.Equal(200, (await WithKeyAsync(server, HttpMethod.Get, "/api/flags", key)).Status);
        (await HorizonProcess.RunAsync("keys", "remove", "Ben Editor", "--data", Data)).Done();
        (await WithKeyAsync(server, HttpMethod.Get, "/api/flags", key)).Problem(401, "horizon keys add");
        Assert.DoesNotContain(key, server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFlagNeedsNoKeyIsKeptAsTextAndIsLimited()
    {
        var key = await KeyAsync("Cara Editor");
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        var before = (await server.JsonAsync("/api/status")).GetProperty("graph").GetRawText();
        await server.PostAsync("/api/flags", new { about = "/trials/NCT99990001", words = "<script>alert(1)</script> The dose is wrong." });
        (await server.PostTextAsync("/api/flags", JsonSerializer.Serialize(new { words = " " }))).Problem(400, "wrong");
        (await server.PostTextAsync("/api/flags", JsonSerializer.Serialize(new { words = new string('x', 2001) }))).Problem(400, "2000");
        (await server.GetAsync("/api/flags")).Problem(401, "key");
        var flags = (await WithKeyAsync(server, HttpMethod.Get, "/api/flags", key)).Json();
        Assert.Equal(["<script>alert(1)</script> The dose is wrong."], flags.Strings("words"));
        var page = await WithKeyAsync(server, HttpMethod.Get, "/review", key);
        Assert.Contains("&lt;script&gt;alert(1)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The dose is wrong", (await server.GetAsync("/review")).Text, StringComparison.Ordinal);

        for (var i = 1; i < 60; i++) await server.PostAsync("/api/flags", new { about = "/", words = "Another." });
        (await server.PostTextAsync("/api/flags", JsonSerializer.Serialize(new { words = "One too many." }))).Problem(429, "Try again");
        Assert.Equal(before, (await server.JsonAsync("/api/status")).GetProperty("graph").GetRawText());
    }

    [Theory]
    [InlineData("/flag", "about=%2Ftrials%2FNCT1&words=Wrong")]
    [InlineData("/sign-in", "key=KEY")]
    public async Task AFormFromAnotherSiteIsNotTaken(string path, string form)
    {
        form = form.Replace("KEY", await KeyAsync("Dan Editor"), StringComparison.Ordinal);
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        using var content = new StringContent($"{form}&_handler={path[1..]}", new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        var answer = await server.SendAsync(request);
        Assert.DoesNotContain("Thank you", answer.Text, StringComparison.Ordinal);
        Assert.False(answer.Message.Headers.Contains("Set-Cookie"));
        Assert.False(File.Exists(Path.Combine(Data, "flags.jsonl")));
    }

    /// <summary>An editor of a folder that holds the two registrations.</summary>
    private async Task<string> KeyAsync(string name)
    {
        (await HorizonProcess.RunAsync("import", folder.Write("registrations.csv", Registrations), "--source", "ictrp", "--data", Data)).Done();
        var key = (await HorizonProcess.RunAsync("keys", "add", name, "--json", "--data", Data)).Done().Json().GetProperty("key").GetString()!;
        Assert.StartsWith("hzn_", key, StringComparison.Ordinal);
        return key;
    }

    private static async Task<Answer> DecideAsync(HorizonServer server, string? key, string? verdict, string? note = null, string subject = Pair)
    {
        using var content = JsonContent.Create(new { subject, verdict, note });
        return await WithKeyAsync(server, HttpMethod.Post, "/api/decisions", key, content);
    }

    private static async Task<Answer> WithKeyAsync(HorizonServer server, HttpMethod method, string path, string? key, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await server.SendAsync(request);
    }

    private static async Task<int> TrialsAsync(HorizonServer server) => (await server.JsonAsync("/api/search?q=proton%20hepatocellular&kind=trial")).GetProperty("total").GetInt32();

    /// <summary>The graph follows a decision within seconds.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds()) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The graph did not follow within 20 seconds.");
    }
}
