using System.Runtime.CompilerServices;
using System.Text;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Import;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Import;

/// <summary>What a source is known to lack stays known until it is fetched, whatever else arrives meanwhile.</summary>
public sealed class CompletenessTests
{
    private const string Source = "clinicaltrials.gov";

    private static readonly CrawlRequest Everything = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AShortCrawlStaysShortUntilItsOwnScopeIsWhole()
    {
        await using var graph = new TemporaryGraph();
        Assert.False(await CrawlAsync(graph, Everything, expected: 3, 1));
        Assert.Equal(3, Assert.Single(await OpenAsync(graph)).Expected);
        await graph.ImportAsync(File("one", Study("NCT90000009", "SABR", "2025-03-01")));
        Assert.True(await CrawlAsync(graph, new CrawlRequest(Query: "another question"), expected: 1, 7));
        Assert.Single(await OpenAsync(graph));
        Assert.True(await CrawlAsync(graph, Everything, expected: 3, 1, 2, 3));
        Assert.Empty(await OpenAsync(graph));
    }

    [Fact]
    public async Task ACrawlThatHoldsAShortOneMakesUpForIt()
    {
        await using var graph = new TemporaryGraph();
        await CrawlAsync(graph, new CrawlRequest(From: new DateOnly(2026, 1, 1), To: new DateOnly(2026, 2, 1)), expected: 2, 1);
        await CrawlAsync(graph, new CrawlRequest(From: new DateOnly(2026, 1, 15)), expected: 1, 1);
        Assert.Single(await OpenAsync(graph));
        await CrawlAsync(graph, Everything, expected: 2, 1, 2);
        Assert.Empty(await OpenAsync(graph));
    }

    [Fact]
    public async Task ACrawlThatIsCutOffIsKnownToBe()
    {
        await using var graph = new TemporaryGraph();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CrawlAsync(graph, Everything, expected: 2, 1, -1));
        await graph.ImportAsync(File("one", Study("NCT90000009", "SABR", "2025-03-01")));
        Assert.Contains("cut off", Assert.Single(await OpenAsync(graph)).Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerWhoseRecordsNobodyCanReadMakesTheCrawlShort()
    {
        await using var graph = new TemporaryGraph();
        var report = await new RecordIntake(graph.Store, TimeProvider.System).CrawlAsync(
            new Pages("europepmc", 2, ["""{"version":"6.9","hitCount":2,"resultList":{"result":[{"id":"1","source":"MED"},{"id":"2","source":"MED"}]}}"""]), Everything, null, Stop);
        Assert.Contains("none of the members", Assert.Single(report.Files.NotUnderstood).Reason, StringComparison.Ordinal);
        Assert.False(Assert.Single(report.BySource).Complete);
        Assert.Contains("not understood", Assert.Single(await Shortfalls.ReadAsync(graph.Store, "europepmc", Stop)).Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SavedPagesAreShortUntilAllOfThemAreHere()
    {
        await using var graph = new TemporaryGraph();
        Assert.False(Assert.Single((await graph.ImportAsync(Page(3, 1, 2))).BySource).Complete);
        await graph.ImportAsync(File("one", Study("NCT90000001", "SABR, changed", "2025-04-01")));
        Assert.Equal(3, Assert.Single(await OpenAsync(graph)).Expected);
        await graph.ImportAsync(Page(null, 3));
        Assert.Empty(await OpenAsync(graph));
    }

    [Fact]
    public async Task WhatAnotherSourceWasAskedForIsToldToBeLeftOut()
    {
        await using var graph = new TemporaryGraph();
        var folder = Directory.CreateTempSubdirectory("horizon-left-out-");
        try
        {
            var path = Path.Combine(folder.FullName, "one.json");
            await System.IO.File.WriteAllTextAsync(path, Study("NCT90000001", "SABR", "2025-03-01"), Stop);
            var report = await new RecordIntake(graph.Store, TimeProvider.System).ImportAsync([path], "pubmed", null, Stop);
            Assert.Equal(0, report.Read);
            Assert.Contains("1 record is of clinicaltrials.gov", Assert.Single(report.Files.NotUnderstood).Reason, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task OfAnUndatedRecordWhatTheSourceSaidLastStands()
    {
        await using var graph = new TemporaryGraph();
        foreach (var (amount, arrival) in new[] { (100, "new"), (200, "changed"), (300, "changed"), (50, "changed") })
        {
            var report = await graph.ImportAsync(("nihr.json", Encoding.UTF8.GetBytes($$"""[{"project_id":"NIHR990001","project_title":"t","funder":"NIHR","award_amount_from_dh":{{amount}}}]""")));
            Assert.Equal(arrival, report.New == 1 ? "new" : report.Changed == 1 ? "changed" : "unchanged");
            Assert.Equal(amount, (await Horizon.Graph.Awards.AwardReader.ReadAsync(graph.Store, "award:NIHR990001", null, Stop))!.Amount);
        }
        // Less is said, and something else: still the last word.
        await graph.ImportAsync(("nihr.json", """[{"project_id":"NIHR990001","project_title":"another title","funder":"NIHR"}]"""u8.ToArray()));
        Assert.Equal("another title", (await Horizon.Graph.Awards.AwardReader.ReadAsync(graph.Store, "award:NIHR990001", null, Stop))!.Title);
    }

    [Fact]
    public async Task WhatLacksIsSaidInTheReportInSentences()
    {
        await using var graph = new TemporaryGraph();
        var pages = new Pages(Source, 3, [$$"""{"studies":[{{Study("NCT90000001", "SABR", "2025-03-01")}}]}"""]) { Notes = ["A page was repeated", "A page was repeated", "Done."] };
        var report = await new RecordIntake(graph.Store, TimeProvider.System).CrawlAsync(pages, Everything, null, Stop);
        Assert.Equal("A page was repeated (2 times). Done. all: 2 of 3 records did not arrive.", Assert.Single(report.BySource).Remark);
        var lacking = await new RecordIntake(graph.Store, TimeProvider.System).CrawlAsync(new Pages(Source, null, []) { Lacking = "The file x is damaged." }, Everything, null, Stop);
        Assert.Equal((false, null, "The file x is damaged."), (lacking.BySource[0].Complete, lacking.BySource[0].Expected, lacking.BySource[0].Remark));
        Assert.Equal("The file x is damaged.", Assert.Single(await OpenAsync(graph)).Remark);
    }

    [Fact]
    public async Task KnownBytesThatComeLastOfAnUndatedRecordAreCurrentAgain()
    {
        await using var graph = new TemporaryGraph();
        foreach (var (amount, arrival) in new[] { (100, "new"), (200, "changed"), (100, "changed"), (100, "unchanged"), (200, "changed") })
        {
            var report = await graph.ImportAsync(Awards(amount));
            Assert.Equal(arrival, report.New == 1 ? "new" : report.Changed == 1 ? "changed" : "unchanged");
            Assert.Equal(amount, await AmountAsync(graph));
        }
        var record = await graph.Store.RecordsAsync([new Horizon.Graph.Records.RecordKey("nihr", "NIHR990001")], Stop);
        Assert.Equal(2, record.Single().Value.Versions.Count);
        var sequence = await graph.Store.SequenceAsync(Stop);
        // Both once more, in the order in which they came: the last is current already.
        await graph.ImportAsync([Awards(100), Awards(200)]);
        Assert.Equal(sequence, await graph.Store.SequenceAsync(Stop));
        Assert.Equal(200, await AmountAsync(graph));
        await graph.ImportAsync([Awards(100), Awards(300), Awards(100)]);
        Assert.Equal(100, await AmountAsync(graph));
        await new Relinking(graph.Store).RunAsync(null, Stop);
        Assert.Equal(100, await AmountAsync(graph));
    }

    [Fact]
    public async Task OtherBytesThatSayWhatWasSaidBeforeTheLastWordAreCurrentAgain()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(Awards(100));
        await graph.ImportAsync(Awards(200));
        Assert.Equal(1, (await graph.ImportAsync(Awards(100, " "))).Changed);
        Assert.Equal(100, await AmountAsync(graph));
    }

    [Fact]
    public async Task AnOldFileThatIsReadAgainTakesNothingBackWhereDatesOrADeletionDecide()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(File("old", Study("NCT90000001", "Proton therapy", "2025-01-01")));
        await graph.ImportAsync(File("new", Study("NCT90000001", "SABR", "2025-03-01")));
        var sequence = await graph.Store.SequenceAsync(Stop);
        await graph.ImportAsync(File("old", Study("NCT90000001", "Proton therapy", "2025-01-01")));
        Assert.Equal(sequence, await graph.Store.SequenceAsync(Stop));
    }

    private static (string Name, ReadOnlyMemory<byte> Bytes) Awards(int amount, string space = "") =>
        ("nihr.json", Encoding.UTF8.GetBytes($$"""[{"project_id":"NIHR990001",{{space}}"project_title":"t","funder":"NIHR","award_amount_from_dh":{{amount}}}]"""));

    private static async Task<decimal?> AmountAsync(TemporaryGraph graph) => (await Horizon.Graph.Awards.AwardReader.ReadAsync(graph.Store, "award:NIHR990001", null, Stop))!.Amount;

    [Fact]
    public async Task UpdateFilesOfPubMedApplyInTheirOrder()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync([("n1.xml", Article("one")), ("n2.xml", Article("two")), ("n3.xml", Article("three"))]);
        Assert.Equal("three", await TitleAsync(graph));
        await graph.ImportAsync([("n4.xml", "<PubmedArticleSet><DeleteCitation><PMID Version=\"1\">99000001</PMID></DeleteCitation></PubmedArticleSet>"u8.ToArray())]);
        Assert.Null(await TitleAsync(graph));
        await graph.ImportAsync([("late.xml", Article("an old file, read late"))]);
        Assert.Null(await TitleAsync(graph));
        await graph.ImportAsync([("n5.xml", Article("four", "03"))]);
        Assert.Equal("four", await TitleAsync(graph));

        static byte[] Article(string title, string day = "02") => Encoding.UTF8.GetBytes(
            $"<PubmedArticleSet><PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID Version=\"1\">99000001</PMID><DateRevised><Year>2026</Year><Month>01</Month><Day>{day}</Day></DateRevised><Article><ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>");
    }

    private static async Task<string?> TitleAsync(TemporaryGraph graph) =>
        (await Horizon.Graph.Publications.PublicationReader.ReadAsync(graph.Store, "publication:pmid:99000001", null, Stop)) is { MentionedOnly: false } paper ? paper.Title : null;

    private static Task<IReadOnlyList<Shortfall>> OpenAsync(TemporaryGraph graph) => Shortfalls.ReadAsync(graph.Store, Source, Stop);

    /// <summary>A page of the register's service with so many studies; -1 ends the crawl as a person would.</summary>
    private static async Task<bool?> CrawlAsync(TemporaryGraph graph, CrawlRequest request, long expected, params int[] studies)
    {
        var pages = studies.Select(n => n < 0 ? null : $$"""{"studies":[{{Study($"NCT9000000{n}", "SABR", "2025-03-01")}}]}""").ToList();
        var report = await new RecordIntake(graph.Store, TimeProvider.System).CrawlAsync(new Pages(Source, expected, pages), request, null, Stop);
        return Assert.Single(report.BySource).Complete;
    }

    private static (string, ReadOnlyMemory<byte>) Page(int? total, params int[] studies) => ($"page {studies[0]}", Encoding.UTF8.GetBytes(
        $$"""{"studies":[{{string.Join(',', studies.Select(n => Study($"NCT9000000{n}", "SABR", "2025-03-01")))}}]{{(total is null ? "" : $",\"totalCount\":{total}")}}}"""));

    /// <summary>A source that answers with pages that are at hand.</summary>
    private sealed class Pages(string name, long? expected, IReadOnlyList<string?> pages) : IEvidenceSource
    {
        public IReadOnlyList<string> Notes { get; init; } = [];

        public string? Lacking { get; init; }

        public string Name => name;

        public string Licence => "test licence";

        public Uri DefaultBaseUrl => new("https://example.org/");

        public string Scope(CrawlRequest request) => $"{request.From} {request.Query}";

        public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            foreach (var page in pages) yield return page is null ? throw new OperationCanceledException("by hand") : new FetchedPage(DefaultBaseUrl, TimeProvider.System.GetUtcNow(), Encoding.UTF8.GetBytes(page), "application/json");
            yield return new WindowDone(CrawlState.Start(Scope(request)).Write(), "all", expected, pages.Count, Notes) { Lacking = Lacking };
        }
    }
}
