using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Citations;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class CitationTests
{
    [Fact]
    public async Task RisRecordsRunFromTyToEr()
    {
        var items = await Reading.Text("\r\nTY  - JOUR\r\nTI  - A title\r\n  goes on\r\nAU  - Smith, A.\r\nPY  - 2013/04/09/\r\nJF  - Journal\r\nSP  - 1\r\nEP  - 9\r\nDO  - https://doi.org/10.5555/XYZ\r\nN2  - Abs\r\nER  - \r\n\r\n"
            + "TY  - GEN\nT1  - Second\nUR  - https://pubmed.ncbi.nlm.nih.gov/99000001/\nER  - \n\nTY  - GEN\nT1  - Third\nAN  - 99000002\nDB  - Embase\nER  - ");
        Assert.Equal(3, items.Ids().Count);
        Assert.Equal(["doi:10.5555/xyz", "pmid:99000001"], items.Ids().Take(2));
        Assert.StartsWith("hash:", items.Ids()[2], StringComparison.Ordinal);
        var facts = Facts(items, 0);
        Assert.Equal(("A title goes on", "Journal", "1-9", "2013-04-09", "Abs"), (facts.Title, facts.Journal, facts.Pages, facts.PublishedOn.ToString(), facts.Abstract));
        Assert.Equal(["Journal Article"], facts.PublicationTypes);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task RisIsReadBehindAServicesHeaderBetweenNumbersAndWithAnyLineEnds(string end)
    {
        var items = await Reading.Text("Provider: A Library\nContent: text/plain; charset=\"UTF-8\"\n\n1. \nTY  - JOUR\nTI  - One\nAB  - a\nb\nER  - \n\n2. \nTY  - JOUR\nTI  - Two\nER  - \nEnd of export\n".Replace("\n", end, StringComparison.Ordinal));
        Assert.Equal(["One", "Two"], [Facts(items, 0).Title, Facts(items, 1).Title]);
        Assert.Equal("a b", Facts(items, 0).Abstract);
        Assert.All(items.OfType<RecordDocument>(), d => Assert.EndsWith("ER  -", Encoding.UTF8.GetString(d.Document.Bytes.Span), StringComparison.Ordinal));
        Assert.Empty(items.OfType<FileRejected>());
    }

    [Fact]
    public async Task BibTexEntriesAreReadWithTheirBracesAccentsAndQuotes()
    {
        var items = await Reading.Text("""
            % my library
            @string{jco = "J Clin Oncol"}
            @comment{ @article{no, title={no}} }
            @article{Smith2020,
              title = {{SABR} for {M\"uller} \& co: 5~{\texttimes}~11 Gy}, author = {Smith, Ann B. and {The CHHiP Group} and J{\'e}r{\^o}me Dupont},
              journal = "J {"}T{"}", year = 2020, month = mar, pages = {1--9}, doi = {10.5555/ABC.1}, keywords = {a, b}
            }
            @misc{x, title={No id}, year="2019"}
            """);
        Assert.Equal("doi:10.5555/abc.1", items.Ids()[0]);
        Assert.Equal(2, items.Ids().Count);
        var facts = Facts(items, 0);
        Assert.Equal("SABR for M\u00FCller & co: 5 \u00D7 11 Gy", facts.Title);
        Assert.Equal(["Smith, Ann B.", "The CHHiP Group", "Dupont, J\u00E9r\u00F4me"], facts.Authors.Select(a => a.Name));
        Assert.Equal(("J \"T\"", "1-9", "2020-03"), (facts.Journal, facts.Pages, facts.PublishedOn.ToString()));
        Assert.Equal(["a", "b"], facts.Keywords);
    }

    [Fact]
    public async Task BibTexEntriesOfOneLineAndInRoundBracketsAreReadEachToItsEnd()
    {
        var items = await Reading.Text($"This file was created with a program.\nEncoding: UTF8, ask me@example.org (x)\n\n@article{{a, title={{One}}, abstract={{{new string('y', 5_000)} a \\}} b}}}} @article{{b, title={{Two}}}} , @article{{b2, title={{Two more}}}}\n"
            + "@inproceedings(c,\n title=\"Three :) (x)\", year = 2018)\n\n@misc{d, title={Four}, note={\n@article not a start\n}, author={Smith, J}} trailing words\n@article{e, title={Never closed},\n@article{f, title={Six}}");
        Assert.Equal(["One", "Two", "Two more", "Three :) (x)", "Four", "Never closed", "Six"], Enumerable.Range(0, 7).Select(i => Facts(items, i).Title));
        Assert.Equal("2018", Facts(items, 3).PublishedOn.ToString());
        Assert.Equal(7, items.OfType<RecordDocument>().Count());
        Assert.EndsWith("J}}", Encoding.UTF8.GetString(items.OfType<RecordDocument>().ElementAt(4).Document.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BibTexAbbreviationsAreSpelledOutAndKeptWithTheEntriesThatNameThem()
    {
        var items = await Reading.Text("""
            @STRING{ro = "Radiotherapy and Oncology"}
            @string(green = ro # { (Green Journal)})
            @string{other = {Other}}
            @article{a, title={One}, journal = Green, year = 2019}
            @article{b, title={Two}, journal = "The " # ro, month = mar, year = 2019}
            @article{c, title={Three}, journal = unlisted}
            """);
        Assert.Equal(["Radiotherapy and Oncology (Green Journal)", "The Radiotherapy and Oncology", "unlisted"], Enumerable.Range(0, 3).Select(i => Facts(items, i).Journal));
        Assert.Equal("2019-03", Facts(items, 1).PublishedOn.ToString());
        Assert.DoesNotContain("Other", string.Concat(items.OfType<RecordDocument>().Select(d => Encoding.UTF8.GetString(d.Document.Bytes.Span))), StringComparison.Ordinal);
        Assert.StartsWith("@article{c", Encoding.UTF8.GetString(items.OfType<RecordDocument>().Last().Document.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BibTexAbbreviationsThatDoubleEachOtherDoNotGrow()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"@string{{a{i + 1} = a{i} # a{i}}}\n"));
        var items = await Reading.Text($"@string{{a0 = \"x\"}}\n{text}@article{{k, title = {{T}}, journal = a60}}\n");
        Assert.InRange(Assert.Single(items.OfType<RecordDocument>()).Document.Bytes.Length, 1, 10_000);
    }

    [Fact]
    public async Task AnEndNoteRecordsNumberIsAPmidOnlyWherePubMedGaveIt()
    {
        static string Record(string number, string provider) =>
            $"<record><source-app name=\"EndNote\">E</source-app><ref-type name=\"Journal Article\">17</ref-type><contributors><authors><author><style>Smith, A.</style></author></authors></contributors><titles><title><style>T <style face=\"italic\">x</style></style></title></titles><dates><year><style>2018</style></year><pub-dates><date><style>Mar</style></date></pub-dates></dates><accession-num><style>{number}</style></accession-num><remote-database-provider><style>{provider}</style></remote-database-provider></record>";
        var items = await Reading.Text($"<?xml version=\"1.0\"?><xml><records>{Record("99000001", "NLM")}{Record("99000001", "Embase")}</records></xml>");
        Assert.Equal("pmid:99000001", items.Ids()[0]);
        Assert.StartsWith("hash:", items.Ids()[1], StringComparison.Ordinal);
        Assert.Equal(("T x", "2018-03"), (Facts(items, 0).Title, Facts(items, 0).PublishedOn.ToString()));
    }

    [Fact]
    public void TheSameCitationExportedAgainIsTheSameRecord()
    {
        static string Id(string ris) => ((ParsedRecord)CitationParser.Parse(Encoding.UTF8.GetBytes(ris))).Key.Id;
        Assert.Equal(Id("TY  - JOUR\nTI  - A Title: one\nAU  - Smith, A\nPY  - 2013"), Id("TY  - GEN\nT1  - a title  one.\nAU  - Smith, Ann\nY1  - 2013/04//\nVL  - 7"));
        Assert.NotEqual(Id("TY  - JOUR\nTI  - A title\nPY  - 2013"), Id("TY  - JOUR\nTI  - A title\nPY  - 2014"));
    }

    [Theory]
    [InlineData("TY  - JOUR\nAU  - Smith, A", "neither a title")]
    [InlineData("@article{x, year = 2020}", "neither a title")]
    [InlineData("@article", "no citation")]
    [InlineData("<record><titles>", "Broken XML")]
    [InlineData("hello", "no citation")]
    public void WhatIsNoCitationIsRejectedWithItsReason(string text, string reason) => Assert.Contains(reason, Reading.Rejected(SourceNames.Csv, text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("copper.xml", 505)]
    [InlineData("tafenoquine.xml", 179)]
    public async Task EveryRealEndNoteRecordIsRead(string file, int records)
    {
        var path = Path.Combine(RealData.Folder("../labelled/citation-duplicates"), file);
        var items = await Reading.All(RecordFiles.ReadAsync([path], ReadLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(records, items.Ids().Count);
        Assert.All(items.OfType<RecordDocument>(), d => Assert.True(((PublicationFacts)((ParsedRecord)CitationParser.Parse(d.Document.Bytes)).Facts) is { Title: not null, PublishedOn: not null }));
    }

    private static PublicationFacts Facts(List<FileItem> items, int index) =>
        (PublicationFacts)((ParsedRecord)CitationParser.Parse(items.OfType<RecordDocument>().ElementAt(index).Document.Bytes)).Facts;
}
