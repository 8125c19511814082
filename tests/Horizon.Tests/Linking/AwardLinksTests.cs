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

    [Theory]
    [InlineData("NIHR", "Health Technology Assessment", "organisation:name:nihr-hta")]
    [InlineData("National Institute for Health Research", "HTA", "organisation:name:nihr-hta")]
    [InlineData("NIHR", "NIHR Health Technology Assessment Programme", "organisation:name:nihr-hta")]
    [InlineData("NIHR", "Research for patient benefit", "organisation:name:nihr-rfpb")]
    [InlineData("NIHR", "RfPB Programme", "organisation:name:nihr-rfpb")]
    [InlineData("NIHR", "Programme Grants for Applied Research", "organisation:name:nihr-pgfar")]
    [InlineData("NIHR", "Researcher-led; Efficacy and Mechanism Evaluation", "organisation:name:nihr-eme")]
    // No programme's whole name.
    [InlineData("NIHR", "Health Technology Assessment Fellowships", null)]
    [InlineData("NIHR", "Research for Patient Benefit Competition 12", null)]
    [InlineData("NIHR", "Technology Assessment", null)]
    [InlineData("NIHR", "Programme", null)]
    [InlineData("NIHR", " ; ", null)]
    // A part that pays for nothing, and parts of another body.
    [InlineData("NIHR", "Clinical Research Network", null)]
    [InlineData("NIHR", "MRC", null)]
    [InlineData("Acme Trust", "Health Technology Assessment", null)]
    [InlineData("Cancer Research UK", "HTA", null)]
    public void AFundersOwnProgrammePaysWhereTheAwardNamesItWhole(string funder, string programme, string? paid)
    {
        var edges = Edges(new AwardFacts { Id = "gtr:1", Title = "SABR for lung cancer", Programme = programme, Funders = [new AwardParty(funder, null)] }).Where(e => e.Type == EdgeTypes.FundedBy).ToList();
        Assert.Equal(paid is null ? 1 : 2, edges.Count);
        if (paid is null) return;
        Assert.Equal(paid, edges[1].Target.Id);
        var quote = edges[1].Reason.Quote!;
        Assert.Equal(quote.Text, programme[quote.Start..quote.End]);
    }

    [Fact]
    public void AProgrammeThatIsItselfTheFunderPaysOnce() =>
        Assert.Single(Edges(new AwardFacts { Id = "gtr:1", Title = "SABR for lung cancer", Programme = "Efficacy and Mechanism Evaluation", Funders = [new AwardParty("NIHR EME", null)] }), e => e.Type == EdgeTypes.FundedBy);

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
