using Horizon.Graph.Records;

namespace Horizon.Ingest.Registries;

/// <summary>
/// One record as a tree of named values, whether it came as XML or as the JSON that tools make of that XML: a list in JSON is several children of one name,
/// an attribute is a child whose name begins with "@". Names are without prefix and compared without case. Not thread-safe.
/// </summary>
internal readonly record struct RecordTree(RecordNodes Nodes, int Node)
{
    public string Name => Nodes[Node].Name;

    /// <summary>The value, trimmed; null where there is none or only a word for none.</summary>
    public string? Text => RegistryText.Filled(Nodes.Written(Node));

    /// <summary>The value as it stands, a word for none included ("N/A" is a phase); null where nothing stands.</summary>
    public string? Raw => Nodes.Written(Node) is { } written && !string.IsNullOrWhiteSpace(written) ? written.Trim() : null;

    public bool HasChildren => Nodes.FirstChild(Node) != RecordNodes.None;

    public List<RecordTree> Children
    {
        get
        {
            var children = new List<RecordTree>();
            for (var child = Nodes.FirstChild(Node); child != RecordNodes.None; child = Nodes[child].Next) children.Add(new RecordTree(Nodes, child));
            return children;
        }
    }

    /// <summary>The first child of a name; null where there is none.</summary>
    public RecordTree? this[string child]
    {
        get
        {
            RecordTree? first = null;
            for (var at = Nodes.Named(Nodes.FirstChild(Node), child); at != RecordNodes.None; at = Nodes.Named(Nodes[at].Next, child)) first ??= new RecordTree(Nodes, at);
            return first;
        }
    }

    /// <summary>The children of a name, in their order.</summary>
    public List<RecordTree> All(string child)
    {
        var all = new List<RecordTree>();
        AddAll(child, all);
        return all;
    }

    /// <summary>The text at the end of a path of names; null where it leads nowhere.</summary>
    public string? At(params ReadOnlySpan<string> path) => Find(path)?.Text;

    /// <summary>The plain text at the end of a path: see <see cref="RegistryText.Plain(string?)"/>.</summary>
    public string? PlainAt(params ReadOnlySpan<string> path) => Find(path) is { } found ? Nodes.Plain(found.Node) : null;

    /// <summary>The same on one line.</summary>
    public string? LineAt(params ReadOnlySpan<string> path) => RegistryText.OnOneLine(PlainAt(path));

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
    public List<RecordTree> List(string list, string item)
    {
        var all = new List<RecordTree>();
        for (var at = Nodes.Named(Nodes.FirstChild(Node), list); at != RecordNodes.None; at = Nodes.Named(Nodes[at].Next, list)) new RecordTree(Nodes, at).AddAll(item, all);
        return all;
    }

    /// <summary>Paths of filled children, and of their children where those were read, that nobody asked for and that are not known to be left out.</summary>
    public IReadOnlyList<string> Unknown(LeftOut leftOut)
    {
        List<string>? unknown = null;
        Collect("", leftOut, ref unknown);
        return unknown ?? (IReadOnlyList<string>)[];
    }

    /// <summary>
    /// Reads a document and makes a record of it; what is broken is rejected. The tree must not be used after <paramref name="read"/> has returned.
    /// </summary>
    public static ParseResult Parse(string source, ReadOnlyMemory<byte> bytes, Func<RecordTree, ParseResult> read) => RecordNodes.Parse(source, bytes, read);

    private void AddAll(string child, List<RecordTree> all)
    {
        for (var at = Nodes.Named(Nodes.FirstChild(Node), child); at != RecordNodes.None; at = Nodes.Named(Nodes[at].Next, child)) all.Add(new RecordTree(Nodes, at));
    }

    private void Collect(string path, LeftOut? leftOut, ref List<string>? unknown)
    {
        for (var at = Nodes.FirstChild(Node); at != RecordNodes.None; at = Nodes[at].Next)
        {
            var child = new RecordTree(Nodes, at);
            var isRead = Nodes[at].IsRead;
            // Most were read and hold no others: their paths need not be made.
            if (child.Name.StartsWith('@') || (isRead && !child.HasChildren)) continue;
            var below = leftOut?.Below(child.Name, Nodes[at].Key);
            if (below?.IsWhole == true || (!isRead && !child.HasChildren && child.Text is null)) continue;
            var full = path.Length == 0 ? child.Name : $"{path}.{child.Name}";
            if (isRead) child.Collect(full, below, ref unknown);
            else if (unknown?.Contains(full) != true) (unknown ??= []).Add(full);
        }
    }
}
