using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Files;

/// <summary>Cuts a JSON file into the records of a form. Each keeps the exact bytes of its object; memory depends on the largest.</summary>
/// <param name="path">The file, as its items name it.</param>
/// <param name="window">Stands at the file's first byte.</param>
/// <param name="limits">How large a record may be.</param>
/// <param name="form">What the records are.</param>
/// <param name="recordPath">Where they stand; null for a page without any.</param>
internal sealed class JsonFormRecords(string path, ByteWindow window, ReadLimits limits, JsonForm form, string? recordPath)
{
    private const string Each = "[]";

    private readonly JsonCursor _cursor = new(window, limits.RecordBytes);
    private readonly string[] _steps = recordPath is null ? ["\0"] : Steps(recordPath);
    private readonly string[] _total = form.TotalPath?.Split('.') ?? [];
    private FileRejected? _end;
    private int _records;
    private long? _expected;

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (_end is null && await _cursor.PeekAsync(cancellation) >= 0)
        {
            var start = window.Position;
            await foreach (var item in ValueAsync(0, 0, cancellation)) yield return item;
            if (_end is null && window.Position == start) Broken();
        }
        if (_end is not null) yield return _end;
        yield return new FileTotals(path, form.Source, _records, _expected, HasMore: _expected > _records, Deletions: 0);
    }

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
            if (!isHeld) return new FileRejected(path, form.Source, null, $"The record that begins at byte {start} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");
            return new RecordDocument(path, form.Source, ContentHash.Document(window.Marked.ToArray()), new RecordPlace(++_records, start));
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
