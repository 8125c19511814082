using System.Text;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest.EuropePmc;
using Horizon.Ingest.Files;
using Horizon.Tests.Linking;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class EuropePmcParserTests
{
    private const string Core = """
        {"id":"99000001","source":"MED","pmid":"99000001","pmcid":"PMC9990001","doi":"10.5555/ABC.1","title":"Dose of <sup>177</sup>Lu &amp; more.",
         "authorString":"Smith AB, The Group.","authorList":{"author":[{"fullName":"Smith AB","firstName":"Ann B","lastName":"Smith","initials":"AB",
         "authorId":{"type":"ORCID","value":"0000-0002-1825-0097"},"authorAffiliationDetailsList":{}},{"collectiveName":"The Group"}]},
         "journalInfo":{"issue":"2","volume":"7","dateOfPublication":"2020 Feb","yearOfPublication":2020,"journal":{"title":"Journal of Tests","isoabbreviation":"J Test"}},
         "pubYear":"2020","pageInfo":"1-9","language":"eng","pubTypeList":{"pubType":["Journal Article","Review"]},"electronicPublicationDate":"2019-12-31",
         "abstractText":"<h4>Background</h4>Why &lt; how: p < 0.05.<h4>Trial registration</h4>ISRCTN99999999 and NCT99999999.",
         "grantsList":{"grant":[{"grantId":"C1/A2, MR/A000001/1","agency":"Cancer Research UK","orderIn":0},{"agency":"NIHR"}]},
         "meshHeadingList":{"meshHeading":[{"majorTopic_YN":"N","descriptorName":"Lung Neoplasms","meshQualifierList":{"meshQualifier":[{"majorTopic_YN":"Y","qualifierName":"radiotherapy"}]}}]},
         "keywordList":{"keyword":["SABR","SABR"]},"license":"cc by","dateOfRevision":"2021-03-04","dateOfCreation":"2019-01-01",
         "commentCorrectionList":{"commentCorrection":[{"id":"99000002","source":"MED","type":"Erratum in","reference":"J Test. 2021"},{"id":"PPR9","source":"PPR","type":"Preprint of"}]},
         "isOpenAccess":"Y","newThing":1}
        """;

    [Fact]
    public void EveryFieldOfACoreResultIsKept()
    {
        var record = Parsed(Core);
        var facts = (PublicationFacts)record.Facts;

        Assert.Equal(new RecordKey("europepmc", "MED:99000001"), record.Key);
        Assert.Equal(("2021-03-04", false), (record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal(["newThing"], record.UnknownFields);
        Assert.Equal(("99000001", "10.5555/abc.1", "PMC9990001"), (facts.Pmid, facts.Doi, facts.Pmcid));
        Assert.Equal("Dose of 177Lu & more.", facts.Title);
        Assert.Equal([new AbstractSection("Background", "Why < how: p < 0.05."), new AbstractSection("Trial registration", "ISRCTN99999999 and NCT99999999.")], facts.AbstractSections);
        Assert.Equal([new DataBankId("isrctn", "ISRCTN99999999"), new DataBankId("clinicaltrials.gov", "NCT99999999")], facts.DataBankIds);
        Assert.Equal([new Author("Smith, Ann B", "0000-0002-1825-0097"), new Author("The Group", null)], facts.Authors);
        Assert.Equal(("Journal of Tests", "J Test", "7", "2", "1-9"), (facts.Journal, facts.JournalAbbreviation, facts.Volume, facts.Issue, facts.Pages));
        Assert.Equal("2019-12-31", facts.PublishedOn.ToString());
        Assert.Equal([new Grant("C1/A2", "Cancer Research UK", null), new Grant("MR/A000001/1", "Cancer Research UK", null), new Grant(null, "NIHR", null)], facts.Grants);
        Assert.Equal([new MeshHeading(null, "Lung Neoplasms", true)], facts.Mesh);
        Assert.Equal(["SABR"], facts.Keywords);
        Assert.Equal([new Correction("Erratum in", "99000002", "J Test. 2021"), new Correction("Preprint of", null, "PPR:PPR9")], facts.Corrections);
        Assert.Equal(("eng", "cc by"), (facts.Language, facts.Licence));
    }

    [Fact]
    public void ALiteResultIsReducedAndHasItsAuthorsFromOneLine()
    {
        var record = Parsed("""{"id":"99000001","source":"MED","title":"T","authorString":"Smith AB, O'Neill A, METRIC Study Group.","pubType":"review; journal article","journalTitle":"J","journalVolume":"1","firstPublicationDate":"2020-05-06"}""");
        var facts = (PublicationFacts)record.Facts;
        Assert.True(record.IsReduced);
        Assert.Null(record.UpdatedOn);
        Assert.Equal(["Smith, AB", "O'Neill, A", "METRIC Study Group"], facts.Authors.Select(a => a.Name));
        Assert.Equal(["review", "journal article"], facts.PublicationTypes);
        Assert.Equal(("99000001", "J", "1", "2020-05-06"), (facts.Pmid, facts.Journal, facts.Volume, facts.PublishedOn.ToString()));
    }

    [Fact]
    public async Task XmlSaysTheSameAsJson()
    {
        var items = await Reading.Text("""
            <?xml version="1.0" encoding="UTF-8"?><responseWrapper xmlns:epmc="https://www.europepmc.org/data"><hitCount>7</hitCount><resultList><result><id>99000001</id><source>MED</source>
            <title>Dose of &lt;i>x&lt;/i></title><authorList><author><lastName>Smith</lastName><firstName>Ann</firstName></author></authorList>
            <pubTypeList><pubType>Review</pubType></pubTypeList><epmc:new/></result></resultList></responseWrapper>
            """);
        var record = Assert.IsType<ParsedRecord>(EuropePmcParser.Parse(Assert.Single(items.OfType<RecordDocument>()).Document.Bytes));
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal(("Dose of x", "Smith, Ann", "Review"), (facts.Title, facts.Authors.Single().Name, facts.PublicationTypes.Single()));
        Assert.Equal(["new"], record.UnknownFields);
        Assert.Equal((7L, true), (items.OfType<FileTotals>().Single().ExpectedTotal!.Value, items.OfType<FileTotals>().Single().HasMore));
    }

    [Fact]
    public async Task ADublinCoreDescriptionIsAReducedRecord()
    {
        var items = await Reading.Text("""
            <responseWrapper><hitCount>1</hitCount><rdf:RDF><rdf:Description rdf:about="http://europepmc.org/abstract/MED/99000001"><dc:title>T</dc:title><dc:creator>Smith, A</dc:creator>
            <dc:contributor>Not read</dc:contributor><dc:date>2025-09-01</dc:date><dc:identifier>https://doi.org/10.5555/x</dc:identifier><dcterms:abstract>&lt;h4>Aim&lt;/h4>Why</dcterms:abstract></rdf:Description></rdf:RDF></responseWrapper>
            """);
        var record = Assert.IsType<ParsedRecord>(EuropePmcParser.Parse(Assert.Single(items.OfType<RecordDocument>()).Document.Bytes));
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal(("MED:99000001", true, "10.5555/x"), (record.Key.Id, record.IsReduced, facts.Doi));
        Assert.Equal([new AbstractSection("Aim", "Why")], facts.AbstractSections);
    }

    [Theory]
    [InlineData("""{"id":"99000001","source":"MED","doi":"10.5555/x"}""", "publication:pmid:99000001")]
    [InlineData("""{"id":"PPR999999","source":"PPR","doi":"10.5555/X"}""", "publication:doi:10.5555/x")]
    [InlineData("""{"id":"PMC9990001","source":"PMC"}""", "publication:pmcid:PMC9990001")]
    [InlineData("""{"id":"PPR999999","source":"PPR"}""", "publication:europepmc:PPR:PPR999999")]
    public void ThePaperIsNamedByTheIdThatMostSourcesShare(string json, string node)
    {
        var record = Parsed(json);
        var change = RecordLinker.Link(StoredRecord.None(record.Key), Linked.Version(record.Facts)).Change!;
        Assert.Equal(node, change.Node.Id);
        Assert.Contains(new NodeKey($"europepmc:{record.Key.Id}", true), change.Keys);
        Assert.Equal(record.Key.Id.StartsWith("PPR", StringComparison.Ordinal), ((PublicationFacts)record.Facts).PublicationTypes.Contains("Preprint"));
    }

    [Theory]
    [InlineData("""{"source":"MED"}""", "no id")]
    [InlineData("""{"id":"1"}""", "which source")]
    [InlineData("""{"id":""", "Broken JSON")]
    [InlineData("<other/>", "element other")]
    [InlineData("<result><id>", "Broken XML")]
    [InlineData("<article/>", "article-meta")]
    public void WhatIsNoRecordIsRejectedWithItsReason(string text, string reason) => Assert.Contains(reason, Reading.Rejected(SourceNames.EuropePmc, text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"hitCount":3,"resultList":{"result":[{"id":"1","source":"MED","pmid":"1"},{"id":"2","source":"MED","pmid":"2"}]}}""", 2)]
    [InlineData("""[ { "version": "6.9", "hitCount": 3, "resultList": { "result": [ {"id":"1","source":"MED","pmid":"1"} ] } } , {"resultList":{"result":[{"id":"2","source":"MED","pmid":"2"}]}}]""", 2)]
    [InlineData("""[{"id":"1","source":"MED","pmid":"1"}]""", 1)]
    [InlineData("""{ "hitCount": 0, "resultList": { "result": [ ] } }""", 0)]
    public async Task ResultsAreFoundWhereverTheyStand(string json, int records)
    {
        var items = await Reading.Text(json);
        Assert.Equal(records, items.Ids().Count);
        Assert.Equal(SourceNames.EuropePmc, Assert.Single(items.OfType<FileTotals>()).Source);
        Assert.DoesNotContain(items, i => i is FileRejected);
    }

    [Fact]
    public async Task AnErrorIsNamed() =>
        Assert.Contains("error of Europe PMC", Assert.IsType<FileNotUnderstood>(Assert.Single(await Reading.Text("<errorBean><errCode>0</errCode></errorBean>"))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Uptake of &lt;sup&gt;18&lt;/sup&gt;F-FAPI", "Uptake of 18F-FAPI")]
    [InlineData("Doses with p &lt; 0.05 and n &gt; 5", "Doses with p < 0.05 and n > 5")]
    [InlineData("A &lt;vector&gt; of doses", "A <vector> of doses")]
    public void TagsThatAPublisherEscapedAreNoWords(string written, string title) =>
        Assert.Equal(title, ((PublicationFacts)Parsed($$"""{"id":"99000001","source":"MED","title":"{{written}}"}""").Facts).Title);

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(EuropePmcParser.Parse(Encoding.UTF8.GetBytes(json)));
}
