using System.Net;
using Horizon.Graph.Records;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.PubMed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class PolitenessTests
{
    [Fact]
    public async Task RequestsToAHostStartOneIntervalApart()
    {
        var time = new FakeTimeProvider();
        using var pace = new HostPace(time);
        var interval = TimeSpan.FromSeconds(1);
        await pace.EnterAsync(interval, CancellationToken.None);
        pace.Leave();
        var second = pace.EnterAsync(interval, CancellationToken.None);
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await second;
    }

    [Fact]
    public async Task ASecondRequestWaitsForTheFirstToEndHoweverLongThatTakes()
    {
        var time = new FakeTimeProvider();
        using var pace = new HostPace(time);
        await pace.EnterAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        var second = pace.EnterAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(second.IsCompleted);
        pace.Leave();
        await second.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AWaiterThatIsCancelledLeavesTheGateToTheNext()
    {
        var time = new FakeTimeProvider();
        using var pace = new HostPace(time);
        using var stop = new CancellationTokenSource();
        await pace.EnterAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        pace.Leave();
        var waiting = pace.EnterAsync(TimeSpan.FromSeconds(1), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        time.Advance(TimeSpan.FromSeconds(1));
        await pace.EnterAsync(TimeSpan.FromSeconds(1), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task TheWholePipelineKeepsThePace()
    {
        await using var server = await FakeRegister.StartAsync(5);
        var started = TimeProvider.System.GetTimestamp();
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1)), options => options.RequestsPerSecond = 20);
        Assert.Null(crawl.Failure);
        Assert.Equal(4, server.Requests.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(145));
    }

    [Theory]
    [InlineData("https://clinicaltrials.gov", null, "Set HORIZON_CONTACT")]
    [InlineData("http://clinicaltrials.gov", "me@example.org", "https")]
    [InlineData("http://192.168.1.1", "me@example.org", "https")]
    [InlineData("ftp://127.0.0.1", "me@example.org", "https")]
    [InlineData("https://clinicaltrials.gov", "me (you)", "brackets")]
    public async Task ALiveHostIsNotAskedWithoutContactAndTls(string url, string? contact, string expected)
    {
        await using var provider = new ServiceCollection().AddEvidenceSources()
            .Configure<ClinicalTrialsGovOptions>(options => (options.BaseUrl, options.Contact) = (new Uri(url), contact)).BuildServiceProvider();
        var refused = await Assert.ThrowsAsync<CrawlRefusedException>(async () =>
        {
            await foreach (var _ in provider.Source(SourceNames.ClinicalTrialsGov).CrawlAsync(new CrawlRequest(), CancellationToken.None)) { }
        });
        Assert.Contains(expected, refused.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostThatLiesInAPrivateNetworkIsNotConnectedTo()
    {
        await using var provider = new ServiceCollection().AddEvidenceSources()
            .Configure<ClinicalTrialsGovOptions>(options => (options.BaseUrl, options.Contact) = (new Uri("https://10.1.2.3"), "me@example.org")).BuildServiceProvider();
        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(SourceNames.ClinicalTrialsGov);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => http.GetAsync(new Uri("https://10.1.2.3/"), TestContext.Current.CancellationToken));
        Assert.IsType<CrawlRefusedException>(failure as CrawlException ?? failure.InnerException);
    }

    [Fact]
    public async Task AFasterPaceThanNcbiAllowsIsRefusedWithoutAKey()
    {
        await using var provider = new ServiceCollection().AddEvidenceSources()
            .Configure<PubMedOptions>(options => (options.Contact, options.RequestsPerSecond) = ("me@example.org", 5)).BuildServiceProvider();
        await Assert.ThrowsAsync<CrawlRefusedException>(async () =>
        {
            await foreach (var _ in provider.Source(SourceNames.PubMed).CrawlAsync(new CrawlRequest(), CancellationToken.None)) { }
        });
    }

    [Fact]
    public void AnOptionOutOfItsRangeIsNamed()
    {
        using var provider = new ServiceCollection().AddEvidenceSources().Configure<ClinicalTrialsGovOptions>(options => options.PageSize = 5000).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ClinicalTrialsGovOptions>>().Value);
        Assert.Contains("PageSize", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/api/v2/")]
    [InlineData("https://mirror.example/ctgov/v2", "https://mirror.example/ctgov/v2/")]
    [InlineData("https://mirror.example/x/", "https://mirror.example/x/")]
    public void ABaseUrlWithoutAPathGetsTheSourcesOwn(string baseUrl, string expected) =>
        Assert.Equal(expected, new ClinicalTrialsGovOptions { BaseUrl = new Uri(baseUrl) }.Endpoint(ClinicalTrialsGovClient.LiveBaseUrl).AbsoluteUri);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2607:f220:41e:4290::110", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("255.255.255.255", false)]
    public void PrivateAddressesAreToldFromPublicOnes(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));
}
