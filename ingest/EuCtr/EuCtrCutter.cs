using System.Runtime.CompilerServices;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.EuCtr;

/// <summary>Cuts a text download into its records: each begins with the line of its EudraCT number, and there is one for each member state of a trial.</summary>
internal static class EuCtrCutter
{
    private static readonly byte[] Start = Encoding.ASCII.GetBytes("EudraCT Number:");

    public static async IAsyncEnumerable<FileItem> CutAsync(string path, ByteWindow window, ReadLimits limits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = 0;
        long start = 0;
        var tooLarge = false;
        while (true)
        {
            var length = await LineAsync(window, limits.RecordBytes, cancellation);
            if (length == 0 || Begins(window.Rest[..length]))
            {
                if (window.IsMarked)
                {
                    var bytes = window.Marked.ToArray();
                    window.Unmark();
                    yield return new RecordDocument(path, SourceNames.EuCtr, ContentHash.Document(bytes), new RecordPlace(++records, start));
                }
                else if (tooLarge)
                {
                    tooLarge = false;
                    yield return new FileRejected(path, SourceNames.EuCtr, null, $"The record that begins at byte {start} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");
                }
                if (length == 0) break;
                start = window.Position;
                window.Mark();
            }
            window.Advance(length);
            if (!window.IsMarked || window.Marked.Length <= limits.RecordBytes) continue;
            window.Unmark();
            tooLarge = true;
        }
        yield return new FileTotals(path, SourceNames.EuCtr, records, ExpectedTotal: null, HasMore: false, Deletions: 0);
    }

    /// <summary>The length of the line at the cursor with its end; of a line longer than a record what is at hand; 0 at the end.</summary>
    private static async ValueTask<int> LineAsync(ByteWindow window, int longest, CancellationToken cancellation)
    {
        while (true)
        {
            var end = window.Rest.IndexOf((byte)'\n');
            if (end >= 0) return end + 1;
            if (window.Rest.Length > longest || !await window.FillAsync(cancellation)) return window.Rest.Length;
        }
    }

    private static bool Begins(ReadOnlySpan<byte> line) => line.Length >= Start.Length && Ascii.EqualsIgnoreCase(line[..Start.Length], Start);
}
