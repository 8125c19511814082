using Horizon.Graph.Extraction;
using Xunit;

namespace Horizon.Tests.Extraction;

/// <summary>Two techniques that share one noun, as titles of trials write them, with what the comparison says of each.</summary>
public sealed class SharedNounTests
{
    private static string Roles(string text)
    {
        var mentions = ConceptReader.Read(text);
        return string.Join(' ', mentions.Zip(ArmRoleReader.Read(text, mentions), (m, role) => (m, role))
            .Where(p => p.m.Polarity == Polarity.Asserted && p.m.ConceptId.StartsWith("technique:", StringComparison.Ordinal))
            .Select(p => $"{p.m.ConceptId["technique:".Length..]}={(p.role is null ? "-" : p.role == ArmRole.Experimental ? "e" : "c")}").Distinct());
    }

    [Theory]
    [InlineData("Carbon ion versus photon radiotherapy", "carbon-ion=e external-beam=c")]
    [InlineData("Carbon ion vs. proton radiotherapy", "carbon-ion=e proton=c")]
    [InlineData("Partial breast versus whole breast irradiation", "partial-breast=e radiotherapy=c")]
    [InlineData("Conventional versus hypofractionated radiotherapy in breast cancer", "conventional-fractionation=c hypofractionation=e")]
    [InlineData("Hypofractionated rather than conventionally fractionated radiotherapy", "hypofractionation=e conventional-fractionation=c")]
    [InlineData("Hypofractionated vs conventional whole breast irradiation", "hypofractionation=e conventional-fractionation=c radiotherapy=c")]
    [InlineData("Adjuvant versus salvage radiotherapy", "adjuvant=e salvage=c")]
    [InlineData("Intensity-modulated versus 3D conformal radiotherapy", "imrt=e 3d-conformal=c")]
    [InlineData("Dose-escalated versus standard-dose radiotherapy", "dose-escalation=e radiotherapy=c")]
    [InlineData("Proton and photon radiotherapy in children", "proton=- external-beam=-")]
    [InlineData("Radiotherapy that is conventional in breast cancer", "radiotherapy=-")]
    [InlineData("Conventional and hypofractionated radiotherapy", "hypofractionation=-")]
    [InlineData("Stereotactic biopsy or radiotherapy", "radiotherapy=-")]
    [InlineData("A boost of 16 Gy after radiotherapy", "boost=- radiotherapy=-")]
    public void EachHasTheWordsOfItsOwnSide(string text, string expected) => Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("Adjuvant chemotherapy or chemoradiotherapy in gastric cancer", "adjuvant=- chemoradiotherapy=-")]
    [InlineData("Adjuvant chemotherapy and radiotherapy", "radiotherapy=-")]
    [InlineData("Preoperative chemotherapy versus concurrent chemoradiotherapy", "concurrent-chemoradiotherapy=c")]
    public void APurposeIsSharedByAlternativesAlone(string text, string expected) => Assert.Equal(expected, Roles(text));

    [Theory]
    [InlineData("Compared with IMRT, does IMPT reduce xerostomia?", "imrt=c impt=e")]
    [InlineData("Patients are randomised. Arm A: IMRT. Arm B: proton therapy.", "imrt=c proton=e")]
    [InlineData("Group 1 will receive standard radiotherapy. Group 2 will receive stereotactic body radiotherapy.", "radiotherapy=c sabr=e")]
    [InlineData("Arm A: brachytherapy. Arm B: external beam radiotherapy.", "brachytherapy=- external-beam=-")]
    [InlineData("Arm A: IMRT. Arm B: proton therapy. Arm C: brachytherapy.", "imrt=c proton=e brachytherapy=e")]
    [InlineData("Randomised to: hypofractionation; or conventional radiotherapy", "hypofractionation=e conventional-fractionation=c radiotherapy=c")]
    [InlineData("SABR rather than IMRT", "sabr=e imrt=c")]
    public void ArmsAreToldByTheirOwnWords(string text, string expected) => Assert.Equal(expected, Roles(text));
}
