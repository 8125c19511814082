using System.Globalization;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class TopicRouteTests(RecordsServer records) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private HorizonServer Server => records.Server;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AClassificationHasTheFieldsOfTheContract()
    {
        var answer = await Server.PostAsync("/api/classify", new { text = "A randomised phase III trial compares two doses of a drug; patients are randomly assigned to one of two arms to receive the treatment or placebo." });
        answer.Form();
        answer.GetProperty("model").Fields("name", "version");
        var topics = answer.GetProperty("topics").EnumerateArray().ToList();
        Assert.NotEmpty(topics);
        Assert.All(topics, t => t.Fields("id", "label", "probability"));
        Assert.Contains("study-type:interventional", answer.GetProperty("topics").Strings("id"));
        Assert.Empty((await Server.PostAsync("/api/classify", new { text = "" })).GetProperty("topics").EnumerateArray());
    }

    [Fact]
    public async Task GapStatementsHaveTheirPlaceInTheText()
    {
        const string Text = "We treated 40 patients. However, the optimal dose remains unclear. Further studies are needed.";
        var answer = await Server.PostAsync("/api/gap-statements", new { text = Text });
        answer.Form();
        var statements = answer.GetProperty("statements").EnumerateArray().ToList();
        Assert.NotEmpty(statements);
        foreach (var s in statements)
        {
            s.Fields("text", "start", "end", "kind", "probability");
            Assert.Equal(s.GetProperty("text").GetString(), Text[s.GetProperty("start").GetInt32()..s.GetProperty("end").GetInt32()]);
            Assert.Contains(s.GetProperty("kind").GetString(), new[] { "challenge", "direction" });
        }
    }

    [Fact]
    public async Task TheSameTextHasTheSameProbabilityOnTheCommandLineAndOverHttp()
    {
        var words = "dose survival field imaging group months tissue cells".Split(' ');
        var texts = Enumerable.Range(0, 40).Select(i => (Id: $"t{i}", Text: $"{words[i % 8]} {words[i * 3 % 7]} {(i % 2 == 0 ? "lung tumours" : "breast")} {words[i * 5 % 8]}", Labels: i % 2 == 0 ? new[] { "lung" } : [])).ToList();
        var file = folder.Write("examples.jsonl", string.Join('\n', texts.Select(t => JsonSerializer.Serialize(new { id = t.Id, text = t.Text, labels = t.Labels }))));
        var model = Path.Combine(records.Data, "topics", "own.json");
        var report = (await HorizonProcess.RunAsync("topics", "train", "--from", file, "--out", model, "--json")).Done().Json();
        report.GetProperty("scores").GetProperty("micro").Fields("precision", "recall", "f1");
        var lines = (await HorizonProcess.RunAsync("topics", "predict", "--model", model, "--in", file)).Done().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(texts.Count, lines.Length);
        foreach (var (text, line) in texts.Zip(lines).Take(6))
        {
            using var said = JsonDocument.Parse(line);
            Assert.Equal(text.Id, said.RootElement.GetProperty("id").GetString());
            var labels = said.RootElement.GetProperty("labels").EnumerateArray().Select(l => l.GetString()).ToArray();
            Assert.Equal(text.Labels, labels);
            var served = (await Server.PostAsync("/api/classify", new { text = text.Text, model = "own" })).GetProperty("topics");
            Assert.Equal(labels, served.Strings("id"));
            foreach (var (one, other) in said.RootElement.GetProperty("topics").EnumerateArray().Zip(served.EnumerateArray()))
                Assert.Equal(one.GetProperty("probability").GetDouble(), other.GetProperty("probability").GetDouble(), 1e-6);
        }
    }

    [Fact]
    public async Task ExamplesOfStudiesCarryWeakLabelsAndWhatIsUnsaid()
    {
        var studies = folder.Write("studies.jsonl", """
            {"nct":"NCT00000001","text":"(firstQuint)Brachytherapy in Treating Patients With Cervical Cancer.\n\n Brachytherapy is given weekly.","highlight":"PURPOSE: a summary."}
            {"_id":"7","title":"Proton therapy: a systematic review","text":"We searched MEDLINE."}
            """);
        var made = folder["examples.jsonl"];
        (await HorizonProcess.RunAsync("topics", "examples", "studies", "--from", studies, "--out", made)).Done();
        var lines = (await File.ReadAllLinesAsync(made, TestContext.Current.CancellationToken)).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["NCT00000001", "7"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.DoesNotContain("Quint", lines[0].GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.EndsWith("a summary.", lines[0].GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Equal(["research-activity:treatment-evaluation", "technique-family:brachytherapy"], Strings(lines[0], "labels"));
        Assert.Contains("study-type:interventional", Strings(lines[0], "unsaid"));
        Assert.Contains("study-type:systematic-review", Strings(lines[1], "labels"));
        var broken = await HorizonProcess.RunAsync("topics", "examples", "studies", "--from", folder.Write("broken.jsonl", "no JSON"), "--out", made);
        Assert.Equal(1, broken.Code);
        Assert.Contains("broken.jsonl cannot be read", broken.Errors, StringComparison.Ordinal);

        static IEnumerable<string?> Strings(JsonElement line, string name) => line.GetProperty(name).EnumerateArray().Select(l => l.GetString());
    }

    [Fact]
    public async Task TrainingMakesNoFoldersOnTheWay()
    {
        var file = folder.Write("examples.jsonl", string.Join('\n', Enumerable.Range(0, 12).Select(i => $$"""{"id":"{{i}}","text":"{{(i % 2 == 0 ? "lung" : "breast")}} dose","labels":[{{(i % 2 == 0 ? "\"lung\"" : "")}}]}""")));
        var away = Path.Combine(folder.Path, "mistyped");
        var outcome = await HorizonProcess.RunAsync("topics", "train", "--from", file, "--out", Path.Combine(away, "m.json"));
        Assert.Equal(1, outcome.Code);
        Assert.Contains("no folder", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(away));
        // The data folder's own folder of models is made, as the manual's example has it.
        (await HorizonProcess.RunAsync("topics", "train", "--from", file, "--out", Path.Combine(folder.Path, "topics", "m.json"))).Done();
        Assert.True(File.Exists(Path.Combine(folder.Path, "topics", "m.json")));
    }

    [Fact]
    public async Task TheCommandLeavesEmptyTextsOutAndSaysSo()
    {
        var lines = Enumerable.Range(0, 12).Select(i => $$"""{"id":"{{i}}","text":"{{(i % 2 == 0 ? "lung" : "breast")}} dose","labels":[{{(i % 2 == 0 ? "\"lung\"" : "")}}]}""").Append("""{"id":"e","text":" ","labels":["lung"]}""");
        var outcome = (await HorizonProcess.RunAsync("topics", "train", "--from", folder.Write("examples.jsonl", string.Join('\n', lines)), "--out", Path.Combine(folder.Path, "m.json"), "--json")).Done().Json();
        Assert.Equal(12, outcome.GetProperty("examples").GetInt32());
        Assert.Equal("1 of 13 texts are empty and were left out.", Assert.Single(outcome.GetProperty("notices").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("/api/classify", "{}")]
    [InlineData("/api/gap-statements", "{}")]
    [InlineData("/api/classify", """{"text":"x","model":"no-such"}""")]
    [InlineData("/api/classify", """{"text":"x","model":"../horizon"}""")]
    public async Task WhatCannotBeAskedIs400(string path, string body) => (await Server.PostTextAsync(path, body)).Problem(400);

    [Theory]
    [InlineData("topics train --out m", 2)]
    [InlineData("topics train --from /no/such/file --out m", 1)]
    [InlineData("topics train --from /no/such/file --out /no/such/folder/m", 1)]
    [InlineData("topics predict --model /no/such/file --in x", 1)]
    public async Task CommandsEndWithTheirCode(string line, int code)
    {
        var outcome = await HorizonProcess.RunAsync(line.Split(' '));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{code}"), string.Create(CultureInfo.InvariantCulture, $"{outcome.Code}"));
        Assert.NotEmpty(outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }
}
