using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class PagingTests
{
    [Theory]
    [InlineData(SearchSort.Relevance, "tumour randomised")]
    [InlineData(SearchSort.Relevance, null)]
    [InlineData(SearchSort.Date, "tumour randomised")]
    [InlineData(SearchSort.Title, null)]
    public void PagesTogetherAreTheWholeAnswerInOrder(SearchSort sort, string? q)
    {
        using var index = new TemporaryIndex(SearchCorpus.Make(400));
        var request = new SearchRequest { Q = q, Sort = sort, Limit = 200 };
        var first = index.Search.Search(request);
        var whole = first.Hits.Concat(first.Next is null ? [] : index.Search.Search(request with { Cursor = first.Next }).Hits).Select(h => h.Id).ToList();
        Assert.Equal(first.Total, whole.Count);
        Assert.Equal(whole, Walk(index.Search, request with { Limit = 7 }, () => { }));
    }

    [Theory]
    [InlineData(SearchSort.Relevance)]
    [InlineData(SearchSort.Date)]
    [InlineData(SearchSort.Title)]
    public void WritesBetweenPagesNeitherLoseNorDoubleARow(SearchSort sort)
    {
        using var index = new TemporaryIndex(SearchCorpus.Make(200));
        var request = new SearchRequest { Q = "tumour randomised", Sort = sort, Limit = 9 };
        var before = Walk(index.Search, request, () => { });
        var added = 1000;
        var during = Walk(index.Search, request, () =>
        {
            for (var i = 0; i < 5; i++) index.Index.Put(SearchCorpus.One(added++, seed: 2));
            index.Index.Put(SearchCorpus.One(added % 200));
            index.Index.Commit(added);
        });
        Assert.Equal(before, during);
    }

    [Fact]
    public void CursorOutlivesItsSnapshotBehindTheRowItStoodAt()
    {
        var folder = Directory.CreateTempSubdirectory("horizon-search-");
        var time = new FakeTimeProvider();
        using (var index = HorizonIndex.OpenWriter(folder.FullName, SearchTaxonomy.Make(), time))
        {
            foreach (var document in SearchCorpus.Make(100)) index.Put(document);
            index.Commit(1);
            var search = new HorizonSearch(index);
            var request = new SearchRequest { Sort = SearchSort.Title, Limit = 10 };
            var before = Walk(search, request, () => { });
            var added = 0;
            var during = Walk(search, request, () =>
            {
                index.Put(TemporaryIndex.Trial("new" + added, new string((char)('a' + (added++ % 26)), 3)));
                index.Commit(2);
                time.Advance(TimeSpan.FromMinutes(6));
            });
            Assert.Equal(before, during.Where(id => !id.Contains("new", StringComparison.Ordinal)));
            Assert.Equal(during.Count, during.Distinct().Count());
        }

        folder.Delete(true);
    }

    [Fact]
    public async Task PagesHoldWhileAnotherThreadWrites()
    {
        using var index = new TemporaryIndex(SearchCorpus.Make(300));
        var request = new SearchRequest { Q = "dose", Limit = 11 };
        var before = Walk(index.Search, request, () => { });
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    index.Index.Put(SearchCorpus.One(5000 + i));
                    if (i % 20 == 0) index.Index.Refresh();
                }
            },
            TestContext.Current.CancellationToken);
        var pages = Walk(index.Search, request, () => Thread.Sleep(2));
        await stop.CancelAsync();
        await writing;
        Assert.Equal(pages.Count, pages.Distinct().Count());
        Assert.Subset(pages.ToHashSet(), before.ToHashSet());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AQ")]
    [InlineData("äöü")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void GarbageCursorIsAnError(string cursor)
    {
        using var index = new TemporaryIndex(SearchCorpus.Make(5));
        Assert.Equal(SearchQueryError.BadCursor, Assert.Throws<SearchQueryException>(() => index.Search.Search(new SearchRequest { Cursor = cursor })).Error);
    }

    [Fact]
    public void CursorOfAnotherQuestionIsAnError()
    {
        using var index = new TemporaryIndex(SearchCorpus.Make(50));
        var next = index.Search.Search(new SearchRequest { Limit = 5 }).Next;
        Assert.Matches("^[A-Za-z0-9_-]+$", next);
        Assert.Equal(SearchQueryError.BadCursor, Assert.Throws<SearchQueryException>(() => index.Search.Search(new SearchRequest { Q = "lung", Cursor = next })).Error);
        Assert.NotEmpty(index.Search.Search(new SearchRequest { Limit = 9, Cursor = next }).Hits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(201)]
    [InlineData(1_000_000)]
    public void LimitOutOfRangeIsAnError(int limit)
    {
        using var index = new TemporaryIndex();
        Assert.Equal(SearchQueryError.BadLimit, Assert.Throws<SearchQueryException>(() => index.Search.Search(new SearchRequest { Limit = limit })).Error);
    }

    private static List<string> Walk(HorizonSearch search, SearchRequest request, Action between)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = search.Search(request with { Cursor = cursor });
            ids.AddRange(page.Hits.Select(h => h.Id));
            cursor = page.Next;
            between();
        }
        while (cursor is not null);
        return ids;
    }
}
