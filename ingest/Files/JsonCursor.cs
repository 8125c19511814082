using System.Text;
using System.Text.Json;

namespace Horizon.Ingest.Files;

/// <summary>How a value ended: whole, whole but larger than a record may be (and let go), or cut by the end of the file.</summary>
internal enum ValueEnd
{
    Whole,
    TooLarge,
    Cut,
}

/// <summary>Moves over the outer structure of a JSON text of any length.</summary>
internal sealed class JsonCursor(ByteWindow window, int recordBytes)
{
    private const int LongestName = 64 * 1024;

    /// <summary>The next byte that is no white space; -1 at the end. Commas count as white space: what stands between them matters.</summary>
    public async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var rest = window.Rest;
            var at = rest.IndexOfAnyExcept(" \t\r\n,"u8);
            if (at >= 0)
            {
                window.Advance(at);
                return window.Rest[0];
            }
            window.Advance(rest.Length);
            if (!await window.FillAsync(cancellationToken)) return -1;
        }
    }

    /// <summary>Passes the value at the cursor. Where a mark holds more than a record may have, the mark is let go.</summary>
    public async ValueTask<ValueEnd> PassAsync(CancellationToken cancellationToken)
    {
        var scanner = new JsonValueScanner();
        var wasMarked = window.IsMarked;
        while (true)
        {
            window.Advance(scanner.Scan(window.Rest));
            if (window.IsMarked && window.Marked.Length > recordBytes) window.Unmark();
            if (scanner.IsDone) break;
            if (!await window.FillAsync(cancellationToken))
            {
                if (!scanner.IsScalar) return ValueEnd.Cut;
                break;
            }
        }
        return wasMarked && !window.IsMarked ? ValueEnd.TooLarge : ValueEnd.Whole;
    }

    /// <summary>Reads the name of a member and its colon. Null where there is none: cut, or no JSON.</summary>
    public async ValueTask<string?> NameAsync(CancellationToken cancellationToken)
    {
        if (await PeekAsync(cancellationToken) != '"' || await ScalarAsync(cancellationToken) is not { } name) return null;
        if (await PeekAsync(cancellationToken) != ':') return null;
        window.Advance(1);
        return name;
    }

    /// <summary>Reads a short text, number or truth value as text; null for null, for objects and lists, and where it is broken or cut.</summary>
    public async ValueTask<string?> ScalarAsync(CancellationToken cancellationToken)
    {
        var first = await PeekAsync(cancellationToken);
        if (first is '{' or '[')
        {
            await PassAsync(cancellationToken);
            return null;
        }
        var scanner = new JsonValueScanner();
        var length = 0;
        while (true)
        {
            length += scanner.Scan(window.Rest[length..]);
            if (scanner.IsDone) break;
            if (length > LongestName || !await window.FillAsync(cancellationToken))
            {
                if (scanner.IsScalar) break;
                await PassAsync(cancellationToken);
                return null;
            }
        }
        var text = TextOf(window.Rest[..length], isString: first == '"');
        window.Advance(length);
        return text;
    }

    private static string? TextOf(ReadOnlySpan<byte> value, bool isString)
    {
        if (!isString) return value.SequenceEqual("null"u8) ? null : Encoding.UTF8.GetString(value);
        try
        {
            var reader = new Utf8JsonReader(value);
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
