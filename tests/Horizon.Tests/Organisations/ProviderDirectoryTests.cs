using Horizon.Graph.Organisations;
using Xunit;

namespace Horizon.Tests.Organisations;

public sealed class ProviderDirectoryTests
{
    [Fact]
    public void AllProvidersAndNetworksOfTheSourceAreThere()
    {
        Assert.Equal(52, ProviderDirectory.Current.Providers.Count);
        Assert.Equal(11, ProviderDirectory.Current.Networks.Count);
        Assert.Equal(52, ProviderDirectory.Current.Providers.Select(provider => provider.Id).Distinct().Count());
    }

    [Fact]
    public void EveryProviderIsFoundByItsOwnName() =>
        Assert.All(ProviderDirectory.Current.Providers, provider => Assert.Equal(provider, ProviderDirectory.Current.Find(provider.Name)));

    [Theory]
    [InlineData("Royal Marsden Hospital", "The Royal Marsden NHS Foundation Trust")]
    [InlineData("ROYAL MARSDEN NHS TRUST", "The Royal Marsden NHS Foundation Trust")]
    [InlineData("Addenbrookes Hospital", "Cambridge University Hospitals NHS Foundation Trust")]
    [InlineData("Guy’s & St. Thomas’ NHS Foundation Trust", "Guy's and St Thomas' NHS Foundation Trust")]
    [InlineData("Saint James's University Hospital", "Leeds Teaching Hospitals NHS Trust")]
    [InlineData("Sheffield Teaching Hospitals", "Sheffield Teaching Hospitals NHS Foundation Trust")]
    public void WrittenFormsFindTheProvider(string written, string provider) =>
        Assert.Equal(provider, ProviderDirectory.Current.Find(written)?.Name);

    [Theory]
    [InlineData("Velindre Cancer Centre")]
    [InlineData("Ipswich Hospital")]
    [InlineData("Queen's Hospital")]
    [InlineData("St James's Hospital")]
    [InlineData("Royal Marsden Hospital Patients' Association")]
    [InlineData("")]
    [InlineData(null)]
    public void AmbiguousOrForeignNamesFindNobody(string? written) => Assert.Null(ProviderDirectory.Current.Find(written));

    [Theory]
    [InlineData("Hull University Teaching Hospitals NHS Trust", "Hull and East Yorkshire Hospitals NHS Trust")]
    [InlineData("The Royal Wolverhampton NHS Trust", "Royal Wolverhampton Hospitals NHS Trust")]
    [InlineData("Royal Marsden NHS Foundation Trust (The)", "The Royal Marsden NHS Foundation Trust")]
    public void ARenamedTrustIsTheSameProvider(string written, string provider) => Assert.Equal(provider, ProviderDirectory.Current.Find(written)?.Name);

    [Theory]
    [InlineData("University Hospitals Bristol and Weston NHS Foundation Trust", "organisation:network:rtn-04", "University Hospitals Bristol NHS Foundation Trust")]
    [InlineData("East Suffolk and North Essex", "organisation:network:rtn-06", "Ipswich Hospital NHS Trust")]
    public void ATrustThatCarriesOthersOnStandsForItselfInTheirNetwork(string written, string network, string former)
    {
        var provider = ProviderDirectory.Current.Find(written)!;
        Assert.Equal(network, provider.NetworkId);
        Assert.Contains(provider, ProviderDirectory.Current.Successors);
        Assert.NotEqual(ProviderDirectory.Current.Find(former)!.Id, provider.Id);
        // One node, whether a place or a sponsor.
        Assert.Equal(BodyDirectory.Current.Find(provider.Name)!.Id, provider.Id);
    }

    [Fact]
    public void NetworkIsLabelledByItsAlliances()
    {
        var network = ProviderDirectory.Current.Networks[0];
        Assert.Equal("organisation:network:rtn-01", network.Id);
        Assert.Equal("Radiotherapy network RTN-01 (North West and South West London; Surrey and Sussex)", network.NetworkName);
        Assert.Equal("Radiotherapy network RTN-06", ProviderDirectory.Current.Networks[5].NetworkName);
    }
}
