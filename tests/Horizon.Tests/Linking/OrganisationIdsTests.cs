using Horizon.Graph.Linking;
using Xunit;

namespace Horizon.Tests.Linking;

public sealed class OrganisationIdsTests
{
    [Theory]
    [InlineData("Universitätsklinikum Essen", "University Hospital, Essen")]
    [InlineData("National Institute for Health Research", "NIHR")]
    [InlineData("Royal Marsden Hospital", "The Royal Marsden NHS Foundation Trust")]
    public void SpellingsOfOneBodyMeetInOneNode(string one, string other) => Assert.Equal(OrganisationIds.Of(one)!.Id, OrganisationIds.Of(other)!.Id);

    [Theory]
    [InlineData("Royal Marsden NHS Foundation Trust, United Kingdom", true)]
    [InlineData("The Royal Marsden (UK)", true)]
    [InlineData("Royal Marsden Hospital, Canada", false)]
    [InlineData("Royal Marsden Hospital, Scotland", false)]
    public void AProviderIsFoundWithItsOwnCountryBehindItsName(string written, bool found) =>
        Assert.Equal(found, OrganisationIds.Of(written)!.Id == OrganisationIds.Of("Royal Marsden")!.Id);

    [Fact]
    public void ANameAndARegistryIdOfOneReviewedBodyMeet()
    {
        Assert.Equal(OrganisationIds.Of("Medical Research Council")!.Id, OrganisationIds.Of("M.R.C. of the United Kingdom", "https://ror.org/03x94j517")!.Id);
        Assert.Equal(OrganisationIds.Of("CRUK")!.Id, OrganisationIds.Of("Cancer Research", "GB-CHC-1089464")!.Id);
    }

    [Fact]
    public void ADepartmentIsANodeOfItsOwnAndPartOfItsBody()
    {
        const string Written = "Klinik für Neurologie, Universitätsklinikum Essen";
        var edge = OrganisationIds.PartOf(Written, "sponsor", "v1")!;
        Assert.Equal(OrganisationIds.Of(Written)!.Id, edge.Source.Id);
        Assert.Equal(OrganisationIds.Of("Universitätsklinikum Essen")!.Id, edge.Target.Id);
        Assert.Equal(Written, edge.Reason.Quote!.Text);
        Assert.Null(OrganisationIds.PartOf("Universitätsklinikum Essen", "sponsor", "v1"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("...")]
    public void WhatNamesNobodyIsNoNode(string written) => Assert.Null(OrganisationIds.Of(written));
}
