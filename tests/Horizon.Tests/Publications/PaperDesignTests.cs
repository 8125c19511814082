using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Publications;

public sealed class PaperDesignTests
{
    [Theory]
    [InlineData("SABR against surgery for kidney cancer: a randomised controlled trial", true)]
    [InlineData("Randomized phase II study of proton therapy in oesophageal cancer", true)]
    [InlineData("A phase I/II trial of re-irradiation", true)]
    [InlineData("Phase 2b single-arm multicentre study of brachytherapy", true)]
    // Of many trials, of one that is wanted or still to come, or no trial.
    [InlineData("Lessons of randomised trials of SABR", false)]
    [InlineData("The need for a randomised trial of SABR", false)]
    [InlineData("Do we want a randomised trial of SABR?", false)]
    [InlineData("Re: SABR against surgery: a randomised trial", false)]
    [InlineData("Study protocol of a randomised trial of SABR", false)]
    [InlineData("SABR for kidney cancer: protocol for a phase II trial", false)]
    [InlineData("Systematic review of every randomised trial of SABR", false)]
    [InlineData("SABR for kidney cancer in 40 people", false)]
    [InlineData("Cells in the G1 phase I of SABR", false)]
    public void ATitleSaysWhetherAPaperReportsATrial(string title, bool reports) => Assert.Equal(reports, PaperDesign.ReportsTrial(new PublicationFacts { Title = title }));

    [Theory]
    [InlineData("Randomized Controlled Trial", true)]
    [InlineData("Clinical Trial, Phase II", true)]
    [InlineData("Clinical Trial Protocol", false)]
    [InlineData("Observational Study", false)]
    [InlineData("Journal Article", false)]
    [InlineData("Meta-Analysis", false)]
    public void SoDoesItsIndex(string type, bool reports) => Assert.Equal(reports, PaperDesign.ReportsTrial(new PublicationFacts { Title = "SABR for kidney cancer", PublicationTypes = [type] }));

    [Theory]
    [InlineData("Letter")]
    [InlineData("Editorial")]
    public void WhoWritesOfATrialDoesNotReportIt(string type) =>
        Assert.False(PaperDesign.ReportsTrial(new PublicationFacts { Title = "The first randomised trial of SABR", PublicationTypes = ["Journal Article", type] }));

    [Theory]
    [InlineData("SABR for kidney cancer: study protocol for a randomised trial", true)]
    [InlineData("Rationale and design of a trial of SABR", true)]
    [InlineData("SABR for kidney cancer: a protocol", true)]
    [InlineData("A new treatment protocol for kidney cancer", false)]
    [InlineData("Outcomes of the national SABR protocol in 200 people", false)]
    [InlineData("The HALLOW trial design: SABR for kidney cancer", true)]
    [InlineData("SABR for kidney cancer: rationale and study design", true)]
    [InlineData("Background and trial design of a study of SABR", true)]
    [InlineData("SABR for kidney cancer: study design", true)]
    // Of trials at large.
    [InlineData("Scores for people with kidney cancer: use in the clinic and trial design", false)]
    [InlineData("Biology of SABR and implications for trial design", false)]
    [InlineData("Lessons on clinical trial design", false)]
    [InlineData("Concepts, biomarkers, and trial design", false)]
    public void ATitleSaysWhetherAPaperIsAProtocol(string title, bool isProtocol) => Assert.Equal(isProtocol, PaperDesign.IsProtocol(new PublicationFacts { Title = title }));

    [Theory]
    [InlineData("SABR for kidney cancer: a systematic review and economic evaluation", true)]
    [InlineData("Individual patient data meta-analysis of SABR", true)]
    [InlineData("Protocol for a systematic review of SABR", false)]
    [InlineData("Response to: SABR, a systematic review", false)]
    [InlineData("A systematic review of 300 case notes after SABR", false)]
    [InlineData("A review of SABR", false)]
    public void ATitleSaysWhetherAPaperIsASystematicReview(string title, bool isReview) => Assert.Equal(isReview, new PublicationFacts { Title = title }.IsReview);
}
