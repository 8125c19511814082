using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Values of a trial that an editor enters by hand: they come first, the registers' stay visible, and no delivery touches them.</summary>
public sealed class HandValueTests : IDisposable
{
    private const string Head = "TrialID,Public title,Scientific title,Primary sponsor,Recruitment Status,Source Register,Date enrollement,Target size,Study type,Countries,Condition,Intervention,Primary outcome\n";
    private const string Trial = "DRKS00099001";

    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AValueByHandComesFirstOutlivesDeliveriesAndCanBeTakenBack()
    {
        var key = await KeyAsync();
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample"))
        {
            Assert.Equal("recruiting", await StatusAsync(server));
            await EnterAsync(server, key, "status", "completed", "The sponsor's letter of 3 May.");
            var kept = await EnterAsync(server, key, "enrolment", "151 reached", "The sponsor's letter of 3 May.");
            Assert.Equal(["enrolment", "status"], kept.GetProperty("byHand").Strings("field"));
            var trial = await server.JsonAsync($"/api/trials/{Trial}");
            Assert.Equal("completed", trial.GetProperty("status").GetString());
            Assert.Equal(151, trial.GetProperty("enrolment").GetInt32());
            var said = trial.GetProperty("disagreements").EnumerateArray().ToDictionary(d => d.GetProperty("field").GetString()!, d => d.GetProperty("values").EnumerateArray().Select(v => (v.GetProperty("registration").GetString(), v.GetProperty("value").GetString())).ToList());
            Assert.Equal([("by hand", "completed"), (Trial, "recruiting")], said["status"]);
            Assert.Equal([("by hand", "151"), (Trial, "147")], said["enrolment"]);
            var why = trial.GetProperty("provenance").EnumerateArray().Single(p => p.GetProperty("about").GetString() == "status");
            Assert.Equal(("hand", "manual", "entered-by-hand"), (why.GetProperty("source").GetString(), why.GetProperty("method").GetString(), why.GetProperty("rule").GetString()));
            await UntilAsync(async () => await FoundAsync(server, "completed") == 1 && await FoundAsync(server, "recruiting") == 0);
            var page = (await server.GetAsync($"/trials/{Trial}")).Text;
            Assert.Contains("Entered by hand by Eva Editor", page, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"h-field\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("hand", (await server.JsonAsync("/api/status")).GetProperty("sources").Strings("name"));
        }

        // The register delivers again and all is made anew.
        (await HorizonProcess.RunAsync("import", folder.Write("again.csv", Head + Row("Not recruiting", 160)), "--source", "ictrp", "--data", Data)).Done();
        (await HorizonProcess.RunAsync("rebuild", "all", "--data", Data)).Done();
        await using (var server = await HorizonServer.StartAsync(Data, "--no-sample"))
        {
            var trial = await server.JsonAsync($"/api/trials/{Trial}");
            Assert.Equal(("completed", 151), (trial.GetProperty("status").GetString(), trial.GetProperty("enrolment").GetInt32()));
            Assert.Contains(trial.GetProperty("techniques").Strings("id"), t => t.Contains("proton", StringComparison.Ordinal));
            await EnterAsync(server, key, "enrolment", null, "A slip of the letter.");
            Assert.Equal(160, (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("enrolment").GetInt32());
            var history = (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("handHistory");
            Assert.Equal(["status", "enrolment", "enrolment"], history.Strings("field"));
            Assert.Equal("completed", await StatusAsync(server));
        }
    }

    [Fact]
    public async Task AValueOfAMergedTrialStaysWithItsRegistrationWhereThatStandsAloneAgain()
    {
        var key = await KeyAsync("NCT99990001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,,Exampleland Cooperative Oncology Group,Recruiting,ClinicalTrials.gov,2021-03-15,147,Interventional,Germany,Hepatocellular carcinoma,Radiation: hypofractionated proton beam therapy,Local control\n");
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        await EnterAsync(server, key, "status", "active", "A letter.", Trial);
        await EnterAsync(server, key, "status", "completed", "A later letter.", "NCT99990001");
        await EnterAsync(server, key, "phase", "2", "The protocol.", "NCT99990001");
        var pair = (await server.JsonAsync("/api/review")).GetProperty("items").Strings("id").Single();
        await DecideAsync(server, key, pair, "same");
        await UntilAsync(async () => (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("registrations").GetArrayLength() == 2);
        Assert.Equal("2", (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("phase").GetString());
        // Entered under both: the one shown is the one listed, and taken back none is left.
        Assert.Equal("completed", await StatusAsync(server));
        Assert.Equal(["2", "completed"], (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("byHand").Strings("value"));
        await EnterAsync(server, key, "status", null, "Both were wrong.", Trial);
        Assert.Equal("recruiting", await StatusAsync(server));
        // Entered again by the other id: one value stands, not two.
        await EnterAsync(server, key, "phase", "2/3", "The amended protocol.", Trial);
        Assert.Equal(["2/3"], (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("byHand").Strings("value"));
        await DecideAsync(server, key, pair, "different");
        await UntilAsync(async () => (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("registrations").GetArrayLength() == 1);
        Assert.Equal(JsonValueKind.Null, (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("phase").ValueKind);
        Assert.Equal("2/3", (await server.JsonAsync("/api/trials/NCT99990001")).GetProperty("phase").GetString());
    }

    [Fact]
    public async Task WhatIsNoValueIsRefusedWithItsForm()
    {
        var key = await KeyAsync();
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        (await SendAsync(server, null, Trial, "status", "completed", "why")).Problem(401, "horizon keys add");
        (await SendAsync(server, key, "NCT99999999", "status", "completed", "why")).Problem(400, "registry id of a trial that is here");
        (await SendAsync(server, key, Trial, "title", "Another", "why")).Problem(400, "completionDate");
        (await SendAsync(server, key, Trial, "status", "finished", "why")).Problem(400, "planned, recruiting, active");
        (await SendAsync(server, key, Trial, "enrolment", "120", "why")).Problem(400, "120 reached");
        (await SendAsync(server, key, Trial, "startDate", "May 2021", "why")).Problem(400, "2021-03");
        (await SendAsync(server, key, Trial, "phase", "3", " ")).Problem(400, "note is empty");
        (await SendAsync(server, key, Trial, "phase", null, "why")).Problem(400, "taken back");
        Assert.Equal("recruiting", await StatusAsync(server));
        Assert.Equal(0, (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("handHistory").GetArrayLength());
    }

    [Fact]
    public async Task TheTrialsPageTakesAValueOfAnEditorAndOfNobodyElse()
    {
        var key = await KeyAsync();
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        Assert.Contains("id=\"h-field\"", (await PostAsync(server, key, "field=phase&value=3&note=The+protocol&do=keep", "same-origin")).Text, StringComparison.Ordinal);
        Assert.Equal("3", (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("phase").GetString());
        Assert.Equal(403, (await PostAsync(server, key, "field=phase&value=2&note=x&do=keep", "cross-site")).Status);
        // Whose sign-in has ended is told so, and has their words back.
        var ended = await PostAsync(server, null, "field=phase&value=2&note=By+telephone&do=keep", "same-origin");
        Assert.Equal(403, ended.Status);
        Assert.Contains("value=\"By telephone\"", ended.Text, StringComparison.Ordinal);
        Assert.Equal(400, (await PostAsync(server, key, "field=phase&value=&note=x&do=keep", "same-origin")).Status);
        Assert.Equal("3", (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("phase").GetString());
        await PostAsync(server, key, "field=phase&value=&note=A+slip&do=withdraw", "same-origin");
        Assert.Equal(JsonValueKind.Null, (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("phase").ValueKind);
    }

    private static string Row(string status, int size) =>
        $"{Trial},Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,,Universitätsklinikum Beispielstadt,{status},German Clinical Trials Register,2021-03-01,{size},Interventional,Germany,Hepatocellular carcinoma,Radiation: hypofractionated proton beam therapy,Local control\n";

    private async Task<string> KeyAsync(string more = "")
    {
        (await HorizonProcess.RunAsync("import", folder.Write("registrations.csv", Head + Row("Recruiting", 147) + more), "--source", "ictrp", "--data", Data)).Done();
        return (await HorizonProcess.RunAsync("keys", "add", "Eva Editor", "--json", "--data", Data)).Done().Json().GetProperty("key").GetString()!;
    }

    private static async Task<JsonElement> EnterAsync(HorizonServer server, string key, string field, string? value, string note, string trial = Trial)
    {
        var answer = await SendAsync(server, key, trial, field, value, note);
        Assert.Equal(200, answer.Status);
        return answer.Json();
    }

    private static async Task<Answer> SendAsync(HorizonServer server, string? key, string trial, string field, string? value, string note)
    {
        using var content = JsonContent.Create(new { trial, field, value, note });
        return await WithKeyAsync(server, "/api/values", key, content);
    }

    private static async Task DecideAsync(HorizonServer server, string key, string subject, string verdict)
    {
        using var content = JsonContent.Create(new { subject, verdict });
        Assert.Equal(200, (await WithKeyAsync(server, "/api/decisions", key, content)).Status);
    }

    private static async Task<Answer> WithKeyAsync(HorizonServer server, string path, string? key, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await server.SendAsync(request);
    }

    private static async Task<Answer> PostAsync(HorizonServer server, string? key, string form, string site)
    {
        using var content = new StringContent($"{form}&_handler=by-hand", new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/trials/{Trial}") { Content = content };
        request.Headers.Add("Sec-Fetch-Site", site);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await server.SendAsync(request);
    }

    private static async Task<string?> StatusAsync(HorizonServer server) => (await server.JsonAsync($"/api/trials/{Trial}")).GetProperty("status").GetString();

    private static async Task<int> FoundAsync(HorizonServer server, string status) => (await server.JsonAsync($"/api/search?q=proton&kind=trial&status={status}")).GetProperty("total").GetInt32();

    /// <summary>The graph follows within seconds.</summary>
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
