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
}
