using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Linking;

public sealed class AwardLinksTests
{
    [Fact]
    public void AnAwardIsFundedLedAndAboutWhatItsTitleNames()
    {
        var edges = Edges(new AwardFacts
        {
            Id = "NIHR990001",
            Reference = "NIHR990001",
            Title = "SABR for lung cancer",
            Funders = [new AwardParty("Cancer Research UK", null)],
            LeadOrganisation = new AwardParty("UCL", "https://ror.org/02jx3x895"),
            AbstractSections = [new AbstractSection(null, "Brachytherapy of the cervix is another matter.")],
        });
        Assert.Equal(
            ["ABOUT site:lung", "ABOUT technique:sabr", "FUNDED_BY organisation:name:cancer-research-uk", "LED_BY organisation:ror:02jx3x895"],
            edges.Select(e => $"{e.Type} {e.Target.Id}").Order(StringComparer.Ordinal));
        Assert.Equal("Cancer Research UK", edges.Single(e => e.Type == EdgeTypes.FundedBy).Reason.Quote!.Text);
    }

    [Fact]
    public void TheAbstractIsReadWhereTheTitleNamesNothingAndForASiteOnlyOfRadiotherapy()
    {
        Assert.Contains("technique:proton", string.Join(' ', Targets(Award("A new study", "We give proton beam therapy to patients with oesophageal cancer."))), StringComparison.Ordinal);
        Assert.Empty(Targets(Award("A new drug", "It is known from oesophageal cancer.")));
    }

    [Theory]
    [InlineData("Visualising Chinese borders (CCC:VCB)", false)]
    [InlineData("Prostate cancer: does SABR help?", true)]
    public void CapitalsAreATreatmentOnlyInAnAwardThatSpeaksOfTumoursOrRadiation(string title, bool linked) =>
        Assert.Equal(linked, Targets(Award(title, null)).Any(t => t.StartsWith("technique:", StringComparison.Ordinal)));

    [Fact]
    public void AnAwardIsFoundByEveryFormOfItsReference()
    {
        var change = Change(new AwardFacts { Id = "15/999/143", Reference = "HTA 15/999/143", Identifiers = ["GUID-1"] });
        Assert.Equal("award:15/999/143", change.Node.Id);
        Assert.Equal(["grant:15/999/143", "grant:GUID-1"], change.Keys.Select(k => k.Key));
    }

    [Fact]
    public void AGapIsAboutWhatItsWordsAndItsListNameAndStandsInItsGuideline()
    {
        var key = new RecordKey(SourceNames.Page, "gap:nice:NG999/2");
        var facts = new StatementFacts { Id = key.Id, Kind = "gap", Statement = "Is SABR as good as surgery?", ListTitle = "Lung cancer", StatedBy = "NICE", StatedInId = "guidance:nice:NG999" };
        var edges = RecordLinker.Link(StoredRecord.None(key), Linked.Version(facts)).Change!.OpenEdges;
        Assert.Equal(
            ["ABOUT site:lung", "ABOUT technique:sabr", "STATED_BY organisation:name:nice", "STATED_IN guidance:nice:NG999"],
            edges.Select(e => $"{e.Type} {e.Target.Id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OrganisationsTiesBecomeEdgesInTheDirectionOfTime()
    {
        var key = new RecordKey(SourceNames.Ror, "02jx3x895");
        var facts = new OrganisationFacts
        {
            Id = "organisation:ror:02jx3x895",
            Name = "B",
            Role = "funder",
            ExternalIds = [new ExternalId("fundref", "9")],
            Ties = [new("parent", "04cw6st05", "P"), new("predecessor", "02atag894", "A"), new("successor", "00mmn6b08", "C"), new("child", "019wvm592", "D"), new("related", "019wvm592", "D")],
        };
        var change = RecordLinker.Link(StoredRecord.None(key), Linked.Version(facts)).Change!;
        Assert.Equal(
            ["organisation:ror:02atag894 SUCCEEDED_BY organisation:ror:02jx3x895", "organisation:ror:02jx3x895 PART_OF organisation:ror:04cw6st05", "organisation:ror:02jx3x895 SUCCEEDED_BY organisation:ror:00mmn6b08"],
            change.OpenEdges.Select(e => $"{e.Source.Id} {e.Type} {e.Target.Id}").Order(StringComparer.Ordinal));
        Assert.Equal(["ror:02jx3x895", "fundref:9"], change.Keys.Select(k => k.Key));
    }

    private static AwardFacts Award(string title, string? text) =>
        new() { Id = "gtr:1", Title = title, AbstractSections = text is null ? [] : [new AbstractSection(null, text)] };

    private static IEnumerable<string> Targets(AwardFacts award) => Edges(award).Select(e => e.Target.Id);

    private static IReadOnlyList<EdgeDraft> Edges(AwardFacts award) => Change(award).OpenEdges;

    private static RecordChange Change(AwardFacts award) => RecordLinker.Link(StoredRecord.None(new RecordKey(SourceNames.Gtr, award.Id)), Linked.Version(award)).Change!;
}
