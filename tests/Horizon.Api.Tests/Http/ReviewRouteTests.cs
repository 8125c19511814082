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
            var related = Assert.Single((await server.JsonAsync($"/api/trials/{A}")).GetProperty("related").EnumerateArray());
            Assert.Equal($"trial:{B}", related.GetProperty("id").GetString());
            Assert.Contains($"href=\"/trials/{B}\"", (await server.GetAsync($"/trials/{A}")).Text, StringComparison.Ordinal);
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

        // The lines of a form end in two characters and count as one.
        await server.PostAsync("/api/flags", new { about = "/", words = string.Join("\r\n", Enumerable.Repeat(new string('x', 99), 20)) });
        for (var i = 2; i < 20; i++) await server.PostAsync("/api/flags", new { about = "/", words = "Another." });
        (await server.PostTextAsync("/api/flags", JsonSerializer.Serialize(new { words = "One too many." }))).Problem(429, "Try again");
        // Who sends much shuts out nobody else, and nobody is kept by address.
        using (var other = new HttpRequestMessage(HttpMethod.Post, "/api/flags") { Content = JsonContent.Create(new { words = "Another reader's." }) })
        {
            other.Headers.Add("X-Forwarded-For", "203.0.113.77");
            Assert.Equal(200, (await server.SendAsync(other)).Status);
        }
        Assert.DoesNotContain("203.0.113.77", await File.ReadAllTextAsync(Path.Combine(Data, "flags.jsonl"), TestContext.Current.CancellationToken) + server.Log, StringComparison.Ordinal);
        Assert.Equal(before, (await server.JsonAsync("/api/status")).GetProperty("graph").GetRawText());
    }

    [Fact]
    public async Task AFlagIsClosedWithANoteListedAndOpenedAgain()
    {
        var key = await KeyAsync("Cara Editor");
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        var id = (await server.PostAsync("/api/flags", new { about = "/gap-map?rows=technique&columns=site&funder=cruk", words = "The dose is wrong." })).GetProperty("id").GetString()!;
        Assert.Contains("href=\"/gap-map?rows=technique&amp;columns=site&amp;funder=cruk\"", (await WithKeyAsync(server, HttpMethod.Get, "/review", key)).Text, StringComparison.Ordinal);
        foreach (var (act, note) in new[] { ("close", "It is as the register has it."), ("reopen", "The register has changed it.") })
        {
            var page = await FormAsync(server, key, "/review", $"flag-{id}", ("flag", id), ("do", act), ("note", note));
            Assert.Equal(200, page.Status);
            Assert.Contains(note, page.Text, StringComparison.Ordinal);
            var flag = Assert.Single((await WithKeyAsync(server, HttpMethod.Get, "/api/flags", key)).Json().EnumerateArray());
            Assert.Equal((act == "close" ? "Cara Editor" : null, note), (flag.GetProperty("closedBy").GetString(), flag.GetProperty("answer").GetString()));
        }
        var refused = await FormAsync(server, key, "/review", $"flag-{id}", ("flag", id), ("do", "close"), ("note", new string('x', 2001)));
        Assert.Equal(400, refused.Status);
        Assert.Contains(new string('x', 2001), refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWordOnAPairIsNeverLostOrOverruledUnseen()
    {
        var (anna, ben) = (await KeyAsync("Anna Editor"), await KeyAsync("Ben Editor"));
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        var page = $"/review/{Uri.EscapeDataString(Pair)}";
        // Nobody signed in: said, and the words kept.
        var lost = await FormAsync(server, null, page, "decide", ("standing", "none"), ("verdict", "same"), ("note", "I have phoned them"));
        Assert.Equal(401, lost.Status);
        Assert.Contains("I have phoned them", lost.Text, StringComparison.Ordinal);
        Assert.Contains("not signed in", lost.Text, StringComparison.Ordinal);

        // Twenty lines of 99 letters are 1,999 characters, as the form counts them; one more line is too long, and stays in the form.
        var lines = string.Join("\r\n", Enumerable.Repeat(new string('x', 99), 20));
        var tooLong = await FormAsync(server, anna, page, "decide", ("standing", "none"), ("verdict", "different"), ("note", lines + "\r\nand more"));
        Assert.Equal(400, tooLong.Status);
        Assert.Contains("and more", tooLong.Text, StringComparison.Ordinal);
        Assert.Empty((await server.JsonAsync($"/api{page}")).GetProperty("decisions").EnumerateArray());
        var kept = await FormAsync(server, anna, page, "decide", ("standing", "none"), ("verdict", "different"), ("note", lines));
        Assert.Equal(200, kept.Status);
        Assert.Contains("No other pair waits", kept.Text, StringComparison.Ordinal);

        // Ben's page was opened before.
        var refused = await FormAsync(server, ben, page, "decide", ("standing", "none"), ("verdict", "same"), ("note", "one protocol"));
        Assert.Equal(409, refused.Status);
        Assert.Contains("Anna Editor decided meanwhile", refused.Text, StringComparison.Ordinal);
        Assert.Contains("one protocol", refused.Text, StringComparison.Ordinal);
        using var stale = JsonContent.Create(new { subject = Pair, verdict = "same", standing = "none" });
        (await WithKeyAsync(server, HttpMethod.Post, "/api/decisions", ben, stale)).Problem(409, "Anna Editor");
        Assert.Single((await server.JsonAsync($"/api{page}")).GetProperty("decisions").EnumerateArray());
        // Having seen it, he may.
        var standing = (await server.JsonAsync($"/api{page}")).GetProperty("decisions")[0].GetProperty("at").GetString()!;
        Assert.Contains(standing[..19], refused.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await FormAsync(server, ben, page, "decide", ("standing", standing), ("verdict", "same"), ("note", "one protocol"))).Status);
        await UntilAsync(async () => await TrialsAsync(server) == 1);

        // The trial says why its registrations are one, and leads back.
        var trial = await server.JsonAsync($"/api/trials/{A}");
        var told = Assert.Single(trial.GetProperty("pairs").EnumerateArray());
        Assert.Equal((Pair, "same", "Ben Editor", "one protocol"), (told.GetProperty("pair").GetString(), told.GetProperty("outcome").GetString(), told.GetProperty("decidedBy").GetString(), told.GetProperty("why").GetString()));
        var html = (await server.GetAsync($"/trials/{trial.GetProperty("id").GetString()!["trial:".Length..]}")).Text;
        Assert.Contains("decided by Ben Editor: one protocol", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{page}\"", html, StringComparison.Ordinal);
        var decided = await server.JsonAsync("/api/decisions");
        Assert.Equal((1, "Ben Editor", page), (decided.GetProperty("total").GetInt32(), decided.GetProperty("items")[0].GetProperty("decision").GetProperty("by").GetString(), decided.GetProperty("items")[0].GetProperty("url").GetString()));
        Assert.Contains($"href=\"{page}\"", (await server.GetAsync("/review/decisions")).Text, StringComparison.Ordinal);

        var flag = await FormAsync(server, null, "/review", "flag-0", ("flag", "0"));
        Assert.Equal(401, flag.Status);
        Assert.Contains("not signed in", flag.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersonsWordTakesAPaperFromTheTrialWhoseIdItGivesAndGivesItBack()
    {
        const string Tie = "pair:publication:pmid:99000007|trial:NCT90000007";
        folder.Write("in/trial.json", Generated.Study(7));
        folder.Write("in/paper.xml", Generated.Articles([Generated.Article(7)]));
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", Data)).Done();
        var key = (await HorizonProcess.RunAsync("keys", "add", "Anna Editor", "--json", "--data", Data)).Done().Json().GetProperty("key").GetString()!;
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample"))
        {
            Assert.Equal((1, 1), await TiesAsync(server));
            // The pages lead to the pair, though nothing ever compared the two; it shows what the record says.
            var href = $"href=\"/review/{Uri.EscapeDataString(Tie)}\"";
            Assert.Contains(href, (await server.GetAsync("/publications/pmid:99000007")).Text, StringComparison.Ordinal);
            Assert.Contains(href, (await server.GetAsync("/trials/NCT90000007")).Text, StringComparison.Ordinal);
            var pair = await server.JsonAsync($"/api/review/{Uri.EscapeDataString(Tie)}");
            Assert.Equal("same", pair.GetProperty("pair").GetProperty("outcome").GetString());
            Assert.Contains("NCT90000007", pair.GetProperty("stated").EnumerateArray().Select(s => s.GetProperty("quote").GetProperty("text").GetString()));
            Assert.Equal(200, (await DecideAsync(server, key, "different", "another trial of that name", Tie)).Status);
            await UntilAsync(async () => await TiesAsync(server) == (0, 0));
            Assert.Contains("Does not belong to it", (await server.GetAsync("/trials/NCT90000007")).Text, StringComparison.Ordinal);
        }
        // Delivered again with other words, and everything made anew: the decision stands.
        folder.Write("again/paper.xml", Generated.Articles([Generated.Article(7, "Brachytherapy in breast cancer: another title")]));
        (await HorizonProcess.RunAsync("import", folder["again"], "--data", Data)).Done();
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample")) Assert.Equal((0, 0), await TiesAsync(server));
        (await HorizonProcess.RunAsync("rebuild", "all", "--data", Data)).Done();
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample"))
        {
            Assert.Equal((0, 0), await TiesAsync(server));
            Assert.Equal(200, (await DecideAsync(server, key, null, null, Tie)).Status);
            await UntilAsync(async () => await TiesAsync(server) == (1, 1));
        }

        static async Task<(int OfTrial, int OfPaper)> TiesAsync(HorizonServer server) => (
            (await server.JsonAsync("/api/trials/NCT90000007")).GetProperty("publications").GetArrayLength(), (await server.JsonAsync("/api/publications/99000007")).GetProperty("trials").GetArrayLength());
    }

    [Theory]
    [InlineData("/gap-map?rows=technique&columns=site", "/flag?about=%2Fgap-map%3Frows%3Dtechnique%26columns%3Dsite")]
    [InlineData("/status", "/flag?about=%2Fstatus")]
    public async Task WhoFlagsAPageFlagsWhatItShowed(string page, string link)
    {
        await KeyAsync("Dan Editor");
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        Assert.Contains($"href=\"{link}\"", (await server.GetAsync(page)).Text, StringComparison.Ordinal);
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

    /// <summary>A form of a page, as a browser sends it.</summary>
    private static async Task<Answer> FormAsync(HorizonServer server, string? key, string path, string handler, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Prepend(KeyValuePair.Create("_handler", handler)));
        return await WithKeyAsync(server, HttpMethod.Post, path, key, content);
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
