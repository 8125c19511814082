using System.Text.RegularExpressions;
using Horizon.Graph.Vocabulary;
using Xunit;

namespace Horizon.Tests.Vocabulary;

public sealed class RadiotherapyVocabularyTests
{
    private static readonly RadiotherapyVocabulary Vocabulary = RadiotherapyVocabulary.Current;

    private static IEnumerable<Concept> All => Vocabulary.Techniques.Concat(Vocabulary.Sites);

    [Fact]
    public void EveryIdIsASlugOfItsKind() =>
        Assert.All(All, c => Assert.Matches(new Regex("^(technique|site):[a-z0-9-]+$"), c.Id));

    [Fact]
    public void EveryBroaderConceptStandsBeforeItsNarrowerOnes()
    {
        var seen = new HashSet<string>();
        foreach (var concept in All)
        {
            Assert.All(concept.Broader, b => Assert.Contains(b, seen));
            Assert.True(seen.Add(concept.Id), $"{concept.Id} stands twice.");
        }
    }

    [Fact]
    public void NoConceptIsItsOwnAncestor() =>
        Assert.All(All, c => Assert.DoesNotContain(c.Id, Vocabulary.Ancestors(c.Id).Select(a => a.Id)));

    [Fact]
    public void NoSynonymStandsAtTwoConceptsOfOneKind()
    {
        var clashes = All
            .SelectMany(c => c.Synonyms.Concat(c.ContextualPhrases)
                .Select(s => (c.Kind, Term: Regex.Replace(s.ToLowerInvariant(), "[^a-z0-9]", ""), c.Id))
                .Concat(c.Abbreviations.Select(a => (c.Kind, Term: a.Text, c.Id))))
            .GroupBy(t => (t.Kind, t.Term))
            .Where(g => g.Select(t => t.Id).Distinct().Count() > 1)
            .Select(g => $"{g.Key.Term}: {string.Join(", ", g.Select(t => t.Id).Distinct())}");
        Assert.Empty(clashes);
    }

    [Fact]
    public void NoOrganWordStandsAtTwoSites()
    {
        foreach (var words in new Func<Concept, IReadOnlyList<string>>[] { c => c.Organs, c => c.MetastasisOrgans })
        {
            Assert.Empty(All.SelectMany(c => words(c).Select(o => (Organ: o.ToLowerInvariant(), c.Id)))
                .GroupBy(o => o.Organ).Where(g => g.Count() > 1).Select(g => g.Key));
        }
    }

    [Theory]
    [InlineData("technique:vmat", "technique:imrt", "technique:external-beam", "technique:radiotherapy")]
    [InlineData("technique:impt", "technique:proton", "technique:particle", "technique:radiotherapy")]
    [InlineData("site:nsclc", "site:lung")]
    [InlineData("site:nasopharynx", "site:head-and-neck")]
    [InlineData("site:glioblastoma", "site:glioma", "site:cns")]
    [InlineData("technique:moderate-hypofractionation", "technique:hypofractionation")]
    public void NarrowerConceptFindsItsAncestorsAndTheyFindIt(string narrow, params string[] broader)
    {
        Assert.All(broader, b => Assert.Contains(b, Vocabulary.Ancestors(narrow).Select(a => a.Id)));
        Assert.All(broader, b => Assert.Contains(narrow, Vocabulary.Narrower(b).Select(n => n.Id)));
        Assert.Equal(broader[0], Vocabulary.Ancestors(narrow)[0].Id);
    }

    [Fact]
    public void SearchTermsHoldEveryForm()
    {
        var sabr = Vocabulary.Find("technique:sabr")!.SearchTerms();
        Assert.Contains("SBRT", sabr);
        Assert.Contains("stereotactic ablative body radiotherapy", sabr);
        Assert.Contains("lung cancer", Vocabulary.Find("site:lung")!.SearchTerms(), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("brain metastases", Vocabulary.Find("site:brain-metastases")!.SearchTerms(), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("SBRT", ConceptKind.Technique, "technique:sabr")]
    [InlineData("sabr", ConceptKind.Technique, "technique:sabr")]
    [InlineData("Stereotactic Body Radiation Therapy", ConceptKind.Technique, "technique:sabr")]
    [InlineData("intensity modulated radiotherapy", ConceptKind.Technique, "technique:imrt")]
    [InlineData("lung cancer", ConceptKind.Site, "site:lung")]
    [InlineData("non small cell lung cancer", ConceptKind.Site, "site:nsclc")]
    [InlineData("lung adenocarcinoma", ConceptKind.Site, "site:nsclc")]
    [InlineData("tongue", ConceptKind.Site, "site:oral-cavity")]
    [InlineData("GBM", ConceptKind.Site, "site:glioblastoma")]
    public void AConceptIsNamedByItsIdOrAnyName(string written, ConceptKind kind, string id) => Assert.Equal([id], Vocabulary.Named(written, kind).Select(c => c.Id));

    [Theory]
    [InlineData("SBRT", ConceptKind.Site)]
    [InlineData("lung cancer", ConceptKind.Technique)]
    [InlineData("cure", ConceptKind.Technique)]
    [InlineData("", ConceptKind.Site)]
    public void WhatNoConceptOfTheKindIsCalledNamesNone(string written, ConceptKind kind) => Assert.Empty(Vocabulary.Named(written, kind));

    [Fact]
    public void EveryLabelNamesItsConceptAlone()
    {
        foreach (var concept in Vocabulary.Techniques.Concat(Vocabulary.Sites)) Assert.Equal([concept.Id], Vocabulary.Named(concept.Label, concept.Kind).Select(c => c.Id));
        // By its case, where case is all that parts two of them; else both.
        Assert.Equal([1, 1, 2], new[] { "CRT", "cRT", "crt" }.Select(t => Vocabulary.Named(t, ConceptKind.Technique).Count));
    }

    [Fact]
    public void ChangedRowHasAnotherVersionAndOthersKeepTheirs()
    {
        const string Rows = "technique:a\nlabel: A\ngroup: G\norigin: test\n\ntechnique:b\nlabel: B\ngroup: G\norigin: test\n";
        var before = VocabularyParser.Parse(new StringReader(Rows));
        var after = VocabularyParser.Parse(new StringReader(Rows.Replace("label: B", "label: Bee", StringComparison.Ordinal)));
        Assert.Equal(before[0].Version, after[0].Version);
        Assert.NotEqual(before[1].Version, after[1].Version);
        Assert.NotEqual(new RadiotherapyVocabulary(before).Version, new RadiotherapyVocabulary(after).Version);
    }

    [Theory]
    [InlineData("technique:a\nlabel: A\ngroup: G\norigin: t\nbroader: technique:a\n")]
    [InlineData("technique:a\nlabel: A\ngroup: G\norigin: t\nbroader: technique:missing\n")]
    [InlineData("technique:a\nlabel: A\ngroup: G\n")]
    [InlineData("technique:a\nlabel: A\ngroup: G\norigin: t\ncolour: red\n")]
    [InlineData("technique:A B\nlabel: A\ngroup: G\norigin: t\n")]
    public void BrokenRowsAreRefused(string rows) =>
        Assert.Throws<FormatException>(() => new RadiotherapyVocabulary(VocabularyParser.Parse(new StringReader(rows))));

    [Fact]
    public void EveryMeshAndOntologyIdExists()
    {
        var folder = Path.Combine(TestData.Root, "labelled", "vocabularies");
        if (!Directory.Exists(folder)) Assert.Skip("labelled/vocabularies is absent");
        var mesh = File.ReadLines(Path.Combine(folder, "mesh_radiotherapy_neoplasms_subset.csv")).Select(l => l.Split(',')[0]).ToHashSet();
        var ontology = File.ReadAllText(Path.Combine(folder, "ROO.owl"));
        Assert.All(All.Where(c => c.MeshId is not null), c => Assert.Contains(c.MeshId!, mesh));
        Assert.All(All.Where(c => c.RooId is not null), c =>
        {
            var tail = c.RooId!.Split(':') is ["ncit", var code] ? $"Thesaurus.owl#{code}\"" : $"/roo/{c.RooId!.Split(':')[1]}\"";
            Assert.True(ontology.Contains($"{tail}>", StringComparison.Ordinal), $"{c.Id}: {c.RooId}");
        });
    }
}
