using System.Text.RegularExpressions;
using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Horizon.Tests.Ingest;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>Opposite populations: by the state of the disease, its biology, its risk. Of both, or of neither, nothing is said.</summary>
public sealed class PopulationTests
{
    [Theory]
    [InlineData("SABR in castration-resistant prostate cancer", "SABR in hormone-sensitive prostate cancer")]
    [InlineData("SABR in mCRPC", "SABR in castration-sensitive prostate cancer")]
    [InlineData("SABR in hormone-na\u00EFve prostate cancer", "SABR in hormone-refractory prostate cancer")]
    [InlineData("Radiotherapy of asymptomatic bone metastases", "Radiotherapy of painful bone metastases")]
    [InlineData("Radiotherapy of symptomatic spinal metastases", "Early radiotherapy of asymptomatic high-risk bone metastases")]
    [InlineData("Cranial irradiation in limited-stage small cell lung cancer", "Cranial irradiation in extensive-stage small cell lung cancer")]
    [InlineData("Radiosurgery of the resection cavity of brain metastases", "Radiosurgery of intact brain metastases")]
    [InlineData("Radiotherapy in completely resected NSCLC", "Radiotherapy in unresectable NSCLC")]
    [InlineData("Less radiotherapy in HPV-positive oropharyngeal cancer", "More radiotherapy in HPV-negative oropharyngeal cancer")]
    [InlineData("Radiosurgery in HER2-positive breast cancer", "Radiosurgery in triple-negative breast cancer")]
    [InlineData("Breast radiotherapy in ER+/HER2+ disease", "Breast radiotherapy in ER+/HER2- disease")]
    [InlineData("Breast radiotherapy in oestrogen receptor-positive cancer", "Breast radiotherapy in ER-negative cancer")]
    [InlineData("SABR in EGFR-mutant NSCLC", "SABR in EGFR wild-type NSCLC")]
    [InlineData("SABR in EGFR-mutant NSCLC", "SABR in ALK-positive NSCLC")]
    [InlineData("SABR in ALK-rearranged NSCLC", "SABR in NSCLC without driver mutations")]
    [InlineData("Radiotherapy in MGMT-methylated glioblastoma", "Radiotherapy in unmethylated MGMT glioblastoma")]
    [InlineData("Radiotherapy in IDH-mutant astrocytoma", "Radiotherapy in IDH-wildtype astrocytoma")]
    [InlineData("Breast radiotherapy in premenopausal women", "Breast radiotherapy in post-menopausal women")]
    [InlineData("Radiotherapy in node-positive breast cancer", "Radiotherapy in node-negative breast cancer")]
    [InlineData("Radiotherapy in operable rectal cancer", "Radiotherapy in inoperable rectal cancer")]
    [InlineData("Radiotherapy in low-risk prostate cancer", "Radiotherapy in high-risk prostate cancer")]
    [InlineData("Radiotherapy in low- to intermediate-risk prostate cancer", "Radiotherapy in high-risk prostate cancer")]
    [InlineData("Radionuclides in midgut neuroendocrine tumours", "Radionuclides in pancreatic neuroendocrine tumours")]
    [InlineData("Radiotherapy of primary glioblastoma", "Radiotherapy of recurrent glioblastoma")]
    [InlineData("Radiotherapy of newly diagnosed glioblastoma", "Radiotherapy of recurrent glioblastoma")]
    [InlineData("Radiotherapy for peritoneal mesothelioma", "Radiotherapy for pleural mesothelioma")]
    [InlineData("Carbon ions for chordoma of the sacrum", "Carbon ions for chordoma of the skull base")]
    [InlineData("Radiotherapy for muscle-invasive bladder cancer", "Radiotherapy for non-muscle invasive bladder cancer")]
    [InlineData("SABR for borderline resectable pancreatic cancer", "SABR for locally advanced pancreatic cancer")]
    [InlineData("Radiotherapy for early anal cancer", "Radiotherapy for locally advanced anal cancer")]
    [InlineData("Radiotherapy for early favourable Hodgkin lymphoma", "Radiotherapy for bulky early-stage Hodgkin lymphoma")]
    [InlineData("Radiotherapy of spinal metastases", "Radiotherapy of non-spine bone metastases")]
    [InlineData("Radiotherapy of spinal metastases", "Radiotherapy of pelvic and long-bone metastases")]
    [InlineData("Radioimmunotherapy in diffuse large B-cell lymphoma", "Radioimmunotherapy in low-grade B-cell lymphoma")]
    [InlineData("Involved-field radiotherapy in follicular lymphoma", "Involved-field radiotherapy in mantle cell lymphoma")]
    [InlineData("Total body irradiation in AML", "Total body irradiation in acute lymphoblastic leukaemia")]
    [InlineData("Radiotherapy of anaplastic thyroid cancer", "Radiotherapy of papillary thyroid cancer")]
    [InlineData("Radiotherapy of HIV-related brain lymphoma", "Radiotherapy of brain lymphoma in HIV-negative people")]
    [InlineData("Chemotherapy in unilateral retinoblastoma", "Chemotherapy in bilateral retinoblastoma")]
    [InlineData("Low-dose radiotherapy for knee osteoarthritis", "Low-dose radiotherapy for hip osteoarthritis")]
    [InlineData("Radiotherapy in patients who have never had an anti-PD-1 agent", "Radiotherapy in patients previously exposed to an anti-PD-1 agent")]
    [InlineData("Topotecan in lung cancer that has not yet had any treatment", "Topotecan in previously treated lung cancer")]
    [InlineData("Octreotide in preventing or reducing diarrhoea", "Octreotide once grade 2 diarrhoea has set in")]
    [InlineData("Temozolomide in patients younger than 70", "Temozolomide in patients aged 70 and over")]
    [InlineData("SBRT of resected pancreatic cancer", "SBRT of locally advanced pancreatic cancer")]
    public void OppositePopulationsDifferFromBothSidesAndBothWordsAreSaid(string one, string other)
    {
        foreach (var (asked, found) in new[] { (one, other), (other, one) })
        {
            var facet = CompareOthers.Population(Asked(asked), null, Asked(found));
            Assert.Equal(Facet.Different, facet.Match);
            Assert.Equal(2, facet.Why.Count(c => c == '“'));
        }
    }

    [Theory]
    [InlineData("SABR in castration-resistant prostate cancer", "SABR in castration-sensitive or -resistant prostate cancer")]
    [InlineData("SABR in castration-resistant prostate cancer", "SABR in prostate cancer")]
    [InlineData("TBI in acute lymphoblastic leukaemia", "TBI in patients with ALL or AML")]
    [InlineData("TBI in acute lymphoblastic leukaemia", "TBI in acute myeloid or lymphoblastic leukaemia")]
    [InlineData("SABR of spinal metastases", "SABR for spinal and pelvic bone metastases")]
    [InlineData("SABR of spinal metastases", "SABR for pelvic and spinal bone metastases")]
    [InlineData("Radiotherapy of asymptomatic bone metastases", "Radiotherapy of bone metastases to prevent symptomatic fractures")]
    [InlineData("Lung SABR for asymptomatic lesions", "Lung SABR and symptomatic pneumonitis")]
    [InlineData("Cranial irradiation in limited-stage small cell lung cancer", "Cranial irradiation in limited- and extensive-stage small cell lung cancer")]
    [InlineData("Radiosurgery of resected brain metastases", "Radiosurgery of up to ten brain metastases")]
    [InlineData("Radiosurgery of resected brain metastases", "Radiosurgery of intact or resected brain metastases")]
    [InlineData("Radiotherapy in HPV-negative oropharyngeal cancer", "Radiotherapy in HPV-positive and -negative oropharyngeal cancer")]
    [InlineData("Radiotherapy in HPV-negative oropharyngeal cancer", "Radiotherapy in oropharyngeal cancer whatever its HPV status")]
    [InlineData("Radiotherapy in HER2-negative breast cancer", "Radiotherapy with HER2-targeted drugs")]
    [InlineData("SABR in EGFR wild-type NSCLC", "SABR in NSCLC by EGFR mutation status")]
    [InlineData("Radiotherapy in unmethylated MGMT glioblastoma", "Radiotherapy in glioblastoma by MGMT promoter methylation status")]
    [InlineData("Breast radiotherapy in premenopausal women", "Breast radiotherapy in pre- and postmenopausal women")]
    [InlineData("Radiotherapy in low- to intermediate-risk prostate cancer", "Radiotherapy in intermediate- and high-risk prostate cancer")]
    [InlineData("Radiotherapy in low-risk prostate cancer", "Radiotherapy of the high-risk clinical target volume")]
    [InlineData("Radiotherapy in low-risk prostate cancer", "Radiotherapy in men at high risk of falls")]
    [InlineData("Radionuclides in midgut neuroendocrine tumours", "Radionuclides in pancreatic and midgut neuroendocrine tumours")]
    [InlineData("Radiotherapy of recurrent glioblastoma", "Radiotherapy of primary and recurrent glioblastoma")]
    [InlineData("Radiotherapy of recurrent rectal cancer", "Radiotherapy with boost to the primary tumour; the primary outcome is local control")]
    [InlineData("Radiotherapy of recurrent ependymoma", "Craniospinal irradiation for pPNET and PNET")]
    [InlineData("SABR for borderline resectable pancreatic cancer", "SABR for borderline resectable or locally advanced pancreatic cancer")]
    [InlineData("Radiotherapy for locally advanced anal cancer", "Radiotherapy for early or locally advanced anal cancer")]
    [InlineData("Radiotherapy for locally advanced lung cancer", "Early toxicity of radiotherapy for lung cancer")]
    [InlineData("Radiotherapy of spinal metastases", "Radiotherapy of bone metastases with spinal cord constraints")]
    public void WhoIsOfBothOrSaysNothingOfItDoesNotDiffer(string one, string other)
    {
        Assert.NotEqual(Facet.Different, CompareOthers.Population(Asked(one), null, Asked(other)).Match);
        Assert.NotEqual(Facet.Different, CompareOthers.Population(Asked(other), null, Asked(one)).Match);
    }

    [Fact]
    public void AQuestionsTitleStandsAboveWhatItsTextSaysOfOthers()
    {
        var asked = Aspects.Of(Question.Read(new QuestionParts(Title: "SABR in castration-resistant prostate cancer", Text: "In hormone-sensitive prostate cancer SABR is known to delay progression.")));
        Assert.Equal(Facet.Different, CompareOthers.Population(asked, null, Asked("SABR in hormone-sensitive prostate cancer")).Match);
        Assert.NotEqual(Facet.Different, CompareOthers.Population(asked, null, Asked("SABR in castration-resistant prostate cancer")).Match);
        // What the title does not say the text may.
        Assert.Equal(Facet.Different, CompareOthers.Population(Aspects.Of(Question.Read(new QuestionParts(Title: "SABR in prostate cancer", Text: "Men with hormone-sensitive disease."))), null, asked).Match);
    }

    [Fact]
    public void ConditionsTellTheBiologyAndNotTheStageThatRegistersList()
    {
        Assert.Equal(["hpvpositive"], PopulationsOf.OfConditions(["Oropharyngeal Carcinoma", "HPV-Associated Carcinoma"]).Keys);
        Assert.Empty(PopulationsOf.OfConditions(["Recurrent Prostate Cancer", "Stage IV Prostate Cancer", "Childhood Cancer"]));
    }

    private static Aspects Asked(string text) => Aspects.Of(Question.Read(new QuestionParts(text)));

    [Fact]
    public Task TryingThePatternAtItsBeginningsAloneReadsWhatTryingItEverywhereReads() =>
        ReadsAlikeAsync(PopulationsOf.Kinds(), [.. PopulationsOf.Families.SelectMany(f => f).Distinct()], PopulationsOf.Read, least: 1000);

    [Fact]
    public Task SoDoesThatOfWhatIsIrradiated() => ReadsAlikeAsync(Extents.Kinds(), [.. Extents.Kinds().GetGroupNames().Where(n => !char.IsAsciiDigit(n[0]))], Extents.Read, least: 20);

    private static async Task ReadsAlikeAsync(Regex kinds, string[] names, Func<string, Dictionary<string, string>> gated, int least)
    {
        var read = 0;
        var lines = await File.ReadAllLinesAsync(Path.Combine(RealData.Folder("clinicaltrials.gov-text"), "radiotherapy_trials.jsonl"), TestContext.Current.CancellationToken);
        foreach (var line in lines.Where((_, i) => i % 4 == 0))
        {
            using var document = System.Text.Json.JsonDocument.Parse(line);
            var text = document.RootElement.GetProperty("text").GetString()!;
            var everywhere = new Dictionary<string, string>();
            for (var at = 0; at < text.Length; at++)
            {
                if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
                if (kinds.Match(text, at) is not { Success: true } match) continue;
                foreach (var kind in names) if (match.Groups[kind].Success) everywhere.TryAdd(kind, match.Value);
                at += match.Length - 1;
            }
            Assert.Equal(everywhere, gated(text));
            read += everywhere.Count;
        }
        Assert.True(read > least, $"{read} kinds were read.");
    }
}
