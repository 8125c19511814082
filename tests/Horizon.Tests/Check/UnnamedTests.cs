using Horizon.Graph.Records;
using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>What a long record leaves out keeps it from being called of a question that is about just that; a short one that says little proves nothing.</summary>
public sealed class UnnamedTests
{
    internal static readonly string Filler = string.Join(' ', Enumerable.Repeat("Eligible people give their consent and are seen every three months in the clinic.", 6));

    [Theory]
    [InlineData("Fiducial implantation under ultrasound guidance before radiotherapy", "Fiducials are placed under MRI guidance.", "ultrasound")]
    [InlineData("Fiducial implantation under ultrasound guidance before radiotherapy", "Fiducials are placed by transrectal ultrasonography.", null)]
    [InlineData("Does MR-guided radiotherapy spare the bowel?", "Radiotherapy is guided by cone beam CT.", "magnetic resonance")]
    [InlineData("MRI at three months shows response", "Response is measured by CT.", null)]
    [InlineData("Does PSMA PET change the target volume?", "Choline PET is compared with CT.", "PSMA PET")]
    [InlineData("Does PSMA PET change the target volume?", "PET is compared with CT.", null)]
    [InlineData("Does PSMA PET change the target volume?", "Gallium-68 PSMA-11 and choline are compared.", null)]
    public void ImagingThatGuidesOrFindsIsNamedByWhoUsesIt(string asked, string study, string? unnamed)
    {
        Assert.Equal(unnamed, Imaging.Unnamed(asked, $"{study} {Filler}"));
        Assert.Null(Imaging.Unnamed(asked, study));
        var facet = CompareOthers.Given(Asked(asked), null, Written($"{study} {Filler}"));
        Assert.Equal(unnamed is not null, facet.KeepsApart);
    }

    [Theory]
    [InlineData("SABR for prostate cancer with real-time tracking", "Tracking of the pancreas and liver during SABR.", true)]
    [InlineData("SABR for prostate cancer with real-time tracking", "Tracking of prostatic motion during SABR.", false)]
    [InlineData("IMRT after surgery of malignant pleural mesothelioma", "IMRT after pleurectomy and decortication.", false)]
    public void ATrialThatNowhereNamesTheSiteIsNotOfIt(string asked, string study, bool apart)
    {
        var question = Question.Read(new QuestionParts(asked));
        Assert.Equal(apart, CompareConcepts.Sites(question.Sites, [], $"{study} {Filler}").KeepsApart);
        Assert.False(CompareConcepts.Sites(question.Sites, []).KeepsApart);
    }

    [Theory]
    [InlineData("Does a symptom questionnaire reduce unplanned admissions over twelve months?", "Symptoms are asked for at each visit.", true)]
    [InlineData("Does a symptom questionnaire reduce unplanned admissions over twelve months?", "Each admission is counted.", false)]
    [InlineData("Does a symptom questionnaire improve what we know?", "Symptoms are asked for at each visit.", false)]
    [InlineData("How does quality of life change after SABR?", "SABR is given in five fractions.", true)]
    [InlineData("How does survival change after SABR?", "SABR is given in five fractions.", false)]
    public void AnOutcomeOfWhichNoWordStandsInALongRecordKeepsItApart(string asked, string study, bool apart) =>
        Assert.Equal(apart, CompareOthers.Outcomes(Asked(asked), null, Written($"{study} {Filler}")).KeepsApart);

    [Theory]
    [InlineData("Does CPAP reduce motion in lung SBRT compared with a foam wedge?", "CPAP is worn during SBRT of the lung.", true)]
    [InlineData("Does CPAP reduce motion in lung SBRT compared with a foam wedge?", "CPAP and foam wedges are used in turn.", false)]
    [InlineData("Does CPAP reduce motion in lung SBRT compared with historical results?", "CPAP is worn during SBRT of the lung.", false)]
    [InlineData("Does CPAP reduce motion in lung SBRT compared with usual care?", "CPAP is worn during SBRT of the lung.", false)]
    public void AComparatorOfWhichNoWordStandsInALongRecordKeepsItApart(string asked, string study, bool apart) =>
        Assert.Equal(apart, CompareOthers.UnreadComparator(Asked(asked), Written($"{study} {Filler}"))?.KeepsApart ?? false);

    [Fact]
    public void ATrialOfPhaseOneLooksForHarmThoughItsSummarySpeaksOfRemission()
    {
        var asked = Asked("Phase I: dose-limiting toxicity of erlotinib with chemoradiotherapy");
        Assert.Equal(Facet.Unknown, CompareOthers.Outcomes(asked, null, Written($"Phase I of erlotinib. The remission rate is told. {Filler}")).Match);
        Assert.Equal(Facet.Different, CompareOthers.Outcomes(asked, null, Written($"Phase III of erlotinib. The remission rate is told. {Filler}")).Match);
    }

    [Fact]
    public void CisplatinBesideImrtMayBeChemoradiotherapy()
    {
        var asked = Comparison.OfText("Gemcitabine before radiotherapy versus IMRT with weekly cisplatin");
        var found = Comparison.OfText("Gemcitabine before radiotherapy versus concurrent chemoradiotherapy");
        Assert.NotNull(asked);
        Assert.NotNull(found);
        Assert.Equal(Facet.Similar, CompareComparators.Of(asked, null, found).Match);
    }

    [Theory]
    [InlineData("resectable pancreatic cancer", "")]
    [InlineData("unresectable pancreatic cancer", "")]
    [InlineData("resection of pancreatic cancer", "surgery")]
    public void ATumourThatCouldBeResectedIsNoOperation(string text, string found) => Assert.Equal(found, string.Join(',', PhraseSet.Treatments.Read(text).Select(p => p.Id)));

    [Theory]
    [InlineData("IL-2 after radiotherapy", "interleukin-2")]
    [InlineData("VX-970 with cisplatin", "berzosertib,cisplatin")]
    [InlineData("MK-3475 and radiotherapy", "pembrolizumab")]
    public void ACodeIsTheDrugThatItBecame(string text, string drugs) => Assert.Equal(drugs, string.Join(',', DrugNames.Read(text)));

    [Theory]
    [InlineData("sodium fluoride PET of bone metastases")]
    [InlineData("90Y-DOTATOC for tumours with somatostatin receptors")]
    public void ATracerAndAReceptorAreNotGiven(string text) => Assert.Empty(Asked(text).Given);

    [Fact]
    public void WhatIsLeftOutIsNoComparator()
    {
        Assert.DoesNotContain(Side.Of("MRI surveillance without any prophylactic irradiation").Concepts.Keys, k => k.StartsWith("technique:", StringComparison.Ordinal));
        Assert.Contains(Side.Of("radiotherapy without surgery").Concepts.Keys, k => k == "technique:radiotherapy");
    }

    private static Aspects Asked(string text) => NearQuestionTests.Asked(text);

    /// <summary>A registration of a title and a summary alone.</summary>
    internal static Aspects Written(string text, string title = "A trial") => Aspects.Of(new Study("trial:NCT00000001", StudyTexts.Of(new TrialFacts { Registration = "NCT00000001", BriefTitle = title, Summary = text }), null, null, null));
}
