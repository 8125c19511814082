using Horizon.Graph.Extraction.Schedules;
using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>What sets a near question apart that has the same technique and site: ages, the volume that is irradiated, numbers of fractions, a comparator that is a dose.</summary>
public sealed class NearQuestionTests
{
    [Theory]
    [InlineData("SABR in women over 70", 70)]
    [InlineData("SABR in people aged 75 and over", 75)]
    [InlineData("patients 65 years or older with glioblastoma", 65)]
    [InlineData("radiotherapy at ≥ 80 years", 80)]
    [InlineData("radiotherapy in the elderly", 65)]
    [InlineData("older and frail patients with rectal cancer", 65)]
    [InlineData("people aged 60 and over, and those over 75 with heart failure, women over 75", 75)]
    [InlineData("adults aged 18 and over", null)]
    [InlineData("over 70 Gy to the prostate", null)]
    [InlineData("patients with more than 70% of the dose", null)]
    [InlineData("aged 60 to 69 with an older machine", null)]
    [InlineData("survival at 65 months or more", null)]
    public void OlderPeopleAreReadFromTheirAgeOrTheirName(string text, int? from) => Assert.Equal(from, AgesOf.Read(text)?.From);

    [Theory]
    [InlineData("70 Years", null, "same")]
    [InlineData("65 Years", null, "same")]
    [InlineData("18 Years", null, "unknown")]
    [InlineData("18 Years", "65 Years", "different")]
    [InlineData(null, null, "unknown")]
    [InlineData(null, "69 Years", "different")]
    public void OlderPeopleCompareByTheAgesThatAStudyTakes(string? youngest, string? oldest, string match)
    {
        var found = Asked("Lung cancer: SABR") with { Youngest = Horizon.Graph.Trials.AgeBands.Years(youngest), Oldest = Horizon.Graph.Trials.AgeBands.Years(oldest) };
        Assert.Equal(match, CompareOthers.Population(Asked("SABR for lung cancer in people over 70"), null, found).Match);
        Assert.Equal(Facet.Unknown, CompareOthers.Population(Asked("SABR for lung cancer"), null, found).Match);
    }

    [Theory]
    [InlineData("Docetaxel for women under 40 with breast cancer", "Docetaxel in elderly women with breast cancer", "different")]
    [InlineData("Ponatinib in patients over 65", "Ponatinib for young adults", "different")]
    [InlineData("Proton therapy in young adults", "Proton therapy in older patients", "different")]
    [InlineData("Proton therapy in young adults", "Proton therapy in young and older patients", "unknown")]
    [InlineData("Proton therapy for women under 50", "Proton therapy for women", "unknown")]
    public void YoungAndOldAreNotTheSamePeople(string asked, string title, string match) => Assert.Equal(match, CompareOthers.Population(Asked(asked), null, Asked(title)).Match);

    [Theory]
    [InlineData("SABR in women under 40", 40)]
    [InlineData("patients younger than 30 with sarcoma", 30)]
    [InlineData("adolescents and young adults", 40)]
    [InlineData("children with ependymoma", 21)]
    [InlineData("adults under 70", null)]
    [InlineData("a dose under 40 Gy", null)]
    [InlineData("men with a life expectancy under 10 years", null)]
    [InlineData("men with a PSA under 20 with Gleason 7", null)]
    [InlineData("patients up to 12 weeks after surgery", null)]
    [InlineData("patients under 50 kg", null)]
    [InlineData("pediatric and adult patients", null)]
    [InlineData("adults and children", null)]
    [InlineData("children and adults", null)]
    public void YoungerPeopleAreReadFromTheirAgeOrTheirName(string text, int? to) => Assert.Equal(to, AgesOf.ReadYounger(text)?.To);

    [Fact]
    public void AnAgeAloneMakesNobodyTheSameOfWhomMoreIsSaid()
    {
        var found = Asked("Lung cancer: SABR") with { Youngest = 70 };
        Assert.Equal(Facet.Similar, CompareOthers.Population(Asked("SABR for older people with early-stage lung cancer"), null, found).Match);
    }

    [Theory]
    [InlineData("whole-breast radiotherapy", "Accelerated partial breast irradiation", "similar")]
    [InlineData("partial breast irradiation", "Hypofractionated whole breast radiotherapy", "similar")]
    [InlineData("whole-breast radiotherapy", "Partial breast versus whole breast irradiation", "similar")]
    [InlineData("whole breast against partial breast", "Partial breast versus whole breast irradiation", "same")]
    [InlineData("whole-breast radiotherapy", "Breast radiotherapy", "same")]
    [InlineData("whole-gland radiotherapy", "Focal brachytherapy", "similar")]
    public void WhatIsIrradiatedSetsApartWhatHasOneTechnique(string asked, string title, string match)
    {
        var technique = new Facet(Facet.Same, "One technique.");
        var facet = Extents.Of(technique, Extents.Read(asked), Extents.Read(title));
        Assert.Equal((match, false), (facet.Match, facet.IsNested));
        // It does not change the order.
        Assert.Equal(Facet.Same, facet.OrderedAs ?? facet.Match);
    }

    [Theory]
    [InlineData("One-week radiotherapy after breast-conserving surgery", "One-week radiotherapy after mastectomy", "different")]
    [InlineData("Radiotherapy after lumpectomy", "Post-mastectomy radiotherapy", "different")]
    [InlineData("Radiotherapy after lumpectomy or after mastectomy", "Post-mastectomy radiotherapy", "similar")]
    [InlineData("Radiotherapy after lumpectomy", "Breast radiotherapy", "unknown")]
    public void AfterMastectomyIsNotAfterConservation(string asked, string title, string match) =>
        Assert.Equal(match, CompareOthers.Population(Asked(asked), null, Asked(title)).Match);

    [Theory]
    [InlineData("5 fractions against 15 fractions", "5,15")]
    [InlineData("a five-fraction schedule", "5")]
    [InlineData("single-fraction SABR", "1")]
    [InlineData("up to 5 fractions, more than 10 fractions", "")]
    [InlineData("two fractions a day", "")]
    [InlineData("1.8 Gy per fraction", "")]
    [InlineData("3-5 fractions", "")]
    public void NumbersOfFractionsAreReadWithoutADose(string text, string numbers) =>
        Assert.Equal(numbers, string.Join(',', FractionCounts.Read(text).Select(f => f.Fractions)));

    [Theory]
    [InlineData("26 Gy in 5 fractions versus 40 Gy in 15 fractions", "similar")]
    [InlineData("26 Gy in 5 fractions", "similar")]
    [InlineData("50 Gy in 25 fractions", "different")]
    [InlineData("radiotherapy", "unknown")]
    public void NumbersOfFractionsCompareWithTheSchedulesOfAStudy(string study, string match) =>
        Assert.Equal(match, FractionCounts.Of(FractionCounts.Read("5 fractions or 15 fractions"), ScheduleReader.Read(study), "").Match);

    [Theory]
    [InlineData("radiosurgery in 5 fractions", "similar")]
    [InlineData("radiosurgery in a single fraction", "different")]
    [InlineData("radiosurgery", "unknown")]
    public void NumbersOfFractionsCompareWithThoseThatARecordCountsWithoutADose(string own, string match) =>
        Assert.Equal(match, FractionCounts.Of(FractionCounts.Read("5 fractions"), [], own).Match);

    [Theory]
    [InlineData("40 Gy in 15 fractions", "26 Gy in 5 fractions versus 40 Gy in 15 fractions", "same")]
    [InlineData("40 Gy in 15 fractions", "26 Gy in 5 fractions versus 50 Gy in 25 fractions", "different")]
    [InlineData("40 Gy in 15 fractions", "26 Gy in 5 fractions", "unknown")]
    public void AComparatorMayBeADose(string comparator, string study, string match) =>
        Assert.Equal(match, CompareComparators.OfSchedule(comparator, Asked("Breast radiotherapy") with { Schedules = ScheduleReader.Read(study) })!.Match);

    [Fact]
    public void AComparatorThatNamesATreatmentIsNoDose() => Assert.Null(CompareComparators.OfSchedule("surgery", Asked("SABR")));

    [Fact]
    public void ATrialThatComparesNothingIsApartFromOneThatComparesSeenFromEitherSide()
    {
        var compared = Asked("SABR versus surgery for lung cancer").Comparison;
        Assert.Equal(Facet.Different, CompareComparators.Of(compared, null, null, comparesNothing: true).Match);
        Assert.Equal(Facet.Different, CompareComparators.Of(null, null, compared, asksNothing: true).Match);
        // Of a person's question that names no comparator nothing is known.
        Assert.Equal(Facet.Unknown, CompareComparators.Of(null, null, compared).Match);
    }

    [Fact]
    public void WhatIsOnlyComparedWithIsNotGiven()
    {
        var single = Asked("SABR for lung cancer where surgery is an option");
        Assert.Equal(Facet.Unknown, CompareOthers.Given(Asked("Is SABR better than surgery for lung cancer?"), null, single).Match);
    }

    [Fact]
    public void StudiesThatMayAllBeOfTheQuestionDoNotSpeakAgainstEachOther()
    {
        double[] scores = [9, 8.5, 4, 3];
        Assert.Equal([5, 4.5, -5, -6], Calibration.Leads(scores, [true, true, false, false]));
        Assert.Equal([0.5, -0.5, -5, -6], Calibration.Leads(scores, [false, false, false, false]));
        // Nothing else is there to be ahead of.
        Assert.Equal([0, 0], Calibration.Leads([9, 8.5], [true, true]));
    }

    [Theory]
    [InlineData("A survey of patients who had radiotherapy", "survey")]
    [InlineData("Development of a clinical calculator for rectal cancer", "calculator")]
    [InlineData("Dosimetric comparison of protons and photons", "Dosimetric")]
    [InlineData("Report of two cases after radiosurgery", "Report of two cases")]
    [InlineData("Radiotherapy or surgery for rectal cancer: a randomised trial", null)]
    [InlineData("Corrected schedules of radiotherapy", null)]
    [InlineData("Patient views and correlates of leaving out radiotherapy", "Patient views")]
    [InlineData("Oncologists' perspectives on proton therapy", "Oncologists' perspectives")]
    [InlineData("Willingness to forgo radiotherapy", "Willingness")]
    [InlineData("Women’s decisions about breast radiotherapy", "Women’s decisions")]
    [InlineData("Views on short-course radiotherapy among older people", "Views on")]
    [InlineData("Verification by beam's eye view", null)]
    [InlineData("Ten years' experience with SABR in a single institution", null)]
    [InlineData("Radiotherapy in women over 70", null)]
    public void WorkThatTestsNoTreatmentIsReadFromItsTitle(string title, string? work) => Assert.Equal(work, OtherWork.Read(title));

    [Fact]
    public void ASurveyAnswersNoQuestionOfTreatmentUnlessTheQuestionAsksForOne()
    {
        var survey = Asked("SABR for lung cancer: a survey of patients") with { IsPaper = true };
        Assert.Equal(Facet.Different, OtherWork.Of(Asked("SABR for lung cancer"), survey)!.Match);
        Assert.Null(OtherWork.Of(Asked("A survey on SABR for lung cancer"), survey));
        Assert.Null(OtherWork.Of(Asked("SABR for lung cancer"), survey with { IsPaper = false }));
    }

    [Fact]
    public void APaperThatComparesNothingIsNotOfAQuestionOfTwoTreatments()
    {
        var asked = Asked("SABR versus surgery in early lung cancer");
        var silent = Asked("SABR in early lung cancer") with { IsPaper = true };
        var paper = Of("SABR versus surgery in early lung cancer", silent);
        Assert.Equal(Facet.Unknown, paper.Comparator.Match);
        Assert.False(Judgement.MayBeSame(paper));
        Assert.NotEqual(Verdict.SameQuestion, Judgement.Relation(paper, 0.95));
        // A registration often leaves it to its arms; and a question of one treatment asks no comparator.
        Assert.Equal(Verdict.SameQuestion, Judgement.Relation(Of("SABR versus surgery in early lung cancer", silent with { IsPaper = false }), 0.95));
        Assert.Equal(Verdict.SameQuestion, Judgement.Relation(Of("SABR in early lung cancer", silent), 0.95));
        Assert.NotNull(asked.Comparison);
    }

    [Theory]
    [InlineData("Does proton therapy for oesophageal cancer cause fewer side effects than photon radiotherapy?", true)]
    [InlineData("Is chemotherapy kinder to them than surgery?", true)]
    [InlineData("Radiotherapy in people older than 70 years who cannot have surgery", false)]
    [InlineData("Radiotherapy of more than 60 Gy for lung cancer with chemotherapy", false)]
    [InlineData("Feasibility trial of chemoradiation or surgery for oesophageal cancer", true)]
    [InlineData("Chemotherapy or surgery may have been given before", false)]
    public void WhatStandsBehindThanIsComparedWithWhereItIsATreatment(string text, bool compares) => Assert.Equal(compares, Comparison.OfText(text) is not null);

    [Fact]
    public void HarmInOtherWordsIsNotTheSameOutcome()
    {
        Assert.Equal(Facet.Similar, CompareOthers.Outcomes(Asked("SABR: late effects"), null, Asked("SABR: adverse events")).Match);
        Assert.Equal(Facet.Same, CompareOthers.Outcomes(Asked("SABR: toxicity"), null, Asked("SABR: toxicity")).Match);
        Assert.Equal(Facet.Same, CompareOthers.Outcomes(Asked("SABR: overall survival, toxicity"), null, Asked("SABR: overall survival, adverse events")).Match);
    }

    [Fact]
    public void TheBackboneThatBothGiveIsNotWhatATitleIsAbout()
    {
        var asked = Asked("Radiotherapy with carboplatin and paclitaxel for lung cancer");
        var found = Asked("A vaccine with carboplatin and paclitaxel for lung cancer") with { Titled = new Dictionary<string, string> { ["drug:sotorasib"] = "sotorasib" } };
        // Of carboplatin and paclitaxel the title says nothing: the study is about sotorasib.
        Assert.Equal((Facet.Different, Facet.Same), (CompareOthers.Given(asked, null, found).Match, CompareOthers.Given(asked, null, found).OrderedAs));
        Assert.Equal(Facet.Same, CompareOthers.Given(asked, null, found with { Titled = new Dictionary<string, string>() }).Match);
        Assert.Equal(Facet.Same, CompareOthers.Given(asked, null, found with { Titled = new Dictionary<string, string> { ["drug:sotorasib"] = "sotorasib", ["drug:carboplatin"] = "carboplatin" } }).OrderedAs);
    }

    [Fact]
    public void AStudyOfADrugAsksNoQuestionThatNamesAnOperationAndNoDrug()
    {
        var found = Asked("Docetaxel before radiotherapy after prostatectomy") with { Titled = new Dictionary<string, string> { ["drug:docetaxel"] = "docetaxel" } };
        Assert.Equal(Facet.Different, CompareOthers.Given(Asked("Radiotherapy after prostatectomy"), null, found).Match);
        Assert.NotEqual(Facet.Different, CompareOthers.Given(Asked("Radiotherapy with chemotherapy after prostatectomy"), null, found).Match);
    }

    [Fact]
    public void ADrugThatOnlyTheInterventionsNameIsNamed()
    {
        var asked = Asked("Radiotherapy with carboplatin and paclitaxel for lung cancer");
        var found = asked with { Length = 2000, NamedAnywhere = new(new Dictionary<string, string> { ["drug:carboplatin"] = "carboplatin" }), Titled = new Dictionary<string, string>() };
        Assert.Equal(Facet.Same, CompareOthers.Given(asked, null, found).Match);
    }

    [Fact]
    public void ALongRecordWithoutAnyRadiationOnlyShares()
    {
        var none = Asked("Nivolumab for lung cancer: overall survival") with { NamesNoRadiation = true };
        var facets = Of("SABR for lung cancer: overall survival", none);
        Assert.Equal(Facet.Different, facets.Technique.Match);
        Assert.Equal(Verdict.Related, Judgement.Relation(facets, 0.9));
    }

    [Theory]
    [InlineData("36.25 Gy in five fractions, prostate, localised", "site:prostate")]
    [InlineData("36.25 Gy in five fractions to the prostate, sparing the bladder", null)]
    [InlineData("Exercise for men with an enlarged prostate", null)]
    public void TheOnlyOrganThatIsNamedTellsTheSiteOfAQuestionOfRadiotherapy(string text, string? site) => Assert.Equal(site ?? "", string.Join(",", Question.Read(new QuestionParts(text)).Sites.Select(s => s.Id)));

    [Theory]
    [InlineData("Peanut flour against oat flour in children with peanut allergy", true)]
    [InlineData("Mindfulness for sleep after hip replacement", true)]
    [InlineData("Honey for oral mucositis after radiation", false)]
    [InlineData("Exercise for people with myeloma", false)]
    [InlineData("Hypofractionation, 26 Gy", false)]
    [InlineData("A drug against nausea in oncology", false)]
    // A trial's name.
    [InlineData("HALLOW", false)]
    public void AQuestionOfAnotherFieldIsTold(string text, bool outside)
    {
        var question = Question.Read(new QuestionParts(text));
        Assert.Equal(outside, Verdict.IsOutside(question));
        Assert.Equal(outside, Verdict.Missing(question).Contains(Verdict.OutsideWords));
    }

    [Fact]
    public void TheStudyWhoseNameOrTitleTheQuestionIsIsTheClosest()
    {
        Assert.Equal("trial:2", Closest("HALLOW"));
        Assert.Equal("trial:2", Closest("hallow"));
        Assert.Null(Closest("GALLOW"));
        Assert.Equal("trial:3", Closest("Avoidance of well-ventilated lung by xenon imaging"));
        Assert.Null(Closest("Avoidance of the hippocampus by imaging"));
        Assert.True(ClosestByName.SaysNoMore(new StudyTexts(["HALLOW"], [], [], [], [], ["Hallow"], [], null)));
        Assert.False(ClosestByName.SaysNoMore(new StudyTexts(["HALLOW"], ["Lung cancer"], [], [], [], [], [], null)));

        static string? Closest(string text) => ClosestByName.Of(Question.Read(new QuestionParts(text)), [Named("trial:1", "The HALLOW study of lung"), Named("trial:2", "HALLOW"), Named("trial:3", "A study of xenon imaging for avoidance of ventilated lung")])?.Id;
        static Horizon.Search.Check.Match Named(string id, string title) => new(id, "trial", title, [], 0.1, Verdict.Related, "silent", null, null, Of("SABR", Asked("SABR")), null, null, null, null, false, []);
    }

    [Fact]
    public void WhatIsComparedIsSaidByItsOwnWords()
    {
        // Another extent is no addition, and later is not without.
        Assert.DoesNotContain("none", Comparison.OfText("Partial breast irradiation after lumpectomy versus whole breast irradiation")!.Against.Concepts.Keys);
        Assert.Contains("none", Comparison.OfText("Radiotherapy and cisplatin versus radiotherapy")!.Against.Concepts.Keys);
        Assert.DoesNotContain("none", Side.Of("short-course radiotherapy with delayed surgery").Concepts.Keys);
        Assert.Contains("none", Side.Of("deferred radiotherapy").Concepts.Keys);
        var given = CompareOthers.Given(Asked("Chemoradiation for gastric cancer"), null, Asked("Surgery and chemotherapy for gastric cancer"));
        Assert.Equal((Facet.Similar, "The question names Chemoradiation, the study chemotherapy, which are of one kind."), (given.Match, given.Why));
        Assert.DoesNotContain("chemotherapy", Asked("A vaccine after prior chemotherapy for gastric cancer").Given.Keys);
        Assert.Contains("chemotherapy", Asked("A vaccine prior to chemotherapy for gastric cancer").Given.Keys);
        Assert.Equal(["cost"], OutcomesOf.All("financial toxicity").Keys);
        Assert.Equal(["toxicity"], OutcomesOf.All("toxicity").Keys);
    }

    [Fact]
    public void ATechniqueThatARecordDoesNotNameIsToldWithWhatItNamesInstead()
    {
        var asked = Question.Read(new QuestionParts("Proton therapy for lung cancer"));
        var named = new Lazy<IReadOnlySet<string>>(new HashSet<string>());
        var root = CompareConcepts.Techniques(asked.Techniques, [new Horizon.Graph.Trials.ConceptRef("technique:radiotherapy", "Radiotherapy", null)], named, isLong: true, swapped: false);
        var beams = CompareConcepts.Techniques(asked.Techniques, [new Horizon.Graph.Trials.ConceptRef("technique:external-beam", "External beam radiotherapy", null)], named, isLong: true, swapped: false);
        var none = CompareConcepts.Techniques(asked.Techniques, [], named, isLong: true, swapped: false);
        Assert.Equal([Facet.Similar, Facet.Similar, Facet.Unknown], [root.Match, beams.Match, none.Match]);
        Assert.All([root, beams, none], f => Assert.True(f.KeepsApart));
        Assert.Equal(3, new[] { root.Why, beams.Why, none.Why }.Distinct().Count());
    }

    [Theory]
    [InlineData("Omission of postoperative radiotherapy in breast cancer", "technique:postoperative")]
    [InlineData("Can whole-brain radiotherapy be omitted in people with brain metastases?", "technique:whole-brain")]
    [InlineData("Breast-conserving surgery without radiotherapy in breast cancer", "technique:radiotherapy")]
    [InlineData("Women with breast cancer without prior radiotherapy", "")]
    [InlineData("Chemotherapy in people who did not receive radiotherapy", "")]
    public void WhatIsLeftOutIsNamedAndComparedWithLeavingItOut(string text, string technique)
    {
        var question = Question.Read(new QuestionParts(text));
        Assert.Equal(technique, string.Join(",", question.Techniques.Select(t => t.Id)));
        var compared = Aspects.Of(question).Comparison;
        Assert.Equal(technique.Length > 0, compared is { } both && both.Against.Concepts.ContainsKey("none") && both.Tried.Concepts.Keys.Any(k => k.StartsWith("technique:", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhoAsksWhetherToLeaveOutIsOfOneQuestionWithWhoLeavesOut()
    {
        var facets = Of("Can radiotherapy be omitted after breast-conserving surgery for breast cancer?", Asked("Omission of radiotherapy after breast-conserving surgery for breast cancer"));
        Assert.Equal((Facet.Same, Facet.Same), (facets.Technique.Match, facets.Comparator.Match));
        // A technique that is given stands above one that is left out.
        Assert.Equal(["technique:brachytherapy"], Question.Read(new QuestionParts("Brachytherapy without external beam radiotherapy for prostate cancer")).Techniques.Select(t => t.Id));
    }

    [Fact]
    public void LabelledPartsOfATextAreReadAsFields()
    {
        var read = Question.Read(new QuestionParts(
            "A trial in older women.\n\nPopulation: women of 70 and over with breast cancer. Intervention: 26 Gy in 5 fractions; Comparator: 40 Gy in 15 fractions.\nOutcome: late effects\n\nIt runs for five years."));
        Assert.Equal("women of 70 and over with breast cancer", read.Population);
        Assert.Equal("26 Gy in 5 fractions", read.Intervention);
        Assert.Equal("40 Gy in 15 fractions", read.Comparator);
        Assert.Equal("late effects", read.Outcome);
        Assert.Contains("A trial in older women", read.Text, StringComparison.Ordinal);
        Assert.Contains("five years", read.Text, StringComparison.Ordinal);
        var letters = Question.Read(new QuestionParts("P: men with localised prostate cancer. I: SABR in 5 fractions. C: 20 fractions of IMRT. O: late bowel effects. Design: randomised."));
        Assert.Equal(("men with localised prostate cancer", "SABR in 5 fractions", "20 fractions of IMRT"), (letters.Population, letters.Intervention, letters.Comparator));
        Assert.StartsWith("late bowel effects", letters.Outcome, StringComparison.Ordinal);
        Assert.Null(Question.Read(new QuestionParts("In phase I: SABR. In phase II: surgery.")).Intervention);
        Assert.Equal("from the field", Question.Read(new QuestionParts("Population: men. Outcome: pain.", Population: "from the field")).Population);
        Assert.Null(Question.Read(new QuestionParts("Radiotherapy for bone metastases. Outcome: pain.")).Outcome);
        Assert.Null(Question.Read(new QuestionParts("We compare patients: those with pain, and the control arm; outcomes differ.")).Population);
    }

    private static MatchFacets Of(string text, Aspects found)
    {
        var question = Question.Read(new QuestionParts(text));
        return Matching.Facets(question, Aspects.Of(question), found);
    }

    internal static Aspects Asked(string text) => Aspects.Of(Question.Read(new QuestionParts(text)));
}
