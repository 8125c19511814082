using System.Text.Json;
using System.Xml;
using Horizon.Graph.Records;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Registries;

/// <summary>
/// One record as a tree of named values, whether it came as XML or as the JSON that tools make of that XML: a list in JSON is several children of one name,
/// an attribute is a child whose name begins with "@". Names are without prefix and compared without case. Not thread-safe.
/// </summary>
internal sealed class RecordTree(string name)
{
    private const int MaxDepth = 64;

    private readonly List<RecordTree> _children = [];
    private string? _text;
    private bool _isRead;

    public string Name { get; } = name;

    /// <summary>The value, trimmed; null where there is none or only a word for none.</summary>
    public string? Text => RegistryText.Filled(_text);

    /// <summary>The value as it stands, a word for none included ("N/A" is a phase); null where nothing stands.</summary>
    public string? Raw => string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();

    public IReadOnlyList<RecordTree> Children => _children;

    /// <summary>The first child of a name; null where there is none.</summary>
    public RecordTree? this[string child]
    {
        get
        {
            RecordTree? first = null;
            foreach (var other in _children)
            {
                if (!other.Name.Equals(child, StringComparison.OrdinalIgnoreCase)) continue;
                other._isRead = true;
                first ??= other;
            }
            return first;
        }
    }

    /// <summary>The children of a name, in their order.</summary>
    public IEnumerable<RecordTree> All(string child) =>
        this[child] is null ? [] : _children.Where(other => other.Name.Equals(child, StringComparison.OrdinalIgnoreCase));

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
        foreach (var child in parent._children)
        {
            var full = path.Length == 0 ? child.Name : $"{path}.{child.Name}";
            if (leftOut.Contains(full) || child.Name[0] == '@') continue;
            if (child._isRead) Collect(full, child, leftOut, unknown);
            else if ((child.Text is not null || child._children.Count > 0) && !unknown.Contains(full)) unknown.Add(full);
        }
    }

    /// <summary>
    /// Reads a document and makes a record of it; what is broken is rejected. <paramref name="read"/> may throw nothing.
    /// </summary>
    public static ParseResult Parse(string source, ReadOnlyMemory<byte> bytes, Func<RecordTree, ParseResult> read)
    {
        RecordTree tree;
        try
        {
            var start = bytes.Span.IndexOfAnyExcept(" \t\r\n"u8);
            tree = start >= 0 && bytes.Span[start] == '<' ? OfXml(bytes) : OfJson(bytes);
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
        return read(tree);
    }

    private static RecordTree OfXml(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new SliceStream(bytes);
        // Prefixes are declared on a root that is not part of the record's bytes: names are read as written. A DTD is refused and nothing is fetched.
        using var reader = new XmlTextReader(stream) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, WhitespaceHandling = WhitespaceHandling.None };
        var open = new Stack<RecordTree>();
        RecordTree? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new RecordTree(Local(reader.Name));
                    if (open.TryPeek(out var parent)) parent._children.Add(element);
                    else root ??= element;
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (!reader.Name.StartsWith("xmlns", StringComparison.Ordinal)) element._children.Add(new RecordTree("@" + Local(reader.Name)) { _text = reader.Value });
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

    private static RecordTree OfJson(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException();
        var root = new RecordTree("");
        root.Fill(json.RootElement);
        return root;
    }

    private void Fill(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Add(Local(member.Name), member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Add("item", item);
                break;
            case JsonValueKind.String:
                _text = value.GetString();
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                _text = value.GetRawText();
                break;
        }
    }

    private void Add(string member, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) Add(member, item);
            return;
        }
        // Tools that turn XML to JSON put an element's own text beside its attributes under such a name.
        if (member is "#text" or "_text" or "value" && value.ValueKind == JsonValueKind.String) _text ??= value.GetString();
        var child = new RecordTree(member.Length == 0 ? "item" : member);
        child.Fill(value);
        _children.Add(child);
    }

    private static string Local(string name) => name[(name.LastIndexOf(':') + 1)..];
}
