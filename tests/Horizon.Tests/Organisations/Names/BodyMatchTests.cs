using Horizon.Graph.Organisations.Names;
using Xunit;

namespace Horizon.Tests.Organisations.Names;

public sealed class BodyMatchTests
{
    [Theory]
    [InlineData("Fundación para la Investigación Biomédica de Córdoba", "Fundacin para la Investigacin Biomdica de Crdoba")]
    [InlineData("Renibus Therapeutics, Inc.", "Renibus Therapuetics, Inc.")]
    public void LostOrSwappedLettersAreOneBody(string one, string other) => Assert.Equal(BodyRelation.Same, Compare(one, other).Relation);

    [Theory]
    [InlineData("Hubei Cancer Hospital", "Hebei Cancer Hospital")]
    [InlineData("Shanxi Medical University", "Shaanxi Medical University")]
    [InlineData("Institute of Cancer Research", "Cancer Research Institute")]
    [InlineData("University of York", "York University")]
    [InlineData("University Hospital Leipzig", "University of Leipzig")]
    [InlineData("Second Hospital of Jilin University", "First Hospital of Jilin University")]
    [InlineData("University of Hong Kong", "Chinese University of Hong Kong")]
    [InlineData("Bradford Teaching Hospitals NHS Foundation Trust", "Lancashire Teaching Hospitals NHS Foundation Trust")]
    public void AnotherWordIsAnotherBody(string one, string other) => Assert.True(Compare(one, other).Relation < BodyRelation.PartOf);

    [Fact]
    public void DepartmentsOfOneBodyArePartsNotTheSame() =>
        Assert.Equal(BodyRelation.PartOf, Compare("Klinik für Neurologie, Universitätsklinikum Essen", "Universitätsklinikum Essen").Relation);

    [Fact]
    public void CountriesThatDifferSpeakAgainst() =>
        Assert.True(BodyMatch.Compare(BodyName.Of("General Hospital Newcastle")!, BodyName.Of("Newcastle General Hospital")!, "GB", "AU").Relation < BodyRelation.PartOf);

    [Fact]
    public void CountriesInTheNamesSpeakAgainstToo() => Assert.Contains(Compare("Instituto Jimenez Blanco (Spain)", "Instituto Jimenez Blanco (Mexico)").Parts, p => p.Name == "country" && p.Weight < 0);

    [Fact]
    public void TheOrderOfTheTwoDoesNotMatterAndEveryPartSaysWhy()
    {
        var (one, other) = (Compare("Tongji Hospital", "Tongji Hospital of Tongji University"), Compare("Tongji Hospital of Tongji University", "Tongji Hospital"));
        Assert.Equal(one.Score, other.Score);
        Assert.All(one.Parts, p => Assert.NotEmpty(p.Why));
    }

    [Fact]
    public void NamesThatAreOneShareABlock() =>
        Assert.NotEmpty(BodyMatch.Blocks(BodyName.Of("Fundación Biomédica de Córdoba")!).Intersect(BodyMatch.Blocks(BodyName.Of("Fundacin Biomdica de Cordoba")!)));

    private static BodyComparison Compare(string a, string b) => BodyMatch.Compare(BodyName.Of(a)!, BodyName.Of(b)!);
}
