using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Statements, and checks that are kept because a person asked for it.</summary>
public sealed class KeptRouteTests(RecordsServer records, SampleServer sample)
{
    private static readonly object Question = new { text = "Stereotactic ablative body radiotherapy in patients with prostate cancer, 36.25 Gy in 5 fractions", exclude = new[] { "NCT90000000" } };

    private HorizonServer Server => records.Server;

    [Fact]
    public async Task AStatementSaysWhatWasFoundAndHowItWasSearched()
    {
        using var content = JsonContent.Create(Question);
        var page = await Server.SendAsync(HttpMethod.Post, "/api/check/statement", content);
        Assert.Equal((200, "text/html"), (page.Status, page.Type));
        foreach (var words in new[] { "Existing evidence", "How this was searched", "Left out, as asked: NCT90000000", "https://clinicaltrials.gov/study/NCT9", "The question as it was asked" }) Assert.Contains(words, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SAMPLE", page.Text, StringComparison.Ordinal);
        Assert.Equal("no-cache, private", page.Message.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task AStatementLeadsOnWithItsQuestionInAForm()
    {
        using var content = JsonContent.Create(Question);
        var page = await Server.SendAsync(HttpMethod.Post, "/api/check/statement", content);
        foreach (var words in new[] { "Save as Word", "Ctrl+P", "name=\"text\" value=\"Stereotactic ablative body radiotherapy in", "name=\"exclude\" value=\"NCT90000000\"" }) Assert.Contains(words, WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("text", "SABR for prostate cancer, asked once more"), new("outcome", "late toxicity"), new("_handler", "check"), new("change", "yes")]);
        var again = await Server.SendAsync(HttpMethod.Post, "/check", form);
        Assert.Equal(200, again.Status);
        Assert.Contains("SABR for prostate cancer, asked once more</textarea>", again.Text, StringComparison.Ordinal);
        Assert.Matches("<input id=\"outcome\"[^>]*value=\"late toxicity\"", again.Text);
        Assert.Matches("<details[^>]*id=\"correct\"[^>]* open", again.Text);
    }

    [Fact]
    public async Task AWordDocumentHoldsTheSameSentencesWithLinks()
    {
        var (text, links, name) = await DocxAsync(Server, "/api/check/statement?format=docx");
        Assert.Contains("Existing evidence", text, StringComparison.Ordinal);
        Assert.Contains("Left out, as asked: NCT90000000", text, StringComparison.Ordinal);
        // Whoever reads the statement need not reach this server.
        Assert.Contains("https://clinicaltrials.gov/study/NCT9", links, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLE", text, StringComparison.Ordinal);
        Assert.Equal("existing-evidence.docx", name);
    }

    [Fact]
    public async Task MarkdownHoldsTheSameSentencesWithLinks()
    {
        using var content = JsonContent.Create(Question);
        var markdown = await Server.SendAsync(HttpMethod.Post, "/api/check/statement?format=md", content);
        Assert.Equal((200, "text/markdown"), (markdown.Status, markdown.Type));
        Assert.StartsWith("# Existing evidence", markdown.Text, StringComparison.Ordinal);
        foreach (var words in new[] { "\n## How this was searched", "Left out, as asked: NCT90000000", "](<https://clinicaltrials.gov/study/NCT9" }) Assert.Contains(words, markdown.Text, StringComparison.Ordinal);
        Assert.Equal("existing-evidence.md", markdown.Message.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var form = new FormUrlEncodedContent([new("text", "SABR for prostate cancer")]);
        Assert.StartsWith("# Existing evidence", (await Server.SendAsync(HttpMethod.Post, "/check/statement.md", form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APausedTrialIsSaidToBeSuspendedAndNotToHaveStopped()
    {
        // A planted trial of the sample, whose register calls it suspended.
        var trial = await sample.Server.JsonAsync("/api/trials/NCT90099987");
        Assert.Equal("stopped", trial.GetProperty("status").GetString());
        using var question = new FormUrlEncodedContent([new("text", trial.GetProperty("title").GetString()!)]);
        var statement = (await sample.Server.SendAsync(HttpMethod.Post, "/check/statement.md", question)).Text;
        var said = Assert.Single(statement.Split('\n'), l => l.Contains("NCT90099987](", StringComparison.Ordinal) && l.StartsWith('“'));
        Assert.Contains("It is suspended; the registry gives as reason", said, StringComparison.Ordinal);
        Assert.DoesNotContain("It was stopped", said, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("_handler", "check"), new("text", trial.GetProperty("title").GetString()!)]);
        Assert.Contains("Suspended (paused)", (await sample.Server.SendAsync(HttpMethod.Post, "/check", form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromASampleEveryFormSaysSo()
    {
        using var content = JsonContent.Create(Question);
        Assert.Contains("SAMPLE", (await sample.Server.SendAsync(HttpMethod.Post, "/api/check/statement", content)).Text, StringComparison.Ordinal);
        var (text, links, name) = await DocxAsync(sample.Server, "/api/check/statement?format=docx");
        // No register knows what is made up: its records are on this server alone.
        Assert.Contains($"{sample.Server.Url}trials/", links, StringComparison.Ordinal);
        Assert.DoesNotContain("https://clinicaltrials.gov", links, StringComparison.Ordinal);
        Assert.Contains("SAMPLE", text, StringComparison.Ordinal);
        Assert.StartsWith("SAMPLE", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeptCheckIsReadAtItsLinkUntilItIsDeleted()
    {
        var kept = await Server.PostAsync("/api/check/keep?days=7", Question);
        kept.Fields("secret", "url", "expires");
        var secret = kept.GetProperty("secret").GetString()!;
        Assert.Equal(32, secret.Length);
        Assert.NotEqual(secret, (await Server.PostAsync("/api/check/keep", Question)).GetProperty("secret").GetString());
        var read = await Server.JsonAsync($"/api/check/kept/{secret}");
        Assert.Equal("NCT90000000", read.GetProperty("answer").GetProperty("searched").GetProperty("excluded")[0].GetString());
        var page = (await Server.GetAsync($"/check/kept/{secret}")).Text;
        Assert.Contains("Delete this check now", page, StringComparison.Ordinal);
        // A flag would carry the link to the editors.
        Assert.DoesNotContain($"about={Uri.EscapeDataString($"/check/kept/{secret}")}", page, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(Path.Combine(records.Data, "kept"), "*.json")) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Contains($"href=\"/check/kept/{secret}/statement.docx\"", (await Server.GetAsync($"/check/kept/{secret}/statement")).Text, StringComparison.Ordinal);
        var markdown = await Server.GetAsync($"/check/kept/{secret}/statement.md");
        Assert.Equal("text/markdown", markdown.Type);
        Assert.Contains("Left out, as asked: NCT90000000", markdown.Text, StringComparison.Ordinal);
        // The folder does not tell the link.
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(records.Data, "kept")), f => f.Contains(secret, StringComparison.Ordinal));

        Assert.Equal(204, (await Server.SendAsync(HttpMethod.Delete, $"/api/check/kept/{secret}")).Status);
        (await Server.GetAsync($"/api/check/kept/{secret}")).Problem(404, "deleted");
        Assert.Equal(404, (await Server.GetAsync($"/check/kept/{secret}")).Status);
        (await Server.SendAsync(HttpMethod.Delete, $"/api/check/kept/{secret}")).Problem(404);
    }

    [Theory]
    [InlineData("/api/check/keep?days=0", "1 to 365")]
    [InlineData("/api/check/keep?days=366", "1 to 365")]
    [InlineData("/api/check/statement?format=pdf", "html, md or docx")]
    public async Task WhatCannotBeAskedSaysWhatCan(string path, string words) =>
        (await Server.PostTextAsync(path, """{"text":"SABR for prostate cancer"}""")).Problem(400, words);

    [Theory]
    [InlineData("short")]
    [InlineData("..%2f..%2ffolder.json")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task NoOtherLinkLeadsAnywhere(string secret) => Assert.Equal(404, (await Server.GetAsync($"/api/check/kept/{secret}")).Status);

    [Fact]
    public async Task AnotherSitesFormKeepsNothing()
    {
        using var form = new FormUrlEncodedContent([new("text", "SABR for prostate cancer")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/check/keep") { Content = form };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Server.Url };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task OverlapsAreListedAndStandAtTheTrial()
    {
        var answer = await Server.JsonAsync("/api/overlaps?kind=trial&limit=5");
        answer.Fields("total", "pairs", "next", "behind");
        Assert.Equal(0, answer.GetProperty("behind").GetInt64());
        var pair = answer.GetProperty("pairs")[0];
        pair.Fields("first", "second", "relation", "probability", "same", "different", "bothRun");
        var (first, second) = (pair.GetProperty("first").GetProperty("id").GetString()!, pair.GetProperty("second").GetProperty("id").GetString()!);
        Assert.Contains(second, (await Server.JsonAsync($"/api/trials/{first["trial:".Length..]}")).GetProperty("overlaps").EnumerateArray().Select(o => o.GetString()));
        Assert.Contains(first["trial:".Length..], (await Server.GetAsync("/overlaps?kind=trial&running=false")).Text, StringComparison.Ordinal);
        (await Server.GetAsync("/api/overlaps?kind=paper")).Problem(400, "trial, award or award-trial");
        // Both run only where the registers say so of both, and every pair says what differs or that nothing that both tell does.
        foreach (var running in (await Server.JsonAsync("/api/overlaps?kind=trial&running=true&limit=50")).GetProperty("pairs").EnumerateArray())
        {
            foreach (var end in (string[])["first", "second"])
            {
                var of = running.GetProperty(end);
                Assert.Contains((await Server.JsonAsync($"/api/trials/{Uri.EscapeDataString(of.GetProperty("id").GetString()!)}")).GetProperty("status").GetString(), new[] { "planned", "recruiting", "active" });
                Assert.Contains(of.GetProperty("status").GetString(), new[] { "planned", "recruiting", "active" });
            }
        }
        var page = (await Server.GetAsync("/overlaps?kind=trial&running=false")).Text;
        Assert.DoesNotContain("<td>–</td>", page, StringComparison.Ordinal);
        Assert.Contains("nothing found to differ", page, StringComparison.Ordinal);
    }

    private static async Task<(string Text, string Links, string? Name)> DocxAsync(HorizonServer server, string path)
    {
        using var content = JsonContent.Create(Question);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(stream);
        return (await ReadAsync("word/document.xml"), await ReadAsync("word/_rels/document.xml.rels"), answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));

        async Task<string> ReadAsync(string part)
        {
            await using var entry = await archive.GetEntry(part)!.OpenAsync(TestContext.Current.CancellationToken);
            using var reader = new StreamReader(entry, Encoding.UTF8);
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
    }
}
