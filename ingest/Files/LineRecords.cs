using System.Runtime.CompilerServices;

namespace Horizon.Ingest.Files;

/// <summary>
/// Cuts a text whose records each begin with a line of a certain kind (a tag) into those records, each with its exact bytes up to the line that ends it, else
/// up to the next one. What stands before, between and behind them is of no record. Memory depends on the largest record.
/// </summary>
internal sealed class LineRecords(string path, ByteWindow window, ReadLimits limits, string source, LineRecords.IsLine begins, LineRecords.IsLine? ends)
{
    /// <param name="line">A line without its end.</param>
    public delegate bool IsLine(ReadOnlySpan<byte> line);

    private int _records;
    private long _start;

    /// <summary>The cutter of a form.</summary>
    /// <param name="source">The source of the records.</param>
    /// <param name="begins">Tells a record's first line.</param>
    /// <param name="ends">Tells its last line; null where nothing but the next record ends one.</param>
    public static TextCutter Of(string source, IsLine begins, IsLine? ends = null) =>
        (path, window, limits, cancellation) => new LineRecords(path, window, limits, source, begins, ends).ReadAsync(cancellation);

    private async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var isOpen = false;
        while (await window.LineAsync(limits.RecordBytes, cancellation) is var length and > 0)
        {
            var isEnd = isOpen && ends?.Invoke(window.Rest[..length].TrimEnd("\r\n"u8)) == true;
            if (begins(window.Rest[..length].TrimEnd("\r\n"u8)))
            {
                if (isOpen) yield return Finished();
                isOpen = true;
                _start = window.Position;
                window.Mark();
            }
            window.Advance(length);
            if (window.IsMarked && window.Marked.Length > limits.RecordBytes) window.Unmark();
            if (!isEnd) continue;
            yield return Finished();
            isOpen = false;
        }
        if (isOpen) yield return Finished();
        yield return new FileTotals(path, source, _records, ExpectedTotal: null, HasMore: false, Deletions: 0);
    }

    private FileItem Finished()
    {
        if (!window.IsMarked)
            return new FileRejected(path, source, null, $"The record that begins at byte {_start} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");
        var bytes = window.Marked.TrimEnd(" \t\r\n"u8).ToArray();
        window.Unmark();
        return new RecordDocument(path, source, ContentHash.Document(bytes), new RecordPlace(++_records, _start));
    }
}
