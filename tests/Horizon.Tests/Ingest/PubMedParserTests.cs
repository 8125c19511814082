using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class PubMedParserTests
{
    private const string Full = """
        <PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">99000001</PMID>
        <DateCompleted><Year>2020</Year><Month>01</Month><Day>02</Day></DateCompleted><DateRevised><Year>2021</Year><Month>03</Month><Day>04</Day></DateRevised>
        <Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Print">1</ISSN><JournalIssue CitedMedium="Print"><Volume>7</Volume><Issue>2</Issue>
        <PubDate><Year>2020</Year><Month>Feb</Month></PubDate></JournalIssue><Title>Journal of Tests</Title><ISOAbbreviation>J Test</ISOAbbreviation></Journal>
        <ArticleTitle>Dose of <sup>177</sup>Lu in
          <i>vivo</i>.</ArticleTitle><Pagination><StartPage>1</StartPage><EndPage>9</EndPage></Pagination>
        <ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.5555/Right</ELocationID>
        <Abstract><AbstractText Label="AIMS" NlmCategory="OBJECTIVE">Why &amp; how.</AbstractText><AbstractText>Plain <b>bold</b>.</AbstractText></Abstract>
        <AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Smith</LastName><ForeName>Ann B</ForeName><Suffix>Jr</Suffix>
        <Identifier Source="ORCID">http://orcid.org/0000-0002-1825-0097</Identifier></Author><Author ValidYN="N"><LastName>Smit</LastName></Author>
        <Author ValidYN="Y"><CollectiveName>The Group</CollectiveName><Identifier Source="ORCID">0000-0002-1825-0098</Identifier></Author></AuthorList>
        <Language>eng</Language><Language>fre</Language><DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>
        <AccessionNumberList><AccessionNumber>NCT91234567</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
        <GrantList><Grant><GrantID>C1/A2</GrantID><Agency>CRUK</Agency><Country>United Kingdom</Country></Grant></GrantList>
        <PublicationTypeList><PublicationType UI="D1">Systematic Review</PublicationType></PublicationTypeList>
        <ArticleDate DateType="Electronic"><Year>2019</Year><Month>12</Month><Day>31</Day></ArticleDate><NewThing/></Article>
        <CommentsCorrectionsList><CommentsCorrections RefType="ErratumIn"><RefSource>J Test</RefSource><PMID Version="1">99000002</PMID></CommentsCorrections></CommentsCorrectionsList>
        <MeshHeadingList><MeshHeading><DescriptorName UI="D008175" MajorTopicYN="N">Lung Neoplasms</DescriptorName><QualifierName UI="Q1" MajorTopicYN="Y">radiotherapy</QualifierName></MeshHeading></MeshHeadingList>
        <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">SABR</Keyword></KeywordList></MedlineCitation>
        <PubmedData><ArticleIdList><ArticleId IdType="pubmed">99000001</ArticleId><ArticleId IdType="pmc">PMC123</ArticleId></ArticleIdList>
        <ReferenceList><Reference><Citation>Other</Citation><ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
        """;

    [Fact]
    public void EveryFieldOfTheArticleIsKept()
    {
        var record = Assert.IsType<ParsedRecord>(Horizon.Ingest.SourceParsers.Parse(SourceNames.PubMed, System.Text.Encoding.UTF8.GetBytes(Full)));
        var facts = (PublicationFacts)record.Facts;

        Assert.Equal("99000001", record.Key.Id);
        Assert.Equal("2021-03-04", record.UpdatedOn.ToString());
        Assert.False(record.IsReduced);
        Assert.Equal(["MedlineCitation.Article.NewThing"], record.UnknownFields);
        Assert.Equal("Dose of 177Lu in vivo.", facts.Title);
        Assert.Equal(("10.5555/Right", "PMC123"), (facts.Doi, facts.Pmcid));
        Assert.Equal("AIMS: Why & how.\n\nPlain bold.", facts.Abstract);
        Assert.Equal(("Journal of Tests", "J Test", "7", "2", "1-9"), (facts.Journal, facts.JournalAbbreviation, facts.Volume, facts.Issue, facts.Pages));
        Assert.Equal("2019-12-31", facts.PublishedOn.ToString());
        Assert.Equal("eng,fre", facts.Language);
        Assert.Equal([new Author("Smith, Ann B, Jr", "0000-0002-1825-0097"), new Author("The Group", null)], facts.Authors);
        Assert.Equal([new DataBankId("ClinicalTrials.gov", "NCT91234567")], facts.DataBankIds);
        Assert.Equal([new Grant("C1/A2", "CRUK", "United Kingdom")], facts.Grants);
        Assert.Equal([new Correction("ErratumIn", "99000002", "J Test")], facts.Corrections);
        Assert.Equal([new MeshHeading("D008175", "Lung Neoplasms", true)], facts.Mesh);
        Assert.Equal(["SABR"], facts.Keywords);
        Assert.True(facts.IsReview);
    }

    [Theory]
    [InlineData("<MedlineDate>2000 Nov-Dec</MedlineDate>", "2000-11")]
    [InlineData("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998-12")]
    [InlineData("<MedlineDate>1976-1977</MedlineDate>", "1976")]
    [InlineData("<MedlineDate>Fall 2004</MedlineDate>", "2004")]
    [InlineData("<MedlineDate>2001 May 5-12</MedlineDate>", "2001-05-05")]
    [InlineData("<MedlineDate>no year</MedlineDate>", null)]
    [InlineData("<Year>2003</Year><Season>Winter</Season>", "2003")]
    [InlineData("<Year>2003</Year><Month>2</Month><Day>31</Day>", "2003-02")]
    [InlineData("<Year>2003</Year><Month>September</Month><Day>9</Day>", "2003-09-09")]
    public void DateOfAnIssueIsAsPreciseAsItIsWritten(string date, string? expected)
    {
        var facts = Reading.Publication(
            $"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue></Journal></Article></MedlineCitation></PubmedArticle>");
        Assert.Equal(expected, facts.PublishedOn?.ToString());
    }

    [Theory]
    [InlineData("<PubmedArticle/>", "no PMID")]
    [InlineData("<PubmedArticle><MedlineCitation><PMID>12x</PMID></MedlineCitation></PubmedArticle>", "\"12x\"")]
    [InlineData("<PubmedArticle><MedlineCitation><PMID>12</PMID>", "Broken XML")]
    [InlineData("<PubmedArticle><MedlineCitation><PMID>12</PMID><Article><ArticleTitle>&bomb;</ArticleTitle></Article></MedlineCitation></PubmedArticle>", "bomb")]
    [InlineData("<!DOCTYPE x [<!ENTITY bomb SYSTEM \"file:///etc/passwd\">]><PubmedArticle/>", "Broken XML")]
    [InlineData("<Other/>", "no PubmedArticle")]
    public void RecordThatCannotBeReadIsRejectedWithItsReason(string xml, string reason) =>
        Assert.Contains(reason, Reading.Rejected(SourceNames.PubMed, xml).Reason, StringComparison.Ordinal);

    [Fact]
    public void ChapterHasItsBookInPlaceOfAJournal()
    {
        var facts = Reading.Publication("""
            <PubmedBookArticle><BookDocument><PMID Version="1">20301577</PMID><Book><BookTitle book="g">The Book</BookTitle><PubDate><Year>1993</Year></PubDate>
            <ELocationID EIdType="doi">10.5555/book</ELocationID></Book><ArticleTitle>The Chapter</ArticleTitle><Language>eng</Language>
            <ContributionDate><Year>2001</Year><Month>2</Month><Day>3</Day></ContributionDate></BookDocument></PubmedBookArticle>
            """);
        Assert.Equal(("The Chapter", "The Book", "2001-02-03"), (facts.Title, facts.Journal, facts.PublishedOn.ToString()));
        Assert.Null(facts.Doi);
    }
}
