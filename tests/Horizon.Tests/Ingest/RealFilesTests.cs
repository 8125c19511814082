using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class RealFilesTests
{
    [Fact]
    public async Task EveryStudyOfTheRealFilesIsReadUnderTheIdThatStandsInIt()
    {
        var folder = RealData.Folder("clinicaltrials.gov");
        var items = await Read(folder);
        var expected = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .SelectMany(f => OwnIds(JsonDocument.Parse(File.ReadAllBytes(f)).RootElement)).ToList();

        Assert.Equal(expected.Order(), items.Ids().Order());
        var foreign = Assert.Single(items.OfType<FileNotUnderstood>());
        Assert.EndsWith("evil.json", foreign.Path, StringComparison.Ordinal);
        Assert.Contains("top-level members: status", foreign.Reason, StringComparison.Ordinal);
        Assert.Empty(items.OfType<FileRejected>());
        // Seven pages and three legacy responses say how many studies their answer has.
        Assert.Equal(10, items.OfType<FileTotals>().Count(t => t.HasMore || t.ExpectedTotal is not null));
    }

    [Fact]
    public async Task EveryPmidOfTheRealFilesIsReadAndEveryOtherFileIsNamed()
    {
        var folder = RealData.Folder("pubmed");
        var items = await Read(folder);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        // An article's own PMID is the first after its MedlineCitation or BookDocument; others are those of works that it cites.
        var expected = files.Where(f => f.EndsWith(".xml", StringComparison.Ordinal)).Select(File.ReadAllText)
            .SelectMany(t => Regex.Matches(t, @"<(?:MedlineCitation|BookDocument)[^>]*>\s*<PMID[^>]*>(\d+)<")).Select(m => m.Groups[1].Value).ToList();

        // The text format begins a record with its PMID; full texts among the responses are Europe PMC's.
        expected.AddRange(files.Where(f => f.EndsWith(".txt", StringComparison.Ordinal)).Select(File.ReadAllText).SelectMany(t => Regex.Matches(t, @"^PMID- (\d+)", RegexOptions.Multiline)).Select(m => m.Groups[1].Value));
        Assert.Equal(expected.Order(), items.Where(i => i is not RecordDocument d || d.Source == SourceNames.PubMed).Ids().Order());
        Assert.Equal(files.Order(), items.Where(i => i is FileTotals or FileNotUnderstood).Select(i => i.Path).Order());
        Assert.Empty(items.OfType<FileRejected>());
        Assert.Equal(5, items.OfType<RecordDocument>().Count(d => d.Source == SourceNames.EuropePmc));
        Assert.Equal(28, items.OfType<FileNotUnderstood>().Count(i => i.Reason.Contains("Fetch the articles with efetch", StringComparison.Ordinal) && i.Reason.Contains("ids or counts", StringComparison.Ordinal)));
        Assert.Contains(items.OfType<FileNotUnderstood>(), i => i.Path.EndsWith(".html", StringComparison.Ordinal) && i.Reason.Contains("HTML", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("recorded-responses", true)]
    [InlineData("website-download-2023", false)]
    public async Task RecordsFetchedWithFewerFieldsAreReducedAndFullOnesAreNot(string folder, bool isReduced)
    {
        var items = await Read(Path.Combine(RealData.Folder("clinicaltrials.gov"), folder));
        var records = items.OfType<RecordDocument>().Select(d => (ParsedRecord)SourceParsers.Parse(d.Source, d.Document.Bytes)).ToList();

        Assert.NotEmpty(records);
        Assert.All(records, r => Assert.Equal(isReduced, r.IsReduced));
    }

    [Fact]
    public async Task FilesFromOtherSourcesAreNamedAndNeverFail()
    {
        var root = RealData.Folder(".");
        foreach (var source in new[] { "crossref" })
        {
            var folder = Path.Combine(root, source);
            var items = await Read(folder);
            Assert.Empty(items.OfType<RecordDocument>());
            Assert.Equal(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(), items.OfType<FileNotUnderstood>().Select(i => i.Path).Order());
        }
    }

    private static Task<List<FileItem>> Read(string folder) =>
        Reading.All(RecordFiles.ReadAsync([folder], ReadLimits.Default, TestContext.Current.CancellationToken));

    private static IEnumerable<string> OwnIds(JsonElement root) => root switch
    {
        { ValueKind: JsonValueKind.Array } => root.EnumerateArray().SelectMany(OwnIds),
        _ when root.TryGetProperty("studies", out var page) => OwnIds(page),
        _ when root.TryGetProperty("FullStudiesResponse", out var response) => OwnIds(response.GetProperty("FullStudies")),
        _ when root.TryGetProperty("Study", out var study) => [study.GetProperty("ProtocolSection").GetProperty("IdentificationModule").GetProperty("NCTId").GetString()!],
        _ when root.TryGetProperty("protocolSection", out var protocol) => [protocol.GetProperty("identificationModule").GetProperty("nctId").GetString()!],
        _ => [],
    };
}
