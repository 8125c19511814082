using Horizon.Graph.Gaps.Reviewed;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class AnsweringDatasetTests
{
    [Fact]
    public void ADatasetAnswersWhereItHoldsTheOutcomeOfPeopleTreatedSo()
    {
        Assert.Contains(AnsweringDataset.For(["technique:impt"], ["toxicity"]), d => d.Id == "dataset:pbt-outcomes");
        Assert.DoesNotContain(AnsweringDataset.For(["technique:sabr"], ["toxicity"]), d => d.Id == "dataset:pbt-outcomes");
        Assert.Contains(AnsweringDataset.For(["technique:sabr"], ["quality-of-life"]), d => d.Id == "dataset:proms");
    }

    [Fact]
    public void AGapThatNamesNoOutcomeHasNone() => Assert.Empty(AnsweringDataset.For(["technique:proton"], []));

    [Fact]
    public void EveryDatasetSaysWhereItsFactsStand() => Assert.All(AnsweringDataset.All, d => Assert.NotEmpty(d.Source));
}
