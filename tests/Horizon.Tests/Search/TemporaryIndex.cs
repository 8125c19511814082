using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Taxonomies;

namespace Horizon.Tests.Search;

/// <summary>An index in a folder of its own that goes with it.</summary>
internal sealed class TemporaryIndex : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-search-");

    public TemporaryIndex(params IEnumerable<IndexDocument> documents)
    {
        Index = HorizonIndex.OpenWriter(Path, Taxonomy, TimeProvider.System);
        foreach (var document in documents) Index.Put(document);
        Index.Commit(1);
        Search = new HorizonSearch(Index);
    }

    public string Path => folder.FullName;

    public Taxonomy Taxonomy { get; } = SearchTaxonomy.Make();

    public HorizonIndex Index { get; }

    public HorizonSearch Search { get; }

    public SearchResult Ask(string q, int limit = 50) => Search.Search(new SearchRequest { Q = q, Limit = limit });

    /// <summary>The ids found, in order, without "trial:".</summary>
    public string[] Ids(string q) => [.. Ask(q).Hits.Select(h => h.Id.Replace("trial:", string.Empty, StringComparison.Ordinal))];

    public static IndexDocument Trial(string id, string title) => new() { Id = "trial:" + id, Kind = "trial", Title = title, Url = "/trials/" + id };

    public void Dispose()
    {
        Index.Dispose();
        folder.Delete(true);
    }
}
