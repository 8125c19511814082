using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class PubMedFilesTests
{
    private static readonly CrawlRequest Updates = new(Query: "files:updates");

    private readonly Dictionary<string, byte[]> files = [];

    [Fact]
    public async Task FilesAreReadInTheOrderOfTheirNumbersFromTheOneAfterTheLast()
    {
        await using var server = await StartAsync();
        Put("updatefiles/pubmed26n1336.xml.gz", Article(3, "Protons for lung cancer"), Deleted(1));
        Put("updatefiles/pubmed26n1335.xml.gz", Article(1, "Radiotherapy for lung cancer"), Article(2, "Statins in the old"));
        var (steps, failure) = await server.CrawlAsync("pubmed", Updates);
        Assert.Null(failure);
        Assert.Equal(["pubmed26n1335", "pubmed26n1336"], steps.Windows().Select(w => w.Window));
        Assert.Equal([1L, 1L], steps.Windows().Select(w => w.Expected!.Value));
        Assert.All(steps.Windows(), w => Assert.True(w.Complete));
        // Neither the article on statins nor that on "protons" alone holds a wanted word; the deletion is taken whatever it was of.
        Assert.Equal(["pubmed/1"], await steps.KeysAsync("pubmed"));
        Put("updatefiles/pubmed26n1337.xml.gz", Article(4, "Brachytherapy"));
        var again = await server.CrawlAsync("pubmed", Updates with { Checkpoint = steps.Windows()[^1].Checkpoint });
        Assert.Equal("pubmed26n1337", Assert.Single(again.Steps.Windows()).Window);
        var last = await server.CrawlAsync("pubmed", Updates with { Checkpoint = again.Steps.Windows()[^1].Checkpoint });
        Assert.IsType<UpToDate>(Assert.Single(last.Steps));
    }

    [Fact]
    public async Task TheYearlyFilesComeFirstAndANewYearBeginsAnew()
    {
        await using var server = await StartAsync();
        Put("baseline/pubmed26n0001.xml.gz", Article(1, "Radiotherapy"));
        Put("updatefiles/pubmed26n1335.xml.gz", Article(2, "Brachytherapy"));
        var request = new CrawlRequest(Query: "files:baseline radiotherap OR brachytherap");
        var (steps, _) = await server.CrawlAsync("pubmed", request);
        Assert.Equal(["pubmed26n0001", "pubmed26n1335"], steps.Windows().Select(w => w.Window));
        files.Clear();
        Put("baseline/pubmed27n0001.xml.gz", Article(1, "Radiotherapy"));
        Put("updatefiles/pubmed27n1400.xml.gz", Article(2, "Brachytherapy"));
        var next = await server.CrawlAsync("pubmed", request with { Checkpoint = steps.Windows()[^1].Checkpoint });
        Assert.Equal(["pubmed27n0001", "pubmed27n1400"], next.Steps.Windows().Select(w => w.Window));
    }

    [Fact]
    public async Task AFileThatIsNotWhatItsChecksumSaysEndsTheRunBeforeTheFilesThatRestOnIt()
    {
        await using var server = await StartAsync();
        Put("updatefiles/pubmed26n1335.xml.gz", Article(1, "Radiotherapy"));
        Put("updatefiles/pubmed26n1336.xml.gz", Article(2, "Radiotherapy"));
        Put("updatefiles/pubmed26n1337.xml.gz", Article(3, "Radiotherapy"));
        files["updatefiles/pubmed26n1336.xml.gz"][^3] ^= 1;
        var (steps, failure) = await server.CrawlAsync("pubmed", Updates);
        Assert.Null(failure);
        Assert.Equal(["pubmed/1"], await steps.KeysAsync("pubmed"));
        Assert.Equal([true, false], steps.Windows().Select(w => w.Complete));
        Assert.Contains(steps.Windows()[1].Notes, note => note.Contains("checksum", StringComparison.Ordinal));
        // It is a file that lacks: how many records it has nobody knows.
        Assert.Null(steps.Windows()[1].Expected);
        Assert.StartsWith("The file pubmed26n1336 could not be had whole", steps.Windows()[1].Lacking, StringComparison.Ordinal);
        Put("updatefiles/pubmed26n1336.xml.gz", Article(2, "Radiotherapy"));
        var again = await server.CrawlAsync("pubmed", Updates with { Checkpoint = steps.Windows()[^1].Checkpoint });
        Assert.Equal(["pubmed/2", "pubmed/3"], await again.Steps.KeysAsync("pubmed"));
    }

    [Fact]
    public async Task OtherFilesAreRefusedWithWhatToAskFor()
    {
        await using var server = await StartAsync();
        Assert.Contains("files:updates", Assert.IsType<CrawlRefusedException>((await server.CrawlAsync("pubmed", new CrawlRequest(Query: "files:all"))).Failure).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private async Task<PathServer> StartAsync()
    {
        var server = await PathServer.StartAsync((request, _) => request.Path switch
        {
            "/pubmed/baseline/" or "/pubmed/updatefiles/" => Listing(request.Path["/pubmed/".Length..]),
            _ when request.Path.EndsWith(".md5", StringComparison.Ordinal) && files.ContainsKey(FileOf(request.Path)[..^4]) => files[FileOf(request.Path)] is var sum ? Encoding.ASCII.GetString(sum) : null,
            _ => null,
        });
        server.MediaType = "text/html";
        server.Misbehave = async (context, request) =>
        {
            if (!request.Path.EndsWith(".gz", StringComparison.Ordinal) || !files.TryGetValue(FileOf(request.Path), out var bytes)) return false;
            context.Response.ContentType = "application/x-gzip";
            await context.Response.Body.WriteAsync(bytes);
            return true;
        };
        return server;
    }

    private string Listing(string folder) => $"<html><body><pre>{string.Concat(files.Keys.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).Select(f => $"<a href=\"{f[folder.Length..]}\">{f[folder.Length..]}</a> 2026-01-02 30M\n"))}<a href=\"README.txt\">README.txt</a></pre></body></html>";

    private static string FileOf(string path) => path["/pubmed/".Length..];

    private void Put(string path, params string[] records)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><PubmedArticleSet>{string.Concat(records)}</PubmedArticleSet>"));
        files[path] = bytes.ToArray();
        files[path + ".md5"] = Encoding.ASCII.GetBytes($"MD5({Path.GetFileName(path)})= {Convert.ToHexStringLower(Checksum(bytes.ToArray()))}\n");
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "As the publisher gives it.")]
    private static byte[] Checksum(byte[] bytes) => MD5.HashData(bytes);

    private static string Article(int pmid, string title) =>
        $"<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID Version=\"1\">{pmid}</PMID><DateRevised><Year>2026</Year><Month>01</Month><Day>02</Day></DateRevised><Article><ArticleTitle>{title}</ArticleTitle><AuthorList><Author><LastName>A</LastName><AffiliationInfo><Affiliation>Department of Radiation Oncology</Affiliation></AffiliationInfo></Author></AuthorList></Article></MedlineCitation></PubmedArticle>";

    private static string Deleted(int pmid) => $"<DeleteCitation><PMID Version=\"1\">{pmid}</PMID></DeleteCitation>";
}
