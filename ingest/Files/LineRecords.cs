using System.Runtime.CompilerServices;

namespace Horizon.Ingest.Files;

/// <summary>
/// Cuts a text whose records each begin with a line of a certain kind (a tag, an @) into those records, each with its exact bytes up to the next one.
/// Memory depends on the largest record.
/// </summary>
internal sealed class LineRecords(string path, ByteWindow window, ReadLimits limits, string source, LineRecords.BeginsRecord begins)
{
    /// <param name="line">A line without its end.</param>
    public delegate bool BeginsRecord(ReadOnlySpan<byte> line);

    private int _records;
    private long _start;

    /// <summary>The cutter of a form.</summary>
    public static TextCutter Of(string source, BeginsRecord begins) =>
        (path, window, limits, cancellation) => new LineRecords(path, window, limits, source, begins).ReadAsync(cancellation);

    private async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var isOpen = false;
        while (await LineAsync(cancellation) is var length and > 0)
        {
            if (begins(window.Rest[..length].TrimEnd("\r\n"u8)))
            {
                if (isOpen) yield return Finished();
                isOpen = true;
                _start = window.Position;
                window.Mark();
            }
            window.Advance(length);
            if (window.IsMarked && window.Marked.Length > limits.RecordBytes) window.Unmark();
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

    /// <summary>How long the line at the cursor is, its end included; 0 at the end of the text. A line beyond what a record may have is passed in parts.</summary>
    private async ValueTask<int> LineAsync(CancellationToken cancellation)
    {
        var seen = 0;
        while (true)
        {
            var end = window.Rest[seen..].IndexOf((byte)'\n');
            if (end >= 0) return seen + end + 1;
            seen = window.Rest.Length;
            if (seen > limits.RecordBytes || !await window.FillAsync(cancellation)) return seen;
        }
    }
}
