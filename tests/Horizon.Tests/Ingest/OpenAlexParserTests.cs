using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Files;
using Horizon.Ingest.OpenAlex;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class OpenAlexParserTests
{
    [Fact]
    public void EveryFieldOfAWorkIsKept()
    {
        var record = Parsed("""
            {"id":"https://openalex.org/W9000000001","doi":"https://doi.org/10.5555/ABC","title":"Dose of <i>x</i>","publication_date":"2020-03-04","language":"en","type":"preprint",
             "ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/99000001","pmcid":"https://www.ncbi.nlm.nih.gov/pmc/articles/9990001"},
             "primary_location":{"source":{"display_name":"Journal of Tests"},"license":"cc-by"},"biblio":{"volume":"7","issue":null,"first_page":"1","last_page":"9"},
             "authorships":[{"author":{"display_name":"Ann B. Smith","orcid":"https://orcid.org/0000-0002-1825-0097"}},{"author":{"display_name":"CHHiP Trial Group"}}],
             "abstract_inverted_index":{"Gy":[1,4],"60":[0],"in":[2],"20;":[3],"each":[5]},"is_retracted":true,"keywords":[{"display_name":"SABR"}],
             "mesh":[{"descriptor_ui":"D1","descriptor_name":"Lung","is_major_topic":false},{"descriptor_ui":"D1","descriptor_name":"Lung","is_major_topic":true}],
             "grants":[{"funder_display_name":"NIHR","award_id":"15/57/143"}],"awards":[{"funder_award_id":"NIHR999999","funder_display_name":"NIHR"}],"updated_date":"2025-05-02T06:28:07.5","newThing":{}}
            """);
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal((new RecordKey("openalex", "W9000000001"), "2025-05-02", false), (record.Key, record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal(["newThing"], record.UnknownFields);
        Assert.Equal(("99000001", "10.5555/abc", "PMC9990001", "Dose of x"), (facts.Pmid, facts.Doi, facts.Pmcid, facts.Title));
        Assert.Equal("60 Gy in 20; Gy each", facts.Abstract);
        Assert.Equal([new Author("Smith, Ann B.", "0000-0002-1825-0097"), new Author("CHHiP Trial Group", null)], facts.Authors);
        Assert.Equal([new Grant("NIHR999999", "NIHR", null), new Grant("15/57/143", "NIHR", null)], facts.Grants);
        Assert.Equal([new MeshHeading("D1", "Lung", true)], facts.Mesh);
        Assert.Equal(["Preprint", "Retracted Publication"], facts.PublicationTypes);
        Assert.Equal(("Journal of Tests", "7", "1-9", "2020-03-04", "eng", "cc-by"), (facts.Journal, facts.Volume, facts.Pages, facts.PublishedOn.ToString(), facts.Language, facts.Licence));
    }

    [Fact]
    public void TheFirstOfJanuaryIsAYear() =>
        Assert.Equal("2011", ((PublicationFacts)Parsed("""{"id":"W9000000001","publication_date":"2011-01-01"}""").Facts).PublishedOn.ToString());

    [Theory]
    [InlineData("""{"title":"t"}""")]
    [InlineData("""{"id":"A5022654724"}""")]
    public void AWorkWithoutItsIdIsRejected(string json) => Assert.Contains("no id of OpenAlex", Reading.Rejected(SourceNames.OpenAlex, json).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task EveryRealWorkIsReadWhetherOnPagesInLinesOrAlone()
    {
        var folder = RealData.Folder("openalex");
        var items = await Reading.All(RecordFiles.ReadAsync([folder], ReadLimits.Default, TestContext.Current.CancellationToken));
        var named = Assert.Single(items.OfType<FileNotUnderstood>());
        Assert.EndsWith("raw_openalex_10_1234_test.json", named.Path, StringComparison.Ordinal);
        Assert.Equal(258, items.Ids().Count);
        Assert.Empty(items.OfType<FileRejected>());
        Assert.Equal(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length - 1, items.OfType<FileTotals>().Count());
    }

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(OpenAlexParser.Parse(Encoding.UTF8.GetBytes(json)));
}
