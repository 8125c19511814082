using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>How a question and a study compare, facet by facet.</summary>
public sealed class FacetTests
{
    private static readonly Lazy<IReadOnlySet<string>> None = new(new HashSet<string>());

    [Theory]
    [InlineData("sabr", "sabr", "same", "both are about")]
    [InlineData("stereotactic", "sabr", "similar", "narrower")]
    [InlineData("sabr", "stereotactic", "similar", "broader")]
    [InlineData("sabr", "srs", "similar", "both a kind of")]
    [InlineData("sabr", "strontium-89", "different", "asks about")]
    [InlineData("sabr", null, "unknown", "names no technique")]
    [InlineData("sabr", "radiotherapy", "unknown", "says only")]
    [InlineData("sabr", "hypofractionation", "unknown", "does not rule out")]
    [InlineData("hypofractionation", "dose-escalation", "unknown", "does not rule out")]
    [InlineData("dose-escalation", "de-escalation", "different", "De-escalated")]
    [InlineData("fractionation", "hypofractionation", "similar", "narrower")]
    [InlineData("single-fraction", "sabr", "similar", "the question only about")]
    [InlineData(null, "sabr", "unknown", "The question does not say its technique")]
    public void TechniquesCompareByTheTaxonomy(string? asked, string? found, string match, string words)
    {
        var facet = CompareConcepts.Techniques(asked is null ? [] : [Asked(asked)], found is null ? [] : [Has(found)], None, isLong: false, swapped: false);
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void WhatIsOnlyComparedWithIsNotWhatIsTried()
    {
        Assert.Equal(Facet.Similar, Techniques([Asked("proton", "experimental"), Asked("imrt", "comparator")], [Has("imrt", "experimental"), Has("3d-conformal", "comparator")]).Match);
        Assert.Equal(Facet.Same, Techniques([Asked("proton", "experimental"), Asked("imrt", "comparator")], [Has("proton", "experimental")]).Match);
        Assert.Equal(Facet.Same, Techniques([Asked("imrt")], [Has("imrt", "experimental"), Has("3d-conformal", "comparator")]).Match);
    }

    [Theory]
    [InlineData("proton", "radiotherapy", true, "similar", "does not name")]
    [InlineData("proton", "radiotherapy", false, "unknown", "says only")]
    [InlineData("hdr-brachytherapy", "accelerated", true, "similar", "does not name")]
    [InlineData("proton", "particle", true, "similar", "broader")]
    [InlineData("imrt", "radiotherapy", true, "unknown", "says only")]
    public void WhatALongRecordWouldNameIsNotLeftOpen(string asked, string found, bool isLong, string match, string words)
    {
        var facet = CompareConcepts.Techniques([Asked(asked)], [Has(found)], None, isLong, swapped: false);
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAndAfterTheOperationIsAPurpose()
    {
        Assert.Equal(Facet.Similar, Techniques([Asked("postoperative")], [Has("adjuvant")]).Match);
        Assert.Equal(Facet.Different, Techniques([Asked("preoperative")], [Has("adjuvant")]).Match);
    }

    [Theory]
    [InlineData("hdr-brachytherapy", "sabr", false)]
    [InlineData("hdr-brachytherapy", "brachytherapy", true)]
    [InlineData("imrt", "sabr", true)]
    public void WhatIsNearOnlyByTheBeamsThatBothNameIsNotTheSame(string asked, string found, bool mayBeSame)
    {
        var named = new HashSet<string> { "technique:brachytherapy", $"technique:{found}" };
        var facet = CompareConcepts.Techniques([Asked("external-beam"), Asked(asked)], [Has(found)], new(named), isLong: true, swapped: false);
        Assert.Equal(Facet.Similar, facet.Match);
        Assert.Equal(mayBeSame, facet.IsNested);
    }

    [Fact]
    public void TwoTechniquesOfWhichOneIsSharedAreNoOneTechnique()
    {
        var facet = CompareConcepts.Techniques([Asked("ldr-brachytherapy"), Asked("proton")], [Has("ldr-brachytherapy"), Has("sabr")], new(new HashSet<string> { "technique:ldr-brachytherapy" }), isLong: true, swapped: false);
        Assert.Equal(Facet.Similar, facet.Match);
        Assert.False(facet.IsNested);
    }

    [Theory]
    [InlineData("Women who have partial breast irradiation", "site:breast")]
    [InlineData("Radiotherapy at once or later after prostatectomy", "site:prostate")]
    [InlineData("Oesophageal chemoradiotherapy of two lengths", "site:oesophagus")]
    [InlineData("Lung radiotherapy of oligometastases", null)]
    [InlineData("Whole brain radiotherapy or none", null)]
    public void AnOrganThatIsTreatedTellsTheTumour(string text, string? site) => Assert.Equal(site, TreatedOrgans.Read(text).Select(o => o.Site.Id).FirstOrDefault());

    [Fact]
    public void SpreadToOnePlaceFromAnotherTumourIsAnotherSite()
    {
        Assert.Equal(Facet.Different, CompareConcepts.Sites([Site("breast"), Site("oligometastatic")], [HasSite("nsclc"), HasSite("oligometastatic")]).Match);
        Assert.Equal(Facet.Same, CompareConcepts.Sites([Site("oligometastatic")], [HasSite("nsclc"), HasSite("oligometastatic")]).Match);
        Assert.Equal(Facet.Similar, CompareConcepts.Sites([Site("lung")], [HasSite("nsclc")]).Match);
        Assert.Equal(Facet.Unknown, CompareConcepts.Sites([Site("breast")], [HasSite("metastases")]).Match);
        Assert.Equal(Facet.Different, CompareConcepts.Sites([Site("glioma")], [HasSite("brain-metastases")]).Match);
    }

    [Theory]
    [InlineData("54 Gy in 3 fractions", "54 Gy in 3 fractions", "same")]
    [InlineData("60 Gy in 30 fractions", "62 Gy in 31 fractions", "similar")]
    [InlineData("54 Gy in 3 fractions", "30 Gy in 10 fractions", "different")]
    [InlineData("60 Gy in 8 fractions", "48 Gy in 4 fractions", "different")]
    [InlineData("50 Gy in 25 fractions", "50.4 Gy in 28 fractions", "similar")]
    [InlineData("54 Gy in 3 fractions", "no dose", "unknown")]
    [InlineData("no dose", "54 Gy in 3 fractions", "unknown")]
    [InlineData("60 Gy in 20 fractions or 70 Gy in 35 fractions", "80 Gy in 40 fractions or 70 Gy in 35 fractions", "different")]
    [InlineData("60 Gy in 20 fractions or 70 Gy in 35 fractions", "62 Gy in 20 fractions or 71 Gy in 35 fractions", "different")]
    [InlineData("26 Gy in 5 fractions or 50 Gy in 25 fractions", "40 Gy in 15 fractions or 50 Gy in 25 fractions", "different")]
    public void DosesCompareByScheduleThenByEquivalent(string asked, string found, string match)
    {
        var facet = CompareDoses.Of(ScheduleReader.Read(asked), ScheduleReader.Read(found));
        Assert.Equal(match, facet.Match);
        if (match != Facet.Unknown) Assert.Contains("Gy in", facet.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radiotherapy to a total dose of 30 Gy", "radiotherapy to a total dose of 30 Gy or 40 Gy", "similar")]
    [InlineData("radiotherapy to a total dose of 30 Gy or 40 Gy", "radiotherapy to a total dose of 30 Gy or 40 Gy", "same")]
    [InlineData("radiotherapy to a total dose of 30 Gy or 70 Gy", "radiotherapy to a total dose of 56 Gy or 70 Gy", "different")]
    [InlineData("radiotherapy to a total dose of 24 Gy", "40 Gy in 15 fractions", "different")]
    [InlineData("54 Gy in 3 fractions", "radiotherapy to a total dose of 54 Gy", "unknown")]
    // The record may mean the question's, and gives another beside it.
    [InlineData("54 Gy in 27 fractions", "radiotherapy to a total dose of 54 Gy versus 60 Gy in 30 fractions", "similar")]
    [InlineData("66 Gy in 22 fractions", "radiotherapy to a total dose of 54 Gy versus 60 Gy in 25 fractions", "different")]
    public void TotalsAloneProveOnlyThatDosesDiffer(string asked, string found, string match) => Assert.Equal(match, CompareDoses.Of(ScheduleReader.Read(asked), ScheduleReader.Read(found)).Match);

    [Fact]
    public void AProposalGivesWhatItNames()
    {
        Assert.Equal(["30 Gy", "70 Gy"], Question.Read(new QuestionParts("Oropharyngeal cancer: is 30 Gy with carboplatin as good as 70 Gy with carboplatin?")).Schedules.Select(s => s.Text));
        Assert.Equal(["technique:chemoradiotherapy"], Question.Read(new QuestionParts("Oropharyngeal cancer: is 30 Gy with carboplatin as good as 70 Gy with carboplatin?")).Techniques.Select(t => t.Id));
        Assert.Empty(Question.Read(new QuestionParts("Does a dressing prevent dermatitis by 50 Gy?")).Schedules);
    }

    [Theory]
    [InlineData("SABR versus surgery for early lung cancer", "Surgery compared with SABR in stage I NSCLC", "same", "other way round")]
    [InlineData("SABR versus surgery for early lung cancer", "SABR versus lobectomy", "same", "Both compare with")]
    [InlineData("SABR versus surgery for early lung cancer", "SABR versus observation", "different", "compares with")]
    [InlineData("Is SABR better than placebo?", "SABR versus observation", "similar", "near")]
    [InlineData("SABR for early lung cancer", "SABR versus observation", "unknown", "does not say its comparator")]
    [InlineData("SABR versus surgery for early lung cancer", "SABR for early lung cancer", "unknown", "does not say what it compares")]
    [InlineData("Patients are randomised between seed implants and SABR", "LDR brachytherapy versus SABR", "same", "Both compare with")]
    [InlineData("The interval between surgery and radiotherapy is compared", "SABR versus surgery", "unknown", "does not say its comparator")]
    [InlineData("SABR or conventional external beam radiotherapy?", "Comparing SABR with conventional external beam radiation treatment in men who cannot have brachytherapy", "same", "Both compare with")]
    [InlineData("Does radiotherapy and then PCV lengthen survival compared with radiotherapy on its own?", "Radiotherapy with or without PCV", "same", "only")]
    [InlineData("Does memantine help more than donepezil?", "Memantine versus placebo", "different", "donepezil")]
    [InlineData("Radiotherapy with cisplatin against radiotherapy with no chemotherapy", "Radiotherapy with cisplatin versus radiotherapy with gemcitabine", "different", "no chemotherapy")]
    [InlineData("Does memantine help more than donepezil?", "Memantine in a randomised, placebo-controlled trial", "different", "donepezil")]
    [InlineData("Vertebroplasty against surgical decompression", "The intervention group will receive a vertebroplasty, while the control group will receive a simulated vertebroplasty.", "different", "simulated")]
    [InlineData("Seeds with chemotherapy against chemotherapy only", "Recurrence in the pelvis or on its wall was treated with 125I seeds plus chemotherapy or chemotherapy alone.", "same", "Both compare with")]
    [InlineData("Does radiotherapy and then lomustine help compared with radiotherapy on its own?", "Patients are randomised. Arm I: Within 6 weeks after surgery, patients undergo radiotherapy. Arm II: Patients undergo radiotherapy as in arm I, then receive lomustine and procarbazine.", "same", "on its own")]
    [InlineData("Radiotherapy with cisplatin versus radiotherapy with cetuximab", "Patients are randomized. Arm A: Radiotherapy and weekly cisplatin. Arm B: Radiotherapy and cetuximab.", "same", "cetuximab")]
    [InlineData("Radiotherapy with cisplatin versus radiotherapy with nimotuzumab", "Patients are randomized. Arm A: Radiotherapy and weekly cisplatin. Arm B: Radiotherapy and cetuximab.", "different", "nimotuzumab")]
    [InlineData("Radiotherapy with cetuximab versus radiotherapy with chemotherapy", "Radiotherapy with cetuximab versus radiotherapy with cisplatin", "similar", "Both compare with radiotherapy with chemotherapy")]
    [InlineData("Does adding hyperthermia to radiotherapy help?", "Radiotherapy with or without hyperthermia", "same", "nothing in its place")]
    [InlineData("Does adding radiosurgery to whole brain radiotherapy help?", "Radiosurgery with or without whole brain radiotherapy", "different", "leaves out radiosurgery")]
    [InlineData("Randomisation between adding apalutamide and adding bicalutamide to radiotherapy", "Radiotherapy with apalutamide versus radiotherapy with bicalutamide", "same", "bicalutamide")]
    [InlineData("Radiotherapy with or without cisplatin", "Radiotherapy with or without cetuximab", "same", "nothing in its place")]
    public void ComparatorsCompareWhicheverIsNamedFirst(string asked, string found, string match, string words)
    {
        var facet = CompareComparators.Of(Comparison.OfText(asked), null, Comparison.OfWrittenArms(found) ?? Comparison.OfText(found) ?? Comparison.OfControl(found));
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Busulfan against total body irradiation", "different")]
    [InlineData("Busulfan with or without total body irradiation", "unknown")]
    [InlineData("Is busulfan, thiotepa or total body irradiation given?", "unknown")]
    public void WhoComparesAsksNoStudyThatComparesNothing(string asked, string match) => Assert.Equal(match, CompareComparators.Of(Comparison.OfText(asked), null, null, comparesNothing: true).Match);

    [Fact]
    public void WithOrWithoutDoesNotRuleOutWhatTheRecordNamesBesides()
    {
        var (asked, found) = (Comparison.OfText("Abiraterone instead of bicalutamide"), Comparison.OfText("Hormones with or without abiraterone"));
        Assert.Equal(Facet.Different, CompareComparators.Of(asked, null, found).Match);
        Assert.Equal(Facet.Unknown, CompareComparators.Of(asked, null, found, named: new(new Dictionary<string, string> { ["drug:bicalutamide"] = "bicalutamide" })).Match);
    }

    [Theory]
    [InlineData("Arm A: Radiotherapy. Arm B: Radiotherapy and cetuximab.")]
    [InlineData("Randomised. Arm A: Radiotherapy. Arm B: Cetuximab. Arm C: Cisplatin.")]
    [InlineData("Randomised. Arm A: Radiotherapy in weeks 1-5. Arm B: Radiotherapy in weeks 1-7.")]
    public void ArmsThatAreNoTwoToChooseFromCompareNothing(string text) => Assert.Null(Comparison.OfWrittenArms(text));

    [Theory]
    [InlineData("Late effects in adults", "Survivors of childhood cancer", "different")]
    [InlineData("Late effects in children and adults", "Survivors of childhood cancer", "similar")]
    [InlineData("Late effects in young adults", "Survivors of childhood cancer", "unknown")]
    [InlineData("Newly diagnosed glioblastoma", "Recurrent glioblastoma", "different")]
    [InlineData("Borderline or not resectable cancer of the pancreas", "Unresectable pancreatic cancer", "similar")]
    [InlineData("Resectable cancer of the pancreas", "Unresectable pancreatic cancer", "different")]
    [InlineData("Non-metastatic prostate cancer", "Localised prostate cancer", "similar")]
    [InlineData("Stage IV prostate cancer", "Localised prostate cancer", "different")]
    [InlineData("SABR in older people", "SABR for lung cancer", "unknown")]
    [InlineData("SABR for people who cannot have surgery", "SABR for operable lung cancer", "different")]
    [InlineData("SABR for people who are not medically fit for surgery", "SABR for medically inoperable lung cancer", "similar")]
    [InlineData("SABR for people who are fit for surgery", "SABR for medically inoperable lung cancer", "unknown")]
    public void PeopleOfTwoKindsThatExcludeEachOtherAreOthers(string asked, string title, string match) =>
        Assert.Equal(match, CompareOthers.Population(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Question.Read(new QuestionParts(title)))).Match);

    [Theory]
    [InlineData("SABR for people who cannot have surgery", "")]
    [InlineData("SABR for people unfit for surgical resection or chemotherapy", "")]
    [InlineData("SABR for people who decline surgery", "")]
    [InlineData("SABR with cisplatin for people who are not suitable for surgery. They receive durvalumab.", "cisplatin, durvalumab")]
    [InlineData("SABR after surgery", "surgery")]
    [InlineData("SABR and surgery for people who cannot travel", "surgery")]
    public void WhatPeopleCannotHaveIsNotGiven(string text, string given) =>
        Assert.Equal(given, string.Join(", ", Aspects.Of(Question.Read(new QuestionParts(text))).Given.Values.Order(StringComparer.Ordinal)));

    [Fact]
    public void AQuestionInRunningTextIsNotToldThatItNamesNobody()
    {
        var asked = Aspects.Of(Question.Read(new QuestionParts("Is SABR safe in older people with early-stage lung cancer?")));
        var open = CompareOthers.Population(asked, null, Aspects.Of(Question.Read(new QuestionParts("SABR for lung cancer"))));
        Assert.Contains("“older people”, “early-stage”", open.Why, StringComparison.Ordinal);
        Assert.Contains("“older people”, “early-stage”; the study says “elderly”", CompareOthers.Population(asked, null, Aspects.Of(Question.Read(new QuestionParts("SABR in elderly patients")))).Why, StringComparison.Ordinal);
        var nobody = CompareOthers.Population(Aspects.Of(Question.Read(new QuestionParts("SABR for lung cancer"))), null, asked);
        Assert.Contains("does not say its population", nobody.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The primary outcome is overall survival.", "Primary endpoint: overall survival. Secondary: toxicity.", "same")]
    [InlineData("The primary outcome is overall survival.", "Primary endpoint: toxicity. Secondary: overall survival.", "different")]
    [InlineData("The primary outcome is overall survival.", "Primary endpoint: progression-free survival.", "similar")]
    [InlineData("Toxicity is recorded.", "Outcomes are quality of life and cost-effectiveness.", "unknown")]
    [InlineData("Nothing is said.", "Primary endpoint: overall survival.", "unknown")]
    [InlineData("The primary outcome is dermatitis.", "Primary endpoint: pneumonitis.", "different")]
    [InlineData("The primary outcome is dermatitis.", "Primary endpoint: adverse events.", "similar")]
    [InlineData("The primary outcome is dermatitis.", "Primary endpoint: adverse events, that is pneumonitis.", "different")]
    public void OutcomesCompareByWhatComesFirst(string asked, string found, string match) =>
        Assert.Equal(match, CompareOthers.Outcomes(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Question.Read(new QuestionParts(found)))).Match);

    [Theory]
    [InlineData("SABR with durvalumab", "SABR with durvalumab and tremelimumab", "same")]
    [InlineData("SABR with durvalumab", "SABR with pembrolizumab", "different")]
    [InlineData("SABR with durvalumab", "SABR", "unknown")]
    [InlineData("Daily low-level laser during radiotherapy", "Exercise during radiotherapy", "different")]
    [InlineData("Radiotherapy with weekly CDDP", "Radiotherapy and cisplatin", "same")]
    [InlineData("Valproate, radiotherapy and BCNU in glioblastoma", "Radiotherapy and carmustine in glioblastoma", "similar")]
    public void DrugsTellInterventionsApart(string asked, string found, string match) =>
        Assert.Equal(match, CompareOthers.Given(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Question.Read(new QuestionParts(found)))).Match);

    [Theory]
    [InlineData("Cord blood after busulfan", "Haploidentical transplantation after busulfan", "similar")]
    [InlineData("Radiofrequency ablation of one metastasis", "SABR of one metastasis with durvalumab", "different")]
    [InlineData("TPI-287 with radiosurgery", "TPI 287 and radiosurgery", "same")]
    public void WhatElseTellsInterventionsApart(string asked, string found, string match) =>
        Assert.Equal(match, CompareOthers.Given(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Question.Read(new QuestionParts(found)))).Match);

    [Theory]
    [InlineData("Bortezomib with temozolomide and radiotherapy", "different", "about marizomib")]
    [InlineData("Marizomib with temozolomide and radiotherapy", "same", "Both give")]
    [InlineData("Marizomib with temozolomide, veliparib and radiotherapy", "different", "does not name veliparib")]
    public void ALongRecordNamesItsDrugsAndItsTitleTheOneThatIsTried(string asked, string match, string words)
    {
        var title = "Marizomib with temozolomide and radiotherapy in glioblastoma";
        var study = Aspects.Of(Question.Read(new QuestionParts(Title: title, Text: "Bortezomib does not reach the brain. " + string.Concat(Enumerable.Repeat("The dose of marizomib rises by steps until it is no longer tolerated. ", 8)))));
        var facet = CompareOthers.Given(Aspects.Of(Question.Read(new QuestionParts(asked))), null, study);
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void SideEffectsTellNothingOfWhatElseALongRecordMeasures()
    {
        var study = Aspects.Of(Question.Read(new QuestionParts("Tumour response and gene expression are measured. " + string.Concat(Enumerable.Repeat("Patients are seen once a month by their own doctor. ", 8)))));
        Facet Of(string asked) => CompareOthers.Outcomes(Aspects.Of(Question.Read(new QuestionParts(asked))), null, study);
        Assert.Equal(Facet.Unknown, Of("Side effects are counted.").Match);
        Assert.Equal(Facet.Different, Of("Heart failure is counted.").Match);
    }

    [Theory]
    [InlineData("radical", "radical", "same")]
    [InlineData("radical", "palliative", "different")]
    [InlineData("radical", null, "unknown")]
    [InlineData(null, "radical", "unknown")]
    public void IntentsAreEqualOrDifferent(string? asked, string? found, string match) =>
        Assert.Equal(match, CompareOthers.Intent(asked is null ? [] : [asked], found is null ? [] : [found]).Match);

    [Theory]
    [InlineData("frail older people with dementia", "Frail older people who have dementia", "similar", "dementia")]
    [InlineData("frail older people with dementia", "children", "unknown", "proves no difference")]
    [InlineData("patients", "patients", "unknown", "no telling words")]
    [InlineData(null, "children", "unknown", "does not say its population")]
    public void WordsAloneAreNeverTheSame(string? asked, string found, string match, string words)
    {
        var facet = CompareOthers.Words(asked, [found], "population");
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void SameQuestionNeedsTechniqueAndSiteAndNothingThatDiffers()
    {
        Facet F(string match, bool nested = false) => new(match, "") { IsNested = nested };
        string Relation(Facet technique, Facet site, string dose = "unknown", string intent = "unknown", double probability = 0.2) =>
            Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("unknown"), F("unknown"), technique, F(dose), site, F(intent)), probability);
        Assert.Equal("same-question", Relation(F("same"), F("same")));
        Assert.Equal("same-question", Relation(F("same"), F("similar", nested: true)));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), probability: 0.04));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), dose: "different"));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), intent: "different"));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), dose: "same", intent: "same", probability: 0.04));
        Assert.Equal("overlapping", Relation(F("similar"), F("same")));
        Assert.Equal("overlapping", Relation(F("similar", nested: true), F("similar", nested: true)));
        Assert.Equal("same-question", Relation(F("similar", nested: true), F("similar", nested: true), probability: 0.6));
        // Another drug to compare with is one difference, though it is given too.
        Assert.Equal("overlapping", Judgement.Relation(new MatchFacets(F("unknown"), F("different"), F("different"), F("same"), F("same"), F("unknown"), F("same"), F("different")), 0.2));
        Assert.Equal("overlapping", Judgement.Relation(new MatchFacets(F("unknown"), F("different"), F("unknown"), F("same"), F("different"), F("unknown"), F("same"), F("unknown")), 0.8));
        Assert.Equal("related", Judgement.Relation(new MatchFacets(F("unknown"), F("different"), F("unknown"), F("same"), F("different"), F("unknown"), F("same"), F("unknown")), 0.2));
        // What radiotherapy is for and the intent are one difference.
        Assert.Equal("related", Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("unknown"), F("same"), F("different"), F("unknown"), F("same"), F("different")), 0.01));
        Assert.Equal("overlapping", Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("unknown"), F("same"), F("different") with { IsPurpose = true }, F("unknown"), F("same"), F("different")), 0.01));
        // One technique at two sites, and nothing else in common, is no overlap; with another facet that is near, and likely enough, it is.
        Assert.Equal("related", Relation(F("same"), F("different")));
        string Near(double probability) => Judgement.Relation(new MatchFacets(F("unknown"), F("similar"), F("unknown"), F("unknown"), F("same"), F("unknown"), F("different"), F("unknown")), probability);
        Assert.Equal("overlapping", Near(0.03));
        Assert.Equal("related", Near(0.02));
        Assert.Equal("overlapping", Relation(F("same"), F("different"), probability: 0.6));
        Assert.Equal("overlapping", Relation(F("same"), F("unknown"), probability: 0.1));
        Assert.Equal("related", Relation(F("same"), F("unknown"), probability: 0.02));
        // Likeness in words where no facet could be compared says nothing: "cannot tell" is an answer.
        Assert.Equal("related", Relation(F("unknown"), F("unknown"), probability: 0.9));
        Assert.Equal("same-question", Relation(F("unknown"), F("unknown"), dose: "same", probability: 0.9));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), dose: "same", probability: 0.19));
        // Two of dose, comparator, intervention and outcome that agree are rarely chance.
        Assert.Equal("same-question", Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("same"), F("unknown"), F("same"), F("same"), F("same"), F("unknown")), 0.1));
        Assert.Equal("overlapping", Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("same"), F("unknown"), F("same"), F("same"), F("same"), F("unknown")), 0.02));
        // The same two treatments set against each other, and a third that agrees, still less so.
        Assert.Equal("same-question", Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("same") with { IsOfTwo = true }, F("unknown"), F("same"), F("same"), F("same"), F("unknown")), 0.02));
        Assert.Equal("overlapping", Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("same") with { IsOfTwo = true }, F("unknown"), F("same"), F("same"), F("same"), F("unknown")), 0.005));
        Assert.Equal("overlapping", Judgement.Relation(new MatchFacets(F("unknown"), F("different"), F("same"), F("unknown"), F("same"), F("same"), F("same"), F("unknown")), 0.1));
    }

    [Fact]
    public void WhatIsListedUnderPrimaryObjectivesIsPrimaryUpToTheNextHeading()
    {
        const string text = "PRIMARY OBJECTIVES: I. Compare toxicity in both arms. II. Compare local control. SECONDARY OBJECTIVES: I. Compare overall survival. OUTLINE: Patients are randomised.";
        var (primary, says) = OutcomesOf.Primary(text, false);
        Assert.True(says);
        Assert.Equal(OutcomesOf.All("toxicity, local control").Keys, primary.Keys);
        Assert.Equal(OutcomesOf.All("toxicity").Keys, OutcomesOf.Primary("The primary endpoint is measured at two years. Toxicity is graded. Overall survival is told.", false).Primary.Keys);
    }

    [Fact]
    public void ALongRecordWithoutAWordOfReliefIsNoStudyOfPalliation()
    {
        var asked = Aspects.Of(Question.Read(new QuestionParts("Palliative SABR for head and neck cancer")));
        Assert.Equal(["palliative"], asked.Intents);
        Facet Intent(string text) => CompareOthers.Intent(asked.Intents, [], Aspects.Of(Written(text)).UnsaidIntents);
        var silent = string.Concat(Enumerable.Repeat("The maximum tolerated dose of SABR in head and neck cancer is sought. ", 8));
        Assert.True(Intent(silent) is { Match: Facet.Unknown, KeepsApart: true });
        Assert.False(Intent(silent + "It may relieve symptoms.").KeepsApart);
        Assert.False(Intent("SABR in head and neck cancer.").KeepsApart);
    }

    private static Study Written(string text) => new("trial:NCT00000001", StudyTexts.Of(new TrialFacts { Registration = "NCT00000001", BriefTitle = "SABR", Summary = text }), null, null, null);

    [Theory]
    [InlineData("SABR in children with ependymoma", "children", "SABR in ependymoma. ", "infants too")]
    [InlineData("SABR in elderly people with lung cancer", "elderly", "SABR in lung cancer. ", "those over 70 as well")]
    public void ALongRecordWithoutAWordOfChildrenOrOldPeopleIsNoStudyOfThem(string question, string words, string sentence, string said)
    {
        var asked = Aspects.Of(Question.Read(new QuestionParts(question)));
        Facet Population(string text) => CompareOthers.Population(asked, null, Aspects.Of(Written(text)));
        var silent = string.Concat(Enumerable.Repeat(sentence + "The maximum tolerated dose is sought. ", 8));
        Assert.True(Population(silent) is { Match: Facet.Unknown, KeepsApart: true } facet && facet.Why.Contains(words, StringComparison.Ordinal));
        Assert.False(Population(silent + said).KeepsApart);
        Assert.False(Population(sentence).KeepsApart);
    }

    [Theory]
    [InlineData("A pilot of palliative combined treatment for gastric cancer with radiotherapy", "palliative")]
    [InlineData("Seed brachytherapy as salvage treatment of prostate cancer", "salvage")]
    [InlineData("Radiotherapy after palliative chemotherapy", null)]
    [InlineData("Early palliative care beside radiotherapy", null)]
    [InlineData("Freedom from salvage treatment after brachytherapy", null)]
    public void WhatAQuestionSaysOfAllItsTreatmentIsItsIntent(string text, string? intent) => Assert.Equal(intent, Question.Read(new QuestionParts(text)).Intent);

    [Theory]
    [InlineData("Nimotuzumab with radiotherapy", "different")]
    [InlineData("Erlotinib with radiotherapy", "different")]
    [InlineData("Cisplatin with radiotherapy", "unknown")]
    public void ChemotherapyHidesNoAntibodyAndNoInhibitor(string asked, string match) =>
        Assert.Equal(match, CompareOthers.Given(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Written(string.Concat(Enumerable.Repeat("Radiotherapy alone or with concurrent chemotherapy is given to all. ", 8))))).Match);

    [Fact]
    public void WhoAsksForEitherIntentAsksForBoth()
    {
        var asked = Aspects.Of(Question.Read(new QuestionParts("Curative radiotherapy or adjuvant radiotherapy of the pelvis for cervical cancer")));
        Assert.Equal(Facet.Same, CompareOthers.Intent(asked.Intents, ["adjuvant"]).Match);
        Assert.Equal(Facet.Different, CompareOthers.Intent(asked.Intents, ["palliative"]).Match);
        // A field of its own says it alone.
        Assert.Equal(["palliative"], Aspects.Of(Question.Read(new QuestionParts("Curative radiotherapy for cervical cancer", Intent: "palliative"))).Intents);
    }

    [Fact]
    public void ARecordOfBrachytherapyNamesItHoweverItIsGiven()
    {
        var facet = CompareConcepts.Techniques([Asked("intracavitary-brachytherapy"), Asked("vmat")], [Has("hdr-brachytherapy"), Has("vmat")], None, isLong: true, swapped: false);
        Assert.False(facet.KeepsApart, facet.Why);
        Assert.True(CompareConcepts.Techniques([Asked("intracavitary-brachytherapy"), Asked("vmat")], [Has("vmat")], None, isLong: true, swapped: false).KeepsApart);
    }

    [Theory]
    [InlineData("Plus concurrentGemcitabine 200 mg", "gemcitabine")]
    [InlineData("hydroxyChloroquine", "hydroxychloroquine")]
    [InlineData("90Y-Zevalin with BEAM", "ibritumomab")]
    [InlineData("Does Glivec help?", "imatinib")]
    [InlineData("intravitreal Eylea (aflibercept)", "aflibercept")]
    [InlineData("BGB-290, a PARP inhibitor", "pamiparib")]
    [InlineData("induction TPF", "docetaxel cisplatin fluorouracil")]
    [InlineData("mFOLFOX6 before surgery", "fluorouracil oxaliplatin")]
    [InlineData("TS-1 with irinotecan", "s-1 irinotecan")]
    [InlineData("people chop wood", "")]
    public void DrugsAreToldWhereARegisterRunsWordsTogetherAndByTheirTradeNamesAndSchemes(string text, string drugs) => Assert.Equal(drugs, string.Join(' ', DrugNames.Read(text)));

    [Fact]
    public void WordsOnTheMindAreNoCare() => Assert.DoesNotContain("support/mind", PhraseSet.Treatments.Read("bearing in mind that some tumours grow").Select(p => p.Id));

    [Theory]
    [InlineData("Radiotherapy with docetaxel versus radiotherapy with nimotuzumab. Cisplatin is given to both.", "unknown")]
    [InlineData("Radiotherapy with docetaxel versus radiotherapy with nimotuzumab.", "different")]
    public void WhereEachNamesWhatTheOtherComparesWithNoDifferenceIsProved(string found, string match)
    {
        const string asked = "Radiotherapy with cetuximab versus radiotherapy with cisplatin. Nimotuzumab is kept in reserve.";
        var (question, study) = (Comparison.OfText(asked)!, Comparison.OfText(found)!);
        Assert.Equal(Facet.Different, CompareComparators.Of(question, null, study).Match);
        Assert.Equal(match, CompareComparators.Of(question, null, study, bothName: (mine, theirs) => CompareComparators.NameBoth(NearQuestionTests.Asked(asked), mine, NearQuestionTests.Asked(found), theirs)).Match);
    }

    [Fact]
    public void WhatComesBeforeBothArmsIsNotComparedWith()
    {
        var facet = CompareComparators.Of(Comparison.OfText("Partial breast irradiation versus whole breast irradiation after lumpectomy"), null, Comparison.OfText("Whole breast irradiation versus partial breast irradiation"));
        Assert.True(facet is { Match: Facet.Same, IsOfTwo: true }, facet.Why);
        Assert.True(Comparison.OfText("Radiosurgery with versus without whole brain radiotherapy")!.Against.Concepts.ContainsKey("none"));
        Assert.True(Comparison.OfText("Can accelerated radiotherapy match chemoradiotherapy for survival?")!.Against.Concepts.ContainsKey("technique:chemoradiotherapy"));
    }

    [Fact]
    public void WhatIsAddedOnlyInSomeIsNoComparison() =>
        Assert.Null(Comparison.OfText("One intraoperative treatment, adding whole breast radiotherapy only when adverse features turn up, keeps recurrence low."));

    private static Facet Techniques(AskedConcept[] asked, ConceptRef[] found) => CompareConcepts.Techniques(asked, found, None, isLong: false, swapped: false);

    private static AskedConcept Asked(string id, string? role = null) => new($"technique:{id}", RadiotherapyVocabulary.Current.Find($"technique:{id}")!.Label, role, null);

    private static ConceptRef Has(string id, string? role = null) => new($"technique:{id}", RadiotherapyVocabulary.Current.Find($"technique:{id}")!.Label, role);

    private static AskedConcept Site(string id) => new($"site:{id}", id, null, null);

    private static ConceptRef HasSite(string id) => new($"site:{id}", id, null);
}
