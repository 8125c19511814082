namespace Horizon.Tests.Store.Loopback;

/// <summary>Reads clauses into steps that take rows to rows.</summary>
internal partial class CypherReader
{
    /// <summary>A whole statement; its columns are the last RETURN's, none where there is none.</summary>
    public CypherStatement Statement()
    {
        var (steps, columns) = Clauses("");
        if (Next.Kind != TokenKind.End) throw Unexpected("the end");
        return new CypherStatement(steps, columns);
    }

    private (List<Step> Steps, IReadOnlyList<string> Columns) Clauses(string end)
    {
        var steps = new List<Step>();
        IReadOnlyList<string> columns = [];
        while (Next.Kind != TokenKind.End && !(end.Length > 0 && IsNext(end)))
        {
            if (Take("OPTIONAL", "MATCH")) steps.Add(Match(optional: true));
            else if (Take("MATCH")) steps.Add(Match(optional: false));
            else if (Take("UNWIND")) steps.Add(Unwind());
            else if (Take("MERGE")) steps.Add(Merge());
            else if (Take("SET")) steps.Add(Each(SetItems()));
            else if (Take("DETACH", "DELETE")) steps.Add(Delete(detach: true));
            else if (Take("DELETE")) steps.Add(Delete(detach: false));
            else if (Take("CALL")) steps.Add(Subquery());
            else if (Take("WITH")) steps.Add(Projection(out _));
            else if (Take("RETURN")) steps.Add(Projection(out columns));
            else throw Unexpected("a clause");
        }
        return (steps, columns);
    }

    private Step Match(bool optional)
    {
        var pattern = Path();
        Hint();
        var where = Take("WHERE") ? Expression() : null;
        return rows => rows.SelectMany(row =>
        {
            var found = pattern.Match(row).Where(m => where is null || CypherValues.IsTrue(where.Of(m))).ToList();
            return found.Count > 0 || !optional ? found : [Absent(row, pattern)];
        });
    }

    /// <summary>Which index to take is no matter here.</summary>
    private void Hint()
    {
        if (!Take("USING", "INDEX")) return;
        while (!Take(")")) at++;
    }

    private static CypherScope Absent(CypherScope row, PathPattern pattern)
    {
        foreach (var name in new[] { pattern.Left.Variable, pattern.Relationship?.Variable, pattern.Right?.Variable }.OfType<string>().Where(n => !row.Has(n))) row = row.With(name, null);
        return row;
    }

    private Step Unwind()
    {
        var list = Expression();
        Expect("AS");
        var name = Name();
        return rows => rows.SelectMany(row => ((List<object?>?)list.Of(row) ?? []).Select(item => row.With(name, item)));
    }

    private Step Merge()
    {
        var pattern = Path();
        Action<CypherScope>? created = Take("ON", "CREATE", "SET") ? SetItems() : null;
        return rows => rows.ToList().SelectMany(row =>
        {
            var found = pattern.Match(row).ToList();
            if (found.Count > 0) return found;
            var made = Make(row, pattern);
            created?.Invoke(made);
            return [made];
        }).ToList();
    }

    private static CypherScope Make(CypherScope row, PathPattern pattern)
    {
        if (pattern.Relationship is not { } relationship) return MakeNode(row, pattern.Left);
        var (left, right) = ((MemoryNode)row.Get(pattern.Left.Variable!)!, (MemoryNode)row.Get(pattern.Right!.Variable!)!);
        if (relationship.Direction == 0) throw new CypherException("Neo.ClientError.Statement.SyntaxError", "What is merged has a direction here.");
        var made = relationship.Direction > 0 ? row.Graph.Add(relationship.Types[0], left, right) : row.Graph.Add(relationship.Types[0], right, left);
        foreach (var (name, value) in PathPattern.Values(row, relationship.Properties)) row.Graph.Set(made, name, NotNull(value));
        return relationship.Variable is null ? row : row.With(relationship.Variable, made);
    }

    private static CypherScope MakeNode(CypherScope row, NodePattern pattern)
    {
        var values = PathPattern.Values(row, pattern.Properties);
        var node = row.Graph.Add(pattern.Label!);
        foreach (var (name, value) in values) row.Graph.Set(node, name, NotNull(value));
        return pattern.Variable is null ? row : row.With(pattern.Variable, node);
    }

    private static object NotNull(object? value) => value ?? throw new CypherException("Neo.ClientError.Statement.SemanticError", "Cannot merge using a null property value");

    private Action<CypherScope> SetItems()
    {
        var items = new List<Action<CypherScope>>();
        do
        {
            var name = Name();
            if (Take(":"))
            {
                var label = Name();
                items.Add(s => s.Graph.Label((MemoryNode)s.Get(name)!, label));
            }
            else if (Take("+="))
            {
                var map = Expression();
                items.Add(s =>
                {
                    foreach (var (property, value) in (Dictionary<string, object?>)map.Of(s)!) s.Graph.Set(s.Get(name)!, property, value);
                });
            }
            else
            {
                Expect(".");
                var property = Name();
                Expect("=");
                var value = Expression();
                items.Add(s => s.Graph.Set(s.Get(name)!, property, value.Of(s)));
            }
        }
        while (Take(","));
        return s => items.ForEach(item => item(s));
    }

    private Step Delete(bool detach)
    {
        var name = Name();
        return Each(s => s.Graph.Delete((MemoryNode)s.Get(name)!, detach));
    }

    private Step Subquery()
    {
        Expect("(");
        var imported = new List<string>();
        while (!Take(")"))
        {
            imported.Add(Name());
            Take(",");
        }
        Expect("{");
        var (steps, columns) = Clauses("}");
        Expect("}");
        return rows => rows.SelectMany(row =>
        {
            var inner = imported.Aggregate(row.Bare(), (scope, n) => scope.With(n, row.Get(n)));
            return CypherStatement.Run(steps, inner).Select(found => columns.Aggregate(row, (r, c) => r.With(c, found.Get(c))));
        });
    }

    private Step Projection(out IReadOnlyList<string> columns)
    {
        var distinct = Take("DISTINCT");
        var items = new List<(string Name, CypherExpression Value)>();
        do
        {
            var start = at;
            var value = Expression();
            var text = string.Concat(tokens[start..at].Select(t => t.Text));
            items.Add((Take("AS") ? Name() : text, value));
        }
        while (Take(","));
        var order = new List<(CypherExpression Value, bool Down)>();
        if (Take("ORDER", "BY"))
        {
            do order.Add((Expression(), Take("DESC")));
            while (Take(","));
        }
        var limit = Take("LIMIT") ? Expression() : null;
        columns = [.. items.Select(i => i.Name)];
        return rows => Project(rows, items, distinct, order, limit);
    }

    private static IEnumerable<CypherScope> Project(
        IEnumerable<CypherScope> rows, List<(string Name, CypherExpression Value)> items, bool distinct, List<(CypherExpression Value, bool Down)> order, CypherExpression? limit)
    {
        var all = rows.ToList();
        if (all.Count == 0) return [];
        var context = all[0];
        if (items.Exists(i => i.Value.Gathers))
        {
            all = [.. all.GroupBy(r => RowKey.Of(items.Where(i => !i.Value.Gathers).Select(i => i.Value.Of(r)))).Select(g => g.First().Gathered([.. g]))];
        }
        var made = all.Select(r => (Before: r, After: items.ConvertAll(i => i.Value.Of(r))));
        if (distinct) made = made.DistinctBy(m => RowKey.Of(m.After));
        // Sorting sees what is returned and what was there before.
        var sorted = made.Select(m => (m.After, Sight: order.Count == 0 ? m.Before : items.Zip(m.After).Aggregate(m.Before, (s, v) => s.With(v.First.Name, v.Second)))).ToList();
        var ordered = sorted.OrderBy(_ => 0);
        foreach (var (value, down) in order)
        {
            var comparer = Comparer<object?>.Create((x, y) => down ? CypherValues.Order(y, x) : CypherValues.Order(x, y));
            ordered = ordered.ThenBy(s => value.Of(s.Sight), comparer);
        }
        var bare = context.Bare();
        var result = ordered.Select(s => items.Zip(s.After).Aggregate(bare, (scope, v) => scope.With(v.First.Name, v.Second)));
        return limit is null ? result.ToList() : result.Take((int)Math.Min(int.MaxValue, (long)limit.Of(context)!)).ToList();
    }

    private static Step Each(Action<CypherScope> action) => rows =>
    {
        var all = rows.ToList();
        all.ForEach(action);
        return all;
    };
}

/// <summary>Takes rows to rows.</summary>
internal delegate IEnumerable<CypherScope> Step(IEnumerable<CypherScope> rows);

internal sealed record CypherStatement(IReadOnlyList<Step> Steps, IReadOnlyList<string> Columns)
{
    public IEnumerable<IReadOnlyList<object?>> Run(MemoryGraph graph, IReadOnlyDictionary<string, object?> parameters) =>
        Run(Steps, new CypherScope(graph, parameters, null, null, null)).Select(r => (IReadOnlyList<object?>)[.. Columns.Select(c => r.Get(c))]).ToList();

    public static List<CypherScope> Run(IEnumerable<Step> steps, CypherScope start) => [.. steps.Aggregate((IEnumerable<CypherScope>)[start], (rows, step) => step(rows))];
}

/// <summary>Values that make two rows one.</summary>
internal sealed class RowKey(object?[] values) : IEquatable<RowKey>
{
    private readonly object?[] values = values;

    public static RowKey Of(IEnumerable<object?> values) => new([.. values]);

    public bool Equals(RowKey? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as RowKey);

    public override int GetHashCode() => values.Aggregate(17, (hash, v) => HashCode.Combine(hash, v));
}
