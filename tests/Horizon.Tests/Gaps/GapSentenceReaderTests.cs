using Horizon.Graph.Gaps.Stated;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class GapSentenceReaderTests
{
    [Theory]
    [InlineData("Further randomised trials of SABR for renal cell carcinoma are needed.", GapForm.ResearchNeeded)]
    [InlineData("Prospective data are required to confirm the role of proton therapy in oesophageal cancer.", GapForm.ResearchNeeded)]
    [InlineData("This approach warrants further investigation in a phase III trial.", GapForm.ResearchNeeded)]
    [InlineData("Future studies should determine the optimal dose of SIRT.", GapForm.ResearchNeeded)]
    [InlineData("The role of radiotherapy remains to be defined in mesothelioma.", GapForm.ResearchNeeded)]
    [InlineData("The optimal fractionation for lung SABR remains unclear.", GapForm.Unknown)]
    [InlineData("It is not known whether SABR can replace surgery.", GapForm.Unknown)]
    [InlineData("Little is known about the late effects of proton therapy in children.", GapForm.Unknown)]
    [InlineData("There is no consensus about the timing of HDR brachytherapy.", GapForm.Unknown)]
    [InlineData("Concurrent chemoradiation has never been prospectively studied in stage II disease.", GapForm.NotStudied)]
    [InlineData("No randomised trial has compared proton therapy with photon therapy in bladder cancer.", GapForm.NotStudied)]
    [InlineData("There is a paucity of data on radiotherapy for benign disease.", GapForm.NotStudied)]
    [InlineData("Evidence from randomised trials is still lacking in patients aged 75 and over.", GapForm.NotStudied)]
    public void ASentenceThatStatesAGapIsRead(string sentence, GapForm form)
    {
        var found = Assert.Single(GapSentenceReader.Read(sentence));
        Assert.Equal((form, 0, sentence.Length), (found.Form, found.Start, found.End));
    }

    [Theory]
    [InlineData("SABR was well tolerated and local control was excellent.")]
    [InlineData("Further treatment was required in 12 patients after radiotherapy.")]
    [InlineData("Additional surgery is not needed after chemoradiotherapy.")]
    [InlineData("No further studies of whole brain radiotherapy are needed.")]
    [InlineData("Median survival has not been reached in the SABR arm.")]
    [InlineData("To see whether the combination is active enough to warrant further investigation in a phase III study.")]
    [InlineData("A limitation of this study is that data on toxicity are lacking for some patients.")]
    [InlineData("Most gastric cancers require additional, adjuvant therapy beside surgery.")]
    public void ASentenceThatStatesNoneIsNot(string sentence) => Assert.Empty(GapSentenceReader.Read(sentence));

    [Fact]
    public void TheSpanIsTheSentenceAndAClauseBehindASemicolonBelongsToIt()
    {
        const string Text = "We treated 20 patients.  SABR was safe; however, randomised trials are needed. It was cheap.";
        var found = Assert.Single(GapSentenceReader.Read(Text));
        Assert.Equal("SABR was safe; however, randomised trials are needed.", Text[found.Start..found.End]);
    }

    [Fact]
    public void AnyTextIsReadWithoutAnError()
    {
        foreach (var text in new[] { "", "needed", "\0\uD800 further studies are needed", new string('x', 100_000) + " needed", string.Concat(Enumerable.Repeat("further ", 20_000)) + "studies" })
            Assert.NotNull(GapSentenceReader.Read(text));
    }
}
