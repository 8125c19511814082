using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Trials;
using Horizon.Search.Check;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>A question and a study, facet by facet, each with the words that were compared.</summary>
public sealed class FacetTests
{
    [Theory]
    [InlineData("sabr", "sabr", "same", "SABR")]
    [InlineData("imrt", "vmat", "similar", "narrower")]
    [InlineData("vmat", "imrt", "similar", "broader")]
    [InlineData("sabr", "srs", "similar", "both a kind of")]
    [InlineData("sabr", "hdr-brachytherapy", "different", "brachytherapy")]
    [InlineData("sabr", null, "unknown", "names no technique")]
    [InlineData("sabr", "radiotherapy", "unknown", "says only")]
    [InlineData(null, "sabr", "unknown", "The question does not say its technique")]
    public void TechniquesCompareByTheTaxonomy(string? asked, string? found, string match, string words)
    {
        var facet = Compare.Concepts(asked is null ? [] : [Asked(asked)], found is null ? [] : [Has(found)], "technique");
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void WhatIsOnlyComparedWithIsNotWhatIsTried()
    {
        Assert.Equal(Facet.Similar, Compare.Concepts([Asked("proton", "experimental"), Asked("imrt", "comparator")], [Has("imrt", "experimental"), Has("3d-conformal", "comparator")], "technique").Match);
        Assert.Equal(Facet.Same, Compare.Concepts([Asked("proton", "experimental"), Asked("imrt", "comparator")], [Has("proton", "experimental")], "technique").Match);
        Assert.Equal(Facet.Same, Compare.Concepts([Asked("imrt")], [Has("imrt", "experimental"), Has("3d-conformal", "comparator")], "technique").Match);
    }

    [Theory]
    [InlineData("54 Gy in 3 fractions", "54 Gy in 3 fractions", "same")]
    [InlineData("60 Gy in 30 fractions", "62 Gy in 31 fractions", "similar")]
    [InlineData("54 Gy in 3 fractions", "30 Gy in 10 fractions", "different")]
    [InlineData("54 Gy in 3 fractions", "no dose", "unknown")]
    [InlineData("no dose", "54 Gy in 3 fractions", "unknown")]
    public void DosesCompareByScheduleThenByEquivalent(string asked, string found, string match)
    {
        var facet = Compare.Dose(ScheduleReader.Read(asked), ScheduleReader.Read(found));
        Assert.Equal(match, facet.Match);
        if (match != Facet.Unknown) Assert.Contains(asked, facet.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radical", "radical", "same")]
    [InlineData("radical", "palliative", "different")]
    [InlineData("radical", null, "unknown")]
    [InlineData(null, "radical", "unknown")]
    public void IntentsAreEqualOrDifferent(string? asked, string? found, string match) => Assert.Equal(match, Compare.Intent(asked, found).Match);

    [Theory]
    [InlineData("frail older people with dementia", "Frail older people who have dementia", "similar", "dementia")]
    [InlineData("frail older people with dementia", "children", "unknown", "proves no difference")]
    [InlineData("patients", "patients", "unknown", "no telling words")]
    [InlineData(null, "children", "unknown", "does not say its population")]
    public void WordsAloneAreNeverTheSame(string? asked, string found, string match, string words)
    {
        var facet = Compare.Words(asked, [found], "population");
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void SameQuestionNeedsTechniqueAndSiteAndNothingThatDiffers()
    {
        Facet F(string match) => new(match, "");
        string Relation(string technique, string site, string dose = "unknown", string intent = "unknown") =>
            Weights.Relation(new MatchFacets(F("unknown"), F("unknown"), F("unknown"), F("unknown"), F(technique), F(dose), F(site), F(intent)));
        Assert.Equal("same-question", Relation("same", "same"));
        Assert.Equal("overlapping", Relation("same", "same", dose: "different"));
        Assert.Equal("overlapping", Relation("same", "same", intent: "different"));
        Assert.Equal("overlapping", Relation("similar", "same"));
        Assert.Equal("related", Relation("same", "different"));
        Assert.Equal("related", Relation("same", "unknown"));
    }

    private static AskedConcept Asked(string id, string? role = null) => new($"technique:{id}", id, role, null);

    private static ConceptRef Has(string id, string? role = null) => new($"technique:{id}", id, role);
}
