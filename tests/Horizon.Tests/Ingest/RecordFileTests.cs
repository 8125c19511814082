using System.Globalization;
using System.IO.Compression;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class RecordFileTests
{
    private static readonly string One = Reading.Study("NCT00000001");
    private static readonly string Two = Reading.Study("NCT00000002");

    [Theory]
    [InlineData("{0}", 1)]
    [InlineData("[{0},{1}]", 2)]
    [InlineData("{{\"studies\":[{0}, {1}],\"totalCount\":9,\"nextPageToken\":\"t\"}}", 2)]
    [InlineData("{{\"FullStudiesResponse\":{{\"NStudiesFound\":9,\"MaxRank\":2,\"FullStudies\":[{{\"Rank\":1,\"Study\":{0}}},{{\"Rank\":2,\"Study\":{1}}}]}}}}", 2)]
    [InlineData("{0}\n{1}\n", 2)]
    public async Task EveryJsonShapeGivesTheExactBytesOfItsStudies(string shape, int count)
    {
        var items = await Reading.Text(string.Format(CultureInfo.InvariantCulture, shape, One, Two));

        Assert.Equal(new[] { One, Two }.Take(count), items.OfType<RecordDocument>().Select(d => Encoding.UTF8.GetString(d.Document.Bytes.Span)));
        Assert.Equal(items.OfType<RecordDocument>().Select(d => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(d.Document.Bytes.Span))),
            items.OfType<RecordDocument>().Select(d => d.Document.Hash));
        var totals = Assert.IsType<FileTotals>(items[^1]);
        Assert.Equal(count, totals.Records);
        if (shape.Contains('9', StringComparison.Ordinal)) Assert.Equal((9, true), (totals.ExpectedTotal, totals.HasMore));
    }

    [Fact]
    public async Task TruncatedJsonGivesWhatIsWholeAndSaysWhereItEnds()
    {
        var text = $"{{\"studies\":[{One},{Two}";
        var items = await Reading.Text(text[..^3]);

        Assert.Equal(["NCT00000001"], items.Ids());
        var end = Assert.Single(items.OfType<FileRejected>());
        Assert.Equal("NCT00000002", end.Id);
        Assert.Contains($"ends in the middle of the study that begins at byte {text.IndexOf(Two, StringComparison.Ordinal)}, at byte {text.Length - 3}", end.Reason, StringComparison.Ordinal);
        Assert.Contains(await Reading.Text(text), i => i is FileRejected { Reason: var reason } && reason.Contains("before its closing bracket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BrokenElementCostsOnlyItself()
    {
        var items = await Reading.Text($"[{One},{{\"x\":1}},7,{Two}]");
        Assert.Equal(["NCT00000001", "NCT00000002"], items.Ids());
        Assert.Equal(2, items.OfType<FileRejected>().Count());
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("{\"protocolSection\": oops")]
    [InlineData("{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT0000000")]
    [InlineData("{\"protocolSection\":{}}}")]
    public async Task ABrokenLineOfJsonLinesCostsOnlyItself(string line)
    {
        foreach (var text in new[] { $"{One}\n{line}\r\n{Two}\n", $"{{{line}\n{One}\n\n{Two}\n", $"{One}\r\n{Two}\r\n{line}" })
        {
            var items = await Reading.Text(text);
            Assert.Equal(["NCT00000001", "NCT00000002"], items.Ids());
            Assert.Contains("is no whole object", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task RecordAboveTheLimitIsLeftOutByNameAndTheFileGoesOn()
    {
        var large = Reading.Study("NCT00000003", ",\"x\":\"" + new string('y', 300_000) + "\"");
        var limits = new ReadLimits { RecordBytes = 100_000 };
        var json = await Reading.Text($"[{One},{large},{Two}]", limits);
        var xml = await Reading.Text($"<PubmedArticleSet>{Reading.Article("1")}{Reading.Article("2", new string('y', 300_000))}{Reading.Article("3")}</PubmedArticleSet>", limits);

        Assert.Equal(["NCT00000001", "NCT00000002"], json.Ids());
        Assert.Equal(["1", "3"], xml.Ids());
        Assert.Contains("larger than 100000 bytes", Assert.Single(json.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        Assert.Contains("larger than 100000 bytes", Assert.Single(xml.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty file")]
    [InlineData(" \n ", "white space")]
    [InlineData("{\"status\": \"pwned\"}", "top-level members: status")]
    [InlineData("[{\"a\":1,\"b\":2}]", "a list of objects with the members: a, b")]
    [InlineData("[1,2,3]", "a list without objects")]
    [InlineData("{\"a\": [1, ", "ends before its closing bracket")]
    [InlineData("<?xml version=\"1.0\"?><pmc-articleset></pmc-articleset>", "the root pmc-articleset")]
    [InlineData("<!DOCTYPE html><html></html>", "HTML page")]
    [InlineData("a,b,c\n1,2,3", "commas")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("hello", "Plain text")]
    public async Task FileOfAnotherKindIsNamedWithWhatItIs(string text, string reason)
    {
        var item = Assert.IsType<FileNotUnderstood>(Assert.Single(await Reading.Text(text)));
        Assert.Contains(reason, item.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task DocumentTypeCommentsAndCdataHideNoArticle()
    {
        var bomb = "<!DOCTYPE PubmedArticleSet [<!ENTITY a \"]><PubmedArticle>\"><!-- ]> ' --><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\"><?pi ]>?>]>";
        var items = await Reading.Text(
            $"<?xml version=\"1.0\"?>{bomb}<PubmedArticleSet><!-- <PubmedArticle> -->{Reading.Article("1", "<![CDATA[</PubmedArticle>]]>")}{Reading.Article("2", "&b;")}" +
            $"{Reading.Article("3")}<DeleteCitation><PMID>7</PMID><PMID>8</PMID></DeleteCitation></PubmedArticleSet>");

        Assert.Equal(["1", "3", "7", "8"], items.Where(i => i is not RecordDocument { Place.Number: 2 }).Ids());
        Assert.Equal(2, Assert.Single(items.OfType<FileTotals>()).Deletions);
        var second = items.OfType<RecordDocument>().Single(d => d.Place.Number == 2);
        Assert.IsType<RejectedRecord>(SourceParsers.Parse(second.Source, second.Document.Bytes));
    }

    [Fact]
    public async Task TruncatedXmlGivesWhatIsWholeAndSaysWhereItEnds()
    {
        var items = await Reading.Text($"<PubmedArticleSet>{Reading.Article("1")}{Reading.Article("2")[..^5]}");
        Assert.Equal(["1"], items.Ids());
        var end = Assert.Single(items.OfType<FileRejected>());
        Assert.Equal("2", end.Id);
        Assert.Contains("in the middle of the PubmedArticle", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextInOtherEncodingsIsRead()
    {
        var title = Reading.Study("NCT00000001", ",\"descriptionModule\":{\"briefSummary\":\"é\"}");
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false) })
        {
            var document = Assert.Single((await Reading.Bytes([.. encoding.GetPreamble(), .. encoding.GetBytes(title)])).OfType<RecordDocument>());
            Assert.Equal(title, Encoding.UTF8.GetString(document.Document.Bytes.Span));
        }
        var latin = Encoding.Latin1.GetBytes($"<?xml version='1.0' encoding='iso-8859-1'?><PubmedArticleSet>{Reading.Article("1", "é")}</PubmedArticleSet>");
        var article = Assert.Single((await Reading.Bytes(latin)).OfType<RecordDocument>());
        Assert.Equal("é", Reading.Publication(Encoding.UTF8.GetString(article.Document.Bytes.Span)).Title);
    }

    [Theory]
    [InlineData("id,title,abstract\n", "1,T,\"{0}\"\n", "2,M\u00FCller \u2019s,x\n")]
    [InlineData("", "TY  - JOUR\nTI  - T\nN2  - {0}\nER  - \n", "TY  - JOUR\nTI  - M\u00FCller \u2019s\nER  - \n")]
    public async Task TextThatTurnsOutToBeWindows1252FarFromItsStartIsRead(string start, string longer, string last)
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = start + string.Format(CultureInfo.InvariantCulture, longer, new string('y', 300_000)) + last;
        var record = (await Reading.Bytes(western.GetBytes(text))).OfType<RecordDocument>().Last();
        var paper = Assert.IsType<PublicationFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse(record.Source, record.Document.Bytes)).Facts);
        Assert.Equal("M\u00FCller \u2019s", paper.Title);
    }

    [Fact]
    public async Task ATableOfBothEncodingsKeepsTheLettersOfBothWhereverTheyStand()
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        for (var filling = 65_500; filling < 65_540; filling++)
        {
            var items = await Reading.Bytes([.. Encoding.UTF8.GetBytes($"id,title\n1,{new string('y', filling)}\u00E9\u20AC\U0001D6C3\n2,"), .. western.GetBytes("\u00E9\u2019\u00E9\u20AC\n3,\u00E9")]);
            var titles = items.OfType<RecordDocument>().Select(d => ((PublicationFacts)((ParsedRecord)SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts).Title![^1..]).ToList();
            Assert.Equal(["\uDEC3", "\u20AC", "\u00E9"], titles);
        }
    }

    [Fact]
    public async Task PackedFilesAreReadWhateverTheirName()
    {
        byte[] members = [.. Gzip($"[{One},"), .. Gzip($"{Two}]")];
        Assert.Equal(["NCT00000001", "NCT00000002"], (await Reading.Bytes(members)).Ids());

        var zip = await Reading.Bytes(Zip(("b.bin", Gzip(One)), ("a/x.txt", Encoding.UTF8.GetBytes(Reading.Article("5"))), ("c", "hello"u8.ToArray())));
        Assert.Equal(["5", "NCT00000001"], zip.Ids());
        Assert.Equal("file!c", Assert.Single(zip.OfType<FileNotUnderstood>()).Path);
        Assert.Equal(["NCT00000001"], (await Reading.Bytes(Gzip(Zip(("a", Encoding.UTF8.GetBytes(One)))))).Ids());
        var excel = await Reading.Bytes(Zip(("[Content_Types].xml", []), ("xl/workbook.xml", [])));
        Assert.Contains("Excel", Assert.IsType<FileNotUnderstood>(Assert.Single(excel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GzipThatIsCutOrLiesIsToldAfterWhatIsWhole()
    {
        var whole = Gzip($"[{One},{Two}]");
        Assert.Empty((await Reading.Bytes(whole)).OfType<FileRejected>());
        foreach (var cut in new[] { 1, 4, 8 })
            Assert.Contains("Fetch it again", Assert.Single((await Reading.Bytes(whole[..^cut])).OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        var liar = whole.ToArray();
        liar[^2] ^= 1;
        Assert.Single((await Reading.Bytes(liar)).OfType<FileRejected>());
        Assert.Single((await Reading.Bytes([.. whole, .. "junk"u8])).OfType<FileRejected>());
    }

    [Fact]
    public async Task DecompressionBombStopsAtItsLimit()
    {
        var bomb = Gzip(Encoding.ASCII.GetBytes("[" + new string(' ', 4_000_000) + "]"));
        var byRatio = await Reading.Bytes(bomb, new ReadLimits { ExpansionFreeBytes = 100_000, ExpansionRatio = 50 });
        var bySize = await Reading.Bytes(Zip(("x", bomb)), new ReadLimits { ExpandedBytes = 1_000_000 });

        Assert.Contains("bomb", Assert.Single(byRatio.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        Assert.Contains("limit of 1000000 bytes", Assert.Single(bySize.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
    }

    private static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return packed.ToArray();
    }
}
