using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

/// <summary>Reads bytes as a file and parses what is in it.</summary>
internal static class Reading
{
    public static Task<List<FileItem>> Text(string text, ReadLimits? limits = null) => Bytes(Encoding.UTF8.GetBytes(text), limits);

    public static async Task<List<FileItem>> Bytes(byte[] bytes, ReadLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        return await All(RecordFile.ReadAsync(stream, "file", limits ?? ReadLimits.Default, TestContext.Current.CancellationToken));
    }

    public static async Task<List<FileItem>> All(IAsyncEnumerable<FileItem> items)
    {
        var list = new List<FileItem>();
        await foreach (var item in items) list.Add(item);
        return list;
    }

    public static List<string> Ids(this IEnumerable<FileItem> items) =>
        [.. items.OfType<RecordDocument>().Select(d => Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)).Key.Id)];

    public static string Study(string id, string more = "") => $$$"""{"protocolSection":{"identificationModule":{"nctId":"{{{id}}}"}{{{more}}}}}""";

    public static string Article(string pmid, string title = "A title") =>
        $"<PubmedArticle><MedlineCitation><PMID Version=\"1\">{pmid}</PMID><Article><ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>";

    public static TrialFacts Trial(string json) =>
        Assert.IsType<TrialFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse(SourceNames.ClinicalTrialsGov, Encoding.UTF8.GetBytes(json))).Facts);

    public static PublicationFacts Publication(string xml) =>
        Assert.IsType<PublicationFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse(SourceNames.PubMed, Encoding.UTF8.GetBytes(xml))).Facts);

    public static RejectedRecord Rejected(string source, string text) =>
        Assert.IsType<RejectedRecord>(SourceParsers.Parse(source, Encoding.UTF8.GetBytes(text)));
}
