using Horizon.Graph.Extraction;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class ArmRoleReaderTests
{
    private static string Roles(string text)
    {
        var mentions = ConceptReader.Read(text);
        return string.Join(' ', mentions.Zip(ArmRoleReader.Read(text, mentions), (m, r) => $"{m.ConceptId.Split(':')[1]}={r?.ToString() ?? "-"}"));
    }

    [Theory]
    [InlineData("SABR versus conventional radiotherapy", "sabr=Experimental conventional-fractionation=Comparator radiotherapy=Comparator")]
    [InlineData("conventional radiotherapy against SABR", "conventional-fractionation=Comparator radiotherapy=Comparator sabr=Experimental")]
    [InlineData("To compare SABR with proton therapy", "sabr=Experimental proton=Comparator")]
    [InlineData("Compare the survival and quality of life of patients treated with IMRT", "imrt=-")]
    [InlineData("Proton therapy is non-inferior to IMRT", "proton=Experimental imrt=Comparator")]
    [InlineData("Patients are randomised to proton therapy (experimental) or IMRT (control).", "proton=Experimental imrt=Comparator")]
    [InlineData("Arm A (control): whole brain radiotherapy.", "whole-brain=Comparator")]
    [InlineData("Proton therapy vs. IMRT", "proton=Experimental imrt=Comparator")]
    [InlineData("Standard radiotherapy versus SABR", "radiotherapy=Comparator sabr=Experimental")]
    [InlineData("VMAT compared with 3D-CRT", "vmat=Experimental 3d-conformal=Comparator")]
    [InlineData("SABR in place of conventional radiotherapy", "sabr=Experimental conventional-fractionation=Comparator radiotherapy=Comparator")]
    [InlineData("Proton therapy instead of IMRT", "proton=Experimental imrt=-")]
    [InlineData("Patients are randomised to SBRT or standard radiotherapy.", "sabr=Experimental radiotherapy=Comparator")]
    [InlineData("Patients are randomised to SBRT or brachytherapy.", "sabr=- brachytherapy=-")]
    [InlineData("SBRT or brachytherapy is given.", "sabr=- brachytherapy=-")]
    [InlineData("Control arm: whole brain radiotherapy.", "whole-brain=Comparator")]
    [InlineData("Experimental arm: SBRT.", "sabr=Experimental")]
    [InlineData("IMRT in lung cancer", "imrt=- lung=-")]
    public void RoleFollowsTheSentence(string text, string expected) =>
        Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("Observation versus salvage radiotherapy", "salvage=Experimental")]
    [InlineData("ADT versus ADT plus radiotherapy", "endocrine-radiotherapy=Experimental")]
    [InlineData("Active surveillance compared with prostate SBRT", "prostate=- sabr=Experimental")]
    [InlineData("Best supportive care versus palliative radiotherapy", "palliative=Experimental")]
    [InlineData("A trial of sham irradiation versus low-dose brachytherapy", "radiotherapy=Comparator brachytherapy=Experimental")]
    [InlineData("No radiotherapy versus radiotherapy after lumpectomy", "radiotherapy=- radiotherapy=Experimental breast=-")]
    [InlineData("Surgery alone versus surgery followed by radiotherapy", "radiotherapy=Experimental")]
    [InlineData("Radiotherapy versus radiotherapy plus hyperthermia", "radiotherapy=Comparator hyperthermia-radiotherapy=Experimental")]
    [InlineData("Whole brain radiotherapy versus radiosurgery plus whole brain radiotherapy", "whole-brain=Comparator srs=Experimental whole-brain=Experimental")]
    [InlineData("Standard of care versus standard of care plus SABR", "sabr=Experimental")]
    [InlineData("Comparison of observation with adjuvant radiotherapy", "adjuvant=Experimental")]
    [InlineData("Patients are randomised to observation or adjuvant radiotherapy.", "adjuvant=Experimental")]
    [InlineData("Radiotherapy versus observation", "radiotherapy=Experimental")]
    [InlineData("SABR versus surgery under close observation", "sabr=Experimental")]
    [InlineData("Patients under observation were randomised to SABR versus surgery", "sabr=Experimental")]
    [InlineData("Endocrine therapy versus radiotherapy", "radiotherapy=Comparator")]
    [InlineData("Patients are randomised to a drug or placebo after radiotherapy.", "radiotherapy=-")]
    [InlineData("After SABR patients are randomised to receive a drug or placebo.", "sabr=-")]
    [InlineData("Use of IMRT (no vs yes)", "imrt=-")]
    [InlineData("Patients are stratified by surgery (yes vs no) and randomised to radiosurgery or radiosurgery plus WBRT.", "srs=Comparator srs=Experimental whole-brain=Experimental")]
    [InlineData("One versus five fractions of radiotherapy for pain: brachytherapy", "radiotherapy=- brachytherapy=-")]
    [InlineData("Immediate versus deferred whole brain radiotherapy", "whole-brain=-")]
    [InlineData("Standard versus dose-escalated radiotherapy", "dose-escalation=Experimental")]
    [InlineData("Single-fraction versus multifraction stereotactic body radiotherapy", "single-fraction=Experimental sabr=-")]
    public void WhatIsComparedWithNothingIsTried(string text, string expected) => Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("Control arm: whole brain radiotherapy, experimental arm: stereotactic radiosurgery.", "whole-brain=Comparator srs=Experimental")]
    [InlineData("Experimental arm: SABR, and the control arm: brachytherapy.", "sabr=Experimental brachytherapy=Comparator")]
    [InlineData("Control group: IMRT versus proton therapy in the experimental group.", "imrt=Comparator proton=Experimental")]
    [InlineData("SABR in the experimental arm and brachytherapy in the control arm", "sabr=Experimental brachytherapy=Comparator")]
    [InlineData("In the control arm, patients receive brachytherapy, in the experimental arm, SABR.", "brachytherapy=Comparator sabr=Experimental")]
    [InlineData("The intervention group receives SABR, whereas the control group will receive brachytherapy.", "sabr=Experimental brachytherapy=Comparator")]
    [InlineData("Experimental arm: proton therapy compared with IMRT.", "proton=Experimental imrt=Comparator")]
    [InlineData("Experimental arm: SABR with image guidance, daily: IMRT", "sabr=Experimental igrt=Experimental imrt=Experimental")]
    [InlineData("SABR is offered in the control arm, as is proton therapy", "sabr=Comparator proton=-")]
    [InlineData("Standard of care: whole brain radiotherapy", "whole-brain=Comparator")]
    [InlineData("Usual care arm: palliative radiotherapy", "palliative=Comparator")]
    [InlineData("Novel arm: proton therapy", "proton=Experimental")]
    [InlineData("Investigational arm: SABR", "sabr=Experimental")]
    [InlineData("Arm 1 (control): IMRT", "imrt=Comparator")]
    [InlineData("Arm B - Experimental: SABR", "sabr=Experimental")]
    [InlineData("Group 2: control - IMRT", "imrt=Comparator")]
    [InlineData("The control group will receive placebo during radiotherapy.", "radiotherapy=-")]
    [InlineData("SABR compared with arm B: brachytherapy", "sabr=Experimental brachytherapy=Comparator")]
    [InlineData("Standard-dose radiotherapy: SABR", "radiotherapy=- sabr=-")]
    public void HeadingGovernsItsOwnArm(string text, string expected) => Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("SABR in the control arm yes vs no 1 vs 2 ")]
    [InlineData("randomised to observation or SABR and control arm: in the experimental arm ")]
    [InlineData("radiotherapy cisplatin weekly SRS ")]
    public void LongRepetitionIsReadToItsEnd(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000));
        var mentions = ConceptReader.Read(text);
        Assert.Equal(mentions.Count, ArmRoleReader.Read(text, mentions).Count);
        Assert.NotNull(CombinationReader.Read(text));
    }

    [Theory]
    [InlineData("Surgery versus SABR", "sabr=-")]
    [InlineData("Sublobar resection vs SABR in operable stage I disease", "sabr=-")]
    [InlineData("A randomised trial of radical prostatectomy alone versus prostate SBRT", "prostate=- sabr=-")]
    [InlineData("To compare surgery with SABR", "sabr=-")]
    [InlineData("SABR versus surgery", "sabr=Experimental")]
    [InlineData("Standard surgery versus SABR", "sabr=Experimental")]
    [InlineData("Surgery versus conventional radiotherapy", "radiotherapy=Comparator")]
    [InlineData("Surgery (control) versus SABR (experimental)", "sabr=Experimental")]
    [InlineData("Surgery alone versus surgery followed by SABR", "sabr=Experimental")]
    [InlineData("Radiosurgery versus whole brain radiotherapy", "srs=Experimental whole-brain=Comparator")]
    [InlineData("Endocrine therapy versus SABR", "sabr=Comparator")]
    public void OrderAloneDoesNotMakeSurgeryTheTried(string text, string expected) => Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("3-dimensional conformal radiotherapy (3D-CRT) versus IMRT", "3d-conformal=Comparator 3d-conformal=Comparator imrt=Experimental")]
    [InlineData("IMRT versus 3D-CRT", "imrt=Experimental 3d-conformal=Comparator")]
    [InlineData("IMRT versus proton therapy", "imrt=Comparator proton=Experimental")]
    [InlineData("IMRT (66 Gy in 33 fractions) versus proton therapy (66 Gy(RBE) in 33 fractions)", "imrt=Comparator proton=Experimental")]
    [InlineData("IMRT compared to IMPT", "imrt=Comparator impt=Experimental")]
    [InlineData("IMRT versus intensity-modulated proton therapy", "imrt=Comparator impt=Experimental")]
    [InlineData("Proton therapy versus IMRT", "proton=Experimental imrt=Comparator")]
    [InlineData("Whole brain radiotherapy compared with stereotactic radiosurgery", "whole-brain=Comparator srs=Experimental")]
    [InlineData("Whole breast irradiation versus APBI", "breast=- radiotherapy=Comparator partial-breast=Experimental")]
    // Practice agrees on no order of these: that of the words tells.
    [InlineData("SABR versus brachytherapy", "sabr=Experimental brachytherapy=Comparator")]
    [InlineData("Brachytherapy versus SABR", "brachytherapy=Experimental sabr=Comparator")]
    // Both sides name the newer one.
    [InlineData("IMRT with whole brain radiotherapy and radiosurgery versus radiosurgery", "imrt=Experimental whole-brain=Experimental srs=Experimental srs=Comparator")]
    public void TheEstablishedTechniqueIsTheComparatorWhicheverIsNamedFirst(string text, string expected) => Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("74 Gy in 37 fractions versus 60 Gy in 20 fractions", ArmRole.Comparator)]
    [InlineData("60 Gy in 20 fractions versus 74 Gy in 37 fractions", ArmRole.Experimental)]
    [InlineData("60 Gy in 30 fractions versus 74 Gy in 37 fractions", ArmRole.Experimental)]
    [InlineData("8 Gy in 1 fraction versus 20 Gy in 5 fractions", ArmRole.Experimental)]
    [InlineData("50 Gy in 5 weeks versus 60 Gy in 20 fractions", ArmRole.Experimental)]
    public void AScheduleOfUsualFractionsIsTheComparatorOfOneOfLargeOnes(string text, ArmRole left) =>
        Assert.Equal([left, left == ArmRole.Experimental ? ArmRole.Comparator : ArmRole.Experimental], ArmRoleReader.Read(text, [(0, 4), (text.IndexOf("versus", StringComparison.Ordinal) + 7, text.IndexOf("versus", StringComparison.Ordinal) + 11)]).Select(r => r!.Value));

    [Fact]
    public void NegatedTechniqueHasNoRole() =>
        Assert.Equal("radiotherapy=Experimental radiotherapy=-", Roles("Radiotherapy versus no radiotherapy"));
}
