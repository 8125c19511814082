using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>A funder's own model: from a table to an answer, switched and corrected by an editor.</summary>
public sealed class TopicModelRouteTests(RecordsServer records)
{
    private static readonly string[] Words = "dose survival field imaging group months tissue cells".Split(' ');

    private HorizonServer Server => records.Server;

    [Fact]
    public async Task AModelIsTrainedFromATableSwitchedOnAndAnswers()
    {
        var key = await KeyAsync("trainer");
        var begun = await SendAsync(HttpMethod.Post, "/api/topics/lungs/train", key, new { table = Csv(40) });
        Assert.True(begun.Status == 200, begun.Text);
        begun.Json().Fields("name", "since", "progress");
        var card = await TrainedAsync("lungs");
        card.Form();
        var summary = card.GetProperty("summary");
        Assert.False(summary.GetProperty("on").GetBoolean());
        Assert.Equal("trainer", summary.GetProperty("trainedBy").GetString());
        var label = Assert.Single(card.GetProperty("labels").EnumerateArray());
        Assert.Equal("lung", label.GetProperty("id").GetString());
        label.GetProperty("quality").Fields("examples", "precision", "recall", "f1", "low95", "high95");
        Assert.InRange(label.GetProperty("quality").GetProperty("f1").GetDouble(), 0.9, 1);
        Assert.InRange(label.GetProperty("threshold").GetDouble(), 0.01, 0.99);

        (await Server.PostTextAsync("/api/classify", """{"text":"lung tumours","model":"lungs"}""")).Problem(400, "switched off");
        Assert.DoesNotContain("lungs", (await ClassifyAsync("lung tumours dose")).GetProperty("models").Strings("name"));
        Assert.True((await SendAsync(HttpMethod.Post, "/api/topics/lungs/switch", key, new { on = true })).Json().GetProperty("summary").GetProperty("on").GetBoolean());
        var answer = await ClassifyAsync("lung tumours dose");
        Assert.Contains("lungs", answer.GetProperty("models").Strings("name"));
        Assert.Contains("lungs", (await Server.JsonAsync("/api/status")).GetProperty("models").Strings("name"));
        Assert.Contains(answer.GetProperty("topics").EnumerateArray(), t => t.GetProperty("id").GetString() == "lung" && t.GetProperty("model").GetString() == "lungs");
        await SendAsync(HttpMethod.Post, "/api/topics/lungs/switch", key, new { on = false });
        Assert.DoesNotContain("lungs", (await Server.JsonAsync("/api/status")).GetProperty("models").Strings("name"));
        Assert.DoesNotContain("lungs", (await ClassifyAsync("lung tumours dose")).GetProperty("models").Strings("name"));

        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, "/api/topics/lungs", key)).Status);
        (await Server.GetAsync("/api/topics/lungs")).Problem(404);
        Assert.False(Directory.Exists(Path.Combine(records.Data, "topics", "lungs")));
    }

    [Fact]
    public async Task WhatAnEditorCorrectsIsKeptAndLearnedFrom()
    {
        var key = await KeyAsync("corrector");
        // The table says nothing of the last ten texts.
        await SendAsync(HttpMethod.Post, "/api/topics/corrected/train", key, new { table = Csv(50, unsaid: 10) });
        await TrainedAsync("corrected");
        var version = (await Server.JsonAsync("/api/topics/corrected")).GetProperty("summary").GetProperty("version").GetString();
        (await Server.GetAsync("/api/topics/corrected/unsure")).Problem(401, "key");
        var unsure = (await SendAsync(HttpMethod.Get, "/api/topics/corrected/unsure?limit=50", key)).Json();
        Assert.Equal(50, unsure.GetProperty("waiting").GetInt32());
        var texts = unsure.GetProperty("texts").EnumerateArray().ToList();
        var sureness = texts.Select(t => t.GetProperty("sureness").GetDouble()).ToList();
        Assert.Equal(sureness.Order(), sureness);
        var unsaid = texts.Where(t => t.GetProperty("said").ValueKind == JsonValueKind.Null).ToList();
        Assert.Equal(10, unsaid.Count);

        foreach (var (text, i) in unsaid.Select((t, i) => (t, i)))
        {
            var labels = text.GetProperty("text").GetString()!.Contains("lung", StringComparison.Ordinal) ? new[] { "lung" } : [];
            var said = (await SendAsync(HttpMethod.Post, "/api/topics/corrected/corrections", key, new { id = text.GetProperty("id").GetString(), labels })).Json();
            Assert.Equal(i + 1, said.GetProperty("corrections").GetInt32());
        }
        // The tenth began another training.
        var card = await TrainedAsync("corrected");
        Assert.Equal(10, card.GetProperty("correctionsUsed").GetInt32());
        Assert.Equal(50, card.GetProperty("summary").GetProperty("examples").GetInt32());
        Assert.NotEqual(version, card.GetProperty("summary").GetProperty("version").GetString());
        var kept = await File.ReadAllLinesAsync(Path.Combine(records.Data, "topics", "corrected", "corrections.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(10, kept.Length);
        Assert.All(kept, line => Assert.Contains("\"by\":\"corrector\"", line, StringComparison.Ordinal));
        Assert.Equal(40, (await SendAsync(HttpMethod.Get, "/api/topics/corrected/unsure", key)).Json().GetProperty("waiting").GetInt32());
        await SendAsync(HttpMethod.Delete, "/api/topics/corrected", key);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,words\n1,x", "labels")]
    [InlineData("id,labels\n1,x", "text")]
    [InlineData("text,labels\nlung,a\nlung,b\n", "No word")]
    [InlineData("id,text,labels\n1,x,a\n1,y,b", "stands twice")]
    [InlineData("text,labels\n\"never closed,a\nx,b", "Row 2: a quotation mark")]
    [InlineData("text,labels\nx,a\ny,b\n\"\",a\n\"never closed,a", "Row 5: a quotation mark")]
    [InlineData("text,labels\n\"two\nlines\",a\n\"closed \"within the cell\",a", "Row 3: a quotation mark")]
    [InlineData("text;labels\nproton 0 dose;a\nproton 1 dose;a;b", "Row 3 has 3 cells, and the heading names 2 columns")]
    [InlineData("text,labels\nproton, 0 dose,a", "Row 2 has 3 cells")]
    [InlineData("{\"id\":\"1\",\"text\":\"x\"}", "line 1")]
    public async Task ATableThatCannotBeLearnedFromIsToldInASentence(string table, string words)
    {
        var key = await KeyAsync($"teller of {words}");
        var answer = await SendAsync(HttpMethod.Post, "/api/topics/untrainable/train", key, new { table });
        if (answer.Status == 400 || words.StartsWith("Row", StringComparison.Ordinal))
        {
            answer.Problem(400, words);
            return;
        }
        // What only shows in training is told where the model would be.
        var card = await TrainedAsync("untrainable");
        Assert.Equal(JsonValueKind.Null, card.GetProperty("summary").GetProperty("version").ValueKind);
        Assert.Equal(200, answer.Status);
        Assert.False(card.GetProperty("summary").GetProperty("on").GetBoolean());
        Assert.NotEmpty(card.GetProperty("summary").GetProperty("problem").GetString()!);
        await SendAsync(HttpMethod.Delete, "/api/topics/untrainable", key);
    }

    [Theory]
    [InlineData("POST", "/api/topics/mine/train", """{"table":"text,labels"}""", 401)]
    [InlineData("POST", "/api/topics/mine/switch", """{"on":true}""", 401)]
    [InlineData("POST", "/api/topics/mine/corrections", """{"id":"x","labels":[]}""", 401)]
    [InlineData("DELETE", "/api/topics/mine", null, 401)]
    [InlineData("GET", "/api/topics/mine", null, 404)]
    [InlineData("GET", "/api/topics/..%2Fkeys", null, 404)]
    public async Task WithoutAKeyNothingIsChanged(string method, string path, string? body, int status)
    {
        using var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await Server.SendAsync(new HttpMethod(method), path, content)).Problem(status);
        Assert.False(Directory.Exists(Path.Combine(records.Data, "topics", "mine")));
    }

    [Fact]
    public async Task WhatATableMayHoldIsRead()
    {
        var key = await KeyAsync("table maker");
        // Empty cells after the last column, marks and lines within a cell, a blank row.
        var table = Csv(20) + ",,\n\n" + "x1,\"lung \"\"tumours\"\", of\ntwo lines\",\"lung\"\n";
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/api/topics/tabled/train", key, new { table })).Status);
        Assert.Equal(21, (await TrainedAsync("tabled")).GetProperty("summary").GetProperty("examples").GetInt32());
        await SendAsync(HttpMethod.Delete, "/api/topics/tabled", key);
    }

    [Fact]
    public async Task EmptyTextsAndLabelsInCapitalsAreSaid()
    {
        var key = await KeyAsync("shouter");
        var table = Csv(40) + "\ne1,,lung\ne2,\" . \",\nc1,lung tumours dose,LUNG";
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/api/topics/shouted/train", key, new { table })).Status);
        var card = await TrainedAsync("shouted");
        Assert.Equal(41, card.GetProperty("summary").GetProperty("examples").GetInt32());
        Assert.Equal("lung", Assert.Single(card.GetProperty("labels").EnumerateArray()).GetProperty("id").GetString());
        var notices = card.GetProperty("notices").EnumerateArray().Select(n => n.GetString()!).ToList();
        Assert.Contains("2 of 43 texts are empty and were left out.", notices);
        Assert.Contains(notices, n => n.Contains("\"LUNG\"", StringComparison.Ordinal) && n.Contains("\"lung\"", StringComparison.Ordinal));
        Assert.Contains("2 of 43 texts are empty", (await Server.GetAsync("/topics/shouted")).Text, StringComparison.Ordinal);
        Assert.Equal(41, (await SendAsync(HttpMethod.Get, "/api/topics/shouted/unsure", key)).Json().GetProperty("waiting").GetInt32());

        (await SendAsync(HttpMethod.Post, "/api/topics/shouted/corrections", key, new { id = "t1", labels = new[] { "bogus" } })).Problem(400, "bogus");
        Assert.Equal(0, (await Server.JsonAsync("/api/topics/shouted")).GetProperty("corrections").GetInt32());
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/api/topics/shouted/corrections", key, new { id = "t1", labels = new[] { "Lung" } })).Status);
        var kept = await File.ReadAllTextAsync(Path.Combine(records.Data, "topics", "shouted", "corrections.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("[\"lung\"]", kept, StringComparison.Ordinal);
        await SendAsync(HttpMethod.Delete, "/api/topics/shouted", key);
    }

    [Theory]
    [InlineData("DELETE", "", null)]
    [InlineData("GET", "/unsure", null)]
    [InlineData("POST", "/switch", "on")]
    [InlineData("POST", "/corrections", "id")]
    public async Task AModelThatIsNotThereIs404(string method, string route, string? body)
    {
        object? sent = body switch { "on" => new { on = true }, "id" => new { id = "x", labels = Array.Empty<string>() }, _ => null };
        (await SendAsync(new HttpMethod(method), "/api/topics/no-such-model" + route, await KeyAsync($"seeker by {method}{route}"), sent)).Problem(404, "no-such-model");
    }

    [Theory]
    [InlineData("study-topics")]
    [InlineData("a.b")]
    [InlineData("a-name-that-is-longer-than-forty-characters")]
    public async Task ANameThatCannotBeIs400(string name) =>
        (await SendAsync(HttpMethod.Post, $"/api/topics/{name}/train", await KeyAsync("namer of " + name), new { table = "text,labels\nx,a" })).Problem(400, name);

    [Fact]
    public async Task TheBuiltInModelsHaveTheirCards()
    {
        var models = (await Server.JsonAsync("/api/topics")).GetProperty("models");
        Assert.Equal(["study-topics", "gap-statements"], models.Strings("name").Take(2));
        var card = await Server.JsonAsync("/api/topics/gap-statements");
        Assert.Contains("Licence of the data", card.GetProperty("card").GetString()!, StringComparison.Ordinal);
        Assert.Equal(2, card.GetProperty("labels").GetArrayLength());
    }

    private static string Csv(int rows, int unsaid = 0) => "id,text,labels\n" + string.Join('\n', Enumerable.Range(0, rows).Select(i =>
    {
        var lung = i % 2 == 0;
        var labels = i >= rows - unsaid ? "?" : lung ? "lung" : "";
        return string.Create(CultureInfo.InvariantCulture, $"t{i},\"{Words[i % 8]} {Words[i * 3 % 7]}, {(lung ? "lung tumours" : "breast")} {Words[i * 5 % 8]}\",{labels}");
    }));

    private async Task<JsonElement> ClassifyAsync(string text) => await Server.PostAsync("/api/classify", new { text });

    /// <summary>The card of a model once nothing is being trained for it.</summary>
    private async Task<JsonElement> TrainedAsync(string name)
    {
        while (true)
        {
            var card = await Server.JsonAsync($"/api/topics/{name}");
            if (card.GetProperty("training").ValueKind == JsonValueKind.Null) return card;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> KeyAsync(string name)
    {
        var made = (await HorizonProcess.RunAsync("keys", "add", name, "--data", records.Data, "--json")).Done().Json();
        return made.GetProperty("key").GetString()!;
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string key, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = Server.Url };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var message = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer((int)message.StatusCode, message.Content.Headers.ContentType?.MediaType, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), message);
    }
}
