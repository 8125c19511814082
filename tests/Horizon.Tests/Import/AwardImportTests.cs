using System.Text;
using Horizon.Graph.Awards;
using Horizon.Graph.Organisations;
using Horizon.Graph.Store;
using Horizon.Search.Find;
using Horizon.Search.Map;
using Xunit;

namespace Horizon.Tests.Import;

/// <summary>Awards and organisations through the whole pipeline: file, store, index, counts.</summary>
public sealed class AwardImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneGrantFromTwoSourcesIsOneAwardThatIsFoundAndCounted()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(
            File("nihr.json", """[{"project_id":"NIHR990001","project_title":"SABR for lung cancer","funder":"NIHR","start_date":"2021-04-01","award_amount_from_dh":5}]"""),
            File("360.json", """{"grants":[{"id":"360G-x-NIHR990001","title":"SABR for lung cancer","amountAwarded":5,"currency":"GBP","awardDate":"2021-01-01","fundingOrganization":[{"name":"A Trust","id":"GB-CHC-9"}]}]}"""));
        var id = await graph.Store.ResolveAsync("grant:NIHR990001", Cancellation);
        Assert.Equal("award:NIHR990001", id);
        Assert.Equal(id, await graph.Store.ResolveAsync("grant:360G-X-NIHR990001", Cancellation));
        var award = await AwardReader.ReadAsync(graph.Store, id!, null, Cancellation);
        Assert.Equal(["A Trust", "National Institute for Health and Care Research"], award!.Funders.Select(f => f.Name).Order());
        Assert.Equal(("2021-04-01", "2021-01-01"), (award.StartDate.ToString(), award.AwardedOn.ToString()));
        Assert.Equal(["technique:sabr"], award.Techniques.Select(t => t.Id));
        Assert.Contains(award.Provenance, p => p is { About: "startDate", Source: "nihr" });

        var index = await graph.IndexedAsync();
        var hit = Assert.Single(new HorizonSearch(index).Search(new SearchRequest { Q = "SABR", Kind = "award", Funder = ["A Trust"], From = "2021-01-01", To = "2021-12-31" }).Hits);
        Assert.Equal((id, "award", "/awards/NIHR990001"), (hit.Id, hit.Kind, hit.Url));
        Assert.Equal(1, new GapMapCounter(index).Count(new SearchRequest()).Cell("technique:sabr", "site:lung")["award"]);
        Assert.Single(new HorizonSearch(index).Search(new SearchRequest { Q = "NIHR990001" }).Hits);
    }

    [Fact]
    public async Task AnOrganisationIsReadWithItsEdgesAndOneThatIsOnlyNamedSaysSo()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(
            File("ror.json", """[{"id":"https://ror.org/02jx3x895","names":[{"value":"University College London","types":["ror_display"]}],"types":["education"],"status":"active","locations":[],"relationships":[{"type":"parent","label":"University of London","id":"https://ror.org/04cw6st05"}]}]"""),
            File("nihr.json", """[{"project_id":"NIHR990001","project_title":"t","funder":"Acme Funder"}]"""));
        var body = await OrganisationReader.ReadAsync(graph.Store, "organisation:ror:02jx3x895", null, Cancellation);
        Assert.Equal(("University College London", false), (body!.Name, body.MentionedOnly));
        Assert.Equal(new OrganisationEdge("PART_OF", null, false, "organisation:ror:04cw6st05", "University of London"), Assert.Single(body.Edges));
        var parent = await OrganisationReader.ReadAsync(graph.Store, "organisation:ror:04cw6st05", null, Cancellation);
        Assert.True(parent is { MentionedOnly: true } && parent.Edges.Single().Incoming);
        var funder = await OrganisationReader.ReadAsync(graph.Store, "organisation:name:acme-funder", null, Cancellation);
        Assert.Equal(("FUNDED_BY", true, "award:NIHR990001"), (funder!.Edges.Single().Type, funder.Edges.Single().Incoming, funder.Edges.Single().Id));
    }

    [Fact]
    public async Task ASavedPagesGapsStandInTheGraphWithTheirReasons()
    {
        await using var graph = new TemporaryGraph();
        var report = await graph.ImportAsync(File("saved.html", """
            <!doctype html><link rel="canonical" href="https://www.jla.nihr.ac.uk/priority-setting-partnerships/x"><h1>Radiotherapy</h1><div id="tab-top-10-priorities"><ol><li>Does SABR help in lung cancer?</li></ol></div>
            """));
        Assert.Equal(2, report.New);
        var gap = Assert.Single(await graph.Store.NodeIdsAsync(NodeKinds.Gap, null, 10, Cancellation));
        var edges = await graph.Store.EdgesAsync([gap], null, 100, null, Cancellation);
        Assert.Contains(edges, e => e.Type == EdgeTypes.StatedIn && NodeKinds.Of(e.Target.Id) == NodeKinds.Priority);
        Assert.Contains(edges, e => e.Type == EdgeTypes.About && e.Target.Id == "technique:sabr" && e.Assertions[0].Reason.Quote!.Text == "SABR");
    }

    [Fact]
    public async Task TheSameFilesAgainChangeNothing()
    {
        await using var graph = new TemporaryGraph();
        var files = new[]
        {
            File("a.csv", "id,title\n1,SABR\n2,IMRT\n"), File("b.json", """[{"project_id":"NIHR990001","project_title":"t"}]"""),
            File("c.html", """<!doctype html><link rel="canonical" href="https://www.jla.nihr.ac.uk/priority-setting-partnerships/x"><div id="tab-top-10-priorities"><ol><li>Q?</li></ol></div>"""),
        };
        Assert.Equal(5, (await graph.ImportAsync(files)).New);
        var again = await graph.ImportAsync(files);
        Assert.Equal((0, 0, 5), (again.New, again.Changed, again.Unchanged));
        Assert.Equal(0, (await new Horizon.Ingest.Import.Relinking(graph.Store).RunAsync(null, Cancellation)).Changed);
    }

    private static (string Name, ReadOnlyMemory<byte> Bytes) File(string name, string text) => (name, Encoding.UTF8.GetBytes(text));
}
