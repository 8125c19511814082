using System.Buffers;

namespace Horizon.Ingest.Files;

/// <summary>
/// Finds where a JSON value ends, piece by piece, by strings and brackets alone. Whether the value is sound JSON is its parser's question,
/// so that one broken record costs that record and not the file.
/// </summary>
internal struct JsonValueScanner
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("{}[]\""u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(",]} \t\r\n"u8);

    private int _depth;
    private bool _started;
    private bool _inString;
    private bool _inScalar;

    /// <summary>The value is whole.</summary>
    public bool IsDone { get; private set; }

    /// <summary>A number, true, false or null, which ends where something else begins, the end of the file included.</summary>
    public readonly bool IsScalar => _inScalar;

    /// <summary>Starts on the value's first byte, then goes on where it stopped.</summary>
    /// <returns>How many bytes belong to the value; fewer than given only when it is done or an escape is cut.</returns>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || IsDone) return 0;
        if (!_started)
        {
            _started = true;
            _inScalar = bytes[0] is not ((byte)'{' or (byte)'[' or (byte)'"');
        }
        return _inScalar ? ScanScalar(bytes) : ScanStructure(bytes);
    }

    private int ScanScalar(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny(ScalarEnds);
        if (end < 0) return bytes.Length;
        IsDone = true;
        return end;
    }

    private int ScanStructure(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (_inString)
            {
                var stop = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
                if (stop < 0) return bytes.Length;
                at += stop;
                if (bytes[at] == '\\')
                {
                    if (at + 1 == bytes.Length) return at;
                    at += 2;
                    continue;
                }
                _inString = false;
                at++;
            }
            else
            {
                var stop = bytes[at..].IndexOfAny(Structure);
                if (stop < 0) return bytes.Length;
                at += stop;
                switch (bytes[at++])
                {
                    case (byte)'"':
                        _inString = true;
                        continue;
                    case (byte)'{' or (byte)'[':
                        _depth++;
                        continue;
                    default:
                        _depth--;
                        break;
                }
            }
            if (_depth > 0) continue;
            IsDone = true;
            return at;
        }
        return at;
    }
}
