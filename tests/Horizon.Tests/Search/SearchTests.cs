using System.Text.RegularExpressions;
using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Horizon.Search.Map;
using Xunit;

namespace Horizon.Tests.Search;

public sealed partial class SearchTests : IDisposable
{
    private readonly IndexDocument[] corpus = [.. SearchCorpus.Make(500)];
    private readonly TemporaryIndex index;

    public SearchTests() => index = new TemporaryIndex(corpus);

    public void Dispose() => index.Dispose();

    [Fact]
    public void FacetsAreThoseOfACountByHand()
    {
        var result = index.Search.Search(new SearchRequest { Status = ["recruiting", "Completed"], Limit = 1 });
        var found = corpus.Where(d => d.Status is "recruiting" or "completed").ToArray();
        Assert.Equal(found.Length, result.Total);
        Same(found.SelectMany(d => Broad(d.Techniques)), result.Facets["technique"]);
        Same(found.SelectMany(d => Broad(d.Sites)), result.Facets["site"]);
        Same(found.Select(d => d.Status!), result.Facets["status"]);
        Same(found.Where(d => d.Phase is not null).Select(d => d.Phase!), result.Facets["phase"]);
        Same(found.Where(d => d.Date is not null).Select(d => d.Date![..4]), result.Facets["year"]);
        Same(found.SelectMany(d => d.Countries), result.Facets["country"]);
    }

    [Theory]
    [InlineData("2015", "2015")]
    [InlineData("2015-03", null)]
    [InlineData(null, "2004-06-30")]
    public void DatesFilterInclusivelyAndAPartialDateIsInWhenItCanBe(string? from, string? to)
    {
        var (first, last) = (from?.PadRight(4) ?? "0000", to ?? "9999");
        var expected = corpus.Count(d => d.Date is { } date && string.CompareOrdinal(End(date), Start(first)) >= 0 && string.CompareOrdinal(Start(date), End(last)) <= 0);
        Assert.Equal(expected, index.Search.Search(new SearchRequest { From = from, To = to }).Total);

        static string Start(string d) => d.Length == 4 ? d + "-01-01" : d.Length == 7 ? d + "-01" : d;
        static string End(string d) => d.Length == 4 ? d + "-12-31" : d.Length == 7 ? d + "-31" : d;
    }

    [Theory]
    [InlineData("soon", null)]
    [InlineData(null, "2015-13")]
    [InlineData("2016", "2015")]
    public void BadDateIsAnError(string? from, string? to) =>
        Assert.Equal(SearchQueryError.BadDate, Assert.Throws<SearchQueryException>(() => index.Search.Search(new SearchRequest { From = from, To = to })).Error);

    [Fact]
    public void FiltersAddUpAndTheirValuesAreAlternatives()
    {
        var request = new SearchRequest { Kind = "Trial", Site = ["site:lung"], Country = ["GB", "us"], Funder = ["nihr"], State = ["published", "recruiting"] };
        var expected = corpus.Where(d => d.Kind == "trial" && d.Sites.Any(s => s is "site:lung" or "site:sclc") && d.Countries.Any(c => c is "GB" or "US") && d.Funders.Contains("NIHR") && d.StudyState is "published" or "recruiting")
            .Select(d => d.Id).Order(StringComparer.Ordinal);
        Assert.Equal(expected, index.Search.Search(request with { Limit = 200 }).Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("trial")]
    [InlineData("publication")]
    [InlineData("trial,publication,award")]
    public void GapMapIsThatOfACountByHandAndItsCellsAreSearches(string kinds)
    {
        var request = new SearchRequest { Kind = kinds };
        var map = new GapMapCounter(index.Index).Count(request);
        var byHand = corpus.Where(d => kinds.Split(',').Contains(d.Kind) && d.StudyState is not null)
            .SelectMany(d => from t in Broad(d.Techniques) from s in Broad(d.Sites) select (t, s, d.StudyState!)).GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(byHand.Keys.Select(k => k.t).Distinct().Order(StringComparer.Ordinal), map.Rows.Select(r => r.Id));
        Assert.Equal(byHand.Keys.Select(k => k.s).Distinct().Order(StringComparer.Ordinal), map.Columns.Select(r => r.Id));
        var seen = 0;
        foreach (var (row, column) in from r in map.Rows from c in map.Columns select (r, c))
        {
            foreach (var (state, count) in map.Cell(row.Id, column.Id))
            {
                Assert.Equal(byHand[(row.Id, column.Id, state)], count);
                seen++;
                if (seen % 10 == 0) Assert.Equal(count, index.Search.Search(request with { Technique = [row.Id], Site = [column.Id], State = [state] }).Total);
            }
        }

        Assert.Equal(byHand.Count, seen);
    }

    [Fact]
    public void HighlightsAreEscapedShortAndWholeWords()
    {
        index.Index.Put(TemporaryIndex.Trial("X", "<script>alert('zebra')</script> & \"zebra\"") with
        {
            Summary = string.Concat(Enumerable.Repeat("lorem ipsum dolor <b>sit</b> ", 40)) + "the zebra's stripes " + string.Concat(Enumerable.Repeat("amet consectetur ", 40)),
            Text = new string('y', 5000) + " zebra",
            Keywords = ["one", "zebra"],
        });
        index.Index.Refresh();
        var hit = Assert.Single(index.Ask("zebra").Hits);
        Assert.Equal("&lt;script&gt;alert(&#39;<mark>zebra</mark>&#39;)&lt;/script&gt; &amp; &quot;<mark>zebra</mark>&quot;", hit.Highlights[0]);
        Assert.Equal("one · <mark>zebra</mark>", hit.Highlights[1]);
        Assert.Contains("<mark>zebra&#39;s</mark>", hit.Highlights[2], StringComparison.Ordinal);
        Assert.Equal(["title", "keyword", "summary", "text"], hit.Matched);
        foreach (var html in hit.Highlights) Assert.InRange(System.Net.WebUtility.HtmlDecode(Marks().Replace(html, "")).Length, 1, Fragment.Longest + 2);
        Assert.Matches("^….*(lorem|ipsum|dolor|<b>sit</b>)", System.Net.WebUtility.HtmlDecode(hit.Highlights[2]));
    }

    [Fact]
    public void ExplanationIsATreeWhoseRootIsTheScore()
    {
        var request = new SearchRequest { Q = "SABR oesophageal" };
        var hit = index.Search.Search(request).Hits[0];
        var tree = index.Search.Explain(hit.Id, request)!;
        Assert.InRange(tree.Value, hit.Score - 0.01f, hit.Score + 0.01f);
        Assert.NotEmpty(tree.Parts);
        Assert.Null(index.Search.Explain("trial:none", request));
        Assert.Null(index.Search.Explain(hit.Id, new SearchRequest { Q = "qqqq" }));
    }

    [Fact]
    public void CandidatesAreLikeTheTextAndLeaveOutWhatIsExcluded()
    {
        var like = corpus.First(d => d.Kind == "trial" && d.Techniques[0] == "technique:proton");
        var candidates = new Candidates(index.Index);
        var request = new CandidateRequest
        {
            Texts = [new(like.Title!, 2), new(like.Summary!, 1)],
            Concepts = [new("technique:proton", 1)],
            Filters = new SearchRequest { Kind = "trial" },
            Count = 20,
        };
        var found = candidates.Like(request);
        Assert.Equal(like.Id, found[0].Id);
        Assert.Equal(20, found.Count);
        Assert.All(found, c => Assert.StartsWith("trial:", c.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(candidates.Like(request with { Exclude = [like.Ids[1]] }), c => c.Id == like.Id);
        Assert.Empty(candidates.Like(new CandidateRequest { Texts = [new("qqqq zzzz", 1)] }));
    }

    private IEnumerable<string> Broad(IEnumerable<string> ids) => ids.SelectMany(id => index.Taxonomy.Ancestors(id).Append(id)).Distinct();

    private static void Same(IEnumerable<string> values, IReadOnlyList<FacetCount> facet) =>
        Assert.Equal(values.CountBy(v => v).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value)), facet.Select(f => (f.Id, f.Count)));

    [GeneratedRegex("</?mark>")]
    private static partial Regex Marks();
}
