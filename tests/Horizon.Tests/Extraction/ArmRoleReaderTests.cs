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
    [InlineData("Patients are randomised to SBRT or standard radiotherapy.", "sabr=Experimental radiotherapy=Comparator")]
    [InlineData("Patients are randomised to SBRT or brachytherapy.", "sabr=- brachytherapy=-")]
    [InlineData("SBRT or brachytherapy is given.", "sabr=- brachytherapy=-")]
    [InlineData("Control arm: whole brain radiotherapy.", "whole-brain=Comparator")]
    [InlineData("Experimental arm: SBRT.", "sabr=Experimental")]
    [InlineData("IMRT in lung cancer", "imrt=- lung=-")]
    public void RoleFollowsTheSentence(string text, string expected) =>
        Assert.Equal(expected, Roles(text));

    [Fact]
    public void NegatedTechniqueHasNoRole() =>
        Assert.Equal("radiotherapy=Experimental radiotherapy=-", Roles("Radiotherapy versus no radiotherapy"));
}
