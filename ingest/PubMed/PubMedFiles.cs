using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Files;
using HtmlAgilityPack;

namespace Horizon.Ingest.PubMed;

/// <summary>
/// PubMed's yearly baseline and daily update files, one after the other in the order of their numbers, from the one after the last that was taken in. All of a file is read;
/// its deletions are kept, and the articles in whose title, abstract, keywords or MeSH terms one of the wanted words stands. A file that cannot be had whole ends the run: those
/// behind it rest on it.
/// </summary>
internal sealed partial class PubMedFiles(PoliteClient client, Uri folder, Regex? wanted, TimeProvider time)
{
    private const int PageBytes = 8 << 20;

    /// <param name="withBaseline">Begin with the yearly baseline; else with the first update file that is there.</param>
    public async IAsyncEnumerable<CrawlStep> CrawlAsync(string scope, string? checkpoint, bool withBaseline, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var notes = new List<string>();
        var files = new List<(DataFile File, Uri Folder)>();
        foreach (var part in (string[])(withBaseline ? ["baseline/", "updatefiles/"] : ["updatefiles/"]))
        {
            var at = new Uri(folder, part);
            files.AddRange((await ListAsync(at, notes, cancellation)).Select(file => (file, at)));
        }
        var last = CrawlState.Read(checkpoint, scope)?.SourceVersion is { } name ? DataFile.Of(name) : null;
        // A new year's files begin anew.
        var open = files.Where(each => last is null || each.File.CompareTo(last) > 0).OrderBy(each => each.File).ToList();
        if (open.Count == 0)
        {
            yield return new UpToDate(checkpoint ?? CrawlState.Start(scope).Write(), "PubMed has no file that is not here.");
            yield break;
        }
        foreach (var (file, at) in open)
        {
            var (kept, isWhole) = (0L, false);
            await foreach (var page in FileAsync(file, at, notes, count => (kept, isWhole) = (count, true), cancellation)) yield return page;
            if (!isWhole)
            {
                // What was taken in before stays; the next run begins with this file.
                yield return new WindowDone((CrawlState.Start(scope) with { SourceVersion = last?.Name }).Write(), file.Name, Expected: null, Arrived: 0, [.. notes])
                {
                    Lacking = $"The file {file.Name} could not be had whole: it and the files behind it are not taken in. Run the crawl again later; it begins with this file.",
                };
                yield break;
            }
            last = file;
            yield return new WindowDone((CrawlState.Start(scope) with { SourceVersion = file.Name }).Write(), file.Name, kept, kept, [.. notes]);
            notes.Clear();
        }
    }

    private async Task<List<DataFile>> ListAsync(Uri at, List<string> notes, CancellationToken cancellation)
    {
        var listing = await client.FetchAsync(new Question(at), (_, body) => body.IsEmpty ? new AnswerFault("The list of files is empty", MayPass: true) : null, notes, cancellation);
        var html = new HtmlDocument();
        html.LoadHtml(Encoding.UTF8.GetString(listing.Body.Span));
        var files = (html.DocumentNode.SelectNodes("//a[@href]") ?? Enumerable.Empty<HtmlNode>())
            .Select(a => DataFile.Of(Path.GetFileName(a.GetAttributeValue("href", "")))).OfType<DataFile>().Distinct().ToList();
        return files.Count > 0 ? files : throw new UnexpectedResponseException(at, "The list of PubMed's files names none.", "Check BaseUrl; the service may have moved.");
    }

    /// <summary>The wanted part of a file, in pages; <paramref name="whole"/> hears how many records that was once all of it has been read.</summary>
    private async IAsyncEnumerable<FetchedPage> FileAsync(DataFile file, Uri at, List<string> notes, Action<long> whole, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var url = new Uri(at, file.Name + ".xml.gz");
        if (await BytesAsync(url, notes, cancellation) is not { } bytes) yield break;
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var page = new MemoryStream();
        var (kept, isBroken) = (0L, false);
        await foreach (var item in RecordFile.ReadAsync(stream, url.AbsoluteUri, ReadLimits.Default, cancellation, SourceNames.PubMed))
        {
            switch (item)
            {
                case RecordDocument { Document.Bytes: var article } when IsWanted(article):
                    page.Write(article.Span);
                    kept++;
                    if (page.Length >= PageBytes) yield return Page(url, page);
                    break;
                case FileRejected or FileNotUnderstood:
                    // A single article that cannot be read keeps none of the others away.
                    isBroken |= item is FileNotUnderstood or FileRejected { Source: null };
                    notes.Add($"{file.Name}: {item switch { FileRejected rejected => rejected.Reason, FileNotUnderstood other => other.Reason, _ => "" }}");
                    break;
            }
        }
        if (page.Length > 0) yield return Page(url, page);
        if (!isBroken) whole(kept);
    }

    /// <summary>The file as its checksum says it is; null where it does not come so.</summary>
    private async Task<ReadOnlyMemory<byte>?> BytesAsync(Uri url, List<string> notes, CancellationToken cancellation)
    {
        var sum = await client.FetchAsync(new Question(new Uri(url.AbsoluteUri + ".md5")), (_, body) => Checksum(body) is null ? new AnswerFault("No checksum stands in it", MayPass: true) : null, notes, cancellation);
        var expected = Checksum(sum.Body)!;
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var file = await client.FetchAsync(new Question(url), (_, body) => body.IsEmpty ? new AnswerFault("The file is empty", MayPass: true) : null, notes, cancellation);
            if (Md5.IsOf(file.Body.Span, expected)) return file.Body;
            notes.Add($"{url} is not what its checksum says" + (attempt == 1 ? "; fetched again" : ""));
        }
        return null;
    }

    private static string? Checksum(ReadOnlyMemory<byte> body) => HexOfMd5().Match(Encoding.UTF8.GetString(body.Span)) is { Success: true } match ? match.Value : null;

    private bool IsWanted(ReadOnlyMemory<byte> article) =>
        wanted is null || PubMedParser.Parse(article) is not ParsedRecord { Facts: PublicationFacts { Withdrawn: false } facts }
        || wanted.IsMatch(string.Join(' ', [facts.Title, facts.VernacularTitle, facts.Abstract, .. facts.Keywords, .. facts.Mesh.Select(m => m.Term)]));

    private FetchedPage Page(Uri url, MemoryStream articles)
    {
        byte[] body = [.. "<PubmedArticleSet>"u8, .. articles.GetBuffer().AsSpan(0, (int)articles.Length), .. "</PubmedArticleSet>"u8];
        articles.SetLength(0);
        return new FetchedPage(url, time.GetUtcNow(), body, "application/xml");
    }

    [GeneratedRegex("[0-9a-fA-F]{32}", RegexOptions.CultureInvariant)]
    private static partial Regex HexOfMd5();

    /// <summary>"pubmed26n1335": a year's numbers run on from its baseline to its updates.</summary>
    private sealed partial record DataFile(int Year, int Number, string Name) : IComparable<DataFile>
    {
        public static DataFile? Of(string written) => Form().Match(written) is { Success: true } match
            ? new DataFile(int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture), match.Groups[1].Value)
            : null;

        public int CompareTo(DataFile? other) => other is null ? 1 : (Year, Number).CompareTo((other.Year, other.Number));

        [GeneratedRegex(@"^(pubmed(\d\d)n(\d{4,6}))(?:\.xml\.gz)?$", RegexOptions.CultureInvariant)]
        private static partial Regex Form();
    }
}
