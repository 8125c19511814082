using Horizon.Graph.Records;
using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>What makes a study another one though it is like the question in nearly all its words, and what does not.</summary>
public sealed class OtherStudyTests
{
    private static MatchFacets Compared(string question, string title, string summary = "")
    {
        var asked = Question.Read(new QuestionParts(question));
        return Matching.Facets(asked, Aspects.Of(asked), UnnamedTests.Written($"{summary} {UnnamedTests.Filler}", title));
    }

    [Theory]
    [InlineData("Cisplatin 20 mg/m2 with radiotherapy", "Cisplatin 75 mg/m2 is given.", "20 mg/m2")]
    [InlineData("Cisplatin 75 mg/m\u00B2 with radiotherapy", "Cisplatin 75 mg/m2 is given.", null)]
    [InlineData("Radiotherapy to 74 Gy in 2 Gy fractions", "Radiotherapy to 66 Gy.", "74 Gy, 2 Gy")]
    [InlineData("Radiotherapy to 66 Gy in 1.8 Gy fractions", "Radiotherapy to 6600 cGy.", null)]
    [InlineData("Radiotherapy of 1.8 Gy", "Fractions of 1.  8 Gy.", null)]
    [InlineData("Antibody at 3 mg/kg", "Radiotherapy of 50 Gy.", null)]
    [InlineData("An infusion of 100 ml a day", "An infusion of 200 ml a day", "100 ml")]
    [InlineData("An infusion of 200 ml a day", "PSA of 4 ng/ml; an infusion of 200 ml", null)]
    public void AmountsThatAStudyNowhereGivesAreOthers(string question, string study, string? missing) => Assert.Equal(missing, GivenAmounts.Unnamed(question, study));

    [Theory]
    [InlineData("Temozolomide and radiotherapy of glioblastoma", "Cilengitide, temozolomide and radiotherapy of glioblastoma", true)]
    [InlineData("Temozolomide, cilengitide and radiotherapy of glioblastoma", "Cilengitide, temozolomide and radiotherapy of glioblastoma", false)]
    [InlineData("Temozolomide, immunotherapy and radiotherapy of glioblastoma", "Nivolumab, temozolomide and radiotherapy of glioblastoma", false)]
    [InlineData("Response to erlotinib with radiotherapy", "PET imaging of erlotinib with radiotherapy", true)]
    [InlineData("Response on PET to erlotinib with radiotherapy", "PET imaging of erlotinib with radiotherapy", false)]
    [InlineData("SABR of the prostate", "MRI-guided SABR of the prostate", false)]
    public void AStudyThatAddsADrugOrShowsImagesIsAnother(string question, string title, bool apart) => Assert.Equal(apart, Compared(question, title).Intervention.KeepsApart);

    [Theory]
    [InlineData("SABR versus surgery in stage I lung cancer", "SABR plus surgery in lung cancer", Facet.Different)]
    [InlineData("SABR versus surgery in stage I lung cancer", "Surgery after SABR in lung cancer", Facet.Different)]
    [InlineData("Radiotherapy before surgery versus surgery alone in sarcoma", "Radiotherapy followed by surgery of sarcoma", Facet.Unknown)]
    public void AStudyThatGivesBothOfTwoSaysNotWhichIsBetter(string question, string title, string match) => Assert.Equal(match, Compared(question, title).Comparator.Match);

    [Theory]
    [InlineData("SABR of operable stage I lung cancer", "SABR of oligometastatic lung cancer", true)]
    [InlineData("Radiotherapy of glioblastoma at first recurrence", "Radiotherapy of newly diagnosed glioblastoma", true)]
    [InlineData("Radiotherapy of a tumour that has recurred", "Radiotherapy of untreated tumours", true)]
    [InlineData("Photodynamic therapy in immunocompetent people", "Photodynamic therapy in organ transplant recipients", true)]
    [InlineData("Erlotinib for synovial sarcoma", "Erlotinib for malignant peripheral nerve sheath tumor", true)]
    [InlineData("A rinse that heals mucositis in people who have already developed it", "Prevention of mucositis by a rinse", true)]
    [InlineData("Does a rinse help to prevent oral mucositis?", "Prevention of mucositis by a rinse", false)]
    public void OtherPeopleAreToldInTheirOwnWords(string question, string title, bool different) => Assert.Equal(different, Compared(question, title).Population.Is(Facet.Different));

    [Theory]
    [InlineData("Rituximab with low-dose total body irradiation before transplantation", "Rituximab before transplantation", true)]
    [InlineData("Rituximab with total body irradiation before transplantation", "Rituximab and TBI before transplantation", false)]
    public void WhoIrradiatesTheWholeBodySaysSo(string question, string summary, bool apart) => Assert.Equal(apart, Compared(question, "A transplant trial of leukaemia", $"{summary}. Radiotherapy of the chest is told of.").Technique.KeepsApart);

    [Theory]
    [InlineData("Whole brain radiotherapy of metastases", "Focal radiotherapy of brain metastases", true)]
    [InlineData("Whole brain radiotherapy with focal radiotherapy of glioblastoma", "Whole brain radiotherapy of glioblastoma", false)]
    public void WholeBrainAndFocalAreTwoUnlessBothAreGiven(string question, string title, bool near) => Assert.Equal(near, Compared(question, title).Technique.Why.StartsWith("The question is about \u201C", StringComparison.Ordinal));

    [Fact]
    public void ChemoradiotherapyIsConcurrentWhereNothingElseIsSaid() =>
        Assert.Equal(Facet.Same, Compared("Chemoradiotherapy of cervical cancer", "Concurrent chemoradiotherapy of cervical cancer").Technique.Match);

    [Fact]
    public void WhatTheDiseaseCameBackAfterIsNotGiven() =>
        Assert.Equal(["drug:carboplatin"], Aspects.Of(Question.Read(new QuestionParts("Glioma recurring after temozolomide and radiation: carboplatin"))).Given.Keys);

    [Theory]
    [InlineData("36.25/5", "36.25 Gy in 5 fractions", 0)]
    [InlineData("banana", null, 1)]
    public void TheFieldOfDoseIsReadAsPeopleFillItIn(string dose, string? read, int unread)
    {
        var question = Question.Read(new QuestionParts("SABR for prostate cancer", Dose: dose));
        Assert.Equal(read, question.Schedules.Select(s => s.Text).FirstOrDefault());
        Assert.Equal(unread, question.Unread.Count);
    }

    [Theory]
    [InlineData("Chemoradiotherapy as definitive treatment instead of surgery", "radical")]
    [InlineData("Radiotherapy as induction before planned resection", "neoadjuvant")]
    [InlineData("Radiotherapy of the liver", null)]
    public void WhatIsGivenInPlaceOfAnOperationIsRadical(string text, string? intent) => Assert.Equal(intent, Aspects.IntentOfWhole(text));

    [Fact]
    public void AShortFormSaysAsMuchAsTheName()
    {
        StudyTexts study = StudyTexts.Of(new TrialFacts { Registration = "NCT00000001", BriefTitle = "Neutron capture in practice" });
        var asked = new AskedTerms(StudyTexts.Of(new QuestionParts("BNCT of glioma")), _ => 1, [("technique:bnct", "BNCT")]);
        var known = new SharedTerms(asked, study, new HashSet<string> { "technique:bnct" });
        var unknown = new SharedTerms(asked, study, new HashSet<string>());
        Assert.True(known.In[asked["bnct"]] != Fields.None);
        Assert.True(unknown.In[asked["bnct"]] == Fields.None);
        Assert.Equal((2, 0), (known.Unsaid, unknown.Unsaid));
    }

    [Theory]
    [InlineData("survival", true)]
    [InlineData("palliative", true)]
    [InlineData("SABR survival", false)]
    [InlineData("prostate cancer", false)]
    public void OneWordOverlapsWithNothing(string text, bool little)
    {
        var question = Question.Read(new QuestionParts(text));
        Assert.Equal(little, Verdict.SaysLittle(question));
        Assert.Equal(little ? Verdict.CannotTell : Verdict.Overlapping, Verdict.Of([Verdict.Overlapping], true, Verdict.SaysLittle(question)));
    }
}
