using System.Runtime.CompilerServices;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Files;

/// <summary>
/// Cuts a JSON file of ClinicalTrials.gov into its studies: a single study, a list, a page of API v2, a FullStudiesResponse, or one after the other
/// (JSON lines). Each study keeps the exact bytes of its object; a line of JSON lines that is broken costs itself alone.
/// </summary>
internal sealed class JsonRecords(string path, ByteWindow window, ReadLimits limits)
{
    private const string Source = SourceNames.ClinicalTrialsGov;
    private const int ForeignBeforeGivingUp = 100;
    private const string Readable = "It is in none of the sources' own forms, which the README lists; a table or list of another kind is read with import --mapping.";

    private readonly JsonCursor _cursor = new(window, limits.RecordBytes);
    private readonly Stack<Frame> _frames = new();
    private readonly List<FileRejected> _foreign = [];
    private readonly List<string> _members = [];
    private bool _isUnderstood;
    private bool _isStudy;
    private bool _isBareList;
    private bool _stop;
    private bool _isLines;
    private bool _isBroken;
    private FileRejected? _end;
    private int _records;
    private long? _expected;
    private long? _lastRank;
    private bool _hasMore;

    private enum Frame
    {
        List,
        Object,
    }

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _isLines = JsonLines.Are(window.Rest);
        while (!_stop)
        {
            if (_isLines && (_frames.Count == 0 || _isBroken) && await BrokenLineAsync(cancellationToken) is { } broken)
            {
                foreach (var item in Foreign(broken)) yield return item;
                continue;
            }
            var next = await _cursor.PeekAsync(cancellationToken);
            if (next < 0)
            {
                if (_frames.Count > 0) Ended();
                break;
            }
            foreach (var item in await StepAsync((char)next, cancellationToken)) yield return item;
        }
        if (!_isUnderstood)
        {
            yield return new FileNotUnderstood(path, $"JSON of another shape ({Description()}). {_end?.Reason ?? Readable}");
            yield break;
        }
        foreach (var item in _foreign) yield return item;
        if (_end is not null) yield return _end;
        var hasMore = _hasMore || (_lastRank is { } last && _expected is { } found && last < found);
        yield return new FileTotals(path, Source, _records, _expected, hasMore, Deletions: 0);
    }

    /// <summary>Passes the line at the cursor where it is not one whole object, or what is left of it where it turned out to be none, and says so; null where it is, or where no line is left.</summary>
    private async ValueTask<FileRejected?> BrokenLineAsync(CancellationToken cancellationToken)
    {
        if (await _cursor.PeekAsync(cancellationToken) < 0) return null;
        var length = await window.LineAsync(limits.RecordBytes, cancellationToken);
        // A line beyond what a record may have is left to those who let it go.
        if (!_isBroken && (length > limits.RecordBytes || JsonLines.IsWhole(window.Rest[..length].TrimEnd("\r\n, "u8)))) return null;
        var rejected = new FileRejected(path, Source, StudyShape.IdIn(window.Rest[..length]), $"The line at byte {window.Position} is no whole object: it is left out, and what follows it is read. Fetch the file again.");
        window.Advance(length);
        window.Unmark();
        _frames.Clear();
        _isBroken = false;
        return rejected;
    }

    private async ValueTask<IReadOnlyList<FileItem>> StepAsync(char next, CancellationToken cancellationToken)
    {
        if (_frames.Count == 0) return Root(next);
        var isList = _frames.Peek() == Frame.List;
        if (next == (isList ? ']' : '}'))
        {
            window.Advance(1);
            _frames.Pop();
            // An empty page is a page; an empty list alone may be anything.
            _isUnderstood |= isList && _frames.Count > 0 && _records == 0 && _foreign.Count == 0;
            return _frames.Count == 0 ? RootClosed() : [];
        }
        if (isList) return await ElementAsync(next, cancellationToken);
        return await _cursor.NameAsync(cancellationToken) is { } name ? await MemberAsync(name, cancellationToken) : Broken();
    }

    private IReadOnlyList<FileItem> Root(char next)
    {
        if (next is not ('{' or '[')) return Broken();
        _isBareList = next == '[';
        _isStudy = false;
        if (next == '{') window.Mark();
        window.Advance(1);
        _frames.Push(next == '{' ? Frame.Object : Frame.List);
        return [];
    }

    private IReadOnlyList<FileItem> RootClosed()
    {
        var isHeld = window.IsMarked;
        FileItem? item = !_isStudy ? null : isHeld ? Document(0, window.Marked.Length) : TooLarge(null);
        window.Unmark();
        _stop = !_isUnderstood;
        return item is null ? [] : [item];
    }

    private async ValueTask<IReadOnlyList<FileItem>> MemberAsync(string name, CancellationToken cancellationToken)
    {
        var isRoot = _frames.Count == 1;
        var value = await _cursor.PeekAsync(cancellationToken);
        if (isRoot && _members.Count < 8) _members.Add(name);
        switch (name)
        {
            case "protocolSection" or "ProtocolSection" when isRoot:
                _isStudy = _isUnderstood = true;
                break;
            case "studies" or "FullStudies" when value == '[' && !_isStudy:
                window.Unmark();
                window.Advance(1);
                _frames.Push(Frame.List);
                return [];
            case "FullStudiesResponse" when value == '{' && isRoot:
                _isUnderstood = true;
                window.Unmark();
                window.Advance(1);
                _frames.Push(Frame.Object);
                return [];
            case "Study" when value == '{' && !_isStudy:
                return await ElementAsync('{', cancellationToken);
            case "totalCount" or "NStudiesFound":
                _expected = Number(await _cursor.ScalarAsync(cancellationToken)) ?? _expected;
                return [];
            case "MaxRank":
                _lastRank = Number(await _cursor.ScalarAsync(cancellationToken));
                return [];
            case "nextPageToken":
                _hasMore |= !string.IsNullOrEmpty(await _cursor.ScalarAsync(cancellationToken));
                return [];
        }
        if (await _cursor.PassAsync(cancellationToken) == ValueEnd.Cut && _isStudy) return Ended();
        return [];
    }

    private async ValueTask<IReadOnlyList<FileItem>> ElementAsync(char next, CancellationToken cancellationToken)
    {
        window.Mark();
        var start = window.Position;
        var end = await _cursor.PassAsync(cancellationToken);
        if (end == ValueEnd.Cut)
        {
            _isUnderstood |= window.IsMarked && StudyShape.IdIn(window.Marked) is not null;
            return Ended();
        }
        if (end == ValueEnd.TooLarge) return Foreign(TooLarge(start));
        if (window.Position == start)
        {
            window.Unmark();
            return Broken();
        }
        var shape = next == '{' ? StudyShape.Of(window.Marked) : new StudyShape.Foreign([]);
        var item = shape is StudyShape.Study study ? Document(study.Start, study.Length) : null;
        if (item is null)
        {
            var members = ((StudyShape.Foreign)shape).Members;
            if (_members.Count == 0) _members.AddRange(members.Take(8));
            var what = next == '{' ? $"an object with the members {string.Join(", ", members.Take(8))}" : "no object";
            window.Unmark();
            return Foreign(new FileRejected(path, Source, null, $"The element at byte {start} is {what}, which is no study."));
        }
        window.Unmark();
        _isUnderstood = true;
        var items = new List<FileItem>(_foreign) { item };
        _foreign.Clear();
        return items;
    }

    /// <summary>Holds back what is said against elements until it is known that the file has studies at all.</summary>
    private IReadOnlyList<FileItem> Foreign(FileRejected rejected)
    {
        if (_records > 0) return [rejected];
        _foreign.Add(rejected);
        _stop = _foreign.Count >= ForeignBeforeGivingUp;
        return [];
    }

    private RecordDocument Document(int start, int length)
    {
        var bytes = window.Marked.Slice(start, length).ToArray();
        return new RecordDocument(path, Source, ContentHash.Document(bytes), new RecordPlace(++_records, window.MarkPosition + start));
    }

    private FileRejected TooLarge(long? start) => new(path, Source, null,
        $"The study that begins at byte {start ?? 0} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");

    private IReadOnlyList<FileItem> Ended()
    {
        var id = window.IsMarked ? StudyShape.IdIn(window.Marked) : null;
        var where = window.IsMarked && (_isStudy || _frames.Contains(Frame.List))
            ? $"in the middle of the study that begins at byte {window.MarkPosition}"
            : "before its closing bracket";
        return Stop(id, $"The file ends {where}, at byte {window.Position}: studies are missing. Fetch it again.");
    }

    private IReadOnlyList<FileItem> Broken()
    {
        _isBroken = _isLines;
        return _isLines ? [] : Stop(null, $"Broken JSON at byte {window.Position}: what stands from there on is not read. Fetch the file again.");
    }

    private IReadOnlyList<FileItem> Stop(string? id, string reason)
    {
        _stop = true;
        _end ??= new FileRejected(path, Source, id, reason);
        return [];
    }

    private string Description() => _members.Count == 0
        ? _isBareList ? "a list without objects" : "without members"
        : $"{(_isBareList ? "a list of objects with the" : "top-level")} members: {string.Join(", ", _members)}";

    private static long? Number(string? text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
