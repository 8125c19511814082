using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Files;

/// <summary>Cuts a JSON file into the records of a form. Each keeps the exact bytes of its object; memory depends on the largest.</summary>
/// <param name="path">The file, as its items name it.</param>
/// <param name="window">Stands at the file's first byte.</param>
/// <param name="reading">How large a record may be, and the sets of the run.</param>
/// <param name="form">What the records are.</param>
/// <param name="recordPath">Where they stand; null for a page without any.</param>
internal sealed class JsonFormRecords(string path, ByteWindow window, RecordFile.Reading reading, JsonForm form, string? recordPath)
{
    private const string Each = "[]";

    private readonly JsonCursor _cursor = new(window, reading.Limits.RecordBytes);
    private readonly RowIds _ids = new(path, form.Source, "record", reading.Sets);
    private readonly string[] _steps = recordPath is null ? ["\0"] : Steps(recordPath);
    private readonly string[] _total = form.TotalPath?.Split('.') ?? [];
    private FileRejected? _end;
    private int _records, _objects;
    private long? _expected;

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var isLines = _steps.Length == 0 && JsonLines.Are(window.Rest);
        while (_end is null && await _cursor.PeekAsync(cancellation) >= 0)
        {
            if (isLines && await BrokenLineAsync(cancellation) is { } broken)
            {
                yield return broken;
                continue;
            }
            var start = window.Position;
            await foreach (var item in ValueAsync(0, 0, cancellation)) yield return item;
            if (_end is null && window.Position == start) Broken();
        }
        if (_end is not null) yield return _end;
        yield return new FileTotals(path, form.Source, _records, _expected, HasMore: _expected > _records, Deletions: 0);
    }

    /// <summary>Passes the line at the cursor where it is not one whole object, and says so; null where it is. What lies beyond a record's size is left to those who let it go.</summary>
    private async ValueTask<FileRejected?> BrokenLineAsync(CancellationToken cancellation)
    {
        var length = await window.LineAsync(reading.Limits.RecordBytes, cancellation);
        if (length > reading.Limits.RecordBytes || JsonLines.AreWhole(window.Rest[..length].TrimEnd("\r\n, \t"u8))) return null;
        var what = await IsLastAsync(length, cancellation) ? "The file may have been cut off there: fetch it again." : "What follows it is read.";
        var rejected = new FileRejected(path, form.Source, null, $"The line at byte {window.Position} is no whole object: it is left out. {what}");
        window.Advance(length);
        return rejected;
    }

    /// <summary>Whether the file ends with the line at hand, without a line's end.</summary>
    private async ValueTask<bool> IsLastAsync(int length, CancellationToken cancellation) =>
        window.Rest[length - 1] != '\n' && window.Rest.Length == length && !await window.FillAsync(cancellation);

    /// <param name="step">How far along the way to the records the value at the cursor stands.</param>
    /// <param name="total">How far along the way to the total; -1 where it leads elsewhere.</param>
    /// <param name="cancellation">Stops the reading.</param>
    private async IAsyncEnumerable<FileItem> ValueAsync(int step, int total, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await _cursor.PeekAsync(cancellation);
        if (step == _steps.Length)
        {
            if (await RecordAsync(first, cancellation) is { } record) yield return record;
            yield break;
        }
        var isList = _steps[step] == Each;
        if (first != (isList ? '[' : '{'))
        {
            if (await _cursor.PassAsync(cancellation) == ValueEnd.Cut) Ended();
            yield break;
        }
        window.Advance(1);
        while (_end is null)
        {
            var next = await _cursor.PeekAsync(cancellation);
            if (next == (isList ? ']' : '}'))
            {
                window.Advance(1);
                yield break;
            }
            if (next < 0)
            {
                Ended();
                yield break;
            }
            var start = window.Position;
            var deeper = step + 1;
            var onward = total;
            if (!isList)
            {
                if (await _cursor.NameAsync(cancellation) is not { } name)
                {
                    Broken();
                    yield break;
                }
                onward = total >= 0 && total < _total.Length && name == _total[total] ? total + 1 : -1;
                if (name != _steps[step])
                {
                    await PassAsync(onward, cancellation);
                    continue;
                }
            }
            await foreach (var item in ValueAsync(deeper, onward, cancellation)) yield return item;
            if (_end is null && window.Position == start) Broken();
        }
    }

    /// <summary>Passes a value that holds no records, and reads the total where that is what it holds.</summary>
    private async ValueTask PassAsync(int total, CancellationToken cancellation)
    {
        // White space may stand before the value, and a value begins with its first byte.
        await _cursor.PeekAsync(cancellation);
        if (total < 0)
        {
            if (await _cursor.PassAsync(cancellation) == ValueEnd.Cut) Ended();
            return;
        }
        window.Mark();
        if (await _cursor.PassAsync(cancellation) == ValueEnd.Cut) Ended();
        else if (window.IsMarked) _expected = Total(window.Marked, total) ?? _expected;
        window.Unmark();
    }

    private long? Total(ReadOnlySpan<byte> json, int step)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            for (; step < _total.Length; step++)
            {
                if (reader.TokenType != JsonTokenType.StartObject) return null;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals(_total[step]))
                {
                    reader.Read();
                    reader.Skip();
                }
                if (reader.TokenType != JsonTokenType.PropertyName) return null;
                reader.Read();
            }
            var text = reader.TokenType switch
            {
                JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
                JsonTokenType.String => reader.GetString(),
                _ => null,
            };
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private async ValueTask<FileItem?> RecordAsync(int first, CancellationToken cancellation)
    {
        var start = window.Position;
        if (first == '{') window.Mark();
        var end = await _cursor.PassAsync(cancellation);
        var isHeld = window.IsMarked;
        try
        {
            if (end == ValueEnd.Cut)
            {
                _end = new FileRejected(path, form.Source, null, $"The file ends in the middle of the record that begins at byte {start}: records are missing. Fetch it again.");
                return null;
            }
            if (first != '{') return new FileRejected(path, form.Source, null, $"The value at byte {start} is no object, so it is no record.");
            if (!isHeld) return new FileRejected(path, form.Source, null, $"The record that begins at byte {start} is larger than {reading.Limits.RecordBytes} bytes and is left out; what follows it is read.");
            var bytes = window.Marked.ToArray();
            var row = form.Keep?.Invoke(bytes, path) ?? new KeptRow(bytes);
            if (_ids.TakenSet(row) is { } taken)
            {
                _end = new FileRejected(path, form.Source, null, taken);
                return null;
            }
            var document = ContentHash.Document(row.Bytes);
            return _ids.Repeated(row, document, ++_objects) is { } repeated ? repeated : new RecordDocument(path, form.Source, document, new RecordPlace(++_records, start));
        }
        finally
        {
            window.Unmark();
        }
    }

    private void Ended() => _end ??= new FileRejected(path, form.Source, null, $"The file ends before its closing bracket, at byte {window.Position}: records are missing. Fetch it again.");

    private void Broken() => _end ??= new FileRejected(path, form.Source, null, $"Broken JSON at byte {window.Position}: what stands from there on is not read. Fetch the file again.");

    private static string[] Steps(string recordPath)
    {
        var steps = new List<string>();
        foreach (var part in recordPath.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var isEach = part.EndsWith(Each, StringComparison.Ordinal);
            var name = isEach ? part[..^2] : part;
            if (name.Length > 0) steps.Add(name);
            if (isEach) steps.Add(Each);
        }
        return [.. steps];
    }
}
