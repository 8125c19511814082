using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.EuropePmc;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class JatsTests
{
    private const string Article = """
        <article article-type="research-article" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-id journal-id-type="nlm-ta">J Test</journal-id>
        <journal-title-group><journal-title>Journal of Tests</journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type="pmid">99000001</article-id>
        <article-id pub-id-type="pmc">9990001</article-id><article-id pub-id-type="doi">10.5555/ABC</article-id><article-categories><subj-group><subject>Study Protocol</subject></subj-group></article-categories>
        <title-group><article-title>Dose of <sup>177</sup>Lu<xref ref-type="fn" rid="f1">*</xref></article-title><subtitle>a trial</subtitle></title-group>
        <contrib-group><contrib contrib-type="author"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>Smith</surname><given-names>Ann B</given-names></name>
        <email>ann@example.org</email></contrib><contrib contrib-type="author"><collab>The Group<contrib-group><contrib><name><surname>Member</surname></name></contrib></contrib-group></collab></contrib>
        <contrib contrib-type="editor"><name><surname>Editor</surname></name></contrib></contrib-group>
        <pub-date pub-type="pmc-release"><year>2019</year></pub-date><pub-date pub-type="collection"><year>2020</year></pub-date><pub-date pub-type="epub"><day>4</day><month>3</month><year>2020</year></pub-date>
        <volume>7</volume><fpage>1</fpage><lpage>9</lpage><permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>x</license-p></license></permissions>
        <related-article related-article-type="corrected-article" ext-link-type="doi" xlink:href="10.5555/other"/>
        <abstract abstract-type="teaser"><p>Teaser</p></abstract>
        <abstract><sec><title>Methods:</title><p>60 Gy<sup><xref ref-type="bibr" rid="b1">12</xref></sup> in 20.</p></sec><sec><title>Trial registration</title><p>ISRCTN99999999</p></sec></abstract>
        <kwd-group kwd-group-type="abbr"><kwd>CT</kwd></kwd-group><kwd-group><kwd>SABR</kwd></kwd-group>
        <funding-group><award-group><funding-source country="GB"><institution-wrap><institution-id>10.13039/1</institution-id><institution>NIHR</institution></institution-wrap></funding-source>
        <award-id>15/57/143</award-id><award-id>NIHR999999</award-id></award-group></funding-group></article-meta></front>
        <body><sec><title>Introduction</title><p>50 Gy elsewhere.</p></sec><sec sec-type="methods"><title>2. Methods</title><p>Top [<xref ref-type="bibr">3</xref>].</p>
        <sec><title>Radiotherapy</title><p>60 Gy<list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list></p><table-wrap><table><tr><td>1</td></tr></table></table-wrap></sec></sec>
        <sec><title>Supplementary material</title><p>No</p></sec></body></article>
        """;

    [Fact]
    public void WhatTheFrontSaysIsKept()
    {
        var record = Parsed(Article);
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal((new RecordKey("europepmc", "PMC:PMC9990001"), true), (record.Key, record.IsReduced));
        Assert.Equal(("99000001", "10.5555/abc", "PMC9990001"), (facts.Pmid, facts.Doi, facts.Pmcid));
        Assert.Equal("Dose of 177Lu: a trial", facts.Title);
        Assert.Equal([new Author("Smith, Ann B", "0000-0002-1825-0097"), new Author("The Group", null)], facts.Authors);
        Assert.Equal([new AbstractSection("Methods", "60 Gy in 20."), new AbstractSection("Trial registration", "ISRCTN99999999")], facts.AbstractSections);
        Assert.Equal([new DataBankId("isrctn", "ISRCTN99999999")], facts.DataBankIds);
        Assert.Equal([new Grant("15/57/143", "NIHR", "GB"), new Grant("NIHR999999", "NIHR", "GB")], facts.Grants);
        Assert.Equal([new Correction("corrected-article", null, null, "10.5555/other")], facts.Corrections);
        Assert.Equal(["Journal Article", "Clinical Trial Protocol"], facts.PublicationTypes);
        Assert.Equal(("Journal of Tests", "J Test", "7", "1-9", "2020-03-04", "eng"), (facts.Journal, facts.JournalAbbreviation, facts.Volume, facts.Pages, facts.PublishedOn.ToString(), facts.Language));
        Assert.Equal(["SABR"], facts.Keywords);
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", facts.Licence);
    }

    [Fact]
    public void OfTheBodyTheMethodsAreKept() =>
        Assert.Equal([new TextSection("2. Methods", "Top ."), new TextSection("2. Methods / Radiotherapy", "60 Gy one two")], ((PublicationFacts)Parsed(Article).Facts).Sections);

    [Fact]
    public void WhatIsPassedOverIsStillReadForBeingWellFormed()
    {
        string With(string passedOver) => Article.Replace("<p>50 Gy elsewhere.</p>", passedOver, StringComparison.Ordinal);
        Assert.Equal(((PublicationFacts)Parsed(Article).Facts).Sections, ((PublicationFacts)Parsed(With("<p>50 Gy<sec><title>Methods of others</title><p>40 Gy</p></sec></p>")).Facts).Sections);
        Assert.IsType<RejectedRecord>(EuropePmcParser.Parse(Encoding.UTF8.GetBytes(With("<p>50 Gy</q>"))));
        Assert.IsType<RejectedRecord>(EuropePmcParser.Parse(Encoding.UTF8.GetBytes(With(string.Concat(Enumerable.Repeat("<p>", 300)) + string.Concat(Enumerable.Repeat("</p>", 300))))));
    }

    [Fact]
    public void ASectionWithoutATitleBeforeItsTextIsJudgedByTheTitleBehindIt()
    {
        var facts = (PublicationFacts)Parsed(Article.Replace("<sec><title>Introduction</title><p>50 Gy elsewhere.</p></sec>", "<sec><label>1</label><p>30 Gy</p><title>Patients</title><p>more</p></sec>", StringComparison.Ordinal)).Facts;
        Assert.Equal(new TextSection("Patients", "30 Gy more"), facts.Sections[0]);
    }

    [Fact]
    public async Task ArticlesOfASetAreReadEachAndTheirPrefixesNeedNoDeclaration()
    {
        var items = await Reading.Text($"""
            <?xml version="1.0"?><!DOCTYPE pmc-articleset PUBLIC "-//NLM//DTD ARTICLE SET 2.0//EN" "x.dtd"><pmc-articleset xmlns:mml="http://www.w3.org/1998/Math/MathML">
            {Article}<article><front><article-meta><article-id pub-id-type="pmcid">PMC9990002</article-id><title-group><article-title><mml:math><mml:mi>x</mml:mi></mml:math></article-title></title-group></article-meta></front></article></pmc-articleset>
            """);
        Assert.Equal(["PMC:PMC9990001", "PMC:PMC9990002"], items.Ids());
    }

    [Theory]
    [InlineData("<abstract><p><bold>Aim:</bold> Why.</p><p>Trial registration: NCT99999999.</p></abstract>", "Aim|", "NCT99999999")]
    [InlineData("<abstract><p>As NCT99999999 did.</p></abstract>", "|", "")]
    [InlineData("<abstract><p>See <ext-link ext-link-type=\"clintrialgov:clinical-trial\">NCT99999999</ext-link>.</p></abstract>", "|", "NCT99999999")]
    [InlineData("<abstract><p>See <related-object document-id=\"NCT99999999\"/>.</p></abstract>", "|", "NCT99999999")]
    public void RegistrationsAreThoseThatTheAbstractDeclares(string text, string labels, string registrations)
    {
        var facts = (PublicationFacts)Parsed($"<article><front><article-meta><article-id pub-id-type=\"pmc\">1</article-id>{text}</article-meta></front></article>").Facts;
        Assert.Equal(labels.TrimEnd('|'), string.Join('|', facts.AbstractSections.Select(s => s.Label)).TrimEnd('|'));
        Assert.Equal(registrations, string.Join('|', facts.DataBankIds.Select(d => d.Accession)));
    }

    [Fact]
    public void NestingWithoutEndIsRejected() =>
        Assert.Contains("deep", Reading.Rejected(SourceNames.EuropePmc, $"<article>{string.Concat(Enumerable.Repeat("<p>", 20_000))}{string.Concat(Enumerable.Repeat("</p>", 20_000))}</article>").Reason, StringComparison.Ordinal);

    [Fact]
    public async Task EveryRealFullTextIsRead()
    {
        var folder = RealData.Folder("pmc-jats-radiotherapy");
        var items = await Reading.All(RecordFiles.ReadAsync([folder], ReadLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(Directory.GetFiles(folder).Select(f => $"PMC:{Path.GetFileNameWithoutExtension(f)}").Order(), items.Ids().Order());
        var facts = items.OfType<RecordDocument>().Select(d => (PublicationFacts)((ParsedRecord)EuropePmcParser.Parse(d.Document.Bytes)).Facts).ToList();
        Assert.All(facts, f => Assert.True(f is { Title: not null, Journal: not null, PublishedOn: not null } && f.Authors.Count > 0));
        Assert.True(facts.Count(f => f.Sections.Count > 0) >= 100);
    }

    private static ParsedRecord Parsed(string xml) => Assert.IsType<ParsedRecord>(EuropePmcParser.Parse(Encoding.UTF8.GetBytes(xml)));
}
