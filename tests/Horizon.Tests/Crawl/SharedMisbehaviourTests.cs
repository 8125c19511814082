using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Horizon.Tests.Crawl;

/// <summary>What any server may do wrong, for every source.</summary>
public abstract class SharedMisbehaviourTests
{
    private protected abstract Task<LoopbackServer> StartAsync();

    private protected abstract IReadOnlyList<string> AllIds(LoopbackServer server);

    /// <summary>The path on which pages of records come.</summary>
    private protected abstract string PagePath { get; }

    private protected abstract string PageOf(LoopbackServer server, SeenRequest request);

    private protected abstract string PageType { get; }

    [Fact]
    public async Task AllThatTheSourceHoldsArrivesAndEveryWindowIsComplete()
    {
        await using var server = await StartAsync();
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
        Assert.Equal(AllIds(server).Count, crawl.Windows.Sum(window => window.Arrived));
        Assert.Empty(crawl.Notes);
    }

    [Theory]
    [InlineData(429, null)]
    [InlineData(429, "0")]
    [InlineData(429, "Sun, 22 Nov 2026 11:59:00 GMT")]
    [InlineData(408, null)]
    [InlineData(500, null)]
    [InlineData(503, "0")]
    public async Task APassingErrorIsTriedAgainAndNoted(int status, string? retryAfter)
    {
        await using var server = await StartAsync();
        var count = 0;
        server.Misbehave = (context, request) =>
            request.Path == PagePath && Interlocked.Increment(ref count) == 2 ? context.StatusAsync(status, "busy", retryAfter: retryAfter) : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.StartsWith($"HTTP {status}: asked again", Assert.Single(crawl.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetryAfterInSecondsIsWaitedFor()
    {
        await using var server = await StartAsync();
        var count = 0;
        server.Misbehave = (context, request) =>
            request.Path == PagePath && Interlocked.Increment(ref count) == 1 ? context.StatusAsync(429, retryAfter: "1") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal("HTTP 429: asked again after 1 s", Assert.Single(crawl.Notes));
    }

    [Fact]
    public async Task ALongerRetryAfterThanAllowedEndsTheRunAndSaysSo()
    {
        await using var server = await StartAsync();
        server.Misbehave = (context, request) => request.Path == PagePath ? context.StatusAsync(429, retryAfter: "7200") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.TotalTimeoutSeconds = 10);
        Assert.Contains("asks to wait 7200 s", Assert.IsType<SourceUnavailableException>(crawl.Failure).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.Path == PagePath);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task ARefusalIsNotTriedAgain(int status)
    {
        await using var server = await StartAsync();
        server.Misbehave = (context, request) => request.Path == PagePath ? context.StatusAsync(status, "go away") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Contains($"HTTP {status}: go away", Assert.IsType<UnexpectedResponseException>(crawl.Failure).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.Path == PagePath);
    }

    [Fact]
    public async Task AServerThatStaysDownEndsTheRunAfterItsRetries()
    {
        await using var server = await StartAsync();
        server.Misbehave = (context, request) => request.Path == PagePath ? context.StatusAsync(503, "down") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.Retries = 2);
        Assert.Contains("goes on where it stopped", Assert.IsType<SourceUnavailableException>(crawl.Failure).WhatToDo, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count(request => request.Path == PagePath));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyThatIsNotWholeIsFetchedAgain(bool cutConnection)
    {
        await using var server = await StartAsync();
        var count = 0;
        server.Misbehave = (context, request) =>
        {
            if (request.Path != PagePath || Interlocked.Increment(ref count) != 2) return Task.FromResult(false);
            var page = PageOf(server, request);
            return cutConnection ? context.CutAsync(page, PageType) : context.StatusAsync(200, page[..(page.Length / 2)], PageType);
        };
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Single(crawl.Notes);
    }

    [Fact]
    public async Task ABodyThatCrawlsInTimesOutAndIsFetchedAgain()
    {
        await using var server = await StartAsync();
        var count = 0;
        server.Misbehave = async (context, request) =>
        {
            if (request.Path != PagePath || Interlocked.Increment(ref count) != 1) return false;
            context.Response.ContentType = PageType;
            try
            {
                for (var i = 0; i < 100; i++)
                {
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(100, context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The client has hung up, as it should.
            }
            return true;
        };
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.TimeoutSeconds = 0.5);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.StartsWith("no whole answer in time", crawl.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWebPageIsNamedAsSuchAndNotTriedAgain()
    {
        await using var server = await StartAsync();
        server.Misbehave = (context, request) =>
            request.Path == PagePath ? context.StatusAsync(200, "<!DOCTYPE html><html><body>Sign in, jQuery history</body></html>", "text/html") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Contains("A web page (HTML) came", Assert.IsType<UnexpectedResponseException>(crawl.Failure).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.Path == PagePath);
    }

    [Fact]
    public async Task AnErrorThatComesWith200IsTriedAgain()
    {
        await using var server = await StartAsync();
        var count = 0;
        server.Misbehave = (context, request) => request.Path == PagePath && Interlocked.Increment(ref count) == 1
            ? context.StatusAsync(200, """{"error":"API rate limit exceeded","count":"11"}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Contains("API rate limit exceeded", Assert.Single(crawl.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorThatAlwaysComesWith200IsNoFaultOfTheNetwork()
    {
        await using var server = await StartAsync();
        server.Misbehave = (context, request) => request.Path == PagePath ? context.StatusAsync(200, """{"error":"back end is down"}""", "application/json") : Task.FromResult(false);
        var failure = (await CrawlBench.CrawlAsync(server, configure: options => options.Retries = 1)).Failure;
        Assert.NotNull(failure);
        Assert.Contains("See in a browser what the address answers", failure.WhatToDo, StringComparison.Ordinal);
        Assert.DoesNotContain("network", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/elsewhere")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://127.0.0.1:1/")]
    public async Task ARedirectToAnotherHostIsNotFollowed(string target)
    {
        await using var server = await StartAsync();
        server.Misbehave = (context, request) =>
        {
            if (request.Path != PagePath) return Task.FromResult(false);
            context.Response.Redirect(target);
            return Task.FromResult(true);
        };
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.RedirectHosts = ["10.0.0.1"]);
        Assert.Contains("which is not followed", Assert.IsType<CrawlRefusedException>(crawl.Failure).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.Path == PagePath);
    }

    [Fact]
    public async Task ARedirectOnTheSameHostIsFollowed()
    {
        await using var server = await StartAsync();
        var count = 0;
        server.Misbehave = (context, request) =>
        {
            if (request.Path != PagePath || Interlocked.Increment(ref count) != 1) return Task.FromResult(false);
            context.Response.Redirect(PagePath + request.Query);
            return Task.FromResult(true);
        };
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyBeyondTheLimitIsNotReadToItsEnd(bool declaresItsLength)
    {
        await using var server = await StartAsync();
        // The most of one body: a crawler may well ask again, and each answer fills the sockets' buffers before the server hears of the end.
        long most = 0;
        server.Misbehave = async (context, request) =>
        {
            if (request.Path != PagePath) return false;
            context.Response.ContentType = PageType;
            if (declaresItsLength) context.Response.ContentLength = 1L << 31;
            var block = new byte[65536];
            long sent = 0;
            try
            {
                for (var i = 0; i < 1000 && !context.RequestAborted.IsCancellationRequested; i++)
                {
                    await context.Response.Body.WriteAsync(block, context.RequestAborted);
                    sent += block.Length;
                    most = Math.Max(most, sent);
                    // What is written after the client hung up goes nowhere and at once: a pause lets the server hear of it.
                    await Task.Delay(2, context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The client has hung up, as it should.
            }
            context.Abort();
            return true;
        };
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.MaxResponseBytes = 300_000);
        Assert.Contains("larger than 300000 bytes", Assert.IsType<UnexpectedResponseException>(crawl.Failure).Message, StringComparison.Ordinal);
        Assert.InRange(most, 0, 60_000_000);
    }

    [Fact]
    public async Task ARunThatStopsGoesOnAfterItsLastWindow()
    {
        await using var server = await StartAsync();
        var windows = 0;
        var first = await CrawlBench.CrawlAsync(server, configure: Small, stopAfter: step => step is WindowDone { Arrived: > 0 } && ++windows == 2);
        Assert.NotEqual(AllIds(server), first.Ids);
        server.Requests.Clear();
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint), Small);
        Assert.Empty(first.Ids.Intersect(second.Ids));
        Assert.Equal(AllIds(server), first.Ids.Concat(second.Ids).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ACheckpointOfAnotherQueryIsNotUsedAndThatIsSaid()
    {
        await using var server = await StartAsync();
        var first = await CrawlBench.CrawlAsync(server);
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "proton", Checkpoint: first.Checkpoint));
        Assert.Equal(AllIds(server), second.Ids);
        Assert.Contains("starts from the beginning", second.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellationStopsAWaitingCrawlAtOnce()
    {
        await using var server = await StartAsync();
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        server.Misbehave = async (context, request) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        await using var provider = CrawlBench.Provide(server);
        var source = provider.Source(server.Source);
        var crawl = Task.Run(async () =>
        {
            await foreach (var _ in source.CrawlAsync(new CrawlRequest(), stop.Token)) { }
        }, TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crawl.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
    }

    private protected static void Small(SourceOptions options)
    {
        if (options is Horizon.Ingest.ClinicalTrialsGov.ClinicalTrialsGovOptions trials) trials.MaxStudiesPerWindow = 20;
        if (options is Horizon.Ingest.Isrctn.IsrctnOptions isrctn) isrctn.MaxTrialsPerWindow = 20;
        if (options is Horizon.Ingest.PubMed.PubMedOptions pubmed) (pubmed.MaxHitsPerWindow, pubmed.PageSize) = (20, 10);
        if (options is Horizon.Ingest.EuropePmc.EuropePmcOptions europe) europe.MaxHitsPerWindow = 20;
        if (options is Horizon.Ingest.Crossref.CrossrefOptions crossref) crossref.MaxWorksPerWindow = 20;
        if (options is Horizon.Ingest.OpenAlex.OpenAlexOptions openAlex) openAlex.MaxWorksPerWindow = 20;
        if (options is Horizon.Ingest.MedRxiv.MedRxivOptions preprints) preprints.MaxRowsPerWindow = 20;
    }
}
