using System.Text.Json;
using System.Xml;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Registries;

/// <summary>
/// One record as a tree of named values, whether it came as XML or as the JSON that tools make of that XML: a list in JSON is several children of one name,
/// an attribute is a child whose name begins with "@". Names are without prefix and compared without case. Not thread-safe.
/// </summary>
internal sealed class RecordTree
{
    private const int MaxDepth = 64;

    /// <summary>The names that a reader of XML meets in so many records are kept, then forgotten: files may have ever new ones.</summary>
    private const int RecordsWithOneTable = 1_000;

    private static readonly NameTable<string> LocalNames = new(Local);

    [ThreadStatic]
    private static NameTable? _elementNames;

    [ThreadStatic]
    private static int _elementNamesUsed;

    /// <summary>What stands in a value of JSON that is no object; nothing is ever put into it.</summary>
    private static readonly List<RecordTree> Nothing = [];

    private readonly uint _key;
    private readonly JsonValue? _json;
    private List<RecordTree>? _children;
    private string? _text;
    private bool _isRead;

    private RecordTree(string name, JsonValue? json = null)
    {
        Name = name;
        _key = JsonNode.KeyOf(name.AsSpan());
        _json = json;
    }

    public string Name { get; }

    /// <summary>The value, trimmed; null where there is none or only a word for none.</summary>
    public string? Text => RegistryText.Filled(Written);

    /// <summary>The value as it stands, a word for none included ("N/A" is a phase); null where nothing stands.</summary>
    public string? Raw => string.IsNullOrWhiteSpace(Written) ? null : Written.Trim();

    /// <summary>Of JSON no more is made than is asked for: most of a long record never is.</summary>
    public IReadOnlyList<RecordTree> Children => Own;

    private List<RecordTree> Own
    {
        get
        {
            if (_children is null)
            {
                if (_json is { ValueKind: not JsonValueKind.Object }) return Nothing;
                _children = [];
                if (_json is { } json) Fill(json);
            }
            return _children;
        }
    }

    private bool IsLeaf => _json is { } json ? json.ValueKind != JsonValueKind.Object : _children is null;

    private string? Written
    {
        get
        {
            if (_text is null && _json is { } json)
            {
                // An object's own text stands among its members.
                if (json.ValueKind == JsonValueKind.Object) _ = Own;
                else if (json.ValueKind == JsonValueKind.String) _text = json.GetString();
                else if (json.ValueKind != JsonValueKind.Null) _text = json.GetRawText();
            }
            return _text;
        }
    }

    /// <summary>The first child of a name; null where there is none.</summary>
    public RecordTree? this[string child]
    {
        get
        {
            RecordTree? first = null;
            var key = JsonNode.KeyOf(child.AsSpan());
            foreach (var other in Own)
            {
                if (other._key != key || !(other.Name == child || other.Name.Equals(child, StringComparison.OrdinalIgnoreCase))) continue;
                other._isRead = true;
                first ??= other;
            }
            return first;
        }
    }

    /// <summary>The children of a name, in their order.</summary>
    public IEnumerable<RecordTree> All(string child) =>
        this[child] is null ? [] : Own.Where(other => other.Name.Equals(child, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text at the end of a path of names; null where it leads nowhere.</summary>
    public string? At(params ReadOnlySpan<string> path) => Find(path)?.Text;

    public RecordTree? Find(params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var step in path)
        {
            if (at[step] is not { } next) return null;
            at = next;
        }
        return at;
    }

    /// <summary>The values of all children of a name below a list's own element ("conditions", "condition").</summary>
    public IEnumerable<RecordTree> List(string list, string item) => All(list).SelectMany(each => each.All(item));

    /// <summary>Paths of filled children, and of their children where those were read, that nobody asked for and that are not known to be left out.</summary>
    public IReadOnlyList<string> Unknown(IReadOnlySet<string> leftOut)
    {
        var unknown = new List<string>();
        Collect("", this, leftOut, unknown);
        return unknown;
    }

    private static void Collect(string path, RecordTree parent, IReadOnlySet<string> leftOut, List<string> unknown)
    {
        foreach (var child in parent.Own)
        {
            // Most were read and hold no others: their paths need not be made.
            if (child.Name[0] == '@' || (child._isRead && child.IsLeaf)) continue;
            var full = path.Length == 0 ? child.Name : $"{path}.{child.Name}";
            if (leftOut.Contains(full)) continue;
            if (child._isRead) Collect(full, child, leftOut, unknown);
            else if ((child.Text is not null || child.Own.Count > 0) && !unknown.Contains(full)) unknown.Add(full);
        }
    }

    /// <summary>
    /// Reads a document and makes a record of it; what is broken is rejected. The tree must not be used after <paramref name="read"/> has returned.
    /// </summary>
    public static ParseResult Parse(string source, ReadOnlyMemory<byte> bytes, Func<RecordTree, ParseResult> read)
    {
        try
        {
            var start = bytes.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (start >= 0 && bytes.Span[start] == '<') return read(OfXml(bytes));
            using var json = JsonTree.Parse(bytes);
            return json.Root.ValueKind == JsonValueKind.Object ? read(new RecordTree("", json.Root)) : throw new JsonException();
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
    }

    private static RecordTree OfXml(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new SliceStream(bytes);
        // Prefixes are declared on a root that is not part of the record's bytes: names are read as written. A DTD is refused and nothing is fetched.
        if (_elementNames is null || ++_elementNamesUsed % RecordsWithOneTable == 0) _elementNames = new NameTable();
        using var reader = new XmlTextReader(stream, _elementNames) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, WhitespaceHandling = WhitespaceHandling.None };
        var open = new Stack<RecordTree>();
        RecordTree? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new RecordTree(Local(reader.Name));
                    if (open.TryPeek(out var parent)) parent.Own.Add(element);
                    else root ??= element;
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (!reader.Name.StartsWith("xmlns", StringComparison.Ordinal)) element.Own.Add(new RecordTree("@" + Local(reader.Name)) { _text = reader.Value });
                    }
                    if (!isEmpty) open.Push(element);
                    if (open.Count > MaxDepth) throw new XmlException($"Elements stand more than {MaxDepth} deep in each other.");
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var holder):
                    holder._text += reader.Value;
                    break;
            }
        }
        return root ?? throw new XmlException("No element stands in it.");
    }

    private void Fill(JsonValue json)
    {
        foreach (var member in json.Children) Add(LocalNames.Of(member), member);
    }

    private void Add(string member, JsonValue value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.Children) Add(member, item);
            return;
        }
        // Tools that turn XML to JSON put an element's own text beside its attributes under such a name.
        if (member is "#text" or "_text" or "value" && value.ValueKind == JsonValueKind.String) _text ??= value.GetString();
        Own.Add(new RecordTree(member.Length == 0 ? "item" : member, value));
    }

    private static string Local(string name) => name[(name.LastIndexOf(':') + 1)..];
}
