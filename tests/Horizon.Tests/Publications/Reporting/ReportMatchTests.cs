using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Publications.Reporting;

public sealed class ReportMatchTests
{
    private static readonly TrialFacts Sabr = new()
    {
        Registration = "NCT01446744",
        BriefTitle = "Stereotactic Ablative Radiotherapy for Comprehensive Treatment of Oligometastatic Tumors (SABR-COMET)",
        Acronym = "SABR-COMET",
        Enrolment = 99,
        StartDate = PartialDate.Parse("2012-01", null),
    };

    private static readonly TrialFacts[] Others =
    [
        new() { Registration = "NCT00000011", BriefTitle = "Whole Brain Radiotherapy With or Without Temozolomide in Brain Metastases" },
        new() { Registration = "NCT00000012", BriefTitle = "Hypofractionated Radiotherapy After Breast Conserving Surgery" },
        new() { Registration = "NCT00000013", BriefTitle = "A Study of Velcade in Patients With Multiple Myeloma" },
        new() { Registration = "NCT00000014", BriefTitle = "Tiotropium in Patients With COPD" },
    ];

    [Theory]
    [InlineData("Stereotactic ablative radiotherapy versus standard of care palliative treatment in patients with oligometastatic cancers", "NCT01446744")]
    [InlineData("Bortezomib in relapsed multiple myeloma: a randomised trial", "NCT00000013")]
    [InlineData("Long-acting bronchodilators in chronic obstructive pulmonary disease", "NCT00000014")]
    [InlineData("Hypofractionation of whole-breast irradiation following breast-conserving surgery", "NCT00000012")]
    public void ThePaperFindsItsTrialInOtherWords(string title, string trial) => Assert.Equal(trial, Rank(new PublicationFacts { Title = title })[0].Trial.Facts.Registration);

    [Fact]
    public void ATitleAloneIsNeverALink()
    {
        var first = Rank(new PublicationFacts { Title = Sabr.BriefTitle })[0];
        Assert.True(first.IsCandidate, $"{first.Comparison.Score} {first.Lead}");
        Assert.False(first.IsLink && first.Comparison.Agreements.Count == 0);
    }

    [Fact]
    public void SizeAndAcronymAgreeAndAreNamed()
    {
        var paper = new PublicationFacts { Title = "Radiotherapy of oligometastases", AbstractSections = [new AbstractSection(null, "In SABR-COMET, 99 patients were randomised.")] };
        Assert.Equal(["acronym SABR-COMET", "99 people"], Rank(paper)[0].Comparison.Agreements);
    }

    [Theory]
    [InlineData("Panitumumab with stereotactic radiotherapy of recurrent head and neck tumours", false)]
    [InlineData("Cetuximab with stereotactic radiotherapy of recurrent head and neck tumors", true)]
    public void TheSizeOfATrialOfAnotherDrugAgreesByChance(string title, bool agrees)
    {
        var trial = ReportTrial.Of(new TrialFacts { Registration = "NCT00000015", BriefTitle = "Cetuximab with stereotactic radiotherapy of recurrent head and neck tumours", Enrolment = 187 });
        var paper = ReportPaper.Of(new PublicationFacts { Title = title, AbstractSections = [new AbstractSection(null, "187 patients were treated.")] });
        Assert.Equal(agrees, ReportMatch.Compare(paper, trial, TitleRarity.Usual).Agreements.Count == 1);
    }

    [Theory]
    [InlineData("SABR-COMET: stereotactic ablative radiotherapy for the comprehensive treatment of oligometastatic tumours", "99 patients were randomised.", 0)]
    [InlineData("SABR-COMET: stereotactic ablative radiotherapy for the comprehensive treatment of oligometastatic tumours", "Of 150 patients 99 were randomised.", 0)]
    [InlineData("SABR-COMET: stereotactic ablative radiotherapy for the comprehensive treatment of oligometastatic tumours", "We studied 500 patients.", 1)]
    [InlineData("SABR-COMET: stereotactic ablative radiotherapy for the comprehensive treatment of oligometastatic tumours", "We studied 20 patients.", 1)]
    [InlineData("SABR-COMET: a registry of stereotactic ablative radiotherapy for the comprehensive treatment of oligometastatic tumours", "We studied 500 patients.", 2)]
    [InlineData("SABR-COMET: a retrospective study of stereotactic ablative radiotherapy for the comprehensive treatment of oligometastatic tumours", "We looked back.", 1)]
    public void AnotherKindOfStudyOrFarMorePeopleAreForAPerson(string title, string text, int doubts)
    {
        var first = Rank(new PublicationFacts { Title = title, PublishedOn = PartialDate.Parse("2019", null), AbstractSections = [new AbstractSection(null, text)] })[0];
        Assert.Equal((Sabr.Registration, true, doubts), (first.Trial.Facts.Registration, first.IsCandidate, first.Comparison.Doubts.Count));
        Assert.Equal(doubts == 0, first.IsLink);
    }

    [Fact]
    public void APaperFromBeforeTheTrialIsNoCandidate()
    {
        var ranked = Rank(new PublicationFacts { Title = Sabr.BriefTitle, PublishedOn = PartialDate.Parse("2009", null) });
        Assert.NotNull(ranked.Single(r => r.Trial.Facts.Registration == Sabr.Registration).Comparison.Contradiction);
        Assert.DoesNotContain(ranked, r => r.IsCandidate || r.IsLink);
    }

    [Fact]
    public void WhatOneSideDoesNotSayIsNoPart() => Assert.DoesNotContain(Rank(new PublicationFacts { Title = "Oligometastatic tumours" })[0].Comparison.Parts, p => p.Name is "dates" or "journal" or "enrolment" or "acronym");

    [Theory]
    [InlineData("X versus Y in lung cancer: study protocol for a randomised controlled trial", "background")]
    [InlineData("Rationale and design of the ABC trial", "background")]
    [InlineData("Meta-analysis of X", "background")]
    [InlineData("Quality of life in patients treated with X", "derived")]
    [InlineData("Subgroup analysis of X", "derived")]
    [InlineData("Pooled analysis of X", "derived")]
    [InlineData("X versus Y in lung cancer: a randomised, phase 3 trial", "result")]
    public void ThePapersTitleTellsWhatItIsToTheTrial(string title, string role) => Assert.Equal(role, ReportKind.Of(title).Role);

    [Fact]
    public void PapersAndTrialsThatShareAWordItsSynonymOrAnAcronymShareABlock()
    {
        Assert.NotEmpty(StudyTitle.Of("Bortezomib").Blocks().Intersect(StudyTitle.Of("Velcade").Blocks()));
        Assert.NotEmpty(StudyTitle.Of("tDCS").Blocks().Intersect(StudyTitle.Of("transcranial direct current stimulation").Blocks()));
        Assert.Empty(StudyTitle.Of("A randomised trial").Blocks().Intersect(StudyTitle.Of("A phase 2 study").Blocks()));
    }

    [Fact]
    public void RegistryIdsInATitleAreNoWords() =>
        Assert.Equal(StudyTitle.Of("SABR of the lung").Blocks().Order(StringComparer.Ordinal), StudyTitle.Of("SABR of the lung (NCT01446744)").Blocks().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("NCT01446744", 2011)]
    [InlineData("2011-002550-32", 2011)]
    [InlineData("ACTRN12612000123456", 2012)]
    [InlineData("CTRI/2019/03/018213", 2019)]
    [InlineData("ISRCTN12345678", null)]
    [InlineData("NCT99999999", null)]
    public void TheYearOfRegistrationIsReadFromNumbersThatCountUp(string id, int? year) => Assert.Equal(year, RegistrationYear.Of(id));

    [Theory]
    [InlineData("Aerobic exercise in patients with lymphoma", "Physical exercise in inflammatory bowel disease", -1)]
    [InlineData("Aerobic exercise in patients with lymphoma", "Exercise in Hodgkin's disease during chemotherapy", 1)]
    [InlineData("Aerobic exercise in patients with lymphoma", "Exercise at home", 0)]
    public void ATitleOfAnotherFieldOfMedicineCountsAgainstATrial(string paper, string trial, int sign) => Assert.Equal(sign, Math.Sign(Part(paper, trial, "field")));

    [Theory]
    [InlineData("Noninvasive ventilation at home", "Non-invasive ventilation at home", "Ventilation at home")]
    [InlineData("Micro surgery of the wrist", "Microsurgery of the wrist", "Surgery of the wrist")]
    public void AWordWrittenAsTwoIsOne(string paper, string same, string other) => Assert.True(Part(paper, same, "words") > Part(paper, other, "words"));

    [Fact]
    public void AResultComesSomeYearsAfterRegistration()
    {
        double Dates(string year) => ReportMatch.Compare(ReportPaper.Of(new PublicationFacts { Title = "Short treatment", PublishedOn = PartialDate.Parse(year, null) }), ReportTrial.Of(new TrialFacts { Registration = "NCT01446744", BriefTitle = "Short treatment" }), TitleRarity.Usual)
            .Parts.Single(p => p.Name == "dates").Weight;
        Assert.True(Dates("2010") < Dates("2011") && Dates("2011") < Dates("2012") && Dates("2012") < Dates("2016"));
        Assert.True(Dates("2030") < Dates("2019") && Dates("2019") < Dates("2016"));
        Assert.Equal(Dates("2030"), Dates("2080"));
    }

    private static double Part(string paper, string trial, string name) =>
        ReportMatch.Compare(ReportPaper.Of(new PublicationFacts { Title = paper }), ReportTrial.Of(new TrialFacts { Registration = "NCT01446744", BriefTitle = trial }), TitleRarity.Usual).Parts.Single(p => p.Name == name).Weight;

    private static IReadOnlyList<RankedReport> Rank(PublicationFacts facts)
    {
        var trials = Others.Append(Sabr).Select(ReportTrial.Of).ToList();
        var paper = ReportPaper.Of(facts);
        return ReportRanking.Rank(paper, trials, TitleRarity.Of(trials.Select(t => t.Title).Append(paper.Title)));
    }
}
