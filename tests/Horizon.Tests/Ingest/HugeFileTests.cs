using System.Text;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

/// <summary>What measures the heap runs alone: other tests' memory is not its own.</summary>
[CollectionDefinition("Heap", DisableParallelization = true)]
public sealed class HeapMeasured;

[Collection("Heap")]
public sealed class HugeFileTests
{
    private const long Bytes = 300_000_000;

    [Fact]
    public async Task MemoryStaysFlatOverAPageOf300Megabytes()
    {
        var study = Encoding.UTF8.GetBytes(Reading.Study("NCT00000001", ",\"x\":\"" + new string('y', 40_000) + "\"") + ",");
        await AssertFlat("{\"studies\":["u8.ToArray(), study, "{}]}"u8.ToArray());
    }

    [Fact]
    public async Task MemoryStaysFlatOverASetOf300Megabytes() =>
        await AssertFlat("<PubmedArticleSet>"u8.ToArray(), Encoding.UTF8.GetBytes(Reading.Article("1", new string('y', 20_000))), "</PubmedArticleSet>"u8.ToArray());

    [Fact]
    public async Task MemoryStaysFlatOverAListOfPapers() => await AssertFlat(
        "{\"hitCount\":9,\"resultList\":{\"result\":["u8.ToArray(),
        Encoding.UTF8.GetBytes($"{{\"id\":\"1\",\"source\":\"MED\",\"pmid\":\"1\",\"title\":\"{new string('y', 20_000)}\"}},"), "]}}"u8.ToArray());

    [Fact]
    public async Task MemoryStaysFlatOverAnExportOfRegisters() => await AssertFlat(
        "<Trials_downloaded_from_ICTRP>"u8.ToArray(), Encoding.UTF8.GetBytes($"<Trial><TrialID>NCT90000001</TrialID><Public_title>{new string('y', 20_000)}</Public_title></Trial>"),
        "</Trials_downloaded_from_ICTRP>"u8.ToArray());

    [Fact]
    public async Task MemoryStaysFlatOverATable() => await AssertFlat("id,title,abstract\n"u8.ToArray(), Encoding.UTF8.GetBytes($"1,A title,\"{new string('y', 20_000)}\"\n"), []);

    [Fact]
    public async Task MemoryStaysFlatOverAListOfCitations() =>
        await AssertFlat([], Encoding.UTF8.GetBytes($"TY  - JOUR\nTI  - A title\nDO  - 10.5555/x\nAB  - {new string('y', 20_000)}\nER  - \n"), []);

    [Fact]
    public async Task MemoryStaysFlatOverALibraryInBibTex() =>
        await AssertFlat("@string{j = {Journal}}\n"u8.ToArray(), Encoding.UTF8.GetBytes($"@article{{k, title = {{A title}}, journal = j, abstract = {{{new string('y', 20_000)}}}}}\n"), []);

    [Fact]
    public async Task MemoryStaysFlatOverATableInWindows1252() =>
        await AssertFlat("id,title,abstract\n"u8.ToArray(), Encoding.Latin1.GetBytes($"1,A title,\"{new string('\u00E9', 20_000)}\"\n"), []);

    [Fact]
    public async Task MemoryStaysFlatOverAWorkbook()
    {
        var row = Encoding.UTF8.GetBytes($"<row><c t=\"inlineStr\"><is><t>{new string('y', 20_000)}</t></is></c><c/><c><v>99001</v></c></row>");
        var rows = Bytes / row.Length;
        var book = WorkbookTests.Book(sheet =>
        {
            sheet.Write("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Short Name</t></is></c><c t=\"inlineStr\"><is><t>Managing Specialty</t></is></c><c t=\"inlineStr\"><is><t>Link</t></is></c></row>"u8);
            for (var i = 0; i < rows; i++) sheet.Write(row);
            sheet.Write("</sheetData></worksheet>"u8);
        });
        using var stream = new MemoryStream(book, writable: false);
        // Rows that are all alike pack better than any real ones.
        Assert.Equal(rows, await RecordsReadFlat(stream, new ReadLimits { ExpansionRatio = 2000 }));
    }

    [Fact]
    public async Task OneRecordOf300MegabytesIsLeftOutWithoutBeingHeld() =>
        await AssertFlat("[{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"},\"x\":\""u8.ToArray(), "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"u8.ToArray(), "\"}},7]"u8.ToArray(),
            new ReadLimits { RecordBytes = 1_000_000 });

    private static async Task AssertFlat(byte[] start, byte[] repeated, byte[] end, ReadLimits? limits = null)
    {
        await using var stream = new Generated(start, repeated, Bytes, end);
        Assert.Equal(limits is null ? Bytes / repeated.Length : 0, await RecordsReadFlat(stream, limits ?? ReadLimits.Default));
        Assert.True(stream.Given > Bytes - repeated.Length, "The stream was not read to its end.");
    }

    private static async Task<long> RecordsReadFlat(Stream stream, ReadLimits limits)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long records = 0, items = 0, peak = 0;
        await foreach (var item in RecordFile.ReadAsync(stream, "huge", limits, TestContext.Current.CancellationToken))
        {
            if (item is RecordDocument) records++;
            if (++items % 2_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.InRange(peak, long.MinValue, 30_000_000);
        return records;
    }

    /// <summary>A start, one piece again and again, and an end; nothing of it is stored.</summary>
    private sealed class Generated(byte[] start, byte[] repeated, long bytes, byte[] end) : Stream
    {
        private readonly long _middle = bytes / repeated.Length * repeated.Length;

        public long Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var at = Given - start.Length;
            var (piece, from) = at < 0 ? (start, Given) : at < _middle ? (repeated, at % repeated.Length) : (end, at - _middle);
            var given = (int)Math.Min(count, piece.Length - from);
            piece.AsSpan((int)from, given).CopyTo(buffer.AsSpan(offset));
            Given += given;
            return given;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
