namespace Horizon.Tests.Crawl;

/// <summary>Every source that can be crawled, on loopback, a little slow, so that a kill may fall anywhere.</summary>
internal sealed class CrawlServers : IAsyncDisposable
{
    private const int Records = 60;
    private readonly List<(string Source, LoopbackServer Server)> all = [];

    public Dictionary<string, string> Settings { get; } = new() { ["HORIZON_CONTACT"] = "tests@example.org", ["HORIZON_OPENALEX__APIKEY"] = "key" };

    public IEnumerable<string> Names => all.Select(s => s.Source);

    /// <summary>The crawl of all sources but pages.</summary>
    public string[] All { get; private set; } = [];

    /// <summary>The crawl of pages, which takes its recipe in place of a query.</summary>
    public string[] Page { get; private set; } = [];

    public async Task StartAsync(string recipe)
    {
        foreach (var server in new LoopbackServer[]
        {
            await FakeRegister.StartAsync(Records), await FakePubMed.StartAsync(Records), await FakeIsrctn.StartAsync(Records), await FakeCtis.StartAsync(Records / 3),
            await FakeEuropePmc.StartAsync(Records), await FakeCrossref.StartAsync(Records), await FakeOpenAlex.StartAsync(Records), await FakeMedRxiv.StartAsync(Records),
        })
        {
            all.Add((server.Source, server));
        }
        all.Add(("gtr", await GtrClientTests.StartAsync(Records / 3)));
        all.Add(("nihr", await PathServer.StartAsync((request, _) => AwardClientTests.Nihr(request, "2026-10-01T00:00:00+00:00", Records, Records))));
        all.Add(("360giving", await PathServer.StartAsync((request, context) => AwardClientTests.Grants(request, $"http://{context.Request.Host}"))));
        all.Add(("ror", await PathServer.StartAsync((request, _) => AwardClientTests.Ror(request))));
        all.Add(("page", await PathServer.StartAsync((request, _) => request.Path == "/list" ? "<!doctype html><html><body><h1>Gaps</h1><ol><li>Is SABR better?</li><li>Which dose?</li></ol></body></html>" : null)));
        ((PathServer)all[^1].Server).MediaType = "text/html";
        await File.WriteAllTextAsync(recipe,
            """{"name":"test","organisation":"A Body","licence":"CC0","title":"//h1","urls":["https://pages.example.org/list"],"yields":[{"kind":"gap","each":"//ol/li"}]}""");
        foreach (var (source, server) in all)
        {
            server.Misbehave = async (_, _) =>
            {
                await Task.Delay(4);
                return false;
            };
            var name = $"HORIZON_{source.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant()}__";
            Settings[name + "BASEURL"] = server.Url.ToString();
            Settings[name + "REQUESTSPERSECOND"] = "1000";
            if (source is not ("ror" or "nihr" or "page" or "isrctn" or "medrxiv")) Settings[name + "PAGESIZE"] = "10";
        }
        All = ["crawl", .. Names.Where(n => n != "page")];
        Page = ["crawl", "page", "--query", recipe];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, server) in all) await server.DisposeAsync();
    }
}
