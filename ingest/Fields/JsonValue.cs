using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Horizon.Ingest.Fields;

/// <summary>A value of a <see cref="JsonTree"/>.</summary>
internal readonly struct JsonValue(JsonTree tree, int at)
{
    /// <summary>Up to so many nodes it is quicker to look through all that stands in an object than to go from member to member.</summary>
    private const int MostSearchedAtOnce = 256;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The value's place in its tree.</summary>
    public int At => at;

    public JsonValueKind ValueKind => tree.Nodes[at].Kind;

    /// <summary>The name of a member; empty for what is none.</summary>
    /// <exception cref="InvalidOperationException">It is no valid UTF-8.</exception>
    public string Name
    {
        get
        {
            ref readonly var node = ref tree.Nodes[at];
            return node.NameStart == 0 ? "" : TextAt(node.NameStart - 1, node.NameLength, node.IsNameEscaped);
        }
    }

    /// <summary>The name's bytes as they are written.</summary>
    public ReadOnlySpan<byte> WrittenName => tree.Json.Slice(tree.Nodes[at].NameStart, tree.Nodes[at].NameLength);

    public uint NameKey => tree.Keys[at];

    public bool IsNameEscaped => tree.Nodes[at].IsNameEscaped;

    /// <summary>What stands in an object or list, in its order; nothing for any other value.</summary>
    public JsonChildren Children => new(tree, at + 1, tree.Nodes[at].End);

    /// <summary>The member of a name in ASCII; null where there is none, where it is null and where this is no object. The last of several with one name.</summary>
    public JsonValue? Member(string name) => Find(name) is var found and >= 0 && tree.Nodes[found].Kind != JsonValueKind.Null ? new JsonValue(tree, found) : null;

    /// <summary>The cells of this row; it must be the record itself.</summary>
    public TableRow Row(NameTable<ColumnName> columns) => tree.Row(columns);

    /// <summary>Whether the object has the member, were it null.</summary>
    public bool Has(string name) => Find(name) >= 0;

    private int Find(string name)
    {
        var nodes = tree.Nodes;
        ref readonly var parent = ref nodes[at];
        if (parent.Kind != JsonValueKind.Object) return -1;
        var key = JsonNode.KeyOf(name.AsSpan());
        if (parent.End - at <= MostSearchedAtOnce && !tree.HasEscapedNames)
        {
            var keys = tree.Keys.AsSpan(at + 1, parent.End - at - 1);
            for (var last = keys.LastIndexOf(key); last >= 0; last = keys[..last].LastIndexOf(key))
            {
                var child = at + 1 + last;
                if (nodes[child].Parent == at && new JsonValue(tree, child).IsNamed(name)) return child;
            }
            return -1;
        }
        var found = -1;
        for (var child = at + 1; child < parent.End; child = nodes[child].End)
        {
            if ((tree.Keys[child] == key || nodes[child].IsNameEscaped) && new JsonValue(tree, child).IsNamed(name)) found = child;
        }
        return found;
    }

    /// <summary>A text, or a number or truth value as text; trimmed. Null for anything else, for what is blank and for a word for nothing.</summary>
    public string? AsText => ValueKind switch
    {
        JsonValueKind.String => Missing.OrText(GetString()),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => GetRawText(),
        _ => null,
    };

    /// <summary>The member's <see cref="AsText"/>.</summary>
    public string? Text(string name) => Member(name)?.AsText;

    /// <summary>The elements of a list; a single thing in place of a list is taken for a list of one.</summary>
    public JsonChildren Each(string name) => Member(name) is not { } value ? default : value.ValueKind == JsonValueKind.Array ? value.Children : value.Alone;

    /// <summary>The texts of a list, each once.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var value in Each(name))
        {
            if (value.AsText is { } text && !texts.Contains(text)) texts.Add(text);
        }
        return texts;
    }

    /// <summary>A number, written as one or as text ("1,234.50", "£1,000").</summary>
    public decimal? Number(string name) => Member(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.Number => value.AsDecimal,
        JsonValueKind.String => Amounts.Read(value.GetString()),
        _ => null,
    };

    /// <summary>A number; null where it has too many digits to be one.</summary>
    public decimal? AsDecimal => Utf8Parser.TryParse(Written, out decimal value, out var read) && read == Written.Length ? value : null;

    /// <summary>The names of members that a table does not know, each once, for counting what a parser leaves unread.</summary>
    public List<string> Unknown(NameTable<UnknownName> names)
    {
        var unknown = new List<string>();
        foreach (var member in Children)
        {
            if (names.Of(member).Name is { } name && !unknown.Contains(name)) unknown.Add(name);
        }
        return unknown;
    }

    /// <summary>The value itself as a list of one.</summary>
    public JsonChildren Alone => new(tree, at, tree.Nodes[at].End);

    private bool IsNamed(string name)
    {
        var written = WrittenName;
        if (!IsNameEscaped) return Ascii.Equals(written, name);
        var reader = new Utf8JsonReader(tree.Json.Slice(tree.Nodes[at].NameStart - 1, written.Length + 2));
        reader.Read();
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: it is the name of nothing that is asked for.
            return false;
        }
    }

    /// <summary>The text of a string.</summary>
    /// <exception cref="InvalidOperationException">It is no valid UTF-8.</exception>
    public string GetString()
    {
        ref readonly var node = ref tree.Nodes[at];
        return TextAt(node.Start, node.Length, node.IsEscaped);
    }

    /// <summary>Writes the text of a string into a buffer that has room for as many characters as <see cref="Written"/> has bytes; how many they are.</summary>
    /// <exception cref="InvalidOperationException">It is no valid UTF-8.</exception>
    public int Decode(Span<char> text)
    {
        ref readonly var node = ref tree.Nodes[at];
        var written = tree.Json.Slice(node.Start + 1, node.Length);
        try
        {
            return node.IsEscaped ? JsonEscapes.Read(written, Strict, text) : Strict.GetChars(written, text);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new InvalidOperationException("A text is no valid UTF-8.", invalid);
        }
    }

    /// <summary>The bytes of a value that is no string, as they are written.</summary>
    public ReadOnlySpan<byte> Written => tree.Json.Slice(tree.Nodes[at].Start, tree.Nodes[at].Length);

    public string GetRawText() => Encoding.UTF8.GetString(Written);

    private string TextAt(int quote, int length, bool isEscaped)
    {
        var written = tree.Json.Slice(quote + 1, length);
        try
        {
            return isEscaped ? JsonEscapes.Read(written, Strict) : Ascii.IsValid(written) ? Encoding.Latin1.GetString(written) : Strict.GetString(written);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new InvalidOperationException("A text is no valid UTF-8.", invalid);
        }
    }
}

/// <summary>The values that stand in one.</summary>
internal readonly struct JsonChildren(JsonTree tree, int first, int end)
{
    /// <summary>The first; null where there is none.</summary>
    public JsonValue? First => first < end ? new JsonValue(tree, first) : null;

    public Enumerator GetEnumerator() => new(tree, first, end);

    /// <summary>The texts among them, in their order.</summary>
    public List<string> Texts()
    {
        var texts = new List<string>();
        foreach (var value in this)
        {
            if (value.AsText is { } text) texts.Add(text);
        }
        return texts;
    }

    internal struct Enumerator(JsonTree tree, int first, int end)
    {
        private int _at = -1;

        public readonly JsonValue Current => new(tree, _at);

        public bool MoveNext()
        {
            _at = _at < 0 ? first : tree.Nodes[_at].End;
            return _at < end;
        }
    }
}

/// <summary>A name that is not among those that a parser knows; null for one that is.</summary>
internal readonly record struct UnknownName(string? Name)
{
    public static NameTable<UnknownName> Beside(IEnumerable<string> known, IEqualityComparer<string>? comparer = null)
    {
        var names = new HashSet<string>(known, comparer);
        return new NameTable<UnknownName>(name => new UnknownName(names.Contains(name) ? null : name));
    }
}
