using Horizon.Search.Find;
using Horizon.Search.Index;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class HorizonIndexTests : IDisposable
{
    private static readonly string[] Questions = ["", "tumour", "SABR lung", "IMRT OR brachytherapy", "\"overall survival\"", "randomised dose toxicity hypoxia", "term1 term2 term30 term500", "title:proton -brain"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-index-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void UpdatedIndexAnswersAsOneBuiltAfreshInAnotherOrder()
    {
        using var updated = new TemporaryIndex(SearchCorpus.Make(300, seed: 3));
        for (var round = 0; round < 4; round++)
        {
            foreach (var i in Enumerable.Range(round * 60, 120)) updated.Index.Put(SearchCorpus.One(i, seed: 10 + round));
            updated.Index.Delete(SearchCorpus.One(round, seed: 10 + round).Id);
            updated.Index.Commit(round + 2);
        }

        var documents = new Dictionary<string, IndexDocument>(StringComparer.Ordinal);
        foreach (var document in SearchCorpus.Make(300, seed: 3)) documents[document.Id] = document;
        for (var round = 0; round < 4; round++)
        {
            foreach (var i in Enumerable.Range(round * 60, 120)) documents[SearchCorpus.One(i, seed: 10 + round).Id] = SearchCorpus.One(i, seed: 10 + round);
            documents.Remove(SearchCorpus.One(round, seed: 10 + round).Id);
        }

        using var fresh = new TemporaryIndex(documents.Values.OrderBy(d => d.Url, StringComparer.Ordinal).Reverse());
        Same(fresh, updated);
        updated.Index.Compact();
        Same(fresh, updated);
    }

    [Fact]
    public void WhatWasCommittedIsThereAfterReopeningAndWhatWasNotIsGone()
    {
        using (var index = Open())
        {
            index.Put(TemporaryIndex.Trial("A", "one"));
            index.Commit(41);
            index.Put(TemporaryIndex.Trial("B", "two"));
            Assert.Equal(1, index.Documents);
            index.Refresh();
            Assert.Equal(2, index.Documents);
        }

        using (var again = Open())
        {
            Assert.Equal(1, again.Documents);
            Assert.Equal(41, again.Sequence);
        }

        Assert.False(File.Exists(Path.Combine(folder.FullName, "writer.pid")));
    }

    [Fact]
    public void SameIdReplacesAndUnknownDeletesAreNoError()
    {
        using var index = Open();
        index.Put(TemporaryIndex.Trial("A", "one"));
        index.Put(TemporaryIndex.Trial("A", "two"));
        index.Delete("trial:none");
        index.Commit(1);
        Assert.Equal("two", Assert.Single(new HorizonSearch(index).Search(new SearchRequest()).Hits).Title);
        // What was replaced is not counted, though it may still lie in a segment.
        Assert.Equal((1, 0), (new HorizonSearch(index).Count(new SearchRequest { Kind = "trial" }), new HorizonSearch(index).Count(new SearchRequest { Kind = "award" })));
        // With words, without anything, and with filters that exclude each other.
        Assert.Equal((1, 0, 1, 0), (Count(new SearchRequest { Q = "two", Kind = "trial" }), Count(new SearchRequest { Q = "one" }), Count(new SearchRequest()), Count(new SearchRequest { Kind = "trial", Country = ["nowhere"] })));

        int Count(SearchRequest request) => new HorizonSearch(index).Count(request);
    }

    [Fact]
    public void SecondWriterIsToldWhoHoldsTheIndex()
    {
        using var first = Open();
        var error = Assert.Throws<IndexLockedException>(Open);
        Assert.Equal(Environment.ProcessId, error.HolderProcessId);
        Assert.Contains(folder.FullName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReaderSeesCommitsOfTheWriterAfterARefresh()
    {
        using var writer = Open();
        using var reader = HorizonIndex.OpenReader(folder.FullName, SearchTaxonomy.Make(), TimeProvider.System);
        writer.Put(TemporaryIndex.Trial("A", "one"));
        writer.Commit(7);
        Assert.Equal(0, reader.Documents);
        reader.Refresh();
        Assert.Equal((1, 7L), (reader.Documents, reader.Sequence));
        Assert.False(reader.CanWrite);
        Assert.Throws<InvalidOperationException>(() => reader.Put(TemporaryIndex.Trial("B", "two")));
    }

    [Fact]
    public void OtherVocabularyAsksForARebuildAndStartingEmptyIsOne()
    {
        using (var index = Open()) index.Commit(1);
        foreach (Func<HorizonIndex> open in new Func<HorizonIndex>[]
                 {
                     () => HorizonIndex.OpenWriter(folder.FullName, SearchTaxonomy.Make("v2"), TimeProvider.System),
                     () => HorizonIndex.OpenReader(folder.FullName, SearchTaxonomy.Make("v2"), TimeProvider.System),
                 })
        {
            var error = Assert.Throws<IndexUnusableException>(open);
            Assert.Contains("vocabulary is version v1", error.Message, StringComparison.Ordinal);
            Assert.Contains("`horizon rebuild index`", error.Message, StringComparison.Ordinal);
        }

        using var rebuilt = HorizonIndex.OpenWriter(folder.FullName, SearchTaxonomy.Make("v2"), TimeProvider.System, new IndexSettings { StartEmpty = true });
        Assert.Equal((0, "v2"), (rebuilt.Documents, rebuilt.Stamp.VocabularyVersion));
    }

    [Fact]
    public void MissingIndexIsToldToAReader()
    {
        Assert.Throws<IndexUnusableException>(() => HorizonIndex.OpenReader(folder.FullName, SearchTaxonomy.Make(), TimeProvider.System));
        Assert.Throws<IndexUnusableException>(() => HorizonIndex.OpenReader(folder.FullName + "-none", SearchTaxonomy.Make(), TimeProvider.System));
    }

    [Fact]
    public void DamagedIndexIsToldWhateverFileIsDamagedAndCanBeStartedAfresh()
    {
        using (var index = Open())
        {
            foreach (var document in SearchCorpus.Make(20)) index.Put(document);
            index.Commit(1);
        }

        var names = Directory.EnumerateFiles(folder.FullName).Select(Path.GetFileName).Where(n => n is not null && !n.EndsWith(".lock", StringComparison.Ordinal)).ToArray();
        var copy = Directory.CreateTempSubdirectory("horizon-damaged-");
        var told = 0;
        foreach (var name in names)
        {
            foreach (var damage in new Action<string>[] { p => File.WriteAllBytes(p, new byte[64]), p => File.WriteAllBytes(p, []), File.Delete })
            {
                foreach (var file in copy.EnumerateFiles()) file.Delete();
                foreach (var file in folder.EnumerateFiles()) file.CopyTo(Path.Combine(copy.FullName, file.Name));
                damage(Path.Combine(copy.FullName, name!));
                try
                {
                    using var index = HorizonIndex.OpenWriter(copy.FullName, SearchTaxonomy.Make(), TimeProvider.System);
                }
                catch (IndexUnusableException)
                {
                    told++;
                }

                using var fresh = HorizonIndex.OpenWriter(copy.FullName, SearchTaxonomy.Make(), TimeProvider.System, new IndexSettings { StartEmpty = true });
                Assert.Equal(0, fresh.Documents);
            }
        }

        copy.Delete(true);
        Assert.InRange(told, names.Length, names.Length * 3);
    }

    private HorizonIndex Open() => HorizonIndex.OpenWriter(folder.FullName, SearchTaxonomy.Make(), TimeProvider.System);

    private static void Same(TemporaryIndex expected, TemporaryIndex actual)
    {
        foreach (var q in Questions)
        {
            var (a, b) = (expected.Ask(q, 200), actual.Ask(q, 200));
            Assert.Equal(a.Total, b.Total);
            Assert.Equal(a.Hits.Select(h => (h.Id, h.Score)), b.Hits.Select(h => (h.Id, h.Score)));
            Assert.Equal(a.Facets["technique"], b.Facets["technique"]);
        }
    }
}
