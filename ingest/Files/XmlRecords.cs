using System.Runtime.CompilerServices;
using System.Text;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Files;

/// <summary>
/// Cuts a PubMed XML file into its articles, each with the exact bytes of its element, and its deletions. A document type is passed over byte by byte:
/// no entity is expanded and nothing is fetched.
/// </summary>
internal sealed class XmlRecords(string path, ByteWindow window, ReadLimits limits)
{
    private const string Source = SourceNames.PubMed;

    private string? _root;
    private bool _isClosed = true;
    private bool _isForeign;
    private bool _isUnderstood;

    /// <summary>The element that is being read as one: an article or a DeleteCitation.</summary>
    private string? _inside;
    private long _start;
    private int _records;
    private int _deletions;

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!_isForeign && await FindMarkupAsync(cancellationToken))
        {
            var kind = XmlMarkup.Scan(window.Rest, out var length);
            while (kind == MarkupKind.Cut && window.Rest.Length <= limits.RecordBytes)
            {
                // Twice as much each time, so that long markup is not looked through once for each small read.
                var seen = window.Rest.Length;
                await window.EnsureAsync(seen * 2, cancellationToken);
                if (window.Rest.Length == seen) break;
                kind = XmlMarkup.Scan(window.Rest, out length);
            }
            if (kind == MarkupKind.Cut) break;
            if (Pass(kind, length) is { } item) yield return item;
            if (window.IsMarked && window.Marked.Length > limits.RecordBytes) window.Unmark();
        }
        if (_root is null)
        {
            yield return new FileNotUnderstood(path, "XML without a root element.");
            yield break;
        }
        if (_isForeign)
        {
            yield return _isUnderstood
                ? new FileRejected(path, Source, null, $"What stands from byte {window.Position} on is not PubMed's XML and is not read.")
                : new FileNotUnderstood(path,
                    $"XML with the root {_root}, which is none of the sources' own forms; the README lists them.");
            if (!_isUnderstood) yield break;
        }
        else if (_inside is not null || !_isClosed || window.Rest.Length > 0) yield return Ended();
        yield return new FileTotals(path, Source, _records, ExpectedTotal: null, HasMore: false, _deletions);
    }

    /// <summary>Moves to the next '&lt;'.</summary>
    private async ValueTask<bool> FindMarkupAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var at = window.Rest.IndexOf((byte)'<');
            window.Advance(at < 0 ? window.Rest.Length : at);
            if (at >= 0) return true;
            if (window.IsMarked && window.Marked.Length > limits.RecordBytes) window.Unmark();
            if (!await window.FillAsync(cancellationToken)) return false;
        }
    }

    private FileItem? Pass(MarkupKind kind, int length)
    {
        if (kind == MarkupKind.Other)
        {
            window.Advance(length);
            return null;
        }
        var name = XmlMarkup.Name(window.Rest[..length]);
        if (_inside is null) return Outside(kind, name, length);
        if (kind == MarkupKind.Close && Is(name, _inside))
        {
            window.Advance(length);
            return Finished();
        }
        if (kind == MarkupKind.Open && IsArticle(name))
        {
            // One article never stands in another: the one before was never closed.
            var unclosed = new FileRejected(path, Source, Id(), $"The article that begins at byte {_start} is not closed before the next one begins.");
            Begin(name, length);
            return unclosed;
        }
        if (_inside == "DeleteCitation" && name.SequenceEqual("PMID"u8)) return Deleted(kind, length);
        window.Advance(length);
        return null;
    }

    /// <summary>Each PMID of a DeleteCitation is a record of its own, which says that the article is deleted.</summary>
    private RecordDocument? Deleted(MarkupKind kind, int length)
    {
        if (kind == MarkupKind.Open) window.Mark();
        window.Advance(length);
        if (kind != MarkupKind.Close || !window.IsMarked) return null;
        byte[] bytes = [.. "<DeleteCitation>"u8, .. window.Marked, .. "</DeleteCitation>"u8];
        var at = window.MarkPosition;
        window.Unmark();
        _deletions++;
        return new RecordDocument(path, Source, ContentHash.Document(bytes), new RecordPlace(++_records, at));
    }

    private FileItem? Outside(MarkupKind kind, ReadOnlySpan<byte> name, int length)
    {
        if (kind == MarkupKind.Close)
        {
            _isClosed |= Is(name, _root ?? "");
            window.Advance(length);
            return null;
        }
        var isArticle = IsArticle(name);
        if (_isClosed && !isArticle)
        {
            _isForeign = !(name.SequenceEqual("PubmedArticleSet"u8) || name.SequenceEqual("PubmedBookArticleSet"u8));
            _root = _isForeign && _root is not null ? _root : Encoding.UTF8.GetString(name);
            _isClosed = kind == MarkupKind.Empty;
            _isUnderstood |= !_isForeign;
            if (!_isForeign) window.Advance(length);
            return null;
        }
        _root ??= Encoding.UTF8.GetString(name);
        _isUnderstood = true;
        if (kind == MarkupKind.Open && (isArticle || name.SequenceEqual("DeleteCitation"u8))) Begin(name, length);
        else window.Advance(length);
        return null;
    }

    private void Begin(ReadOnlySpan<byte> name, int length)
    {
        _inside = Encoding.UTF8.GetString(name);
        _start = window.Position;
        if (IsArticle(name)) window.Mark();
        window.Advance(length);
    }

    private FileItem? Finished()
    {
        var isArticle = _inside != "DeleteCitation";
        _inside = null;
        if (!isArticle) return null;
        if (!window.IsMarked)
        {
            return new FileRejected(path, Source, null,
                $"The article that begins at byte {_start} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");
        }
        var bytes = window.Marked.ToArray();
        window.Unmark();
        return new RecordDocument(path, Source, ContentHash.Document(bytes), new RecordPlace(++_records, _start));
    }

    private FileRejected Ended()
    {
        var where = _inside is null ? $"before </{_root}>" : $"in the middle of the {_inside} that begins at byte {_start}";
        return new FileRejected(path, Source, Id(), $"The file ends {where}, at byte {window.Position + window.Rest.Length}: records are missing. Fetch it again.");
    }

    private string? Id()
    {
        if (!window.IsMarked) return null;
        var text = window.Marked;
        var at = text.IndexOf("<PMID"u8);
        if (at < 0) return null;
        text = text[at..];
        var from = text.IndexOf((byte)'>') + 1;
        var digits = text[from..];
        var count = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count is > 0 and <= 8 ? Encoding.ASCII.GetString(digits[..count]) : null;
    }

    private static bool IsArticle(ReadOnlySpan<byte> name) => name.SequenceEqual("PubmedArticle"u8) || name.SequenceEqual("PubmedBookArticle"u8);

    private static bool Is(ReadOnlySpan<byte> name, string other) =>
        name.Length == other.Length && Encoding.UTF8.GetString(name) == other;
}
