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
    [InlineData("External validation of the nomogram in other centres is needed.", GapForm.ResearchNeeded)]
    [InlineData("Independent validation studies are required before the score is used.", GapForm.ResearchNeeded)]
    [InlineData("Short-course treatment deserves to be further tested in frail people.", GapForm.ResearchNeeded)]
    [InlineData("Re-irradiation merits closer, longer-term evaluation.", GapForm.ResearchNeeded)]
    [InlineData("Superiority of protons has not been demonstrated in randomised trials.", GapForm.NotStudied)]
    [InlineData("There is insufficient evidence to conclude whether protons spare the heart.", GapForm.NotStudied)]
    [InlineData("There is limited evidence on re-irradiation of the pelvis.", GapForm.NotStudied)]
    [InlineData("Unanswered questions remain about the dose to the hippocampus.", GapForm.Unknown)]
    [InlineData("No trial has compared waiting times in the two arms of care, and this gap should be addressed.", GapForm.ResearchNeeded)]
    [InlineData("No trial has directly compared carbon ions with protons.", GapForm.NotStudied)]
    [InlineData("No studies to date have assessed re-irradiation with protons in frail people.", GapForm.NotStudied)]
    [InlineData("These gaps need to be addressed before the technique spreads.", GapForm.ResearchNeeded)]
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
    [InlineData("Further studies revealed that the effect comes from a change of fields, which is required for cover.")]
    [InlineData("Randomised trials are often needed to show that a new drug works.")]
    [InlineData("The spread of unlicensed devices deserves more oversight from the authorities.")]
    [InlineData("Such scores should guide choices and warrant monitoring during clinical practice.")]
    [InlineData("The workshop aimed at these important unanswered questions.")]
    [InlineData("Viral protein has not been demonstrated in the cells of the second culture.")]
    [InlineData("The available data are limited by their retrospective design.")]
    [InlineData("Comparison was hindered by a lack of detail in many studies.")]
    [InlineData("There is limited evidence that the cream eases dermatitis.")]
    [InlineData("There was little evidence of a difference between the arms.")]
    [InlineData("There was a lack of evidence for significant association with the gene.")]
    [InlineData("There was insufficient evidence to show that the nets altered the catch.")]
    [InlineData("For shoulder pain there were insufficient data for pooling of the trials.")]
    [InlineData("The main limitations were small numbers and scarcity of data on late effects.")]
    [InlineData("At present there is no need for further trials of whole brain treatment.")]
    [InlineData("No trial has shown a benefit of the boost over whole breast treatment.")]
    [InlineData("No trial was stopped early because of side effects of the boost.")]
    [InlineData("No studies have found more necrosis after a single fraction of 8 Gy.")]
    [InlineData("To our knowledge, no study has compared the two boosts in so many people.")]
    [InlineData("These gaps between the leaves were closed by the software.")]
    [InlineData("Air gaps should be addressed by a new scan on the day.")]
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
