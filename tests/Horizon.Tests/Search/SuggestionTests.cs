using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Follow;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class SuggestionTests : IDisposable
{
    private readonly TemporaryIndex index = new(
        TemporaryIndex.Trial("a", "Hypofractionated treatment of the prostate") with { Sponsors = ["University of Leeds"], Funders = ["Cancer Research UK"] },
        TemporaryIndex.Trial("b", "Hypoxia and oesophageal toxicity") with { Sponsors = ["University of Leeds"], Conditions = ["Oesophagitis"] },
        TemporaryIndex.Trial("c", "Hypoxia in the prostate, again hypoxic") with { Sponsors = ["Universität Köln"] });

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("hypoxai", "hypoxia")]
    [InlineData("tumour prostte dose", "tumour prostate dose")]
    [InlineData("oesophagits AND \"prostate\"", "oesophagitis AND \"prostate\"")]
    [InlineData("hypofr", "hypofractionated")]
    public void UnknownWordIsSpelledAsTheIndexDoes(string q, string expected) => Assert.Equal(expected, Known(q));

    [Theory]
    [InlineData("hypoxia prostate")]
    [InlineData("hypoxias")]
    [InlineData("HypoXAI HYPOXAI")]
    [InlineData("zzzzzzzz")]
    [InlineData("titel:hypoxia-x")]
    [InlineData("NCT01234567 hypofr*")]
    [InlineData("")]
    [InlineData("xyz")]
    public void NothingIsCorrectedThatIsKnownOrUnlikeAnything(string q) => Assert.Null(Known(q));

    [Fact]
    public void AWordThatARecordMisspellsIsStillCorrected()
    {
        index.Index.Put(TemporaryIndex.Trial("slip", "Cancer of the prostrate"));
        for (var i = 0; i < 120; i++) index.Index.Put(TemporaryIndex.Trial($"p{i}", "Cancer of the prostate"));
        Assert.Equal("prostate", Known("prostrate"));
        // A rare word that is near to one not much commoner is meant.
        index.Index.Put(TemporaryIndex.Trial("rare", "Dysphasia"));
        index.Index.Put(TemporaryIndex.Trial("less rare", "Dysphagia"));
        Assert.Null(Known("dysphasia"));
    }

    [Fact]
    public void CorrectionFindsSomething()
    {
        var first = index.Ask("prostrate");
        Assert.Equal(0, first.Total);
        Assert.Equal("prostate", first.DidYouMean);
        Assert.Equal(2, index.Ask(first.DidYouMean!).Total);
    }

    [Fact]
    public void WordsOfDeletedDocumentsAreNotSuggested()
    {
        index.Index.Delete("trial:b");
        index.Index.Refresh();
        Assert.Empty(Words("oesophagit"));
        Assert.Null(index.Ask("oesophagits").DidYouMean);
        Assert.Equal(1, Assert.Single(Complete("university of"), s => s.Kind == "organisation").Count);
    }

    [Fact]
    public void ConceptsWordsAndOrganisationsAreCompleted()
    {
        Assert.Contains(new Suggestion("Stereotactic ablative body radiotherapy", "technique", "technique:sabr", null), Complete("sbr"));
        Assert.Contains(new Suggestion("University of Leeds", "organisation", null, 2), Complete("univ"));
        Assert.Equal(["hypoxia", "hypofractionated", "hypoxic"], Words("hypo"));
        Assert.Equal([new Suggestion("treatment of the prostate", "word", null, 1)], Complete("treatment of the pros"));
        Assert.Contains(Complete("UNIVERSITÄT"), s => s.Text == "Universität Köln");
    }

    [Theory]
    [InlineData("hypoxic pros", "hypoxic prostate", 1)]
    [InlineData("title:pros", "title:prostate", 2)]
    [InlineData("hypoxia AND (pros", "hypoxia AND (prostate", 1)]
    public void AWordIsCountedWithTheWordsBeforeIt(string typed, string text, int count) => Assert.Equal([new Suggestion(text, "word", null, count)], Complete(typed));

    [Theory]
    [InlineData("dose for the pros")]
    [InlineData("oesophageal pros")]
    public void WhatNoRecordHasTogetherIsNotOffered(string typed) => Assert.Empty(Complete(typed));

    [Fact]
    public void AWordThatARecordMisspellsIsNotOffered()
    {
        index.Index.Put(TemporaryIndex.Trial("slip", "Cancer reseach"));
        for (var i = 0; i < 120; i++) index.Index.Put(TemporaryIndex.Trial($"r{i}", "Cancer research"));
        index.Index.Refresh();
        Assert.Equal(["cancer research"], Words("cancer resea"));
        Assert.Empty(Words("cancer reseac"));
    }

    [Theory]
    [InlineData("royal mars")]
    [InlineData("the royal")]
    [InlineData("marsden")]
    [InlineData("Trust")]
    public void AnOrganisationIsFoundFromAnyOfItsWordsOn(string typed)
    {
        index.Index.Put(TemporaryIndex.Trial("rm", "Dose") with { Funders = ["The Royal Marsden NHS Foundation Trust"] });
        for (var i = 0; i < 20; i++) index.Index.Put(TemporaryIndex.Trial($"w{i}", string.Concat("royal mars", (char)('a' + i), "x royalty trust", (char)('a' + i), "x")));
        index.Index.Refresh();
        Assert.Contains(new Suggestion("The Royal Marsden NHS Foundation Trust", "organisation", null, 1), Complete(typed));
    }

    [Theory]
    [InlineData("SBR", "technique:sabr")]
    [InlineData("sabr", "technique:sabr")]
    [InlineData("stereotactic body radiother", "technique:sabr")]
    [InlineData("brachy", "technique:brachytherapy")]
    [InlineData("PCI", "technique:prophylactic-cranial")]
    [InlineData("nsclc", "site:nsclc")]
    [InlineData("glioblast", "site:glioblastoma")]
    public void TheConceptWhoseNameIsNearestToWhatIsTypedIsFirst(string typed, string id)
    {
        Assert.Equal(id, TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current).StartingWith(typed)[0].Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("h")]
    [InlineData("qqqq")]
    [InlineData("\u001F\u001F")]
    public void NothingIsCompletedFromNothing(string typed) => Assert.Empty(Complete(typed));

    [Fact]
    public void NoMoreThanAsked() => Assert.Equal(2, new Suggestions(index.Index).Complete("hy", 2).Count);

    private IReadOnlyList<Suggestion> Complete(string typed) => new Suggestions(index.Index).Complete(typed, 10);

    private string[] Words(string typed) => [.. Complete(typed).Where(s => s.Kind == "word").Select(s => s.Text)];

    private string? Known(string q)
    {
        if (q.Contains("tumour", StringComparison.Ordinal)) index.Index.Put(TemporaryIndex.Trial("d", "Tumour dose"));
        index.Index.Refresh();
        return index.Index.Read((searcher, _) => DidYouMean.Of(q, searcher));
    }
}
