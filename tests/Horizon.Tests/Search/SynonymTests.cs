using Horizon.Graph.Vocabulary;
using Horizon.Search.Analysis;
using Horizon.Search.Find;
using Horizon.Search.Follow;
using Horizon.Search.Index;
using Horizon.Search.Taxonomies;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class SynonymTests : IDisposable
{
    private readonly TemporaryIndex index = new(
        TemporaryIndex.Trial("sabr", "A study of SABR"),
        TemporaryIndex.Trial("sbrt", "A study of SBRT"),
        TemporaryIndex.Trial("long", "A study of stereotactic ablative body radiotherapy"),
        TemporaryIndex.Trial("body", "Body imaging in ablative medicine"),
        TemporaryIndex.Trial("imrt", "A study of IMRT"),
        TemporaryIndex.Trial("vmat", "A study of RapidArc"),
        TemporaryIndex.Trial("tagged", "A study without words") with { Techniques = ["technique:vmat"] },
        TemporaryIndex.Trial("hypo", "Hypo-fractionated treatment"),
        TemporaryIndex.Trial("lu", "Lu-177 PSMA in practice"),
        TemporaryIndex.Trial("nsclc", "NSCLC after surgery"));

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("SABR")]
    [InlineData("sbrt")]
    [InlineData("\"stereotactic ablative body radiotherapy\"")]
    [InlineData("\"SABR\"")]
    [InlineData("title:SABR")]
    [InlineData("title:\"stereotactic body radiotherapy\"")]
    [InlineData("+SABR")]
    public void AbbreviationAndWordingFindEachOther(string q) => Assert.Equal(["long", "sabr", "sbrt"], index.Ids(q).Order(StringComparer.Ordinal));

    [Fact]
    public void PhraseAroundASynonymIsFoundWithTheOtherWording() =>
        Assert.Equal(["long", "sabr", "sbrt"], index.Ids("\"study of SBRT\"").Order(StringComparer.Ordinal));

    [Fact]
    public void WordsOfAWordingFindTheConceptAndAreStillWords()
    {
        var ids = index.Ids("stereotactic ablative body radiotherapy");
        Assert.Equal("long", ids[0]);
        Assert.Contains("sabr", ids);
        Assert.Contains("sbrt", ids);
        Assert.Contains("body", ids);
    }

    [Fact]
    public void AskedWordingIsRankedAtLeastAsHigh()
    {
        Assert.Equal("sabr", index.Ids("SABR")[0]);
        Assert.Equal("sbrt", index.Ids("SBRT")[0]);
        var imrt = index.Ask("IMRT").Hits;
        Assert.Equal("trial:imrt", imrt[0].Id);
        Assert.True(imrt[0].Score > imrt[1].Score);
    }

    [Fact]
    public void BroaderConceptFindsNarrowerByWordingAndByTag()
    {
        Assert.Equal(["imrt", "tagged", "vmat"], index.Ids("IMRT").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("imrt", index.Ids("VMAT"));
        var tagged = index.Ask("IMRT").Hits.Single(h => h.Id == "trial:tagged");
        Assert.Equal(["technique"], tagged.Matched);
    }

    [Theory]
    [InlineData("technique:imrt", "tagged")]
    [InlineData("technique:\"technique:imrt\"", "tagged")]
    [InlineData("technique:\"intensity modulated radiotherapy\"", "tagged")]
    [InlineData("technique:RapidArc", "tagged")]
    public void TechniqueIsAskedForByIdLabelOrSynonym(string q, string id) => Assert.Equal([id], index.Ids(q));

    [Fact]
    public void UnknownTechniqueIsToldAndFindsNothing()
    {
        var result = index.Ask("technique:nonsense");
        Assert.Equal(0, result.Total);
        Assert.Equal("No technique is called \"nonsense\".", result.Warning);
    }

    [Theory]
    [InlineData("hypofractionated", "hypo")]
    [InlineData("hypo-fractionated", "hypo")]
    [InlineData("177Lu-PSMA", "lu")]
    [InlineData("\"non-small cell lung cancer\"", "nsclc")]
    [InlineData("non-small cell lung cancer", "nsclc")]
    public void HyphensAndDigitsDoNotPartWordings(string q, string id) => Assert.Contains(id, index.Ids(q));

    [Fact]
    public void ExclusionExcludesWhatTheWordWouldFind() => Assert.Equal(["imrt", "vmat"], index.Ids("study -SABR NOT without").Order(StringComparer.Ordinal));

    [Fact]
    public void HighlightMarksTheSynonymThatStandsThere()
    {
        var hit = index.Ask("SABR").Hits.Single(h => h.Id == "trial:long");
        Assert.Equal(["A study of <mark>stereotactic ablative body radiotherapy</mark>"], hit.Highlights);
        Assert.Equal(["title"], hit.Matched);
    }

    [Fact]
    public void FilterOnAConceptFindsNarrowerOnes()
    {
        var result = index.Search.Search(new SearchRequest { Technique = ["technique:radiotherapy"] });
        Assert.Equal(["trial:tagged"], result.Hits.Select(h => h.Id));
        Assert.Equal(["technique:ebrt", "technique:imrt", "technique:radiotherapy", "technique:vmat"], result.Facets["technique"].Select(f => f.Id));
        Assert.Equal("Volumetric modulated arc therapy", result.Facets["technique"][3].Label);
    }

    [Fact]
    public void AShortFormIsNotFoundInAnotherWord()
    {
        index.Index.Put(TemporaryIndex.Trial("sabre", "SABRE: hypertonic saline in acute bronchiolitis"));
        index.Index.Refresh();
        Assert.DoesNotContain("sabre", index.Ids("SABR"));
        Assert.Equal(["sabre"], index.Ids("sabre"));
    }

    /// <summary>Each name stands in a record of its own, so that a name that is left out is seen.</summary>
    [Fact]
    public void EveryNameOfAConceptOfTheVocabularyFindsTheSameRecords()
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var concepts = vocabulary.Techniques.Concat(vocabulary.Sites).Select(c => (Concept: c, Names: Names(c))).ToList();
        var taxonomy = TaxonomyOf.Vocabulary(vocabulary);
        var folder = Directory.CreateTempSubdirectory("horizon-search-");
        try
        {
            using var all = HorizonIndex.OpenWriter(folder.FullName, taxonomy, TimeProvider.System);
            foreach (var (concept, name, i) in concepts.SelectMany(c => c.Names.Select((name, i) => (c.Concept, name, i)))) all.Add(TemporaryIndex.Trial($"{concept.Id}/{i}", name) with { Sponsors = i == 1 ? [name] : [] });
            all.Commit(1);
            var search = new HorizonSearch(all);
            foreach (var (concept, names) in concepts)
            {
                // A name that several concepts have asks for all of them.
                var own = names.Where(n => taxonomy.ByWords(TextTerms.Words(n)).Count == 1).ToList();
                var cased = taxonomy.Find(concept.Id)!.AmbiguousTerms.ToHashSet(StringComparer.OrdinalIgnoreCase);
                var found = own.ConvertAll(n => (Name: n, Ids: search.Ids(new SearchRequest { Q = $"\"{n}\"", Limit = 100_000 })));
                var usual = found.Find(f => !cased.Contains(f.Name));
                foreach (var (name, ids) in found)
                {
                    // "RT" is also found as a part of "RT-PCR", where no other name is looked for.
                    var (missing, more) = (usual.Ids.Except(ids).Count(), ids.Except(usual.Ids).Count());
                    Assert.True(missing == 0 && (more == 0 || cased.Contains(name)), $"{name} and {usual.Name}, {concept.Id}: {missing} missing, {more} more");
                }
            }
        }
        finally
        {
            folder.Delete(true);
        }

        // Each short form, the label, and some of the longer names, of which there are thousands.
        static List<string> Names(Concept concept) =>
            [.. concept.Abbreviations.Select(a => a.Text).Append(concept.Label).Concat(concept.SearchTerms().Where((_, i) => i % 25 == 0)).Where(n => n.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [Fact]
    public void AnAmbiguousShortFormIsFoundByItsOwnCase()
    {
        index.Index.Put(TemporaryIndex.Trial("adaptive", "A study of ART in practice"));
        index.Index.Put(TemporaryIndex.Trial("art", "The state of the art of study"));
        index.Index.Put(TemporaryIndex.Trial("part", "ART-2 as a study"));
        index.Index.Refresh();
        Assert.Equal(["adaptive"], index.Ids("\"adaptive radiotherapy\""));
        Assert.Equal(["A study of <mark>ART</mark> in practice"], index.Ask("\"adaptive radiotherapy\"").Hits[0].Highlights);
        Assert.Contains("art", index.Ids("ART"));
        Assert.Equal(["art", "part"], index.Ids("study -\"adaptive radiotherapy\" state ART-2").Where(id => id is "art" or "part" or "adaptive").Order(StringComparer.Ordinal));
    }
}
