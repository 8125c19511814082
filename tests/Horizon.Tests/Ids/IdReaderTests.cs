using FsCheck.Xunit;
using Horizon.Graph.Ids;
using Xunit;

namespace Horizon.Tests.Ids;

public sealed class IdReaderTests
{
    private const string Passage =
        "Trial registration: ISRCTN12345678; NCT01234567 (ClinicalTrials.gov), EudraCT 2010-012345-12, EU CT 2022-500000-11-00. IRAS ID 234567, CPMS 12345. "
        + "Funded by NIHR HTA (15/57/143), NIHR123456 and Cancer Research UK (C1234/A12345). Review: CRD42018086542. "
        + "See https://doi.org/10.1016/S0140-6736(20)30932-6. PMID: 32580883, PMC7262344, https://ror.org/013meh722.";

    [Fact]
    public void EveryKindIsFoundInOrderWithItsSpan()
    {
        var found = IdReader.Read(Passage);
        Assert.Equal(
            [
                "ISRCTN12345678", "NCT01234567", "2010-012345-12", "2022-500000-11-00", "IRAS 234567", "CPMS 12345", "15/57/143", "NIHR123456", "C1234/A12345",
                "CRD42018086542", "10.1016/s0140-6736(20)30932-6", "32580883", "PMC7262344", "013meh722",
            ],
            found.Select(f => f.Value));
        Assert.Equal("10.1016/S0140-6736(20)30932-6", Passage[found[10].Start..found[10].End]);
        Assert.Equal(["clinicaltrials.gov", "euctr", "ctis"], found.Skip(1).Take(3).Select(f => f.Register));
    }

    [Fact]
    public void AnIdOfLettersAloneIsFound() => Assert.Equal("RBR-kkzpqc", Assert.Single(IdReader.Read("Registered as RBR-kkzpqc in Brazil.")).Value);

    [Theory]
    [InlineData("ISRCTN Registry, https://doi.org/10.1186/ISRCTN31000015.", "registration ISRCTN31000015")]
    [InlineData("doi:10.1186/ISRCTN31000015 and doi:10.1186/s13063-020-04321-1", "registration ISRCTN31000015, doi 10.1186/s13063-020-04321-1")]
    public void ARegistrationsDoiIsItsRegistration(string text, string expected) => Assert.Equal(expected, string.Join(", ", IdReader.Read(text).Select(i => $"{i.Kind} {i.Value}")));

    [Theory]
    [InlineData("Trial NCT\u200B01234567.", "NCT01234567", "NCT\u200B01234567")]
    [InlineData("Trial NCT\u00AD01234567, of 2020", "NCT01234567", "NCT\u00AD01234567")]
    [InlineData("regis\u00ADtered as ISRCTN1234\u00AD5678", "ISRCTN12345678", "ISRCTN1234\u00AD5678")]
    [InlineData("trial\u200BNCT01234567\u200Band", "NCT01234567", "NCT01234567")]
    [InlineData("EudraCT\uFEFF 2010\u00AD012345\u00AD12", "2010-012345-12", "2010\u00AD012345\u00AD12")]
    public void WhatNobodySeesInAnIdIsNoPartOfItAndOfItsSpan(string text, string id, string written)
    {
        var found = Assert.Single(IdReader.Read(text));
        Assert.Equal((id, written), (found.Value, text[found.Start..found.End]));
    }

    [Theory]
    [InlineData("Between 01/02/20 and 11/10/25 234567 patients, ratio 12/34/56.")]
    [InlineData("the 12345 patients of IRASCIBLE 12345; tel. 2010-012345")]
    [InlineData("NCT0123456 and NCT012345678")]
    public void NumbersThatAreNoIdsAreLeftOut(string text) => Assert.Empty(IdReader.Read(text));

    [Theory]
    [InlineData("WHO lists ANZCTRN12605000588628", "ACTRN12605000588628")]
    [InlineData("\uFF2E\uFF23\uFF34\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17", "NCT01234567")]
    [InlineData("doi:10.1002/(SICI)1097-0142(19990101)85:1<1::AID-CNCR1>3.0.CO;2-A.", "10.1002/(sici)1097-0142(19990101)85:1<1::aid-cncr1>3.0.co;2-a")]
    [InlineData("registered with ANZCTR12605000588628", "ACTRN12605000588628")]
    [InlineData("ACTRN 12605000588628p", "ACTRN12605000588628")]
    [InlineData("EU CT number 2022-501234-12", "2022-501234-12-00")]
    [InlineData("EudraCT 2022-001234-12", "2022-001234-12")]
    [InlineData("UKCRN ID 12345", "CPMS 12345")]
    [InlineData("CPMS-ID: 12345", "CPMS 12345")]
    [InlineData("Integrated Research Application System (IRAS) 234567", "IRAS 234567")]
    [InlineData("UMIN-CTR 000012345", "UMIN000012345")]
    [InlineData("jRCTs 031180123", "jRCTs031180123")]
    [InlineData("CTRI 2019/05/019123", "CTRI/2019/05/019123")]
    [InlineData("Netherlands Trial Register, NL8123", "NL8123")]
    [InlineData("NIHR/127890", "NIHR127890")]
    [InlineData("(NIHR Ref: 200001)", "NIHR200001")]
    [InlineData("HTA 15-57-05", "15/57/05")]
    [InlineData("the Health Technology Assessment programme (ref. 15/57/05)", "15/57/05")]
    [InlineData("CRUK-C1234-A12345", "C1234/A12345")]
    [InlineData("MR / N012345 / 1", "MR/N012345/1")]
    [InlineData("MR-N012345-1", "MR/N012345/1")]
    [InlineData("NIHR award ID: 127890", "NIHR127890")]
    [InlineData("Cancer Research UK C1234 / A12345", "C1234/A12345")]
    [InlineData("EudraCT2015-001234-56", "2015-001234-56")]
    [InlineData("CTIS2022-501234-12-00", "2022-501234-12-00")]
    [InlineData("EUCT2022-501234-12", "2022-501234-12-00")]
    [InlineData("UTN U1111 1234 5678", "U1111-1234-5678")]
    [InlineData("ACTRN 1261 5000 123 456", "ACTRN12615000123456")]
    [InlineData("actrn 12615 000 123 456", "ACTRN12615000123456")]
    [InlineData("actrn12615000123456p", "ACTRN12615000123456")]
    [InlineData("ISRCTN 1234 5679", "ISRCTN12345679")]
    [InlineData("ISRCTN12 345 679", "ISRCTN12345679")]
    [InlineData("ISRCTN: 12-34-56-79", "ISRCTN12345679")]
    [InlineData("ISRCTN\u00A01234\u00A05679", "ISRCTN12345679")]
    [InlineData("NCT 0123 4567", "NCT01234567")]
    [InlineData("nct 01 234 567", "NCT01234567")]
    [InlineData("NCT\u20110123\u20114567", "NCT01234567")]
    [InlineData("NCT\u202F012\u202F345\u202F67", "NCT01234567")]
    [InlineData("DRKS 0001 2345", "DRKS00012345")]
    [InlineData("ISRCTN Registry: 12345679", "ISRCTN12345679")]
    [InlineData("ISRCTN registration number 12345679", "ISRCTN12345679")]
    [InlineData("ISRCTN no. 12345679", "ISRCTN12345679")]
    [InlineData("EudraCT 2004 000446 20", "2004-000446-20")]
    [InlineData("EudraCT number: 200400044620", "2004-000446-20")]
    [InlineData("EudraCT 2022-501234-12-00", "2022-501234-12-00")]
    [InlineData("EudraCT number 2015-001234-56", "2015-001234-56")]
    public void EveryWrittenFormIsOneId(string text, string expected) => Assert.Equal(expected, Assert.Single(IdReader.Read(text)).Value);

    [Theory]
    [InlineData("Registration: not applicable")]
    [InlineData("NCT00000000, ISRCTN00000000 and ACTRN00000000000000 are to come")]
    [InlineData("flight NL8123 was late")]
    [InlineData("12345 (study number)")]
    [InlineData("RBR-positive tumours and RBR-negative ones")]
    [InlineData("Trial registration: ethics committee, NL63190.041.17")]
    [InlineData("Netherlands Trial Register, file NL63190.041.17")]
    [InlineData("tel. 1111 1234 5678; ACTRN 1261 5000 123")]
    [InlineData("XEudraCT2015-001234-56")]
    [InlineData("registered with ISRCTN 2005 2010")]
    [InlineData("NCT 2019 2020, n = 40")]
    [InlineData("NCT 120 240 30 patients")]
    [InlineData("DRKS 1250 3400 patients")]
    [InlineData("ISRCTN 1234 5679 1234")]
    [InlineData("ISRCTN 1234 567")]
    [InlineData("ISRCTN 1 2345679 and ISRCTN 12345 678")]
    [InlineData("NCT 0000 0000")]
    [InlineData("UTN U1111-0000-0000 and EudraCT 2019-000000-00")]
    [InlineData("doi:10.1002/(SICI)1097-0142(19990101)85:1<1")]
    public void PlaceholdersAndBareNumbersAreNoIds(string text) => Assert.Empty(IdReader.Read(text));

    [Fact]
    public void BareProgrammeReferenceNeedsItsFunder()
    {
        Assert.Equal("08/14/24", Assert.Single(IdReader.Read("supported by the NIHR (grant 08/14/24)")).Value);
        Assert.Empty(IdReader.Read("seen on 08/14/24"));
        Assert.Empty(IdReader.Read("Funding was awarded on 12/05/19 by the grant committee."));
        Assert.Empty(IdReader.Read("The NIHR met on 03/04/21."));
    }

    [Property]
    public void SpansLieInTheTextAndDoNotOverlap(string? before, string? after)
    {
        var text = $"{before} NCT01234567, 10.1000/{after}";
        var end = 0;
        foreach (var id in IdReader.Read(text))
        {
            Assert.True(id.Start >= end && id.End <= text.Length && id.Start < id.End);
            end = id.End;
        }
    }
}
