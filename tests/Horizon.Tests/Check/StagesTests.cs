using Horizon.Search.Check.Facets;
using Xunit;

namespace Horizon.Tests.Check;

public sealed class StagesTests
{
    [Theory]
    [InlineData("stage IIIA NSCLC", "stage 3")]
    [InlineData("Stages I to III breast cancer", "stage 1 2 3")]
    [InlineData("stage II-IIIB", "stage 2 3")]
    [InlineData("stage I, II or IIIA disease", "stage 1 2 3")]
    [InlineData("Stage III or Stage IV", "stage 3 4")]
    [InlineData("stage 2 and 3", "stage 2 3")]
    [InlineData("WHO grade 2 or 3 glioma", "grade 2 3")]
    [InlineData("grade II/III gliomas", "grade 2 3")]
    [InlineData("grade 3 toxicity", "")]
    [InlineData("T1-2 glottic cancer", "T 1 2")]
    [InlineData("T3-T4 carcinoma", "T 3 4")]
    [InlineData("cT1cN0 prostate cancer", "T 1")]
    [InlineData("groups C and D retinoblastoma", "group 2 3")]
    [InlineData("group A received radiotherapy", "")]
    [InlineData("T cells and T2-weighted MRI", "")]
    [InlineData("a two-stage design; end-stage disease; limited-stage", "")]
    public void NumbersOfAStageAreRead(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", Stages.Read(text).Select(s => $"{s.Key} {string.Join(' ', s.Value.Numbers.Order())}")));

    [Theory]
    [InlineData("stage I lung cancer", "Stage III lung cancer", true)]
    [InlineData("stage III lung cancer", "Stages II-IV lung cancer", false)]
    [InlineData("stage I lung cancer", "Lung cancer", false)]
    [InlineData("stage I lung cancer", "T3 lung cancer", false)]
    public void OtherStagesAreOtherPeople(string asked, string found, bool apart) => Assert.Equal(apart, Stages.Apart(Stages.Read(asked), Stages.Read(found)) is not null);
}
