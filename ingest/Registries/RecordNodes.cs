using System.Buffers;
using System.Text.Json;
using System.Xml;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Registries;

/// <summary>
/// The nodes of one <see cref="RecordTree"/>, in one row that each thread keeps to be filled again. Of JSON no more is made than is asked for: most of a long record
/// never is.
/// </summary>
internal sealed class RecordNodes
{
    /// <summary>The place of no node.</summary>
    public const int None = -1;

    private const int NotYetMade = -2;
    private const int MaxDepth = 64;
    private const int MostKept = 16_384;

    /// <summary>The names that a reader of XML meets in so many records are kept, then forgotten: files may have ever new ones.</summary>
    private const int RecordsWithOneTable = 1_000;

    private static readonly NameTable<LocalName> LocalNames = new(name => new LocalName(Local(name)));

    [ThreadStatic]
    private static RecordNodes? _spare;

    private static readonly LocalName Unnamed = new("");
    private static readonly LocalName ItemOfList = new("item");

    private readonly Stack<int> _open = new();
    private NameTable _elementNames = new();
    private int _elementNamesUsed;
    private RecordNode[] _nodes = new RecordNode[256];
    private JsonTree? _json;
    private int _count;

    public ref RecordNode this[int at] => ref _nodes[at];

    public static ParseResult Parse(string source, ReadOnlyMemory<byte> bytes, Func<RecordTree, ParseResult> read)
    {
        var nodes = _spare ?? new RecordNodes();
        _spare = null;
        try
        {
            var start = bytes.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (start >= 0 && bytes.Span[start] == '<') return read(new RecordTree(nodes, nodes.OfXml(bytes)));
            using var json = JsonTree.Parse(bytes);
            nodes._json = json;
            return json.Root.ValueKind == JsonValueKind.Object ? read(new RecordTree(nodes, nodes.Add(Unnamed, json.Root))) : throw new JsonException();
        }
        catch (XmlException broken)
        {
            return new RejectedRecord(source, null, $"Broken XML in the record: {broken.Message} Fetch it again.");
        }
        catch (JsonException broken)
        {
            return new RejectedRecord(source, null, $"Broken JSON in the record, at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}: fetch it again.");
        }
        catch (Exception invalid) when (invalid is InvalidOperationException or ArgumentException)
        {
            return new RejectedRecord(source, null, "A text of the record is not valid UTF-8: fetch it again, or save the file as UTF-8.");
        }
        finally
        {
            nodes.Clear();
        }
    }

    /// <summary>The first child; <see cref="None"/> where there is none. The others follow by <see cref="RecordNode.Next"/>.</summary>
    public int FirstChild(int at)
    {
        if (_nodes[at].First == NotYetMade)
        {
            _nodes[at].First = None;
            foreach (var member in Json(at).Children) AddMember(at, LocalNames.Of(member), member);
        }
        return _nodes[at].First;
    }

    /// <summary>The first node of a name among one and those that follow it, marked as read; <see cref="None"/> where there is none.</summary>
    public int Named(int at, string name)
    {
        var key = JsonNode.KeyOf(name.AsSpan());
        for (; at != None; at = _nodes[at].Next)
        {
            if (_nodes[at].Key != key || !(_nodes[at].Name == name || _nodes[at].Name.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
            _nodes[at].IsRead = true;
            return at;
        }
        return None;
    }

    /// <summary>The value as it is written; null where there is none.</summary>
    public string? Written(int at)
    {
        if (_nodes[at].Text is null && _nodes[at].JsonAt != None)
        {
            var json = Json(at);
            // An object's own text stands among its members.
            if (json.ValueKind == JsonValueKind.Object) FirstChild(at);
            else if (json.ValueKind == JsonValueKind.String) _nodes[at].Text = json.GetString();
            else if (json.ValueKind != JsonValueKind.Null) _nodes[at].Text = json.GetRawText();
        }
        return _nodes[at].Text;
    }

    /// <summary>The value as <see cref="RegistryText.Plain(string?)"/> has it; its string is made once.</summary>
    public string? Plain(int at)
    {
        if (_nodes[at].Text is not null || _nodes[at].JsonAt == None || Json(at) is not { ValueKind: JsonValueKind.String } json) return RegistryText.Plain(Written(at));
        var text = ArrayPool<char>.Shared.Rent(json.Written.Length);
        try
        {
            return RegistryText.Plain(text.AsSpan(0, json.Decode(text)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private void Clear()
    {
        // What is kept for the next record must not keep this one's texts.
        Array.Clear(_nodes, 0, _count);
        _count = 0;
        _json = null;
        _open.Clear();
        if (_nodes.Length <= MostKept) _spare = this;
    }

    private int OfXml(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new SliceStream(bytes);
        if (++_elementNamesUsed % RecordsWithOneTable == 0) _elementNames = new NameTable();
        // Prefixes are declared on a root that is not part of the record's bytes: names are read as written. A DTD is refused and nothing is fetched.
        using var reader = new XmlTextReader(stream, _elementNames) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, WhitespaceHandling = WhitespaceHandling.None };
        var root = None;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Add(new LocalName(Local(reader.Name)), null);
                    if (_open.TryPeek(out var parent)) Append(parent, element);
                    else if (root == None) root = element;
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.Name.StartsWith("xmlns", StringComparison.Ordinal)) continue;
                        var attribute = Add(new LocalName("@" + Local(reader.Name)), null);
                        _nodes[attribute].Text = reader.Value;
                        Append(element, attribute);
                    }
                    if (!isEmpty) _open.Push(element);
                    if (_open.Count > MaxDepth) throw new XmlException($"Elements stand more than {MaxDepth} deep in each other.");
                    break;
                case XmlNodeType.EndElement:
                    _open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when _open.TryPeek(out var holder):
                    _nodes[holder].Text += reader.Value;
                    break;
            }
        }
        return root != None ? root : throw new XmlException("No element stands in it.");
    }

    private void AddMember(int parent, LocalName name, JsonValue value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.Children) AddMember(parent, name, item);
            return;
        }
        // Tools that turn XML to JSON put an element's own text beside its attributes under such a name.
        if (name.IsOwnText && value.ValueKind == JsonValueKind.String) _nodes[parent].Text ??= value.GetString();
        Append(parent, Add(name.Name.Length == 0 ? ItemOfList : name, value));
    }

    private int Add(LocalName name, JsonValue? json)
    {
        if (_count == _nodes.Length) Array.Resize(ref _nodes, _count * 2);
        // What was here before has been cleared.
        ref var node = ref _nodes[_count];
        node.Name = name.Name;
        node.Key = name.Key;
        node.JsonAt = json?.At ?? None;
        node.First = json?.ValueKind == JsonValueKind.Object ? NotYetMade : None;
        node.Next = None;
        return _count++;
    }

    private JsonValue Json(int at) => new(_json!, _nodes[at].JsonAt);

    private void Append(int parent, int child)
    {
        ref var node = ref _nodes[parent];
        if (node.First == None) node.First = child;
        else _nodes[node.Last].Next = child;
        node.Last = child;
    }

    private static string Local(string name) => name[(name.LastIndexOf(':') + 1)..];

    /// <summary>A name without its prefix, and what would else be worked out of it for each node anew.</summary>
    private readonly struct LocalName(string name)
    {
        public string Name => name;

        public uint Key { get; } = JsonNode.KeyOf(name.AsSpan());

        public bool IsOwnText { get; } = name is "#text" or "_text" or "value";
    }
}

internal struct RecordNode
{
    public string Name;

    /// <summary>Tells the name from most others.</summary>
    public uint Key;
    public string? Text;

    /// <summary>The value's place in the document, where that is JSON.</summary>
    public int JsonAt;
    public int First;
    public int Last;
    public int Next;
    public bool IsRead;
}
