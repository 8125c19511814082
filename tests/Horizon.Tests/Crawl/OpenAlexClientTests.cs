using Horizon.Ingest.Crawl;
using Horizon.Ingest.OpenAlex;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class OpenAlexClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/works";

    private protected override string PageType => "application/json";

    private protected override async Task<LoopbackServer> StartAsync() => await FakeOpenAlex.StartAsync(95);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakePapers)server).Papers.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakePapers)server).PageOf(request);

    [Fact]
    public async Task TheKeyIsSentAndStandsInNoUrlThatIsKept()
    {
        await using var server = await FakeOpenAlex.StartAsync(5);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "proton, photon"), options =>
        {
            if (options is OpenAlexOptions own) own.ApiKey = "secret+key";
        });
        Assert.All(server.Requests, request => Assert.Equal("secret+key", request["api_key"]));
        Assert.EndsWith("title_and_abstract.search:proton  photon", server.Requests.First()["filter"], StringComparison.Ordinal);
        Assert.NotEmpty(crawl.Steps.OfType<FetchedPage>());
        Assert.All(crawl.Steps, step => Assert.DoesNotContain("secret", step.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutAKeyTheLiveSourceIsNotAskedAndItIsCrawledOnlyByName()
    {
        using var provider = new ServiceCollection().AddEvidenceSources((_, options) => options.Contact = "me@example.org").BuildServiceProvider();
        var source = provider.Source("openalex");
        Assert.Contains("key", source.OnlyByName, StringComparison.Ordinal);
        Assert.Contains("ApiKey", Assert.Throws<CrawlRefusedException>(() => source.CrawlAsync(new CrawlRequest(), CancellationToken.None)).WhatToDo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("{}")]
    public async Task AWorkWithoutAUsableIdCostsItselfAlone(string id)
    {
        await using var server = await FakeOpenAlex.StartAsync(25);
        var broken = server.Papers.Keys.ElementAt(3);
        server.Misbehave = (context, request) => context.StatusAsync(200, server.PageOf(request).Replace($"\"{broken}\"", id, StringComparison.Ordinal), "application/json");
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1)));
        Assert.Null(crawl.Failure);
        Assert.Equal(server.Papers.Keys.Where(p => p != broken).Select(p => $"openalex/{p["https://openalex.org/".Length..]}"), (await KeysAsync(crawl)).Order(StringComparer.Ordinal));
        // It came, too: what is turned away is told by its record.
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
    }

    [Fact]
    public async Task APageOfNothingButWorksWithoutIdsIsNotTheEnd()
    {
        await using var server = await FakeOpenAlex.StartAsync(25);
        server.Misbehave = (context, request) => request["cursor"] == "*" ? context.StatusAsync(200, server.PageOf(request).Replace("\"id\":", "\"no\":", StringComparison.Ordinal), "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        var all = server.Papers.Where(p => p.Value.Year == 2024).Select(p => p.Key).ToList();
        Assert.InRange(all.Count, 1, 10);
        Assert.Single(crawl.Steps.OfType<FetchedPage>());
        Assert.True(Assert.Single(crawl.Windows).Complete);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task ACursorThatTheSourceNoLongerHasStartsTheWindowAgain(int status)
    {
        await using var server = await FakeOpenAlex.StartAsync(95);
        var count = 0;
        server.Misbehave = (context, request) => request["cursor"] == "c20" && Interlocked.Increment(ref count) == 1 ? context.StatusAsync(status, "no such cursor") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Contains(crawl.Notes, note => note.StartsWith("The cursor was no longer known", StringComparison.Ordinal));
    }

    private static async Task<List<string>> KeysAsync(CrawlOutcome crawl)
    {
        var keys = new List<string>();
        foreach (var page in crawl.Steps.OfType<FetchedPage>())
        {
            using var stream = new MemoryStream(page.Body.ToArray());
            await foreach (var item in Horizon.Ingest.Files.RecordFile.ReadAsync(stream, "page", Horizon.Ingest.Files.ReadLimits.Default, TestContext.Current.CancellationToken, "openalex"))
            {
                if (item is Horizon.Ingest.Files.RecordDocument document && Horizon.Ingest.SourceParsers.Parse("openalex", document.Document.Bytes) is Graph.Records.ParsedRecord record) keys.Add(record.Key.ToString());
            }
        }
        return keys;
    }
}
