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

    private static IEnumerable<EdgeDraft> Text(string words) => Linked.Edges(new PublicationFacts { Pmid = "1", Title = "A paper", AbstractSections = [new AbstractSection(null, words)] })
        .Where(e => e.Type == EdgeTypes.Supports);
}
