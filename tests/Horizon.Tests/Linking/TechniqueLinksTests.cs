using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Linking.Linked;

namespace Horizon.Tests.Linking;

/// <summary>Which words of a registration make a trial test a technique, and in which role.</summary>
public sealed class TechniqueLinksTests
{
    private static readonly TrialFacts Trial = new() { Registration = "NCT00000001" };

    [Fact]
    public void DescriptionAloneMakesNoTrialOfRadiotherapy()
    {
        var drug = Trial with
        {
            BriefTitle = "Atezolizumab in resectable disease",
            Summary = "Patients may have had surgery, chemotherapy or radiotherapy as standard therapy.",
            Arms = [Arm("Atezolizumab", description: "Adjuvant atezolizumab 16 weeks after standard of care surgery and radiation, or chemoradiation therapy.")],
            Interventions = [Given("DRUG", "Atezolizumab", "1200 mg; next therapy is e.g. radium-223 or chemotherapy.", "Atezolizumab")],
            Eligibility = "Prior SABR is allowed.",
            Description = "Brachytherapy is another treatment of this disease.",
            Outcomes = [new OutcomeMeasure("primary", "Time to first radiotherapy", null, null)],
        };
        Assert.Equal("", Techniques(drug));
    }

    [Theory]
    [InlineData("BOOST II UK", "")]
    [InlineData("IBD-BOOST: SURVEY", "")]
    [InlineData("Prostate HDR brachytherapy BOOST trial", "boost hdr-brachytherapy")]
    [InlineData("Tumour bed boost in breast cancer", "boost")]
    public void ABoostInCapitalsIsANameUnlessAnotherTechniqueStandsBesideIt(string title, string techniques) =>
        Assert.Equal(techniques, Techniques(Trial with { BriefTitle = title }));

    [Fact]
    public void DescriptionMakesANameMorePrecise() => Assert.Equal("radiotherapy vmat", Techniques(Trial with
    {
        Interventions = [Given("RADIATION", "Radiotherapy", "60 Gy in 30 fractions by VMAT.")],
    }));

    [Fact]
    public void DescriptionSaysHowChemoradiotherapyIsGiven() => Assert.Equal("chemoradiotherapy imrt radiotherapy-immunotherapy", Techniques(Trial with
    {
        BriefTitle = "Nivolumab with chemoradiotherapy",
        Arms = [Arm("Nivolumab", null, "Nivolumab with cisplatin and IMRT.")],
    }));

    [Fact]
    public void DetailsBesideAPreciseNameAreNotTested() => Assert.Equal("sabr", Techniques(Trial with
    {
        Interventions = [Given("RADIATION", "SABR", "54 Gy in 3 fractions after 4D-CT planning.")],
    }));

    [Fact]
    public void WhatEveryCourseHasIsNotTested() => Assert.Equal("radiotherapy", Techniques(Trial with
    {
        Interventions = [Given("RADIATION", "Radiotherapy", "The fractionation schedule depends on dosimetry and treatment planning.")],
    }));

    [Fact]
    public void AbbreviationInsideAnotherTermIsNone() => Assert.Equal("radiotherapy", Techniques(Trial with
    {
        Interventions = [Given("RADIATION", "Radiotherapy", "Begins no later than 8 weeks after maximal TUR-BT.")],
    }));

    [Theory]
    [InlineData("Durvalumab after concurrent chemoradiotherapy (cCRT)")]
    [InlineData("Mouthwash in patients receiving radiotherapy")]
    [InlineData("Exercise during external beam radiotherapy")]
    [InlineData("Taurine for mucositis following head and neck radiotherapy")]
    [InlineData("Bone health in survivors of pelvic radiotherapy")]
    [InlineData("Immunotherapy after surgery and radiotherapy")]
    [InlineData("Post-radiotherapy fatigue: a trial of yoga")]
    public void SettingOfATrialIsNotTested(string title) => Assert.Equal("", Techniques(Trial with { BriefTitle = title }));

    [Theory]
    [InlineData("SABR after chemotherapy", "sabr")]
    [InlineData("Surgery after chemotherapy with or without brachytherapy", "brachytherapy")]
    [InlineData("Chemotherapy followed by SABR", "sabr")]
    [InlineData("After surgery: proton beam therapy or observation", "proton")]
    [InlineData("Observation after surgery versus SABR", "sabr")]
    [InlineData("Post-mastectomy proton beam therapy", "proton")]
    public void WhatComesAfterTheSettingIsTested(string title, string technique) => Assert.Equal(technique, Techniques(Trial with { BriefTitle = title }));

    [Fact]
    public void RadiationInterventionCountsWhateverStandsBeforeIt() => Assert.Equal("radiotherapy", Techniques(Trial with
    {
        Interventions = [Given("RADIATION", "After-surgery radiotherapy")],
    }));

    [Fact]
    public void OtherNameOfADrugIsWhatElseIsGiven() => Assert.Equal("", Techniques(Trial with
    {
        BriefTitle = "Taurine against mucositis",
        Interventions = [Given("DRUG", "Taurine granule") with { OtherNames = ["Radiotherapy"] }],
    }));

    [Fact]
    public void ShortFormOfARadiationInterventionNeedsNoContextAndThatOfADrugDoes()
    {
        Assert.Equal("chemoradiotherapy", Techniques(Trial with { Interventions = [Given("RADIATION", "CRT")] }));
        Assert.Equal("", Techniques(Trial with { Interventions = [Given("DEVICE", "CRT")] }));
    }

    [Fact]
    public void RolesComeFromTheArms() => Assert.Equal("imrt:comparator proton:experimental", Techniques(Trial with
    {
        Arms = [Arm("A"), Arm("B", "ACTIVE_COMPARATOR")],
        Interventions = [Given("RADIATION", "Proton beam therapy", null, "A"), Given("RADIATION", "IMRT", null, "B")],
    }));

    [Fact]
    public void WhatEveryArmGetsHasNoRole()
    {
        TrialArm[] arms = [Arm("Drug"), Arm("Placebo", "PLACEBO_COMPARATOR")];
        Assert.Equal("chemoradiotherapy", Techniques(Trial with { Arms = arms, Interventions = [Given("RADIATION", "Chemoradiotherapy", null, "Drug", "Placebo")] }));
        Assert.Equal("sabr", Techniques(Trial with { Arms = [Arm("Drug with SABR"), Arm("SABR alone", "ACTIVE_COMPARATOR")] }));
        Assert.Equal("sabr", Techniques(Trial with { Arms = [Arm("10 mg"), Arm("20 mg")], Interventions = [Given("RADIATION", "SABR", null, "10 mg", "20 mg")] }));
    }

    [Fact]
    public void OnlyArmIsWhatIsTried() =>
        Assert.Equal("sabr:experimental", Techniques(Trial with { Arms = [Arm("SABR")], Interventions = [Given("RADIATION", "SABR", null, "SABR")] }));

    [Theory]
    [InlineData("Whole breast radiotherapy, 40 Gy in 15 fractions.", true)]
    [InlineData("60 Gy in 20 fractions.", true)]
    [InlineData("30 Gy in 10 fractions.", false)]
    [InlineData("60 Gy in 30 fractions.", false)]
    [InlineData("26 Gy in 5 fractions.", false)]
    public void DosePerFractionTellsModerateHypofractionation(string description, bool moderate)
    {
        var edges = Edges(Trial with { Interventions = [Given("RADIATION", "Radiotherapy", description)] });
        Assert.Equal(moderate, edges.Any(e => e is { Target.Id: "technique:moderate-hypofractionation", Reason: { Rule: "dose-per-fraction", Quote: not null } }));
        Assert.DoesNotContain(edges, e => e.Target.Id == "technique:conventional-fractionation");
    }

    [Fact]
    public void ConventionalFractionationIsTestedWhereAnotherArmDiffersInIt() => Assert.Equal(
        "conventional-fractionation:comparator hypofractionation moderate-hypofractionation:experimental radiotherapy", Techniques(Trial with
        {
            BriefTitle = "Hypofractionation or not",
            Arms = [Arm("A", description: "Radiotherapy: 60 Gy in 20 fractions"), Arm("B", "ACTIVE_COMPARATOR", "Radiotherapy: 74 Gy in 37 fractions")],
            Interventions = [Given("RADIATION", "Radiotherapy", null, "A", "B")],
        }));

    [Fact]
    public void ReasonQuotesTheWordsWhereTheyStand()
    {
        const string Title = "A trial of stereotactic body radiotherapy";
        var edge = Assert.Single(Edges(Trial with { BriefTitle = Title }));
        Assert.Equal(EdgeTypes.Tests, edge.Type);
        Assert.Equal((Method.Rule, "vocabulary-mention", "title"), (edge.Reason.Method, edge.Reason.Rule, edge.Reason.Quote!.Field));
        Assert.Equal(edge.Reason.Quote.Text, Title[edge.Reason.Quote.Start..edge.Reason.Quote.End]);
        Assert.StartsWith($"{RecordLinker.Version}+", edge.Reason.RuleVersion, StringComparison.Ordinal);
        Assert.InRange(edge.Reason.Confidence, 0.5, 1);
    }
}
