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
    [InlineData("SABR versus conventional radiotherapy", "sabr=Experimental conventional-radiotherapy")]
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
        Assert.StartsWith(expected.Replace("conventional-radiotherapy", "radiotherapy=Comparator", StringComparison.Ordinal), Roles(text), StringComparison.Ordinal);

    [Fact]
    public void NegatedTechniqueHasNoRole() =>
        Assert.Equal("radiotherapy=Experimental radiotherapy=-", Roles("Radiotherapy versus no radiotherapy"));
}
