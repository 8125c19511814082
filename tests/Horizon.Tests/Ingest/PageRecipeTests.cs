using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Csv;
using Horizon.Ingest.Files;
using Horizon.Ingest.Page;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class PageRecipeTests
{
    internal const string Partnership = """
        <!DOCTYPE html><html><head><title>x</title><link rel="canonical" href="https://www.jla.nihr.ac.uk/priority-setting-partnerships/lung-cancer"></head><body>
        <h1>Lung cancer</h1><time datetime="2021-05-04">4 May</time>
        <div id="tab-about"><ol><li>Not this</li></ol></div>
        <div id="tab-top-10-priorities"><p>The top</p><ol><li>Is <b>SABR</b> as good as surgery?</li><li>How is &quot;cough&quot; eased?<ol><li>nested</li></ol></li></ol></div>
        <div id="tab-more"><ol><li>Nor this</li></ol></div></body></html>
        """;

    [Fact]
    public async Task APartnershipsPageYieldsItsPrioritiesInTheirOrderAndTheGapsThatStandInThem()
    {
        var facts = await Statements(Partnership);
        var priorities = facts.Where(f => f.Kind == "priority").ToList();
        Assert.Equal([("Is SABR as good as surgery?", 1), ("How is \"cough\" eased?\nnested", 2)], priorities.Select(p => (p.Statement!, p.Rank!.Value)));
        Assert.All(facts, f => Assert.Equal(("James Lind Alliance", "Lung cancer", "2021-05-04"), (f.StatedBy, f.ListTitle, f.StatedOn.ToString())));
        Assert.Equal(priorities.Select(p => p.Id), facts.Where(f => f.Kind == "gap").Select(g => g.StatedInId));
        Assert.Equal("https://www.jla.nihr.ac.uk/priority-setting-partnerships/lung-cancer", priorities[0].Url);
        Assert.NotNull(priorities[0].Licence);
    }

    [Fact]
    public async Task ATabThatHoldsNothingItselfIsReadUpToTheNext()
    {
        // The tab's mark may stand before its list instead of around it.
        var flat = Partnership.Replace("""<div id="tab-top-10-priorities">""", """<a id="tab-top-10-priorities"></a><div>""", StringComparison.Ordinal);
        Assert.Equal(2, (await Statements(flat)).Count(f => f.Kind == "priority"));
    }

    [Fact]
    public async Task AStatementKeepsItsIdWhenTheListIsPutInAnotherOrder()
    {
        var other = Partnership.Replace("<li>Is <b>SABR</b> as good as surgery?</li>", "", StringComparison.Ordinal);
        Assert.Contains((await Statements(other)).Select(f => f.Id), (await Statements(Partnership)).Select(f => f.Id).ToHashSet().Contains);
        Assert.Equal(1, (await Statements(other)).First(f => f.Kind == "priority").Rank);
    }

    [Theory]
    [InlineData("""<meta property="og:url" content='https://www.nice.org.uk/researchrecommendation/sabr'>""")]
    [InlineData("""<!-- saved from url=(0055)https://www.nice.org.uk/researchrecommendation/sabr -->""")]
    public async Task ANiceRecommendationIsAGapStatedInItsGuideline(string address)
    {
        var gap = Assert.Single(await Statements($"""
            <html><head>{address}</head><body><h1>SABR compared with surgery</h1><dl><dt>Recommendation ID</dt><dd>NG999/2</dd><dt>Question</dt><dd>What is the effectiveness of SABR?</dd>
            <dt>Any explanatory notes</dt><dd>Notes</dd><dt>Number</dt><dd>NG999</dd></dl></body></html>
            """));
        Assert.Equal(("gap:nice:NG999/2", "What is the effectiveness of SABR?", "guidance:nice:NG999"), (gap.Id, gap.Statement, gap.StatedInId));
    }

    [Fact]
    public async Task NicesListIsReadRowByRow()
    {
        var gaps = await Statements("""
            <!doctype html><link rel="canonical" href="https://www.nice.org.uk/guidance/ng999/chapter/Recommendations-for-research"><h1>Lung</h1>
            <table><tr><th>ID</th><th>Question</th></tr><tr><td>NG999/01</td><td>Which dose?</td></tr><tr><td>NG999/02</td><td>When?</td></tr><tr><td>other</td><td>x</td></tr></table>
            """);
        Assert.Equal(["gap:nice:NG999/01", "gap:nice:NG999/02"], gaps.Select(g => g.Id));
    }

    [Fact]
    public async Task APageWithoutWhatItsRecipeLooksForIsRejectedAndAPageOfNoRecipeIsNamed()
    {
        var items = await Reading.Text(Partnership.Replace("tab-top-10", "tab-best", StringComparison.Ordinal));
        Assert.Contains("the recipe jla looks", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        Assert.IsType<FileNotUnderstood>(Assert.Single(await Reading.Text("<html><body><ol><li>x</li></ol></body></html>")));
    }

    [Fact]
    public async Task ARecipeOfOnesOwnIsUsedForEveryPageAndItsRecordsAreReadAgainWithoutIt()
    {
        var recipe = PageSource.With("""
            {"name":"own","organisation":"A Body","licence":"CC0","title":"//h1","yields":[{"kind":"trial","each":"//li[a]","id":"a/@href","text":"b"},{"kind":"guidance","each":"//p"}]}
            """u8.ToArray());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("<html><h1>T</h1><ul><li><b>A trial</b><a href='https://clinicaltrials.gov/study/NCT99000001'>x</a></li><li><b>No id</b><a href='x'>x</a></li></ul><p>Use SABR.</p></html>"));
        var items = await Reading.All(RecordFile.ReadAsync(stream, "page.html", ReadLimits.Default, TestContext.Current.CancellationToken, null, recipe));
        var results = items.OfType<RecordDocument>().Select(d => SourceParsers.Parse("page", d.Document.Bytes)).ToList();
        Assert.Equal("NCT99000001", Assert.IsType<TrialFacts>(Assert.IsType<ParsedRecord>(results[0]).Facts).Registration);
        Assert.Contains("no registry's id", Assert.IsType<RejectedRecord>(results[1]).Reason, StringComparison.Ordinal);
        Assert.StartsWith("guidance:own:", Assert.IsType<StatementFacts>(Assert.IsType<ParsedRecord>(results[2]).Facts).Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "<html><head><meta charset=\"windows-1252\">")]
    [InlineData("windows-1252", "<html><head><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>")]
    [InlineData("windows-1252", "<html><head><!-- <meta charset=utf-8> --><meta charset=latin1>")]
    [InlineData("windows-1252", "<html><head>")]
    [InlineData("iso-8859-2", "<html><head><meta charset=iso-8859-2>")]
    [InlineData("utf-8", "<html><head><meta charset=utf-8>")]
    [InlineData("utf-8", "\uFEFF<html><head><meta charset=windows-1252>")]
    [InlineData("utf-8", "<html><head><meta charset=utf-16>")]
    [InlineData("utf-8", "<html><head><meta charset=no-such-encoding>")]
    [InlineData("utf-16", "\uFEFF<html><head><meta charset=windows-1252>")]
    public async Task ASavedPageIsReadInTheEncodingThatItsMarkOrThePageNames(string written, string start)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        var items = await Page(encoding.GetBytes($"{start}</head><body><p>M\u00FCller\u00E4</p></body></html>"));
        var record = Assert.IsType<ParsedRecord>(SourceParsers.Parse("page", Assert.Single(items.OfType<RecordDocument>()).Document.Bytes));
        Assert.Equal("M\u00FCller\u00E4", Assert.IsType<StatementFacts>(record.Facts).Statement);
    }

    [Theory]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">")]
    [InlineData("utf-8", "<?xml version=\"1.0\"?><!-- x --><html xmlns=\"http://www.w3.org/1999/xhtml\">")]
    [InlineData("iso-8859-1", "<?xml version='1.0' encoding='iso-8859-1'?><html><meta charset=utf-8/>")]
    public async Task APageThatBeginsAsXmlIsReadAsAPage(string written, string start)
    {
        var items = await Page(Encoding.GetEncoding(written).GetBytes($"{start}<body><p>M\u00FCller</p></body></html>"));
        var record = Assert.IsType<ParsedRecord>(SourceParsers.Parse("page", Assert.Single(items.OfType<RecordDocument>()).Document.Bytes));
        Assert.Equal("M\u00FCller", Assert.IsType<StatementFacts>(record.Facts).Statement);
    }

    [Theory]
    [InlineData("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\n")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n")]
    public async Task AWebArchiveIsNamedWithWhatToSaveInstead(string start)
    {
        var item = Assert.Single(await Page(Encoding.ASCII.GetBytes(start + "\r\n------\r\n<html><body><p>x</p></body></html>")));
        Assert.Contains("HTML only", Assert.IsType<FileNotUnderstood>(item).Reason, StringComparison.Ordinal);
    }

    private static async Task<List<FileItem>> Page(byte[] page)
    {
        var recipe = PageSource.With("""{"name":"own","organisation":"A Body","licence":"CC0","yields":[{"kind":"guidance","each":"//p"}]}"""u8.ToArray());
        using var stream = new MemoryStream(page);
        return await Reading.All(RecordFile.ReadAsync(stream, "page.html", ReadLimits.Default, TestContext.Current.CancellationToken, null, recipe));
    }

    [Theory]
    [InlineData("{", "no sound JSON")]
    [InlineData("""{"name":"x","organisation":"o","yields":[{"kind":"gap","each":"//li"}]}""", "no \"licence\"")]
    [InlineData("""{"name":"x","organisation":"o","licence":"l"}""", "yields nothing")]
    [InlineData("""{"name":"x","organisation":"o","licence":"l","yields":[{"kind":"song","each":"//li"}]}""", "\"song\"")]
    [InlineData("""{"name":"x","organisation":"o","licence":"l","yields":[{"kind":"gap","each":"//li["}]}""", "is no XPath")]
    [InlineData("""{"name":"x","organisation":"o","licence":"l","yields":[{"kind":"gap","each":"count(//li)"}]}""", "finds no nodes")]
    [InlineData("""{"name":"x","organisation":"o","licence":"l","yields":[{"kind":"trial","each":"//li"}]}""", "registry id")]
    [InlineData("""{"name":"x","organisation":"o","licence":"l","urls":["ftp://x"],"yields":[{"kind":"gap","each":"//li"}]}""", "no web address")]
    [InlineData("""{"nmae":"x"}""", "\"nmae\"")]
    public void ABadRecipeSaysWhatIsWrong(string recipe, string reason) =>
        Assert.Contains(reason, Assert.Throws<MappingException>(() => PageSource.With(Encoding.UTF8.GetBytes(recipe))).Message, StringComparison.Ordinal);

    private static async Task<List<StatementFacts>> Statements(string html) =>
    [
        .. (await Reading.Text(html)).OfType<RecordDocument>()
            .Select(d => Assert.IsType<StatementFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts)),
    ];
}
