using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml;
using Horizon.Ingest.Crawl.Http;

namespace Horizon.Ingest.PubMed;

/// <summary>Where a search's hits lie on NCBI's history server, and how many there are.</summary>
internal sealed record SearchResult(long Count, string WebEnv, string QueryKey, IReadOnlyList<string> PhrasesNotFound)
{
    /// <summary>Reads esearch's JSON; the fault tells an error that came with HTTP 200.</summary>
    public static (SearchResult? Result, AnswerFault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (Text(root, "error") is { } error) return (null, new AnswerFault($"NCBI answers with an error: {error}", MayPass: true));
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("esearchresult", out var result))
                return (null, new AnswerFault($"The answer is no search result: {AnswerChecks.Start(body)}", MayPass: true));
            if (Text(result, "ERROR") is { } problem) return (null, new AnswerFault($"The search failed: {problem}", MayPass: true));
            if (!long.TryParse(Text(result, "count"), out var count)) return (null, new AnswerFault("The search result has no count", MayPass: true));
            IReadOnlyList<string> notFound =
                result.TryGetProperty("errorlist", out var errors) && errors.ValueKind == JsonValueKind.Object
                && errors.TryGetProperty("phrasesnotfound", out var phrases) && phrases.ValueKind == JsonValueKind.Array
                    ? [.. phrases.EnumerateArray().Select(phrase => phrase.ToString())]
                    : [];
            return (new SearchResult(count, Text(result, "webenv") ?? "", Text(result, "querykey") ?? "", notFound), null);
        }
        catch (JsonException)
        {
            return (null, new AnswerFault("The answer is not whole JSON", MayPass: true));
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}

/// <summary>What paging needs of efetch's XML: the PMIDs of the records in it, or that the history is gone.</summary>
internal sealed record ArticlePage(IReadOnlyList<string> Pmids, bool HistoryGone)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreWhitespace = true,
    };

    public static (ArticlePage? Page, AnswerFault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        // Errors come as JSON too, whatever was asked for.
        if (AnswerChecks.Start(body).StartsWith('{')) return Error(AnswerChecks.Start(body));
        try
        {
            using var stream = MemoryMarshal.TryGetArray(body, out var array)
                ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                : new MemoryStream(body.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            reader.MoveToContent();
            if (reader.LocalName != "PubmedArticleSet")
                return reader.ReadToDescendant("ERROR")
                    ? Error(reader.ReadElementContentAsString())
                    : (null, new AnswerFault($"The answer holds no articles: {AnswerChecks.Start(body)}", MayPass: true));
            var pmids = new List<string>();
            while (reader.Read())
            {
                // PubmedArticleSet/PubmedArticle/MedlineCitation/PMID; deeper ones name other papers.
                if (reader is { NodeType: XmlNodeType.Element, Depth: 3, LocalName: "PMID" }) pmids.Add(reader.ReadElementContentAsString().Trim());
                else if (reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "ERROR" }) return Error(reader.ReadElementContentAsString());
            }
            return (new ArticlePage(pmids, HistoryGone: false), null);
        }
        catch (XmlException)
        {
            return (null, new AnswerFault("The answer is not whole XML", MayPass: true));
        }
    }

    private static (ArticlePage? Page, AnswerFault? Fault) Error(string text) =>
        text.Contains("history", StringComparison.OrdinalIgnoreCase) || text.Contains("WebEnv", StringComparison.OrdinalIgnoreCase)
            || text.Contains("query", StringComparison.OrdinalIgnoreCase)
            ? (new ArticlePage([], HistoryGone: true), null)
            : (null, new AnswerFault($"NCBI answers with an error: {text}", MayPass: true));
}
