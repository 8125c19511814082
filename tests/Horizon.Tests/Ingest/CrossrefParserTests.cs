using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Crossref;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class CrossrefParserTests
{
    private const string Work = """
        {"DOI":"10.5555/ABC","title":["Dose of <i>x</i> &amp;amp; y"],"subtitle":["a trial"],"container-title":["Journal of Tests"],"short-container-title":["J Test"],"volume":"7","page":"1-9",
         "abstract":"<jats:title>Abstract</jats:title><jats:sec><jats:title>Methods</jats:title><jats:p>60 Gy in 20.</jats:p></jats:sec>","type":"posted-content","subtype":"preprint","publisher":"P",
         "published-print":{"date-parts":[[2020,2]]},"published-online":{"date-parts":[[2019,12,31]]},"deposited":{"date-parts":[[2021,3,4]]},"indexed":{"date-parts":[[2022,3,4]]},
         "author":[{"given":"Ann B","family":"Smith","suffix":"Jr","ORCID":"http://orcid.org/0000-0002-1825-0097","affiliation":[{"name":"no"}]},{"name":"The Group"}],
         "funder":[{"name":"NIHR","DOI":"10.13039/1","award":["15/57/143","NIHR999999"]},{"name":"CRUK"}],"language":"en","clinical-trial-number":[{"clinical-trial-number":"isrctn99999999","registry":"10.18810/isrctn"}],
         "update-to":[{"DOI":"10.5555/old","type":"correction"}],"relation":{"is-preprint-of":[{"id-type":"doi","id":"10.5555/paper"}],"cites":[]},"license":[{"URL":"http://l"}],"new-field":1}
        """;

    [Fact]
    public void EveryFieldOfAWorkIsKept()
    {
        var record = Parsed(Work);
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal((new RecordKey("crossref", "10.5555/abc"), "2021-03-04", false), (record.Key, record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal(["new-field"], record.UnknownFields);
        Assert.Equal("Dose of x & y: a trial", facts.Title);
        Assert.Equal([new AbstractSection("Methods", "60 Gy in 20.")], facts.AbstractSections);
        Assert.Equal([new Author("Smith, Ann B, Jr", "0000-0002-1825-0097"), new Author("The Group", null)], facts.Authors);
        Assert.Equal([new Grant("15/57/143", "NIHR", null, "10.13039/1"), new Grant("NIHR999999", "NIHR", null, "10.13039/1"), new Grant(null, "CRUK", null)], facts.Grants);
        Assert.Equal([new DataBankId("isrctn", "ISRCTN99999999")], facts.DataBankIds);
        Assert.Equal([new Correction("correction", null, null, "10.5555/old"), new Correction("is-preprint-of", null, null, "10.5555/paper")], facts.Corrections);
        Assert.Equal(["Preprint"], facts.PublicationTypes);
        Assert.Equal(("2019-12-31", "eng", "http://l", "J Test"), (facts.PublishedOn.ToString(), facts.Language, facts.Licence, facts.JournalAbbreviation));
    }

    [Theory]
    [InlineData("[[2020,2,30]]", "2020-02")]
    [InlineData("[[2020,13]]", "2020")]
    [InlineData("[[null]]", null)]
    [InlineData("[]", null)]
    public void DatesAreAsPreciseAsTheirParts(string parts, string? expected) =>
        Assert.Equal(expected, ((PublicationFacts)Parsed($$$"""{"DOI":"10.5555/x","issued":{"date-parts":{{{parts}}}}}""").Facts).PublishedOn?.ToString());

    [Theory]
    [InlineData("""{"status":"ok","message-type":"work-list","message":{"total-results":9,"items":[{"DOI":"10.5555/x","title":["t"]},{"DOI":"10.5555/y","title":["t"]}]}}""", 2)]
    [InlineData("""{"status":"ok","message-type":"work","message":{"DOI":"10.5555/x","type":"journal-article"}}""", 1)]
    [InlineData("""[{"DOI":"10.5555/x","deposited":{},"type":"book"}]""", 1)]
    public async Task WorksAreFoundInTheirEnvelopes(string json, int records) => Assert.Equal(records, (await Reading.Text(json)).Ids().Count);

    [Theory]
    [InlineData("""{"status":"failed","message-type":"validation-failure","message":[{"type":"x"}]}""")]
    [InlineData("""{"status":"ok","message-type":"funder-list","message":{"items":[{"id":"1","name":"n"}]}}""")]
    [InlineData("""{"status":"ok","message-type":"work-agency","message":{"DOI":"10.5555/x","agency":{}}}""")]
    public async Task AnswersWithoutWorksAreNamed(string json) =>
        Assert.Contains("without works", Assert.IsType<FileNotUnderstood>(Assert.Single(await Reading.Text(json))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"title":["t"]}""", "no DOI")]
    [InlineData("""{"DOI":"x"}""", "none")]
    public void AWorkWithoutADoiIsRejected(string json, string reason) => Assert.Contains(reason, Reading.Rejected(SourceNames.Crossref, json).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task RecordedTrafficIsNamedAndTheWorksInItAreRead()
    {
        var folder = RealData.Folder("crossref");
        var items = await Reading.All(RecordFiles.ReadAsync([folder], ReadLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(Directory.GetFiles(folder).Order(), items.OfType<FileNotUnderstood>().Where(f => f.Reason.Contains("YAML", StringComparison.Ordinal)).Select(f => f.Path).Order());

        // One answer's body stands as one quoted scalar of YAML, folded over lines.
        var yaml = await File.ReadAllTextAsync(Path.Combine(folder, "cr_works__parses_funders.yml"), TestContext.Current.CancellationToken);
        var body = Regex.Match(yaml, "string: '(\\{.*?\\})'\\r?\\n", RegexOptions.Singleline).Groups[1].Value;
        var answer = Regex.Replace(body, "\\r?\\n\\s+", " ").Replace("''", "'", StringComparison.Ordinal);
        var work = Assert.Single((await Reading.Text(answer)).OfType<RecordDocument>());
        var facts = (PublicationFacts)Assert.IsType<ParsedRecord>(CrossrefParser.Parse(work.Document.Bytes)).Facts;
        Assert.Equal(["DMS-0800084", "DMS-1206661", "DMS-0804042", "DMS-1105187"], facts.Grants.Select(g => g.Id));
        Assert.StartsWith("We investigate rigidity", facts.Abstract, StringComparison.Ordinal);
    }

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(CrossrefParser.Parse(Encoding.UTF8.GetBytes(json)));
}
