using System.Buffers;
using System.Text.Json;

namespace Horizon.Ingest.Fields;

/// <summary>
/// One JSON document as a row of nodes, each before what stands in it, so that a member is found by comparing numbers and a text is made only where it is asked for.
/// System.Text.Json reads the tokens. One is kept by each thread to be filled again; its values must not be used after <see cref="Dispose"/>.
/// </summary>
internal sealed class JsonTree : IDisposable
{
    private const int MostKept = 16_384;
    private const int MaxDepth = 64;

    [ThreadStatic]
    private static JsonTree? _spare;

    /// <summary>What ends the plain part of a text: its quotation mark, an escape, and what may not stand in one.</summary>
    private static readonly SearchValues<byte> EndsPlain = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private static readonly SearchValues<byte> Escapes = SearchValues.Create("\"\\/bfnrt"u8);

    private readonly int[] _open = new int[MaxDepth + 1];
    private ReadOnlyMemory<byte> _json;
    private JsonNode[] _nodes = new JsonNode[256];
    private uint[] _keys = new uint[256];
    private (ColumnName Column, int At)[] _cells = new (ColumnName, int)[32];
    private int _count;

    public ReadOnlySpan<byte> Json => _json.Span;

    public JsonNode[] Nodes => _nodes;

    /// <summary>Of each node the number that tells its name from most others; 0 where it has none.</summary>
    public uint[] Keys => _keys;

    /// <summary>Whether a name is written with escapes, so that its number says nothing.</summary>
    public bool HasEscapedNames { get; private set; }

    public JsonValue Root => new(this, 0);

    /// <exception cref="JsonException">It is no JSON, or goes deeper than 64.</exception>
    public static JsonTree Parse(ReadOnlyMemory<byte> json, JsonReaderOptions options = default)
    {
        var tree = _spare ?? new JsonTree();
        _spare = null;
        tree._json = json;
        tree._count = 0;
        if (!tree.FillRow(json.Span)) tree.Fill(new Utf8JsonReader(json.Span, options));
        return tree;
    }

    public void Dispose()
    {
        _json = default;
        if (_nodes.Length <= MostKept) _spare = this;
    }

    /// <summary>The cells of a row, one row at a time.</summary>
    public TableRow Row(NameTable<ColumnName> columns)
    {
        var count = 0;
        for (var cell = 1; cell < _count; cell = _nodes[cell].End)
        {
            if (count == _cells.Length) Array.Resize(ref _cells, count * 2);
            _cells[count++] = (columns.Of(new JsonValue(this, cell)), cell);
        }
        return new TableRow(this, _cells.AsSpan(0, count));
    }

    /// <summary>
    /// Fills the tree with an object of nothing but texts, written without white space, as rows of tables are kept; false for any other, whose nodes are then to be filled anew.
    /// System.Text.Json goes byte by byte through a text once an escape stands in it, and texts of rows have many.
    /// </summary>
    private bool FillRow(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'{', (byte)'"', .., (byte)'}']) return false;
        var (nodes, keys, count) = (_nodes, _keys, 1);
        for (var at = 1; ; at++)
        {
            var nameStart = at + 1;
            if (at >= json.Length || json[at] != '"' || TextLength(json[nameStart..], out var isEscaped) is not (>= 0 and var nameLength) || isEscaped) return false;
            var start = nameStart + nameLength + 2;
            if (start >= json.Length || json[start - 1] != ':' || json[start] != '"' || TextLength(json[(start + 1)..], out isEscaped) is not (>= 0 and var length)) return false;
            if (count == nodes.Length)
            {
                Array.Resize(ref _nodes, count * 2);
                Array.Resize(ref _keys, count * 2);
                (nodes, keys) = (_nodes, _keys);
            }
            keys[count] = JsonNode.KeyOf(json.Slice(nameStart, nameLength));
            nodes[count] = new JsonNode
            {
                NameStart = nameStart,
                NameLength = nameLength,
                Start = start,
                Length = length,
                End = count + 1,
                Kind = JsonValueKind.String,
                IsEscaped = isEscaped,
            };
            count++;
            at = start + length + 2;
            if (at == json.Length - 1) break;
            if (at >= json.Length || json[at] != ',') return false;
        }
        keys[0] = 0;
        nodes[0] = new JsonNode { Parent = -1, Length = json.Length, End = count, Kind = JsonValueKind.Object };
        HasEscapedNames = false;
        _count = count;
        return true;
    }

    /// <summary>How long the text is up to its quotation mark; -1 where it has none, or holds what may not stand in a text.</summary>
    private static int TextLength(ReadOnlySpan<byte> text, out bool isEscaped)
    {
        isEscaped = false;
        for (var at = 0; ;)
        {
            var plain = text[at..].IndexOfAny(EndsPlain);
            if (plain < 0) return -1;
            at += plain;
            if (text[at] == '"') return at;
            if (text[at] != '\\' || at + 1 >= text.Length) return -1;
            isEscaped = true;
            if (Escapes.Contains(text[at + 1])) at += 2;
            else if (text[at + 1] == 'u' && at + 6 <= text.Length && IsHex(text.Slice(at + 2, 4))) at += 6;
            else return -1;
        }
    }

    private static bool IsHex(ReadOnlySpan<byte> digits) =>
        char.IsAsciiHexDigit((char)digits[0]) && char.IsAsciiHexDigit((char)digits[1]) && char.IsAsciiHexDigit((char)digits[2]) && char.IsAsciiHexDigit((char)digits[3]);

    private void Fill(Utf8JsonReader reader)
    {
        var (nodes, keys, parent) = (_nodes, _keys, -1);
        HasEscapedNames = false;
        var (depth, count, nameStart, nameLength, key, isNameEscaped) = (0, 0, 0, 0, 0u, false);
        while (reader.Read())
        {
            var type = reader.TokenType;
            if (type == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan;
                (nameStart, nameLength, key, isNameEscaped) = ((int)reader.TokenStartIndex + 1, name.Length, JsonNode.KeyOf(name), reader.ValueIsEscaped);
                HasEscapedNames |= isNameEscaped;
                continue;
            }
            if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var closed = ref nodes[_open[--depth]];
                parent = closed.Parent;
                closed.End = count;
                closed.Length = (int)reader.TokenStartIndex + 1 - closed.Start;
                continue;
            }
            if (count == nodes.Length)
            {
                Array.Resize(ref _nodes, count * 2);
                Array.Resize(ref _keys, count * 2);
                (nodes, keys) = (_nodes, _keys);
            }
            ref var node = ref nodes[count];
            keys[count] = key;
            node.Parent = parent;
            node.NameStart = nameStart;
            node.NameLength = nameLength;
            node.IsNameEscaped = isNameEscaped;
            (nameStart, nameLength, key, isNameEscaped) = (0, 0, 0, false);
            node.Start = (int)reader.TokenStartIndex;
            if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                node.Kind = type == JsonTokenType.StartObject ? JsonValueKind.Object : JsonValueKind.Array;
                parent = count;
                _open[depth++] = count++;
                continue;
            }
            node.Kind = type switch
            {
                JsonTokenType.String => JsonValueKind.String,
                JsonTokenType.Number => JsonValueKind.Number,
                JsonTokenType.True => JsonValueKind.True,
                JsonTokenType.False => JsonValueKind.False,
                _ => JsonValueKind.Null,
            };
            node.Length = reader.ValueSpan.Length;
            node.IsEscaped = reader.ValueIsEscaped;
            node.End = ++count;
        }
        _count = count;
    }
}

/// <summary>A value's place in the document: of a text <c>Start</c> is its quotation mark and <c>Length</c> what stands between the two.</summary>
internal struct JsonNode
{
    /// <summary>The node in which this one stands; -1 for the document itself.</summary>
    public int Parent;
    public int NameStart;
    public int NameLength;
    public int Start;
    public int Length;

    /// <summary>The node behind all that stands in this one.</summary>
    public int End;
    public JsonValueKind Kind;
    public bool IsEscaped;
    public bool IsNameEscaped;

    /// <summary>Length, first, middle and last byte, letters without case.</summary>
    public static uint KeyOf(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : ((uint)name.Length << 24) ^ ((name[0] | 0x20u) << 16) ^ ((name[name.Length / 2] | 0x20u) << 8) ^ (name[^1] | 0x20u);

    public static uint KeyOf(ReadOnlySpan<char> name) =>
        name.IsEmpty ? 0 : ((uint)name.Length << 24) ^ ((name[0] | 0x20u) << 16) ^ ((name[name.Length / 2] | 0x20u) << 8) ^ (name[^1] | 0x20u);
}
