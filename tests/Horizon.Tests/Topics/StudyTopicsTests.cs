using System.Globalization;
using Horizon.Search.Topics;
using Xunit;

namespace Horizon.Tests.Topics;

/// <summary>The model of topics that comes with Horizon. None of these texts was learned from.</summary>
public sealed class StudyTopicsTests
{
    private static readonly TopicModel Model = BuiltInModels.Topics;

    [Theory]
    [InlineData("study-type")]
    [InlineData("research-activity")]
    [InlineData("workstream")]
    [InlineData("intent")]
    [InlineData("technique-family")]
    public void EveryKindOfTopicHasLabels(string kind) => Assert.True(Model.Content.Labels.Count(l => l.Id.StartsWith(kind + ":", StringComparison.Ordinal)) >= 3, kind);

    [Fact]
    public void OnlyWhatWasLearnedWellIsTold() => Assert.All(Model.Content.Labels, l =>
    {
        Assert.True(l.Quality.F1 >= 0.6, $"{l.Id}: {l.Quality.F1}");
        Assert.True(l.Quality.Examples >= 30, $"{l.Id}: {l.Quality.Examples}");
    });

    [Fact]
    public void TheCardNamesEveryLabelWithItsScoreAndWhatWasLeftOut()
    {
        var card = BuiltInModels.Card("study-topics");
        Assert.Contains("weak", card, StringComparison.Ordinal);
        Assert.Contains(Model.Content.DataSha256, card, StringComparison.Ordinal);
        foreach (var (id, _) in StudyTopics.All) Assert.Contains(id, card, StringComparison.Ordinal);
        Assert.All(Model.Content.Labels, l => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {l.Id} | {l.Quality.Examples:N0} | {l.Quality.F1:0.000} ({l.Quality.Low95:0.000} to {l.Quality.High95:0.000}) |"), card, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Palliative radiotherapy for painful bone metastases: a systematic review and meta-analysis. MEDLINE and Embase were searched; two reviewers extracted data and pooled the risk ratios.")]
    [InlineData("Late cardiac effects after breast irradiation: systematic review of cohort studies. We searched PubMed and Web of Science to June 2023 and pooled hazard ratios by a random-effects model.")]
    [InlineData("Proton beam therapy in children with brain tumours: a scoping review. Forty-one studies were included after screening of titles and abstracts.")]
    [InlineData("Hypofractionation for prostate cancer: an umbrella review of meta-analyses")]
    public void AReviewIsToldAsSuchAndNotAsTheStudiesThatItReviews(string text)
    {
        var found = Given(text);
        Assert.Contains("study-type:systematic-review", found);
        Assert.DoesNotContain("study-type:observational", found);
        Assert.DoesNotContain("study-type:interventional", found);
    }

    [Theory]
    [InlineData("Auto-segmentation software for organs at risk in head and neck radiotherapy. A deep learning model was trained on computed tomography scans and compared with manual contours by Dice similarity.")]
    [InlineData("An open-source toolkit that computes dose-volume histograms from DICOM files. The code is tested against two treatment planning systems.")]
    [InlineData("A graphical user interface for registration of cone-beam CT to planning CT with graphics processors.")]
    [InlineData("We present a web platform that stores treatment plans and shows them in a browser; its programming interface is documented.")]
    public void SoftwareIsNoStudyOfPatients(string text) => Assert.DoesNotContain(Given(text), id => id.StartsWith("study-type:", StringComparison.Ordinal));

    [Theory]
    [InlineData("A retrospective cohort of women treated for breast cancer at one hospital; records were reviewed for recurrence and survival.", "study-type:observational")]
    [InlineData("Patients receive stereotactic radiotherapy in three fractions; dose-limiting toxicity is assessed and the maximum tolerated dose determined in cohorts of three patients.", "workstream:2")]
    [InlineData("Patients are randomly assigned to whole brain radiotherapy or observation; overall survival is the primary endpoint; 600 patients, stratified by centre, non-inferiority, phase III.", "workstream:3")]
    [InlineData("Deep inspiration breath hold and surface guidance in left-sided breast radiotherapy: accuracy of positioning.", "workstream:4")]
    [InlineData("Single 8 Gy fraction for painful bone metastases in patients with advanced cancer; pain relief at four weeks.", "intent:palliative")]
    [InlineData("High dose rate vaginal cuff brachytherapy after hysterectomy for endometrial cancer.", "technique-family:brachytherapy")]
    [InlineData("Peptide receptor radionuclide therapy in neuroendocrine tumours: progression-free survival", "technique-family:molecular-radiotherapy")]
    [InlineData("Exercise programme to reduce fatigue in patients during radiotherapy for breast cancer; quality of life questionnaire", "research-activity:disease-management")]
    public void ATextIsGivenItsTopic(string text, string id) => Assert.Contains(id, Given(text));

    private static List<string> Given(string text) => [.. Model.Predict(text).Where(t => t.Given).Select(t => t.Id)];
}
