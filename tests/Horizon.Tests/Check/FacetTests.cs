using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Check;
using Horizon.Search.Check.Facets;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>How a question and a study compare, facet by facet.</summary>
public sealed class FacetTests
{
    private static readonly HashSet<string> None = [];

    [Theory]
    [InlineData("sabr", "sabr", "same", "both are about")]
    [InlineData("stereotactic", "sabr", "similar", "narrower")]
    [InlineData("sabr", "stereotactic", "similar", "broader")]
    [InlineData("sabr", "srs", "similar", "both a kind of")]
    [InlineData("sabr", "strontium-89", "different", "asks about")]
    [InlineData("sabr", null, "unknown", "names no technique")]
    [InlineData("sabr", "radiotherapy", "unknown", "says only")]
    [InlineData("sabr", "hypofractionation", "unknown", "does not rule out")]
    [InlineData(null, "sabr", "unknown", "The question does not say its technique")]
    public void TechniquesCompareByTheTaxonomy(string? asked, string? found, string match, string words)
    {
        var facet = CompareConcepts.Techniques(asked is null ? [] : [Asked(asked)], found is null ? [] : [Has(found)], None, isLong: false, swapped: false);
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void WhatIsOnlyComparedWithIsNotWhatIsTried()
    {
        Assert.Equal(Facet.Similar, Techniques([Asked("proton", "experimental"), Asked("imrt", "comparator")], [Has("imrt", "experimental"), Has("3d-conformal", "comparator")]).Match);
        Assert.Equal(Facet.Same, Techniques([Asked("proton", "experimental"), Asked("imrt", "comparator")], [Has("proton", "experimental")]).Match);
        Assert.Equal(Facet.Same, Techniques([Asked("imrt")], [Has("imrt", "experimental"), Has("3d-conformal", "comparator")]).Match);
    }

    [Theory]
    [InlineData("proton", "radiotherapy", true, "similar", "does not name")]
    [InlineData("proton", "radiotherapy", false, "unknown", "says only")]
    [InlineData("hdr-brachytherapy", "accelerated", true, "similar", "does not name")]
    [InlineData("proton", "particle", true, "similar", "broader")]
    [InlineData("imrt", "radiotherapy", true, "unknown", "says only")]
    public void WhatALongRecordWouldNameIsNotLeftOpen(string asked, string found, bool isLong, string match, string words)
    {
        var facet = CompareConcepts.Techniques([Asked(asked)], [Has(found)], None, isLong, swapped: false);
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAndAfterTheOperationIsAPurpose()
    {
        Assert.Equal(Facet.Similar, Techniques([Asked("postoperative")], [Has("adjuvant")]).Match);
        Assert.Equal(Facet.Different, Techniques([Asked("preoperative")], [Has("adjuvant")]).Match);
    }

    [Fact]
    public void TwoTechniquesOfWhichOneIsSharedAreNoOneTechnique()
    {
        var facet = CompareConcepts.Techniques([Asked("ldr-brachytherapy"), Asked("proton")], [Has("ldr-brachytherapy"), Has("sabr")], new HashSet<string> { "technique:ldr-brachytherapy" }, isLong: true, swapped: false);
        Assert.Equal(Facet.Similar, facet.Match);
        Assert.False(facet.IsNested);
    }

    [Theory]
    [InlineData("Women who have partial breast irradiation", "site:breast")]
    [InlineData("Radiotherapy at once or later after prostatectomy", "site:prostate")]
    [InlineData("Oesophageal chemoradiotherapy of two lengths", "site:oesophagus")]
    [InlineData("Lung radiotherapy of oligometastases", null)]
    [InlineData("Whole brain radiotherapy or none", null)]
    public void AnOrganThatIsTreatedTellsTheTumour(string text, string? site) => Assert.Equal(site, TreatedOrgans.Read(text).Select(o => o.Site.Id).FirstOrDefault());

    [Fact]
    public void SpreadToOnePlaceFromAnotherTumourIsAnotherSite()
    {
        Assert.Equal(Facet.Different, CompareConcepts.Sites([Site("breast"), Site("oligometastatic")], [HasSite("nsclc"), HasSite("oligometastatic")]).Match);
        Assert.Equal(Facet.Same, CompareConcepts.Sites([Site("oligometastatic")], [HasSite("nsclc"), HasSite("oligometastatic")]).Match);
        Assert.Equal(Facet.Similar, CompareConcepts.Sites([Site("lung")], [HasSite("nsclc")]).Match);
    }

    [Theory]
    [InlineData("54 Gy in 3 fractions", "54 Gy in 3 fractions", "same")]
    [InlineData("60 Gy in 30 fractions", "62 Gy in 31 fractions", "similar")]
    [InlineData("54 Gy in 3 fractions", "30 Gy in 10 fractions", "different")]
    [InlineData("54 Gy in 3 fractions", "no dose", "unknown")]
    [InlineData("no dose", "54 Gy in 3 fractions", "unknown")]
    [InlineData("60 Gy in 20 fractions or 70 Gy in 35 fractions", "80 Gy in 40 fractions or 70 Gy in 35 fractions", "different")]
    [InlineData("60 Gy in 20 fractions or 70 Gy in 35 fractions", "62 Gy in 20 fractions or 71 Gy in 35 fractions", "different")]
    [InlineData("26 Gy in 5 fractions or 50 Gy in 25 fractions", "40 Gy in 15 fractions or 50 Gy in 25 fractions", "different")]
    public void DosesCompareByScheduleThenByEquivalent(string asked, string found, string match)
    {
        var facet = CompareDoses.Of(ScheduleReader.Read(asked), ScheduleReader.Read(found));
        Assert.Equal(match, facet.Match);
        if (match != Facet.Unknown) Assert.Contains("Gy in", facet.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radiotherapy to a total dose of 30 Gy", "radiotherapy to a total dose of 30 Gy or 40 Gy", "similar")]
    [InlineData("radiotherapy to a total dose of 30 Gy or 70 Gy", "radiotherapy to a total dose of 56 Gy or 70 Gy", "different")]
    [InlineData("radiotherapy to a total dose of 24 Gy", "40 Gy in 15 fractions", "different")]
    [InlineData("54 Gy in 3 fractions", "radiotherapy to a total dose of 54 Gy", "unknown")]
    public void TotalsAloneProveOnlyThatDosesDiffer(string asked, string found, string match) => Assert.Equal(match, CompareDoses.Of(ScheduleReader.Read(asked), ScheduleReader.Read(found)).Match);

    [Fact]
    public void AProposalGivesWhatItNames()
    {
        Assert.Equal(["30 Gy", "70 Gy"], Question.Read(new QuestionParts("Oropharyngeal cancer: is 30 Gy with carboplatin as good as 70 Gy with carboplatin?")).Schedules.Select(s => s.Text));
        Assert.Equal(["technique:radiotherapy"], Question.Read(new QuestionParts("Oropharyngeal cancer: is 30 Gy with carboplatin as good as 70 Gy with carboplatin?")).Techniques.Select(t => t.Id));
        Assert.Empty(Question.Read(new QuestionParts("Does a dressing prevent dermatitis by 50 Gy?")).Schedules);
    }

    [Theory]
    [InlineData("SABR versus surgery for early lung cancer", "Surgery compared with SABR in stage I NSCLC", "same", "other way round")]
    [InlineData("SABR versus surgery for early lung cancer", "SABR versus lobectomy", "same", "Both compare with")]
    [InlineData("SABR versus surgery for early lung cancer", "SABR versus observation", "different", "compares with")]
    [InlineData("Is SABR better than placebo?", "SABR versus observation", "similar", "near")]
    [InlineData("SABR for early lung cancer", "SABR versus observation", "unknown", "does not say its comparator")]
    [InlineData("SABR versus surgery for early lung cancer", "SABR for early lung cancer", "unknown", "does not say what it compares")]
    [InlineData("Patients are randomised between seed implants and SABR", "LDR brachytherapy versus SABR", "same", "Both compare with")]
    [InlineData("The interval between surgery and radiotherapy is compared", "SABR versus surgery", "unknown", "does not say its comparator")]
    [InlineData("SABR or conventional external beam radiotherapy?", "Comparing SABR with conventional external beam radiation treatment in men who cannot have brachytherapy", "same", "Both compare with")]
    [InlineData("Does radiotherapy and then PCV lengthen survival compared with radiotherapy on its own?", "Radiotherapy with or without PCV", "same", "only")]
    [InlineData("Does memantine help more than donepezil?", "Memantine versus placebo", "different", "donepezil")]
    [InlineData("Does adding hyperthermia to radiotherapy help?", "Radiotherapy with or without hyperthermia", "same", "without it")]
    public void ComparatorsCompareWhicheverIsNamedFirst(string asked, string found, string match, string words)
    {
        var facet = CompareComparators.Of(Comparison.OfText(asked), null, Comparison.OfText(found));
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The primary outcome is overall survival.", "Primary endpoint: overall survival. Secondary: toxicity.", "same")]
    [InlineData("The primary outcome is overall survival.", "Primary endpoint: toxicity. Secondary: overall survival.", "different")]
    [InlineData("The primary outcome is overall survival.", "Primary endpoint: progression-free survival.", "similar")]
    [InlineData("Toxicity is recorded.", "Outcomes are quality of life and cost-effectiveness.", "unknown")]
    [InlineData("Nothing is said.", "Primary endpoint: overall survival.", "unknown")]
    public void OutcomesCompareByWhatComesFirst(string asked, string found, string match) =>
        Assert.Equal(match, CompareOthers.Outcomes(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Question.Read(new QuestionParts(found)))).Match);

    [Theory]
    [InlineData("SABR with durvalumab", "SABR with durvalumab and tremelimumab", "same")]
    [InlineData("SABR with durvalumab", "SABR with pembrolizumab", "different")]
    [InlineData("SABR with durvalumab", "SABR", "unknown")]
    [InlineData("Daily low-level laser during radiotherapy", "Exercise during radiotherapy", "different")]
    [InlineData("Radiotherapy with weekly CDDP", "Radiotherapy and cisplatin", "same")]
    [InlineData("Valproate, radiotherapy and BCNU in glioblastoma", "Radiotherapy and carmustine in glioblastoma", "similar")]
    public void DrugsTellInterventionsApart(string asked, string found, string match) =>
        Assert.Equal(match, CompareOthers.Given(Aspects.Of(Question.Read(new QuestionParts(asked))), null, Aspects.Of(Question.Read(new QuestionParts(found)))).Match);

    [Theory]
    [InlineData("radical", "radical", "same")]
    [InlineData("radical", "palliative", "different")]
    [InlineData("radical", null, "unknown")]
    [InlineData(null, "radical", "unknown")]
    public void IntentsAreEqualOrDifferent(string? asked, string? found, string match) =>
        Assert.Equal(match, CompareOthers.Intent(asked is null ? [] : [asked], found is null ? [] : [found]).Match);

    [Theory]
    [InlineData("frail older people with dementia", "Frail older people who have dementia", "similar", "dementia")]
    [InlineData("frail older people with dementia", "children", "unknown", "proves no difference")]
    [InlineData("patients", "patients", "unknown", "no telling words")]
    [InlineData(null, "children", "unknown", "does not say its population")]
    public void WordsAloneAreNeverTheSame(string? asked, string found, string match, string words)
    {
        var facet = CompareOthers.Words(asked, [found], "population");
        Assert.Equal(match, facet.Match);
        Assert.Contains(words, facet.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void SameQuestionNeedsTechniqueAndSiteAndNothingThatDiffers()
    {
        Facet F(string match, bool nested = false) => new(match, "") { IsNested = nested };
        string Relation(Facet technique, Facet site, string dose = "unknown", string intent = "unknown", double probability = 0.2) =>
            Judgement.Relation(new MatchFacets(F("unknown"), F("unknown"), F("unknown"), F("unknown"), technique, F(dose), site, F(intent)), probability);
        Assert.Equal("same-question", Relation(F("same"), F("same")));
        Assert.Equal("same-question", Relation(F("same"), F("similar", nested: true)));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), probability: 0.04));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), dose: "different"));
        Assert.Equal("overlapping", Relation(F("same"), F("same"), intent: "different"));
        Assert.Equal("overlapping", Relation(F("similar"), F("same")));
        Assert.Equal("related", Relation(F("same"), F("different")));
        Assert.Equal("overlapping", Relation(F("same"), F("different"), probability: 0.6));
        Assert.Equal("related", Relation(F("same"), F("unknown"), probability: 0.1));
        Assert.Equal("same-question", Relation(F("unknown"), F("unknown"), probability: 0.9));
    }

    private static Facet Techniques(AskedConcept[] asked, ConceptRef[] found) => CompareConcepts.Techniques(asked, found, None, isLong: false, swapped: false);

    private static AskedConcept Asked(string id, string? role = null) => new($"technique:{id}", RadiotherapyVocabulary.Current.Find($"technique:{id}")!.Label, role, null);

    private static ConceptRef Has(string id, string? role = null) => new($"technique:{id}", RadiotherapyVocabulary.Current.Find($"technique:{id}")!.Label, role);

    private static AskedConcept Site(string id) => new($"site:{id}", id, null, null);

    private static ConceptRef HasSite(string id) => new($"site:{id}", id, null);
}
