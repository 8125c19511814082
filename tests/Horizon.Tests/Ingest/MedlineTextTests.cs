using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Files;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class MedlineTextTests
{
    private const string Two = "\n" + """
        PMID- 99000001
        OWN - NLM
        LR  - 20210304
        DP  - 2020 Feb
        DEP - 20191231
        TI  - A title that
              goes on.
        AB  - BACKGROUND: Why. METHODS: How: so. RESULTS: What.
        FAU - Smith, Ann B
        AU  - Smith AB
        AUID- ORCID: 0000-0002-1825-0097
        CN  - The Group
        LA  - eng
        SI  - ClinicalTrials.gov/NCT99999999
        GR  - C1/A2/CRUK_/Cancer Research UK/United Kingdom
        PT  - Review
        TA  - J Test
        JT  - Journal of Tests
        MH  - Lung Neoplasms/*radiotherapy
        OT  - SABR
        EIN - J Test. 2021. PMID: 99000002
        LID - 10.5555/abc [doi]
        PMC - PMC9990001

        PMID- 99000003
        TI  - Another.
        """;

    [Fact]
    public async Task RecordsAreCutAtTheirPmidsAndReadAsReducedOnes()
    {
        var items = await Reading.Text(Two.ReplaceLineEndings("\r\n"));
        Assert.Equal(["99000001", "99000003"], items.Ids());
        var record = (ParsedRecord)Horizon.Ingest.SourceParsers.Parse(SourceNames.PubMed, items.OfType<RecordDocument>().First().Document.Bytes);
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal((true, "2021-03-04"), (record.IsReduced, record.UpdatedOn.ToString()));
        Assert.Equal("A title that goes on.", facts.Title);
        Assert.Equal([new AbstractSection("BACKGROUND", "Why."), new AbstractSection("METHODS", "How: so."), new AbstractSection("RESULTS", "What.")], facts.AbstractSections);
        Assert.Equal([new Author("Smith, Ann B", "0000-0002-1825-0097"), new Author("The Group", null)], facts.Authors);
        Assert.Equal([new DataBankId("ClinicalTrials.gov", "NCT99999999")], facts.DataBankIds);
        Assert.Equal([new Grant("C1/A2", "Cancer Research UK", "United Kingdom")], facts.Grants);
        Assert.Equal([new MeshHeading(null, "Lung Neoplasms", true)], facts.Mesh);
        Assert.Equal([new Correction("ErratumIn", "99000002", "J Test. 2021.")], facts.Corrections);
        Assert.Equal(("10.5555/abc", "PMC9990001", "2019-12-31", "Journal of Tests", "J Test", "eng"), (facts.Doi, facts.Pmcid, facts.PublishedOn.ToString(), facts.Journal, facts.JournalAbbreviation, facts.Language));
    }

    [Theory]
    [InlineData("PMID- x", "no PMID")]
    [InlineData("PMID- \nTI  - T", "no PMID")]
    public void ARecordWithoutAPmidIsRejected(string text, string reason) => Assert.Contains(reason, Reading.Rejected(SourceNames.PubMed, text).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task ADeletedArticleIsShownNoMoreAndStaysStored()
    {
        var article = $"<PubmedArticleSet>{Reading.Article("99000001", "Radiotherapy of the lung")}{Reading.Article("99000002", "Kept")}</PubmedArticleSet>";
        const string deletion = "<PubmedArticleSet><DeleteCitation><PMID Version=\"1\">99000001</PMID></DeleteCitation></PubmedArticleSet>";
        // Whichever file comes first, the deletion holds.
        foreach (var files in new[] { (string[])[article, deletion], [deletion, article] })
        {
            await using var graph = new TemporaryGraph();
            foreach (var file in files) await graph.ImportAsync(("file", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file)));
            var nodes = await graph.Store.NodesAsync(["publication:pmid:99000001", "publication:pmid:99000002"], null, TestContext.Current.CancellationToken);
            Assert.True(nodes["publication:pmid:99000001"].IsMentionedOnly);
            Assert.False(nodes["publication:pmid:99000002"].IsMentionedOnly);
            Assert.Empty(await graph.Store.EdgesAsync(["publication:pmid:99000001"], null, 10, null, TestContext.Current.CancellationToken));
            var key = new RecordKey(SourceNames.PubMed, "99000001");
            Assert.Equal(2, (await graph.Store.RecordsAsync([key], TestContext.Current.CancellationToken))[key].Versions.Count);
        }
    }

    [Fact]
    public async Task WhatWasHeldBeforeADeletionCanStillBeSeen()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(("a", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"<PubmedArticleSet>{Reading.Article("99000001", "Radiotherapy")}</PubmedArticleSet>")));
        var before = await graph.Store.SequenceAsync(TestContext.Current.CancellationToken);
        await graph.ImportAsync(("b", (ReadOnlyMemory<byte>)"<PubmedArticleSet><DeleteCitation><PMID>99000001</PMID></DeleteCitation></PubmedArticleSet>"u8.ToArray()));
        var then = await graph.Store.NodesAsync(["publication:pmid:99000001"], before, TestContext.Current.CancellationToken);
        Assert.Equal("Radiotherapy", ((PublicationFacts)Assert.Single(then["publication:pmid:99000001"].Claims).Version.Facts).Title);
    }

    [Theory]
    [InlineData("<eSearchResult><Count>1</Count></eSearchResult>", "efetch")]
    [InlineData("<eSummaryResult/>", "summaries")]
    [InlineData("<eFetchResult><ERROR>x</ERROR></eFetchResult>", "error of NCBI")]
    [InlineData("""{"header":{"type":"esearch"},"esearchresult":{"count":"3"}}""", "efetch")]
    [InlineData("""{"result":{"uids":["1"]}}""", "summaries")]
    [InlineData("""{"error":"API rate limit exceeded","api-key":"x","count":"4","limit":"3"}""", "error of NCBI")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS")]
    public async Task OtherAnswersOfNcbiAreNamedWithWhatToDo(string text, string reason) =>
        Assert.Contains(reason, Assert.IsType<FileNotUnderstood>(Assert.Single(await Reading.Text(text))).Reason, StringComparison.Ordinal);
}
