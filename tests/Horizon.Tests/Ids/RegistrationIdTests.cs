using System.Text.Json;
using FsCheck.Xunit;
using Horizon.Graph.Ids;
using Xunit;

namespace Horizon.Tests.Ids;

public sealed class RegistrationIdTests
{
    [Theory]
    [InlineData("NCT01234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("nct01234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("NCT 01234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("NCT-01234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("NCT\u00AD01234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("NCT01234567\u200B", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("ISRCTN1234\u00AD5678", "isrctn", "ISRCTN12345678")]
    [InlineData("2010\u00AD012345\u00AD12", "euctr", "2010-012345-12")]
    [InlineData("NCT\u201101234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("NCT\u00A001234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("ClinicalTrials.gov identifier: NCT01234567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("https://clinicaltrials.gov/ct2/show/NCT01234567?term=x", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("ISRCTN 12345678", "isrctn", "ISRCTN12345678")]
    [InlineData("ISRCTN 1234 5678", "isrctn", "ISRCTN12345678")]
    [InlineData("ISRCTN1234-5678", "isrctn", "ISRCTN12345678")]
    [InlineData("NCT 01-234-567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("NCT\u00A00123\u20114567", "clinicaltrials.gov", "NCT01234567")]
    [InlineData("https://www.isrctn.com/ISRCTN12345678", "isrctn", "ISRCTN12345678")]
    [InlineData("EudraCT 2010-012345-12", "euctr", "2010-012345-12")]
    [InlineData("EudraCT number: 2010-012345-12", "euctr", "2010-012345-12")]
    [InlineData("2010-012345-12-GB", "euctr", "2010-012345-12")]
    [InlineData("EUCTR2010-012345-12-GB", "euctr", "2010-012345-12")]
    [InlineData("https://www.clinicaltrialsregister.eu/ctr-search/trial/2010-012345-12/GB", "euctr", "2010-012345-12")]
    [InlineData("CTIS 2022-500000-11-00", "ctis", "2022-500000-11-00")]
    [InlineData("2022\u2013500000\u201311\u201300", "ctis", "2022-500000-11-00")]
    [InlineData("DRKS 00012345", "drks", "DRKS00012345")]
    [InlineData("ACTRN12605000588628p", "anzctr", "ACTRN12605000588628")]
    [InlineData("ChiCTR-TRC-10001234", "chictr", "ChiCTR-TRC-10001234")]
    [InlineData("chictr1900012345", "chictr", "ChiCTR1900012345")]
    [InlineData("JPRN-UMIN000012345", "umin", "UMIN000012345")]
    [InlineData("JPRN-jRCTs031180123", "jrct", "jRCTs031180123")]
    [InlineData("jRCT1080220123", "jrct", "jRCT1080220123")]
    [InlineData("NTR1234", "ntr", "NTR1234")]
    [InlineData("NL-OMON12345", "omon", "NL-OMON12345")]
    [InlineData("CTRI/2020/01/022922", "ctri", "CTRI/2020/01/022922")]
    [InlineData("IRCT20200101045949N1", "irct", "IRCT20200101045949N1")]
    [InlineData("KCT0001234", "cris", "KCT0001234")]
    [InlineData("TCTR20200101001", "tctr", "TCTR20200101001")]
    [InlineData("PACTR202001012345678", "pactr", "PACTR202001012345678")]
    [InlineData("RBR-2abcde", "rebec", "RBR-2abcde")]
    [InlineData("RPCEC00000123", "rpcec", "RPCEC00000123")]
    [InlineData("SLCTR/2010/008", "slctr", "SLCTR/2010/008")]
    [InlineData("U1111-1234-5678", "who", "U1111-1234-5678")]
    [InlineData("IRAS project ID: 234567", "iras", "IRAS 234567")]
    [InlineData("ChiCTR2000029953", "chictr", "ChiCTR2000029953")]
    [InlineData("CPMS 123", "cpms", "CPMS 123")]
    [InlineData("CPMS 123456", "cpms", "CPMS 123456")]
    [InlineData("www.isrctn.com/ISRCTN12345678", "isrctn", "ISRCTN12345678")]
    [InlineData("https://anzctr.org.au/ACTRN12605000588628.aspx", "anzctr", "ACTRN12605000588628")]
    public void WrittenFormHasOneCanonicalForm(string written, string register, string value)
    {
        var id = RegistrationId.TryParse(written);
        Assert.NotNull(id);
        Assert.Equal((register, value), (id.Value.Register, id.Value.Value));
        Assert.Equal(id, RegistrationId.TryParse(id.Value.ToString()));
    }

    [Theory]
    [InlineData("not applicable")]
    [InlineData("none")]
    [InlineData("N/A")]
    [InlineData("pending")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("NCT0123456")]
    [InlineData("NCT012345678")]
    [InlineData("234567")]
    [InlineData("2010-012345")]
    [InlineData("NCT01234567 and NCT07654321")]
    public void WhatIsNoIdIsNull(string? written) => Assert.Null(RegistrationId.TryParse(written));

    [Theory]
    [InlineData("2022-500000-11-02", "2022-500000-11", "ctis")]
    [InlineData("2010-012345-12", "2010-012345-12", "euctr")]
    [InlineData("NTR1400", "NTR1400", "ntr")]
    [InlineData("NL1234", "NL1234", "ntr:NL")]
    public void WhatSubmissionsShareAndWhichRowOfIdsATrialHasOneOf(string id, string study, string series) =>
        Assert.Equal((study, series), (RegistrationId.TryParse(id)!.Value.Study, RegistrationId.TryParse(id)!.Value.Series));

    [Fact]
    public void UrlIsThePublicPageOrNull()
    {
        Assert.Equal("https://clinicaltrials.gov/study/NCT01234567", RegistrationId.TryParse("NCT01234567")?.Url);
        Assert.Null(RegistrationId.TryParse("IRAS 234567")?.Url);
    }

    [Fact]
    public void IdsSerialiseAsTheirString()
    {
        Assert.Equal("\"NCT01234567\"", JsonSerializer.Serialize(NctId.TryParse("nct01234567")));
        Assert.Equal("\"ISRCTN12345678\"", JsonSerializer.Serialize(RegistrationId.TryParse("ISRCTN 12345678")));
        Assert.Equal(Doi.TryParse("10.1000/ab"), JsonSerializer.Deserialize<Doi>("\"https://doi.org/10.1000/AB\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NctId>("\"none\""));
        Assert.Equal("{\"NCT01234567\":1}", JsonSerializer.Serialize(new Dictionary<NctId, int> { [NctId.Parse("NCT01234567", null)] = 1 }));
    }

    [Property]
    public void AnyNumberOfEightDigitsRoundTrips(int seed)
    {
        var digits = ((seed & 0x3FFFFFF) | 1).ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var written in new[] { "NCT" + digits, "isrctn " + digits, "DRKS-" + digits, "RPCEC" + digits })
        {
            var id = RegistrationId.TryParse(written);
            Assert.NotNull(id);
            Assert.Equal(id, RegistrationId.Parse(id.Value.ToString(), null));
        }
    }

    [Property]
    public void NoStringThrows(string? text)
    {
        _ = RegistrationId.TryParse(text);
        _ = Doi.TryParse(text);
        _ = RorId.TryParse(text);
        _ = Pmid.TryParse(text);
        _ = GrantReference.TryParse(text);
    }
}
