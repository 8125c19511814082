namespace Horizon.Tests.Store.Loopback;

/// <summary>The variables of one row, over a graph and with the statement's parameters. <see cref="Group"/> is set where rows are gathered into one.</summary>
internal sealed class CypherScope(MemoryGraph graph, IReadOnlyDictionary<string, object?> parameters, CypherScope? before, string? name, object? value)
{
    public MemoryGraph Graph { get; } = graph;

    public IReadOnlyDictionary<string, object?> Parameters { get; } = parameters;

    public IReadOnlyList<CypherScope>? Group { get; init; }

    private CypherScope? Before { get; } = before;

    private string? Name { get; } = name;

    private object? Value { get; } = value;

    public CypherScope With(string variable, object? bound) => new(Graph, Parameters, this, variable, bound) { Group = Group };

    /// <summary>The same graph and parameters, and no variable.</summary>
    public CypherScope Bare() => new(Graph, Parameters, null, null, null);

    public CypherScope Gathered(IReadOnlyList<CypherScope> group) => new(Graph, Parameters, Before, Name, Value) { Group = group };

    public bool TryGet(string variable, out object? bound)
    {
        for (var scope = this; scope is not null; scope = scope.Before)
        {
            if (scope.Name != variable) continue;
            bound = scope.Value;
            return true;
        }
        bound = null;
        return false;
    }

    public bool Has(string variable) => TryGet(variable, out _);

    public object? Get(string variable) => TryGet(variable, out var bound) ? bound : throw new CypherException("Neo.ClientError.Statement.SyntaxError", $"Variable `{variable}` not defined");
}

/// <summary>An expression, ready to be asked.</summary>
internal sealed record CypherExpression(Func<CypherScope, object?> Of, bool Gathers);

internal sealed record NodePattern(string? Variable, string? Label, IReadOnlyDictionary<string, CypherExpression> Properties);

/// <param name="Direction">1 along the arrow, -1 against it, 0 either way.</param>
internal sealed record RelationshipPattern(string? Variable, IReadOnlyList<string> Types, IReadOnlyDictionary<string, CypherExpression> Properties, int Direction);

/// <summary>One node, or two with a relationship between: the statements know no longer paths.</summary>
internal sealed record PathPattern(NodePattern Left, RelationshipPattern? Relationship, NodePattern? Right)
{
    public IEnumerable<CypherScope> Match(CypherScope scope)
    {
        if (Relationship is null)
        {
            foreach (var node in Candidates(scope, Left)) yield return Bind(scope, Left.Variable, node);
            yield break;
        }
        var (fromLeft, nodes) = Start(scope);
        var other = fromLeft ? Right! : Left;
        var bound = Bound(scope, other);
        var wanted = Values(scope, other.Properties);
        var relationshipValues = Values(scope, Relationship.Properties);
        foreach (var node in nodes)
        {
            var start = Bind(scope, fromLeft ? Left.Variable : Right!.Variable, node);
            foreach (var (relationship, end) in Hops(node, fromLeft ? Relationship.Direction : -Relationship.Direction))
            {
                if (!Relationship.Types.Contains(relationship.Type) || !Has(relationship.Properties, relationshipValues)) continue;
                if (bound is not null && !ReferenceEquals(bound, end)) continue;
                if (other.Label is not null && !end.Labels.Contains(other.Label)) continue;
                if (!Has(end.Properties, wanted)) continue;
                yield return Bind(Bind(start, Relationship.Variable, relationship), other.Variable, end);
            }
        }
    }

    private (bool FromLeft, IEnumerable<MemoryNode> Nodes) Start(CypherScope scope)
    {
        var (left, right) = (Bound(scope, Left), Bound(scope, Right!));
        if (left is not null && right is not null) return left.Out.Count + left.In.Count <= right.Out.Count + right.In.Count ? (true, [left]) : (false, [right]);
        if (left is not null) return (true, [left]);
        if (right is not null) return (false, [right]);
        if (Left.Properties.Count > 0 && Right!.Properties.Count > 0)
        {
            var (one, two) = (Candidates(scope, Left).ToList(), Candidates(scope, Right).ToList());
            return one.Sum(Degree) <= two.Sum(Degree) ? (true, one) : (false, two);
        }
        return Left.Properties.Count > 0 || Right!.Properties.Count == 0 ? (true, Candidates(scope, Left)) : (false, Candidates(scope, Right));
    }

    private static int Degree(MemoryNode node) => node.Out.Count + node.In.Count;

    private static IEnumerable<(MemoryRelationship Relationship, MemoryNode End)> Hops(MemoryNode node, int direction)
    {
        if (direction >= 0)
        {
            foreach (var r in node.Out) yield return (r, r.End);
        }
        if (direction > 0) yield break;
        // A relationship from a node to itself is met once, whichever way it is looked at.
        foreach (var r in node.In.Where(r => direction < 0 || !ReferenceEquals(r.Start, r.End))) yield return (r, r.Start);
    }

    private static IEnumerable<MemoryNode> Candidates(CypherScope scope, NodePattern pattern)
    {
        if (pattern.Variable is not null && scope.TryGet(pattern.Variable, out var bound)) return bound is MemoryNode node ? [node] : [];
        var wanted = Values(scope, pattern.Properties);
        return scope.Graph.Find(pattern.Label, wanted).Where(n => Has(n.Properties, wanted)).ToList();
    }

    private static MemoryNode? Bound(CypherScope scope, NodePattern pattern) =>
        pattern.Variable is not null && scope.TryGet(pattern.Variable, out var bound) ? bound as MemoryNode : null;

    public static Dictionary<string, object?> Values(CypherScope scope, IReadOnlyDictionary<string, CypherExpression> properties) => properties.ToDictionary(p => p.Key, p => p.Value.Of(scope));

    private static bool Has(Dictionary<string, object?> properties, Dictionary<string, object?> wanted) =>
        wanted.All(w => w.Value is not null && properties.TryGetValue(w.Key, out var value) && CypherValues.Equal(value, w.Value) == true);

    private static CypherScope Bind(CypherScope scope, string? variable, object value) => variable is null || scope.Has(variable) ? scope : scope.With(variable, value);
}

/// <summary>Comparison as Cypher does it: what is compared with null is null.</summary>
internal static class CypherValues
{
    public static bool? Equal(object? a, object? b) => a is null || b is null ? null : a is long or double && b is long or double ? Number(a).Equals(Number(b)) : Equals(a, b);

    public static int? Compare(object? a, object? b) => (a, b) switch
    {
        (null, _) or (_, null) => null,
        (string x, string y) => CompareText(x, y),
        (bool x, bool y) => x.CompareTo(y),
        (long x, long y) => x.CompareTo(y),
        (long or double, long or double) => Number(a).CompareTo(Number(b)),
        _ => null,
    };

    /// <summary>In ORDER BY null comes last.</summary>
    public static int Order(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => Compare(a, b) ?? 0,
    };

    public static bool IsTrue(object? value) => value is true;

    private static double Number(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>By code points.</summary>
    private static int CompareText(string a, string b)
    {
        var (x, y) = (a.EnumerateRunes(), b.EnumerateRunes());
        while (true)
        {
            var (more, other) = (x.MoveNext(), y.MoveNext());
            if (!more || !other) return more.CompareTo(other);
            if (x.Current != y.Current) return x.Current.Value.CompareTo(y.Current.Value);
        }
    }
}
