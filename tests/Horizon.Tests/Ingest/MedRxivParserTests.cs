using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.MedRxiv;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class MedRxivParserTests
{
    private static string Row(int version, string date, string published = "NA") => $$"""
        {"doi":"10.5555/2024.03.04.1","title":"Radiotherapy v{{version}}","authors":"Smith, A. B.; Jones, C.;","author_corresponding":"Ann Smith","date":"{{date}}","version":"{{version}}","type":"PUBLISHAHEADOFPRINT",
         "license":"{{(version == 1 ? "NA" : "cc_by")}}","category":"oncology","jatsxml":"https://x","abstract":"Aims.","published":"{{published}}","server":"medRxiv"}
        """;

    [Fact]
    public void ARowIsAVersionOfItsPreprint()
    {
        var record = Parsed(Row(2, "2024-05-06", "10.5555/PAPER"));
        var facts = (PublicationFacts)record.Facts;
        Assert.Equal((new RecordKey("medrxiv", "10.5555/2024.03.04.1"), "2024-05-06"), (record.Key, record.UpdatedOn.ToString()));
        Assert.Equal([new Author("Smith, A. B", null), new Author("Jones, C", null)], facts.Authors);
        Assert.Equal([new Correction("published", null, null, "10.5555/paper")], facts.Corrections);
        Assert.Equal(("2024-03-04", "cc_by", "Preprint", "oncology", "medRxiv"), (facts.PublishedOn.ToString(), facts.Licence, facts.PublicationTypes.Single(), facts.Keywords.Single(), facts.Journal));
    }

    [Fact]
    public void NaIsNoLicenceAndNoPaper()
    {
        var facts = (PublicationFacts)Parsed(Row(1, "2024-03-05")).Facts;
        Assert.Null(facts.Licence);
        Assert.Empty(facts.Corrections);
        Assert.Equal("2024-03-05", facts.PublishedOn.ToString());
    }

    [Fact]
    public async Task AllVersionsAreOneRecordAndTheLatestIsShown()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(("page", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($$"""{"messages":[{"status":"ok"}],"collection":[{{Row(2, "2024-05-06")}},{{Row(1, "2024-03-05")}}]}""")));
        var key = new RecordKey(SourceNames.MedRxiv, "10.5555/2024.03.04.1");
        var stored = (await graph.Store.RecordsAsync([key], TestContext.Current.CancellationToken))[key];
        Assert.Equal(2, stored.Versions.Count);
        Assert.Equal("publication:doi:10.5555/2024.03.04.1", stored.NodeId);
        var node = (await graph.Store.NodesAsync([stored.NodeId!], null, TestContext.Current.CancellationToken))[stored.NodeId!];
        Assert.Equal("Radiotherapy v2", node.Label);
    }

    [Fact]
    public async Task APageWithoutPostsIsAnEmptyPage() =>
        Assert.Equal(0, Assert.IsType<Horizon.Ingest.Files.FileTotals>(Assert.Single(await Reading.Text("""{"messages":[{"status":"no posts found"}],"collection":[]}"""))).Records);

    [Fact]
    public void ALinkToThePaperIsAReducedRecord()
    {
        var record = Parsed("""{"medrxiv_doi":"10.5555/pre","published_doi":"10.5555/paper","preprint_title":"T","preprint_date":"2024-03-05","preprint_authors":"Smith, A."}""");
        Assert.True(record.IsReduced);
        Assert.Equal(("10.5555/pre", "10.5555/paper"), (record.Key.Id, ((PublicationFacts)record.Facts).Corrections.Single().Doi));
    }

    [Fact]
    public void ARowWithoutADoiIsRejected() => Assert.Contains("no DOI", Reading.Rejected(SourceNames.MedRxiv, """{"title":"t"}""").Reason, StringComparison.Ordinal);

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(MedRxivParser.Parse(Encoding.UTF8.GetBytes(json)));
}
