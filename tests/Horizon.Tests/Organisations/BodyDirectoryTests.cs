using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;
using Xunit;

namespace Horizon.Tests.Organisations;

public sealed class BodyDirectoryTests
{
    [Theory]
    [InlineData("NIHR", "organisation:ror:0187kwz08")]
    [InlineData("National Institute for Health Research (NIHR)", "organisation:ror:0187kwz08")]
    [InlineData("UK National Institute for Health Research", "organisation:ror:0187kwz08")]
    [InlineData("CRUK", "organisation:name:cancer-research-uk")]
    [InlineData("National Institute for Health Research, United Kingdom", "organisation:ror:0187kwz08")]
    [InlineData("National Institute for Health Research (United Kingdom)", "organisation:ror:0187kwz08")]
    [InlineData("National Institute for Health Research - England", "organisation:ror:0187kwz08")]
    [InlineData("NIHR, UK", "organisation:ror:0187kwz08")]
    [InlineData("Economic and Social Research Council, United Kingdom", "organisation:ror:03n0ht308")]
    [InlineData("National Cancer Institute, United States", "organisation:ror:040gcmg81")]
    [InlineData("International Atomic Energy Agency, Vienna, Austria", "organisation:name:iaea")]
    [InlineData("MRC (UK)", "organisation:ror:03x94j517")]
    [InlineData("NCI NIH HHS", "organisation:ror:040gcmg81")]
    [InlineData("Varian Medical Systems, Inc.", "organisation:name:varian")]
    [InlineData("European Organisation for Research and Treatment of Cancer - EORTC", "organisation:name:eortc")]
    [InlineData("Trans-Tasman Radiation Oncology Group (TROG)", "organisation:name:trog")]
    [InlineData("The Institute of Cancer Research", "organisation:name:icr")]
    [InlineData("Department of Health (United Kingdom)", "organisation:name:dhsc")]
    [InlineData("National Cancer Institute (France)", "organisation:name:inca")]
    [InlineData("Merck & Co., Inc.", "organisation:name:merck-sharp-dohme")]
    [InlineData("Merck KGaA (Germany)", "organisation:name:merck-kgaa")]
    public void FundersAndGroupsAreFoundByTheirManyNames(string written, string id) => Assert.Equal(id, BodyDirectory.Current.Find(written)?.Id);

    [Theory]
    [InlineData("https://ror.org/03x94j517", "Medical Research Council")]
    [InlineData("10.13039/501100000272", "National Institute for Health and Care Research")]
    [InlineData("GB-CHC-1089464", "Cancer Research UK")]
    public void BodiesAreFoundByIds(string id, string name) => Assert.Equal(name, BodyDirectory.Current.FindById(id)?.Name);

    [Theory]
    [InlineData("Medical Research Council of Norway")]
    [InlineData("National Cancer Institute of Milan")]
    [InlineData("Cancer Research Institute")]
    [InlineData("Instituto Nacional de Câncer")]
    [InlineData("National Cancer Institute, Egypt")]
    [InlineData("National Cancer Institute (Egypt)")]
    [InlineData("National Institute for Health Research, Canada")]
    [InlineData("Medical Research Council, Norway")]
    [InlineData("Wellcome Trust, Canada")]
    [InlineData("Swedish Research Council")]
    [InlineData("Institute for Cancer Research")]
    [InlineData("Department of Health")]
    [InlineData("Health Department")]
    [InlineData("Department of Health (Hong Kong)")]
    [InlineData("National Institute of Health")]
    [InlineData("Merck")]
    [InlineData("Merck Inc. (USA)")]
    public void AnotherBodyOfALikeNameIsNotFound(string written) => Assert.Null(BodyDirectory.Current.Find(written));

    [Fact]
    public void EveryRowHasASourceItsOwnIdAndWholesThatAreListed()
    {
        var ids = BodyDirectory.Current.Bodies.Select(b => b.Id).ToHashSet();
        Assert.Equal(BodyDirectory.Current.Bodies.Count, ids.Count);
        Assert.All(BodyDirectory.Current.Bodies, b => Assert.True(b.Source.Length > 0 && (b.PartOf is null || ids.Contains(b.PartOf)), b.Id));
        Assert.All(BodyDirectory.Current.Bodies.SelectMany(b => b.Ids).Where(i => i.StartsWith("ror:", StringComparison.Ordinal)), i => Assert.NotNull(RorId.TryParse(i[4..])));
        ids.UnionWith(ProviderDirectory.Current.Providers.Select(p => p.Id));
        Assert.All(BodyDirectory.Current.Successions, s => Assert.True(ids.Contains(s.From) && (s.To is null || ids.Contains(s.To)) && s.Source.Length > 0, s.From));
    }

    [Fact]
    public void NoNameIsOfTwoBodies()
    {
        var names = BodyDirectory.Current.Bodies.SelectMany(b => b.Names.Prepend(b.Name).Select(n => (Name: NameText.Fold(n), b.Id))).Distinct();
        Assert.Empty(names.GroupBy(n => n.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void EndsAndSuccessorsHaveTheirDays()
    {
        Assert.All(new[] { "cancer-research-campaign", "imperial-cancer-research-fund" }, from => Assert.Equal("2002-02-04", Assert.Single(Of($"organisation:name:{from}")).On.ToString()));
        Assert.Null(Assert.Single(Of("organisation:name:ncri")).To);
        var ipswich = Assert.Single(Of(ProviderDirectory.Current.Find("Ipswich Hospital NHS Trust")!.Id));
        Assert.Equal(("2018-07-01", BodyDirectory.Current.Find("East Suffolk and North Essex NHS Foundation Trust")!.Id), (ipswich.On.ToString(), ipswich.To));

        static IEnumerable<BodySuccession> Of(string from) => BodyDirectory.Current.Successions.Where(s => s.From == from);
    }

    [Fact]
    public void ABodyCanGoOnInSeveral() =>
        Assert.Equal(3, BodyDirectory.Current.Successions.Count(s => s.From == "organisation:name:public-health-england"));
}
