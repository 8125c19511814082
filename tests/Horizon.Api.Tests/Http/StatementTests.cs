using System.IO.Compression;
using System.Net.Http.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>A statement about a trial whose register gives no day of its end, beside a table's paper that has nothing but a title, and a list of organisations.</summary>
public sealed class StatementTests : IAsyncLifetime
{
    private const string Title = "Stereotactic ablative body radiotherapy for non-small cell lung cancer in eighty patients";

    private static readonly object Question = new { text = "Stereotactic ablative body radiotherapy for non-small cell lung cancer" };

    private readonly TemporaryFolder folder = new();

    private HorizonServer server = null!;

    public async ValueTask InitializeAsync()
    {
        folder.Write("in/studies.json", Generated.Page([Generated.Study(1)]));
        folder.Write("in/papers.csv", $"id,title,abstract\n7,{Title},Patients with non-small cell lung cancer received stereotactic ablative body radiotherapy.\n");
        folder.Write("in/ror.json", """[{"id":"https://ror.org/02jx3x895","names":[{"value":"University College London","types":["ror_display","label"],"lang":"en"}],"types":["education"],"status":"active","locations":[],"external_ids":[],"relationships":[],"links":[],"admin":{"last_modified":{"date":"2024-05-06","schema_version":"2.0"}}}]""");
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", folder["data"])).Done();
        server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task WhatIsNotKnownIsNotMadeUpAndNothingIsSaidTwice()
    {
        using var content = JsonContent.Create(Question);
        var statement = (await server.SendAsync(HttpMethod.Post, "/api/check/statement?format=md", content)).Text;
        Assert.Contains("It is completed, on a day that its register does not give, and no results were found.", statement, StringComparison.Ordinal);
        var paper = Assert.Single(statement.Split('\n'), l => l.StartsWith($"“{Title}”", StringComparison.Ordinal));
        Assert.Equal(paper.IndexOf(Title, StringComparison.Ordinal), paper.LastIndexOf(Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSourcesThatAreNamedAreThoseThatHoldStudies()
    {
        Assert.Contains("ror", (await server.JsonAsync("/api/status")).GetProperty("sources").Strings("name"));
        using var content = JsonContent.Create(Question);
        var statement = (await server.SendAsync(HttpMethod.Post, "/api/check/statement?format=md", content)).Text;
        Assert.Contains("ClinicalTrials.gov: 1 record,", statement, StringComparison.Ordinal);
        Assert.Contains("an imported table: 1 record,", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("ROR: ", statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWordDocumentHasNoLinkThatLeadsNowhereButHere()
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        using var content = JsonContent.Create(Question);
        using var answer = await http.PostAsync(new Uri("/api/check/statement?format=docx", UriKind.Relative), content, TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Contains("csv:papers:7", Read("word/document.xml"), StringComparison.Ordinal);
        var links = Read("word/_rels/document.xml.rels");
        Assert.Contains("https://clinicaltrials.gov/study/NCT90000001", links, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", links, StringComparison.Ordinal);

        string Read(string part)
        {
            using var reader = new StreamReader(archive.GetEntry(part)!.Open());
            return reader.ReadToEnd();
        }
    }
}
