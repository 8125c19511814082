using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks E-utilities about generated articles. A search lives on the history server until <see cref="ForgetSearches"/>.</summary>
internal sealed class FakePubMed : LoopbackServer
{
    private readonly Dictionary<string, string[]> searches = [];

    /// <summary>Articles by PMID, with their dates of entry and modification.</summary>
    public SortedDictionary<string, (DateOnly Entered, DateOnly Modified)> Articles { get; } = new(StringComparer.Ordinal);

    public int CountError { get; set; }

    public override string Source => SourceNames.PubMed;

    public override IEnumerable<string> IdsOf(FetchedPage page) =>
        XDocument.Parse(Encoding.UTF8.GetString(page.Body.Span)).Root!.Elements("PubmedArticle").Select(article => article.Element("MedlineCitation")!.Element("PMID")!.Value);

    public static Task<FakePubMed> StartAsync(int articles)
    {
        var server = new FakePubMed();
        for (var i = 0; i < articles; i++)
        {
            var day = new DateOnly(2025, 1, 1).AddDays(i * 13 % 600);
            server.Articles[$"99{i:D6}"] = (day, day);
        }
        return StartAsync(server);
    }

    public void ForgetSearches()
    {
        lock (searches) searches.Clear();
    }

    public string SearchOf(SeenRequest request)
    {
        var (from, to) = (Date(request["mindate"]!), Date(request["maxdate"]!));
        string[] hits = [.. Articles.Where(article => (request["datetype"] == "mdat" ? article.Value.Modified : article.Value.Entered) is var day && day >= from && day <= to).Select(article => article.Key)];
        lock (searches)
        {
            var name = $"MCID_{searches.Count}";
            searches[name] = hits;
            return $$"""{"header":{"type":"esearch"},"esearchresult":{"count":"{{hits.Length + CountError}}","retmax":"0","querykey":"1","webenv":"{{name}}","idlist":[] } }""";
        }
    }

    public string ArticlesOf(SeenRequest request)
    {
        string[]? hits;
        lock (searches) searches.TryGetValue(request["WebEnv"]!, out hits);
        if (hits is null) return "<?xml version=\"1.0\"?><eFetchResult><ERROR>Cannot retrieve history data. WebEnv expired</ERROR></eFetchResult>";
        var (start, size) = (int.Parse(request["retstart"]!, CultureInfo.InvariantCulture), int.Parse(request["retmax"]!, CultureInfo.InvariantCulture));
        var articles = hits.Take(9999).Skip(start).Take(size).Select(pmid =>
            $"<PubmedArticle><MedlineCitation><PMID Version=\"1\">{pmid}</PMID><CommentsCorrectionsList><CommentsCorrections><PMID>1</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle>");
        return "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n"
            + $"<PubmedArticleSet>{string.Concat(articles)}</PubmedArticleSet>";
    }

    protected override Task AnswerAsync(HttpContext context, SeenRequest request) => request.Path switch
    {
        "/entrez/eutils/esearch.fcgi" => context.StatusAsync(200, SearchOf(request), "application/json"),
        "/entrez/eutils/efetch.fcgi" => context.StatusAsync(200, ArticlesOf(request), "text/xml"),
        _ => context.StatusAsync(404),
    };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy/MM/dd", CultureInfo.InvariantCulture);
}
