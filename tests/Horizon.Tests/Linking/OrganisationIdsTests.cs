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
        Assert.Equal(OrganisationIds.Of("Medical Research Council")!.Id, OrganisationIds.Of(new NamedBody("M.R.C. of the United Kingdom", "https://ror.org/03x94j517"))!.Id);
        Assert.Equal(OrganisationIds.Of("CRUK")!.Id, OrganisationIds.Of(new NamedBody("Cancer Research", "GB-CHC-1089464"))!.Id);
    }

    [Fact]
    public void ADepartmentIsANodeOfItsOwnAndPartOfItsBody()
    {
        const string Written = "Klinik für Neurologie, Universitätsklinikum Essen";
        var edge = OrganisationIds.PartOf(new NamedBody(Written), "sponsor", "v1")!;
        Assert.Equal(OrganisationIds.Of(Written)!.Id, edge.Source.Id);
        Assert.Equal(OrganisationIds.Of("Universitätsklinikum Essen")!.Id, edge.Target.Id);
        Assert.Equal(Written, edge.Reason.Quote!.Text);
        Assert.Null(OrganisationIds.PartOf(new NamedBody("Universitätsklinikum Essen"), "sponsor", "v1"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("...")]
    [InlineData("Dr Anil Kumar, Flat 12, MG Road, Pune 411001")]
    public void WhatNamesNobodyIsNoNode(string written) => Assert.Null(OrganisationIds.Of(written));

    [Theory]
    [InlineData("Medical Research Council", "South Africa", "Medical Research Council (South Africa)")]
    [InlineData("MRC", "South Africa", "MRC, South Africa")]
    [InlineData("National Cancer Institute", "Egypt", "National Cancer Institute, Egypt")]
    [InlineData("Department of Health", "United Kingdom", "Department of Health (UK)")]
    [InlineData("Department of Health", "Hong Kong", "Department of Health, Hong Kong")]
    [InlineData("St Mary's Hospital", "Korea, South", "St. Mary's Hospital (South Korea)")]
    [InlineData("Ministry of Health", "Malta", "Ministry of Health (Malta)")]
    [InlineData("Ministry of Health", "Georgia", "Ministry of Health", false)]
    [InlineData("Medical Research Council", "South Africa", "Medical Research Council", false)]
    [InlineData("Department of Health", "South Africa", "Department of Health (UK)", false)]
    [InlineData("St Mary's Hospital", "Ireland", "St Mary's Hospital (UK)", false)]
    [InlineData("Freeman Hospital", "United States", "Freeman Hospital", false)]
    [InlineData("Cancer Research UK", "Ireland", "CRUK")]
    [InlineData("Elekta Limited", "United Kingdom", "Elekta")]
    public void TheCountryInAFieldOfItsOwnCountsAsOneInTheName(string name, string country, string other, bool isOne = true) =>
        Assert.Equal(isOne, OrganisationIds.Of(new NamedBody(name, null, country))!.Id == OrganisationIds.Of(other)!.Id);

    [Fact]
    public void ACountryThatTellsABodyIsShownWithItsName()
    {
        Assert.Equal("Ministry of Health (Malta)", OrganisationIds.Of(new NamedBody("Ministry of Health", null, "Malta"))!.Label);
        Assert.Equal("Ministry of Health, Malta", OrganisationIds.Of(new NamedBody("Ministry of Health, Malta", null, "Malta"))!.Label);
        Assert.Equal("Uppsala University", OrganisationIds.Of(new NamedBody("Uppsala University", null, "Sweden"))!.Label);
    }

    [Fact]
    public void AnIdOfTheFunderRegistryGoesBeforeTheNameAndItsLackInTheReviewedListContradictsNothing()
    {
        Assert.Equal(OrganisationIds.Of("CRUK")!.Id, OrganisationIds.Of(new NamedBody("Cancer Research", "10.13039/501100000289"))!.Id);
        Assert.Equal("organisation:funder:501100001322", OrganisationIds.Of(new NamedBody("Medical Research Council", "10.13039/501100001322"))!.Id);
        Assert.Equal(OrganisationIds.Of(new NamedBody("Fonds Test", "10.13039/501100099999"))!.Id, OrganisationIds.Of(new NamedBody("Test Fund", "10.13039/501100099999"))!.Id);
        Assert.NotEqual(OrganisationIds.Of(new NamedBody("Ministry of Health", "10.13039/501100005301"))!.Id, OrganisationIds.Of(new NamedBody("Ministry of Health", "10.13039/501100004384"))!.Id);
        // The reviewed list knows no number of it.
        Assert.Equal("organisation:name:prostate-cancer-uk", OrganisationIds.Of(new NamedBody("Prostate Cancer UK", "10.13039/501100099998"))!.Id);
        Assert.Null(OrganisationIds.Of(new NamedBody("None", "10.13039/501100099999")));
    }

    [Theory]
    [InlineData("Cancer Research UK; Medical Research Council", "Cancer Research UK", "Medical Research Council")]
    [InlineData("Medical Research Council/Cancer Research UK", "Medical Research Council", "Cancer Research UK")]
    [InlineData("Cancer Research UK and National Institute for Health Research", "Cancer Research UK", "National Institute for Health Research")]
    [InlineData("KWF, ZonMw", "KWF", "ZonMw")]
    [InlineData("Engineering and Physical Sciences Research Council and CRUK", "Engineering and Physical Sciences Research Council", "CRUK")]
    [InlineData("1. Peking Union Medical College Hospital; 2. Fudan University Cancer Center", "Peking Union Medical College Hospital", "Fudan University Cancer Center")]
    public void SeveralBodiesInOneFieldArePartedWhereThatIsPlain(string written, params string[] parts)
    {
        var found = OrganisationIds.Parts(new NamedBody(written)).ToList();
        Assert.Equal(parts, found.Select(p => p.Body.Name));
        Assert.All(found, p => Assert.Equal(p.Body.Name, written.Substring(p.Start, p.Body.Name.Length)));
    }

    [Theory]
    [InlineData("Engineering and Physical Sciences Research Council")]
    [InlineData("Guy's and St Thomas' NHS Foundation Trust")]
    [InlineData("MRC/NIHR EME")]
    [InlineData("Department of Oncology; Tata Memorial Hospital")]
    [InlineData("Tongji Hospital; Wuhan")]
    [InlineData("Tongji Hospital of Tongji Medical College; Huazhong University of Science and Technology")]
    [InlineData("Cancer Research UK and friends")]
    [InlineData("NIHR, UK")]
    public void OneBodyWithASignInItsNameStaysOne(string written) => Assert.Equal(written, Assert.Single(OrganisationIds.Parts(new NamedBody(written))).Body.Name);
}
