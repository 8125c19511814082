using Horizon.Graph.Ids;
using Xunit;

namespace Horizon.Tests.Ids;

public sealed class CitationIdTests
{
    [Theory]
    [InlineData("10.1016/S0140-6736(20)30932-6", "10.1016/s0140-6736(20)30932-6")]
    [InlineData("https://doi.org/10.1016/S0140-6736(20)30932-6.", "10.1016/s0140-6736(20)30932-6")]
    [InlineData("http://dx.doi.org/10.1000/xyz%28a%29", "10.1000/xyz(a)")]
    [InlineData("doi: 10.1000/ABC", "10.1000/abc")]
    [InlineData("DOI:10.1000/abc),", "10.1000/abc")]
    public void DoiIsLowerCaseWithoutResolver(string written, string value) => Assert.Equal(value, Doi.TryParse(written)?.Value);

    [Theory]
    [InlineData("10.1000")]
    [InlineData("10.1/abc")]
    [InlineData("not applicable")]
    public void WhatIsNoDoiIsNull(string written) => Assert.Null(Doi.TryParse(written));

    // University of Cambridge and University College London as ror.org lists them.
    [Theory]
    [InlineData("https://ror.org/013meh722", "013meh722")]
    [InlineData("ror.org/02jx3x895", "02jx3x895")]
    public void RorWithRightCheckDigitsIsRead(string written, string value) => Assert.Equal(value, RorId.TryParse(written)?.Value);

    [Theory]
    [InlineData("https://ror.org/013meh723")]
    [InlineData("02jx3x859")]
    public void RorWithWrongCheckDigitsIsNull(string written) => Assert.Null(RorId.TryParse(written));

    [Fact]
    public void OtherIdsHaveOneForm()
    {
        Assert.Equal("12345678", Pmid.TryParse("PMID: 12345678")?.Value);
        Assert.Equal("12345678", Pmid.TryParse("https://pubmed.ncbi.nlm.nih.gov/12345678/")?.Value);
        Assert.Null(Pmid.TryParse("0"));
        Assert.Equal("PMC1234567", Pmcid.TryParse("pmc 1234567")?.Value);
        Assert.Equal("CRD42018086542", ProsperoId.TryParse("PROSPERO CRD42018086542")?.Value);
        Assert.Equal("15/57/143", GrantReference.TryParse("HTA 15/57/143")?.Value);
        Assert.Equal("11/100/25", GrantReference.TryParse("11/100/25")?.Value);
        Assert.Equal("NIHR123456", GrantReference.TryParse("NIHR 123456")?.Value);
        Assert.Equal("C1234/A12345", GrantReference.TryParse("CRUK C1234/A12345")?.Value);
        Assert.Equal("MR/N012345/1", GrantReference.TryParse("MRC MR/N012345/1")?.Value);
    }
}
