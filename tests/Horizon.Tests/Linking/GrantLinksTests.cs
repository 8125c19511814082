using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Linking;

public sealed class GrantLinksTests
{
    private static readonly NodeRef Trial = new("trial:NCT01234567", null);

    [Theory]
    [InlineData("HTA - 15/57/143", "award:15/57/143")]
    [InlineData("NIHR 200861", "award:NIHR200861")]
    [InlineData("C1491/A15955; MR/K012345/1", "award:C1491/A15955 award:MR/K012345/1")]
    [InlineData("5P30CA008748-42", "award:P30CA008748")]
    [InlineData("NIHR HTA 129543", "award:NIHR129543")]
    [InlineData("RP PG 0610 10078", "award:RP-PG-0610-10078")]
    [InlineData("RPPG 0610-10078", "award:RP-PG-0610-10078")]
    [InlineData("II-LB-0814-20006", "award:II-LB-0814-20006")]
    [InlineData("DRF-2015-08-077", "award:DRF-2015-08-077")]
    [InlineData("CRUK E/12/013", "award:CRUKE/12/013")]
    [InlineData("C309A1234", "award:C309/A1234")]
    [InlineData("MRC G0701604", "award:G0701604")]
    [InlineData("MC-UU-12023/28", "award:MC_UU_12023/28")]
    [InlineData("MRN012345/1", "award:MR/N012345/1")]
    [InlineData("MR/N012345/1 and 2", "award:MR/N012345/1 award:MR/N012345/2")]
    [InlineData("CRUK A1234", "")]
    [InlineData("MR/N012345", "")]
    [InlineData("129543", "")]
    [InlineData("12345", "")]
    [InlineData("not applicable", "")]
    public void APapersGrantsSupportItInAnyWrittenForm(string written, string awards)
    {
        var edges = Linked.Edges(new PublicationFacts { Pmid = "1", Title = "A paper", Grants = [new Grant(written, null, null)] });
        Assert.Equal(awards, string.Join(' ', edges.Where(e => e.Type == EdgeTypes.Supports).Select(e => e.Source.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void WhoAPaperSaysPaidForItIsTheBodyThatAwardsName()
    {
        var edges = Linked.Edges(new PublicationFacts { Pmid = "1", Title = "A paper", Grants = [new Grant("MR/K012345/1", "MRC", "United Kingdom"), new Grant(null, "Medical Research Council", null)] });
        Assert.Equal("organisation:ror:03x94j517", Assert.Single(edges, e => e.Type == EdgeTypes.FundedBy).Target.Id);
    }

    [Fact]
    public void AnAbstractsGrantNeedsWordsOfFundingBesideIt()
    {
        Assert.Equal("award:12/34/567", Text("Funded by the NIHR HTA programme (12/34/567).").Single().Source.Id);
        Assert.Empty(Text("Catheters C1491/A15955 were inserted."));
    }

    [Theory]
    [InlineData("Funded by the NIHR Health Technology Assessment Programme (129543).", "award:NIHR129543")]
    [InlineData("Supported in part by the Medical Research Council (G0701604).", "award:G0701604")]
    [InlineData("Funded by Cancer Research UK grant number CRUKE/12/013.", "award:CRUKE/12/013")]
    [InlineData("Supported by MRC grants MR/N012345/1 and 2.", "award:MR/N012345/1 award:MR/N012345/2")]
    [InlineData("Supported by MRC grant MR/N012345/1 and 2 charities.", "award:MR/N012345/1")]
    [InlineData("Genes G0701604 were funded by a charity.", "")]
    [InlineData("Funded by the NIHR in 12 hospitals (129543 people).", "")]
    [InlineData("The trial was not funded by NIHR129543.", "")]
    [InlineData("Unlike the award C309/A1234, this had no grant.", "")]
    [InlineData("No funding was received from industry. Funded by NIHR129543.", "award:NIHR129543")]
    [InlineData("The trial was not only funded by NIHR129543.", "award:NIHR129543")]
    [InlineData("The trial was not funded by industry but by NIHR129543.", "award:NIHR129543")]
    [InlineData("The trial was not supported by industry and was funded by NIHR129543.", "award:NIHR129543")]
    [InlineData("Unlike surgery, radiotherapy is given here in five sessions, funded by NIHR129543.", "award:NIHR129543")]
    public void ATextsGrantIsTakenAsItsWordsSay(string words, string awards) => Assert.Equal(awards, string.Join(' ', Text(words).Select(e => e.Source.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void ATrialsGrantsSupportItAndItsOwnIdsDoNot()
    {
        var trial = new TrialFacts
        {
            Registration = "NCT01234567",
            SecondaryIds = [new SecondaryId("R01CA123456", "NIH", null), new SecondaryId("ISRCTN12345678", "REGISTRY", null), new SecondaryId("2011-002550-32", "EUDRACT_NUMBER", null)],
            Description = "This trial is funded by Cancer Research UK (C1491/A15955).",
        };
        var folded = trial.FoldOnto([new VersionedFacts("v1", null, false, trial)]);
        var edges = GrantLinks.Of(trial, folded, Trial).ToList();
        Assert.Equal(["award:C1491/A15955", "award:R01CA123456"], edges.Select(e => e.Source.Id).Order(StringComparer.Ordinal));
        Assert.All(edges, e => Assert.Equal((EdgeTypes.Supports, Trial.Id), (e.Type, e.Target.Id)));
        Assert.Equal("C1491/A15955", edges.Single(e => e.Reason.Rule == "grant-in-text").Reason.Quote!.Text);
    }

    [Theory]
    [InlineData("G0701604", "OTHER_GRANT", "award:G0701604")]
    [InlineData("G0701604", null, "")]
    public void ASponsorsNumberInAnOldFormIsNoGrantUnlessTheRegisterSaysSo(string id, string? type, string awards)
    {
        var trial = new TrialFacts { Registration = "NCT01234567", SecondaryIds = [new SecondaryId(id, type, null)] };
        Assert.Equal(awards, string.Join(' ', GrantLinks.Of(trial, trial.FoldOnto([new VersionedFacts("v1", null, false, trial)]), Trial).Select(e => e.Source.Id)));
    }

    private static IEnumerable<EdgeDraft> Text(string words) => Linked.Edges(new PublicationFacts { Pmid = "1", Title = "A paper", AbstractSections = [new AbstractSection(null, words)] })
        .Where(e => e.Type == EdgeTypes.Supports);
}
