using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Xunit;

namespace Horizon.Tests.Search;

[SuppressMessage("Security", "CA5394", Justification = "Test data is made from a seed and guards nothing.")]
public sealed class BestDocumentsTests : IDisposable
{
    private static readonly string[] Words =
        ["trial", "dose", "tumour", "toxicity", "hypoxia", "margin", "grade", "lung", "prostate", "the", "of", "fraction", "term3", "term70", "term900", "term12000", "nowhere", "imag", "cisplatin", "volum"];

    private readonly TemporaryIndex index = new(SearchCorpus.Make(5000, textWords: 30));

    public void Dispose() => index.Dispose();

    [Fact]
    public void SameDocumentsOrderAndScoresAsASearchThatScoresEverything()
    {
        Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed => Same(new Random(seed))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void HoldsWithReplacedAndDeletedDocumentsInSeveralSegments()
    {
        var random = new Random(7);
        for (var round = 0; round < 8; round++)
        {
            for (var i = 0; i < 150; i++)
            {
                var number = random.Next(6000);
                if (random.Next(3) == 0) index.Index.Delete(SearchCorpus.One(number).Id);
                else index.Index.Put(SearchCorpus.One(number, seed: 1) with { Summary = $"{Words[random.Next(Words.Length)]} again {Words[random.Next(Words.Length)]}" });
            }

            index.Index.Commit(round + 2);
            for (var i = 0; i < 10; i++) Same(random);
        }

        Assert.True(index.Index.Read((searcher, _) => searcher.IndexReader.HasDeletions));
    }

    [Fact]
    public void InOneFieldItScoresAsLucenesOwnSimilarity() => index.Index.Read((searcher, _) =>
    {
        // Without what titles say of a word, which Lucene does not know: the worth is then the rarity alone.
        foreach (var word in Words)
        {
            var worth = new WordWeights(searcher).Of([word], FieldSet.One("summary"));
            if (worth is null) continue;
            var seen = searcher.Count("summary", word);
            var factor = new WordWeights(searcher).TitleFactor(word, seen);
            var found = BestDocuments.Find(searcher, [new BestWord(word, FieldSet.One("summary"), 1 / factor)], 10);
            var lucene = new PageCollector(SearchSort.Relevance, 10, null, null);
            searcher.Search(new TermQuery(new Term("summary", word)), lucene);
            Assert.Equal(lucene.Rows().Select(r => r.Score), found.Select(r => r.Score), (a, b) => Math.Abs(a - b) <= 1.5f / 1024);
        }

        return 0;
    });

    [Fact]
    public void ARebuiltIndexGivesTheSameBest()
    {
        index.Index.Delete(SearchCorpus.One(3).Id);
        index.Index.Put(SearchCorpus.One(5, seed: 9) with { Id = SearchCorpus.One(5).Id });
        index.Index.Commit(2);
        var documents = SearchCorpus.Make(5000, textWords: 30).Where((_, i) => i != 3).Select((d, i) => d.Id == SearchCorpus.One(5).Id ? SearchCorpus.One(5, seed: 9) with { Id = d.Id } : d);
        using var afresh = new TemporaryIndex(documents);
        afresh.Index.Compact();
        var request = new CandidateRequest { Texts = [new("toxicity and hypoxia of tumours in a dose trial", 1)], Concepts = [new("technique:sabr", 1)], Count = 40 };
        Assert.Equal(new Candidates(afresh.Index).Like(request), new Candidates(index.Index).Like(request));
    }

    [Fact]
    public void FewerThanAskedWhereFewerHoldAWord()
    {
        index.Index.Put(TemporaryIndex.Trial("NCT99999999", "Quokka"));
        index.Index.Refresh();
        Assert.Equal("trial:NCT99999999", Assert.Single(Find([new BestWord("quokka", FieldSet.Unasked, 1)], 10, null)).Place.Id);
        Assert.Empty(Find([new BestWord("nowhere", FieldSet.Unasked, 1)], 10, null));
        Assert.Empty(Find([], 10, null));
    }

    private IReadOnlyList<PageRow> Find(IReadOnlyList<BestPart> parts, int count, DocumentFilter? filter) =>
        index.Index.Read((searcher, _) => BestDocuments.Find(searcher, parts, count, filter));

    /// <summary>Random words, fields, tags, filters, exclusions and size against Lucene's own search with the same parts as a query.</summary>
    private void Same(Random random) => index.Index.Read((searcher, _) =>
    {
        var parts = new List<BestPart>();
        FieldSet[] sets = [FieldSet.Like, FieldSet.Unasked, FieldSet.One("summary"), FieldSet.One("title")];
        for (var i = random.Next(1, 12); i > 0; i--) parts.Add(new BestWord(Words[random.Next(Words.Length)], sets[random.Next(sets.Length)], (float)(random.NextDouble() * 3) + 0.01f));
        if (random.Next(3) == 0) parts.Add(new BestValue("technique", "technique:sabr", (float)(random.NextDouble() * 6) + 0.1f));
        var filters = random.Next(4) switch
        {
            0 => new SearchRequest { Kind = "trial" },
            1 => new SearchRequest { Kind = "publication,trial", Site = ["site:lung"], From = "2005" },
            _ => new SearchRequest(),
        };
        string[] exclude = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 30).Select(_ => SearchCorpus.One(random.Next(5000)).Id)];
        var count = random.Next(1, 60);
        var found = BestDocuments.Find(searcher, parts, count, new DocumentFilter(filters, exclude));
        var all = new PageCollector(SearchSort.Relevance, count, null, null);
        searcher.Search(Filters.Apply(Query(parts, exclude, searcher), filters), all);
        Assert.Equal(all.Rows().Select(r => (r.Place.Id, r.Place.Number)), found.Select(r => (r.Place.Id, r.Place.Number)));
        return 0;
    });

    private static BooleanQuery Query(List<BestPart> parts, string[] exclude, LiveSearcher searcher)
    {
        var query = new BooleanQuery();
        foreach (var part in parts)
        {
            if (part is BestWord word && new WordWeights(searcher).Of([word.Word], word.Fields) is { } worth)
                query.Add(new FieldsQuery([word.Word], word.Fields, 0, worth) { Boost = word.Weight }, Occur.SHOULD);
            if (part is BestValue value) query.Add(new ConstantScoreQuery(new TermQuery(new Term(value.Field, value.Value))) { Boost = value.Score }, Occur.SHOULD);
        }

        foreach (var id in exclude) query.Add(new TermQuery(new Term(FieldNames.Id, IdForms.Key(id))), Occur.MUST_NOT);
        return query;
    }
}
