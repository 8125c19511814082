using System.Globalization;
using System.Text;

namespace Horizon.Tests.Store.Loopback;

internal sealed class MemoryNode
{
    public HashSet<string> Labels { get; } = [];

    public Dictionary<string, object?> Properties { get; } = [];

    /// <summary>Relationships that begin here.</summary>
    public List<MemoryRelationship> Out { get; } = [];

    /// <summary>Relationships that end here.</summary>
    public List<MemoryRelationship> In { get; } = [];
}

internal sealed record MemoryRelationship(string Type, MemoryNode Start, MemoryNode End)
{
    public Dictionary<string, object?> Properties { get; } = [];

    public bool Equals(MemoryRelationship? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>Nodes and relationships in memory, with uniqueness constraints and an undo log.</summary>
internal sealed class MemoryGraph
{
    private readonly Dictionary<string, List<MemoryNode>> byLabel = [];
    private readonly Dictionary<string, Unique> unique = [];
    private readonly Stack<Action> undo = new();

    public IEnumerable<MemoryNode> Nodes => byLabel.Values.SelectMany(n => n).Distinct();

    /// <summary>Names of all constraints and indexes that were made.</summary>
    public SortedSet<string> Schema { get; } = new(StringComparer.Ordinal);

    public void AddUnique(string name, string label, IReadOnlyList<string> properties)
    {
        if (Schema.Add(name)) unique[name] = new Unique(label, properties, []);
    }

    public IReadOnlyList<MemoryNode> Labelled(string label) => byLabel.TryGetValue(label, out var nodes) ? nodes : [];

    /// <summary>The nodes that a pattern with these values can be: by a constraint's index where one serves.</summary>
    public IEnumerable<MemoryNode> Find(string? label, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var index in unique.Values.Where(u => u.Label == label && u.Properties.All(values.ContainsKey)))
        {
            var key = Key(index.Properties.Select(p => values[p]));
            return key is not null && index.Nodes.TryGetValue(key, out var found) ? [found] : [];
        }
        return label is null ? Nodes : Labelled(label);
    }

    public MemoryNode Add(string label)
    {
        var node = new MemoryNode();
        Label(node, label);
        return node;
    }

    public void Label(MemoryNode node, string label)
    {
        if (!node.Labels.Add(label)) return;
        if (!byLabel.TryGetValue(label, out var nodes)) byLabel[label] = nodes = [];
        nodes.Add(node);
        undo.Push(() =>
        {
            node.Labels.Remove(label);
            nodes.Remove(node);
        });
    }

    public MemoryRelationship Add(string type, MemoryNode start, MemoryNode end)
    {
        var relationship = new MemoryRelationship(type, start, end);
        start.Out.Add(relationship);
        end.In.Add(relationship);
        undo.Push(() =>
        {
            start.Out.Remove(relationship);
            end.In.Remove(relationship);
        });
        return relationship;
    }

    /// <summary>Deletes a node; throws where relationships hold it, as Neo4j does.</summary>
    public void Delete(MemoryNode node, bool detach)
    {
        if (!detach && node.Out.Count + node.In.Count > 0) throw new CypherException("Neo.ClientError.Schema.ConstraintValidationFailed", "The node still has relationships.");
        foreach (var relationship in node.Out.Concat(node.In).Distinct().ToList())
        {
            relationship.Start.Out.Remove(relationship);
            relationship.End.In.Remove(relationship);
        }
        foreach (var property in node.Properties.Keys) Indexes(node, property, remove: true);
        foreach (var label in node.Labels) byLabel[label].Remove(node);
        undo.Push(() => throw new NotSupportedException("A deleted node is not brought back."));
    }

    public void Set(object thing, string name, object? value)
    {
        var properties = thing is MemoryNode n ? n.Properties : ((MemoryRelationship)thing).Properties;
        var before = properties.GetValueOrDefault(name);
        if (value is Dictionary<string, object?>) throw new CypherException("Neo.ClientError.Statement.TypeError", "A property cannot be a map.");
        if (thing is MemoryNode node)
        {
            Indexes(node, name, remove: true);
            Put(properties, name, value);
            Indexes(node, name, remove: false);
            undo.Push(() =>
            {
                Indexes(node, name, remove: true);
                Put(properties, name, before);
                Indexes(node, name, remove: false);
            });
        }
        else
        {
            Put(properties, name, value);
            undo.Push(() => Put(properties, name, before));
        }
    }

    public void Commit() => undo.Clear();

    public void RollBack()
    {
        while (undo.TryPop(out var step)) step();
    }

    private static void Put(Dictionary<string, object?> properties, string name, object? value)
    {
        if (value is null) properties.Remove(name);
        else properties[name] = value;
    }

    private void Indexes(MemoryNode node, string changed, bool remove)
    {
        foreach (var index in unique.Values)
        {
            if (!index.Properties.Contains(changed) || !node.Labels.Contains(index.Label) || Key(index.Properties.Select(p => node.Properties.GetValueOrDefault(p))) is not { } key) continue;
            if (remove) index.Nodes.Remove(key);
            else if (!index.Nodes.TryAdd(key, node)) throw new CypherException("Neo.ClientError.Schema.ConstraintValidationFailed", $"Two nodes :{index.Label} with {key}.");
        }
    }

    private static string? Key(IEnumerable<object?> values)
    {
        var key = new StringBuilder();
        foreach (var value in values)
        {
            if (value is null) return null;
            var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            key.Append(CultureInfo.InvariantCulture, $"{text.Length}:{text};");
        }
        return key.ToString();
    }

    private sealed record Unique(string Label, IReadOnlyList<string> Properties, Dictionary<string, MemoryNode> Nodes);
}

/// <summary>An error as Neo4j names it.</summary>
internal sealed class CypherException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
