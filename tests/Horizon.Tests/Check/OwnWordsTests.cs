using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>A record's background compares and measures other things than the study does; and what a text leaves out of its words may hide behind others.</summary>
public sealed class OwnWordsTests
{
    private static readonly string Filler = UnnamedTests.Filler;

    [Theory]
    [InlineData("Most people are operated on. We will compare A with B.", "We will compare A with B.")]
    [InlineData("Earlier trials have shown that A is better. The objective is to assess C.", "The objective is to assess C.")]
    [InlineData("Two randomised trials compared A with B.", null)]
    [InlineData("Most people are operated on.", null)]
    public void SentencesOnWhatAStudyDoesAreToldFromItsBackground(string text, string? own) => Assert.Equal(own, OwnWords.Of(text));

    [Fact]
    public void WhatTheStudyComparesIsReadBeforeWhatItsBackgroundCompares()
    {
        var study = Written($"Weekly cisplatin is less toxic in comparison with fluorouracil. {Filler} Patients are randomised between radiotherapy with cisplatin and radiotherapy with nimotuzumab.");
        Assert.Contains("drug:nimotuzumab", study.Comparison!.Against.Concepts.Keys.Concat(study.Comparison.Tried.Concepts.Keys));
        Assert.DoesNotContain("drug:fluorouracil", study.Comparison.Against.Concepts.Keys);
    }

    [Fact]
    public void AnOutcomeOfTheBackgroundIsNoneOfTheStudys()
    {
        var study = Written($"Median survival is nine months. {Filler} The aim is to evaluate the activity of the drug.");
        Assert.Equal(Facet.Unknown, CompareOthers.Outcomes(Asked("Is the tumour response better with sunitinib?"), null, study).Match);
        var other = Written($"Responses are rare. {Filler} The aim is to evaluate overall survival.");
        Assert.Equal(Facet.Different, CompareOthers.Outcomes(Asked("Does it reduce lymphoedema?"), null, other).Match);
    }

    [Theory]
    [InlineData("SABR of the prostate bed after prostatectomy", "Men with prostate cancer have SABR.", true)]
    [InlineData("SABR of the prostate bed after prostatectomy", "Men have adjuvant SABR.", false)]
    [InlineData("Lung SABR in people with COPD", "People with lung cancer have SABR.", true)]
    [InlineData("Lung SABR in people with COPD", "Chronic obstructive lung disease is no reason to leave people out.", false)]
    [InlineData("Breathing of healthy volunteers on the couch", "Patients lie on the couch.", true)]
    [InlineData("Breathing of healthy volunteers on the couch", "Volunteers lie on the couch.", false)]
    [InlineData("Radiotherapy with olaparib in carriers of BRCA2 mutations", "Olaparib is given.", true)]
    [InlineData("Follow-up after SABR", "Men with prostate cancer have SABR.", false)]
    public void PeopleWhomEveryStudyOfThemNamesAreMissedInALongRecord(string asked, string study, bool apart)
    {
        Assert.Equal(apart, CompareOthers.Population(Asked(asked), null, Written($"{study} {Filler}")).KeepsApart);
        Assert.False(CompareOthers.Population(Asked(asked), null, Written(study)).KeepsApart);
    }

    [Theory]
    [InlineData("Glioma that lacks an IDH mutation", "idhwildtype")]
    [InlineData("Glioma without IDH1 mutation", "idhwildtype")]
    [InlineData("IDH-mutant glioma", "idhmutant")]
    [InlineData("Qigong in survivors of head and neck cancer", "survivors")]
    [InlineData("Exercise for people who finished their radiotherapy at least two years ago", "survivors")]
    [InlineData("Qigong in patients undergoing radiotherapy", "undergoing")]
    [InlineData("Exercise for people receiving chemoradiotherapy", "undergoing")]
    public void KindsOfPeopleAreRead(string text, string kind) => Assert.Contains(kind, PopulationsOf.Read(text).Keys);

    [Theory]
    [InlineData("Nimotuzumab is given with induction chemotherapy before radiotherapy.", "same")]
    [InlineData("Nimotuzumab is given with induction docetaxel before radiotherapy.", "different")]
    [InlineData("Nimotuzumab is given with radiotherapy.", "different")]
    public void ADrugMayHideBehindChemotherapyOfWhichNoneIsNamed(string study, string match) =>
        Assert.Equal(match, CompareOthers.Given(Asked("Nimotuzumab with induction cisplatin and fluorouracil"), null, Written($"{study} {Filler}")).Match switch { Facet.Similar => Facet.Same, var other => other });

    [Fact]
    public void TwoWaysOfGivingOneDrugAreNoOtherComparatorThanAnotherDrug()
    {
        var asked = Asked("Cisplatin every three weeks versus cisplatin weekly");
        Assert.Equal(Facet.Unknown, CompareComparators.Of(asked.Comparison, null, Asked("Cisplatin versus fluorouracil").Comparison).Match);
        Assert.Equal(Facet.Same, CompareComparators.Of(asked.Comparison, null, Asked("Weekly cisplatin versus cisplatin every three weeks").Comparison).Match);
    }

    [Theory]
    [InlineData("Does perfusion CT show response to radiotherapy?", "Diffusion-weighted MRI shows response.", "perfusion imaging")]
    [InlineData("Does diffusion-weighted MRI show response to radiotherapy?", "DWI shows response.", null)]
    [InlineData("PET/CT with fluorine-18 FDG for survival", "PET of 120 patients with 68Ga-NOTA-AE105.", "FDG PET")]
    [InlineData("PET/CT with fluorine-18 FDG for survival", "PET of 120 patients.", null)]
    [InlineData("FMISO-PET of hypoxia", "Fluoromisonidazole PET shows hypoxia.", null)]
    public void WhatIsReadFromImagesIsNamedByWhoReadsIt(string asked, string study, string? unnamed) => Assert.Equal(unnamed, Imaging.Unnamed(asked, $"{study} {Filler}"));

    [Fact]
    public void WhomAStudyIsAboutItSaysItself()
    {
        var study = Written($"Adults are often operated on. {Filler} The aim is to assess SABR in children with recurrent stage III sarcoma.");
        Assert.Equal(Facet.Different, CompareOthers.Population(Asked("SABR for adults with sarcoma"), null, study).Match);
        Assert.Equal(Facet.Different, CompareOthers.Population(Asked("SABR for newly diagnosed sarcoma"), null, study).Match);
        Assert.Equal(Facet.Different, CompareOthers.Population(Asked("SABR for stage I sarcoma"), null, study).Match);
        Assert.NotEqual(Facet.Different, CompareOthers.Population(Asked("SABR for children with stage II to III sarcoma"), null, study).Match);
    }

    [Theory]
    [InlineData("Planning on MRI compared with planning on PET-CT", "MRI is fused with CT for planning.", true)]
    [InlineData("Planning on MRI compared with planning on PET-CT", "MRI and PET are fused for planning.", false)]
    public void ImagingThatAQuestionComparesWithIsNamedByWhoComparesWithIt(string asked, string study, bool apart) =>
        Assert.Equal(apart, CompareOthers.UnreadComparator(Asked(asked), Written($"{study} {Filler}"))?.KeepsApart ?? false);

    [Fact]
    public void WhatAStudyNamesSomewhereIsNotWhatItComparesWith()
    {
        var asked = Asked("Radiosurgery of brain metastases with or without memantine versus whole brain radiotherapy");
        var study = Written($"Whole brain radiotherapy harms the memory. {Filler} We will compare radiosurgery with or without memantine.", "Radiosurgery with or without memantine");
        Assert.False(CompareComparators.NameBoth(asked, Side.Of("whole brain radiotherapy"), study, Side.Of("no further treatment")));
        Assert.True(CompareComparators.NameBoth(asked, Side.Of("radiosurgery"), study, Side.Of("no further treatment")));
    }

    [Fact]
    public void HifuAsSafeAsSeedsComparesTheTwo() =>
        Assert.Contains("technique:ldr-brachytherapy", Asked("Is HIFU as safe and effective as seed brachytherapy for prostate cancer?").Comparison!.Against.Concepts.Keys);

    private static Aspects Asked(string text) => NearQuestionTests.Asked(text);

    private static Aspects Written(string text, string title = "A trial") => UnnamedTests.Written(text, title);
}
