using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Ingest.Files;

/// <summary>
/// Cuts an XML file into the record elements of a form, each with the exact bytes of its element. Names are compared without their prefix.
/// A document type is passed over byte by byte: no entity is expanded and nothing is fetched.
/// </summary>
internal sealed partial class XmlFormRecords(string path, ByteWindow window, ReadLimits limits, XmlForm form)
{
    private readonly byte[] _record = Encoding.UTF8.GetBytes(form.Record);

    /// <summary>How many record elements stand open, one in the other; the outermost is the record.</summary>
    private int _depth;
    private long _start;
    private bool _hasRoot;
    private int _open;
    private int _records;
    private long? _expected;

    /// <summary>The local name of the first element in a text's beginning; null where none begins there.</summary>
    public static string? RootOf(ReadOnlySpan<byte> head)
    {
        while (head.IndexOf((byte)'<') is var at and >= 0)
        {
            head = head[at..];
            switch (XmlMarkup.Scan(head, out var length))
            {
                case MarkupKind.Open or MarkupKind.Empty:
                    return Encoding.UTF8.GetString(Local(XmlMarkup.Name(head[..length])));
                case MarkupKind.Other:
                    head = head[length..];
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await FindMarkupAsync(cancellation))
        {
            var kind = XmlMarkup.Scan(window.Rest, out var length);
            while (kind == MarkupKind.Cut && window.Rest.Length <= limits.RecordBytes)
            {
                // Twice as much each time, so that long markup is not looked through once for each small read.
                var seen = window.Rest.Length;
                await window.EnsureAsync(seen * 2, cancellation);
                if (window.Rest.Length == seen) break;
                kind = XmlMarkup.Scan(window.Rest, out length);
            }
            if (kind == MarkupKind.Cut) break;
            if (Pass(kind, length) is { } item) yield return item;
            LetGoOfTooLarge();
        }
        if (_depth > 0 || _open > 0 || !_hasRoot)
        {
            var where = _depth > 0 ? $"in the middle of the {form.Record} that begins at byte {_start}" : "before its root is closed";
            yield return new FileRejected(path, form.Source, null, $"The file ends {where}, at byte {window.Position + window.Rest.Length}: records are missing. Fetch it again.");
        }
        yield return new FileTotals(path, form.Source, _records, _expected, HasMore: _expected > _records, Deletions: 0);
    }

    private FileItem? Pass(MarkupKind kind, int length)
    {
        if (kind == MarkupKind.Other)
        {
            window.Advance(length);
            return null;
        }
        var tag = window.Rest[..length];
        var name = Local(XmlMarkup.Name(tag));
        var isRecord = form.IgnoresCase ? Ascii.EqualsIgnoreCase(name, _record) : name.SequenceEqual(_record);
        if (!_hasRoot)
        {
            _hasRoot = true;
            if (form.TotalAttribute is { } attribute) _expected = Attribute(Encoding.UTF8.GetString(tag), attribute);
        }
        if (kind != MarkupKind.Empty) _open += kind == MarkupKind.Open ? 1 : -1;
        if (isRecord && kind != MarkupKind.Close && _depth == 0)
        {
            _start = window.Position;
            window.Mark();
        }
        if (isRecord && kind != MarkupKind.Empty) _depth += kind == MarkupKind.Open ? 1 : _depth > 0 ? -1 : 0;
        var isTotal = form.TotalElement is { } element && _records == 0 && kind == MarkupKind.Open && Encoding.UTF8.GetString(Local(XmlMarkup.Name(tag))) == element;
        window.Advance(length);
        // The total stands at the file's beginning, all of which is at hand.
        if (isTotal && window.Rest.IndexOf((byte)'<') is var end and > 0 && long.TryParse(window.Rest[..end], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var total)) _expected = total;
        return isRecord && kind != MarkupKind.Open && _depth == 0 ? Finished() : null;
    }

    private FileItem Finished()
    {
        if (!window.IsMarked)
        {
            return new FileRejected(path, form.Source, null,
                $"The {form.Record} that begins at byte {_start} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");
        }
        var bytes = window.Marked.ToArray();
        window.Unmark();
        return new RecordDocument(path, form.Source, ContentHash.Document(bytes), new RecordPlace(++_records, _start));
    }

    /// <summary>Moves to the next '&lt;'.</summary>
    private async ValueTask<bool> FindMarkupAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var at = window.Rest.IndexOf((byte)'<');
            window.Advance(at < 0 ? window.Rest.Length : at);
            if (at >= 0) return true;
            LetGoOfTooLarge();
            if (!await window.FillAsync(cancellation)) return false;
        }
    }

    private void LetGoOfTooLarge()
    {
        if (window.IsMarked && window.Marked.Length > limits.RecordBytes) window.Unmark();
    }

    private static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];

    private static long? Attribute(string tag, string name)
    {
        foreach (Match match in Attributes().Matches(tag))
        {
            if (match.Groups[1].Value == name && long.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        }
        return null;
    }

    [GeneratedRegex("""([A-Za-z_][\w.\-]*)\s*=\s*["']\s*(\d+)\s*["']""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();
}
