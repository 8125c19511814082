using System.Globalization;

namespace Horizon.Tests.Store.Loopback;

internal partial class CypherReader
{
    private CypherExpression Expression() => Or();

    private CypherExpression Or()
    {
        var left = And();
        while (Take("OR"))
        {
            var (a, b) = (left, And());
            left = Both(a, b, (x, y) => x is true || y is true ? true : x is null || y is null ? null : false);
        }
        return left;
    }

    private CypherExpression And()
    {
        var left = Not();
        while (Take("AND"))
        {
            var (a, b) = (left, Not());
            // The right side is not asked where the left is false: an EXISTS is dear.
            left = new CypherExpression(s => a.Of(s) switch
            {
                false => false,
                var x => b.Of(s) switch
                {
                    false => false,
                    null => null,
                    _ => x,
                },
            }, a.Gathers || b.Gathers);
        }
        return left;
    }

    private CypherExpression Not()
    {
        if (!Take("NOT")) return Comparison();
        var inner = Not();
        return inner with { Of = s => inner.Of(s) is bool truth ? !truth : null };
    }

    private CypherExpression Comparison()
    {
        var left = Sum();
        while (true)
        {
            var a = left;
            if (Take("IS", "NOT", "NULL")) left = a with { Of = s => a.Of(s) is not null };
            else if (Take("IS", "NULL")) left = a with { Of = s => a.Of(s) is null };
            else if (Take("=")) left = Both(a, Sum(), (x, y) => CypherValues.Equal(x, y));
            else if (Take("<>")) left = Both(a, Sum(), (x, y) => !CypherValues.Equal(x, y));
            else if (Take("<=")) left = Both(a, Sum(), (x, y) => CypherValues.Compare(x, y) is { } c ? c <= 0 : null);
            else if (Take(">=")) left = Both(a, Sum(), (x, y) => CypherValues.Compare(x, y) is { } c ? c >= 0 : null);
            else if (Take("<")) left = Both(a, Sum(), (x, y) => CypherValues.Compare(x, y) is { } c ? c < 0 : null);
            else if (Take(">")) left = Both(a, Sum(), (x, y) => CypherValues.Compare(x, y) is { } c ? c > 0 : null);
            else if (Take("CONTAINS")) left = Both(a, Sum(), (x, y) => x is string t && y is string p ? t.Contains(p, StringComparison.Ordinal) : null);
            else if (Take("IN")) left = Both(a, Sum(), (x, y) => y is List<object?> list ? list.Exists(item => CypherValues.Equal(item, x) == true) : null);
            else return left;
        }
    }

    private CypherExpression Sum()
    {
        var left = Postfix();
        while (Take("+"))
        {
            var (a, b) = (left, Postfix());
            left = Both(a, b, (x, y) => (x, y) switch
            {
                (null, _) or (_, null) => null,
                (long p, long q) => p + q,
                (string p, string q) => p + q,
                _ => throw new CypherException("Neo.ClientError.Statement.TypeError", "Only numbers and texts are added here."),
            });
        }
        return left;
    }

    private CypherExpression Postfix()
    {
        var left = Atom();
        while (Take("."))
        {
            var (a, name) = (left, Name());
            left = a with { Of = s => Member(a.Of(s), name) };
        }
        return left;
    }

    private static object? Member(object? thing, string name) => thing switch
    {
        null => null,
        MemoryNode node => node.Properties.GetValueOrDefault(name),
        MemoryRelationship relationship => relationship.Properties.GetValueOrDefault(name),
        Dictionary<string, object?> map => map.GetValueOrDefault(name),
        _ => throw new CypherException("Neo.ClientError.Statement.TypeError", $"{thing.GetType().Name} has no member {name}."),
    };

    private CypherExpression Atom()
    {
        if (Take("$"))
        {
            var parameter = Name();
            return new CypherExpression(s => s.Parameters.TryGetValue(parameter, out var value)
                ? value
                : throw new CypherException("Neo.ClientError.Statement.ParameterMissing", $"Expected parameter(s): {parameter}"), false);
        }
        if (Next.Kind == TokenKind.Text)
        {
            var text = tokens[at++].Text;
            return new CypherExpression(_ => text, false);
        }
        if (Next.Kind == TokenKind.Number)
        {
            var number = long.Parse(tokens[at++].Text, CultureInfo.InvariantCulture);
            return new CypherExpression(_ => number, false);
        }
        if (Take("true")) return new CypherExpression(_ => true, false);
        if (Take("false")) return new CypherExpression(_ => false, false);
        if (Take("null")) return new CypherExpression(_ => null, false);
        if (IsNext("(")) return Parenthesised();
        if (Take("[")) return Brackets();
        if (Take("CASE")) return Case();
        if (IsNext("EXISTS", "{")) return Exists();
        var name = Name();
        if (Take("(")) return Call(name);
        return new CypherExpression(s => s.Get(name), false);
    }

    private CypherExpression Parenthesised()
    {
        Expect("(");
        var inner = Expression();
        Expect(")");
        return inner;
    }

    /// <summary>A list of values, or one row for each match of a pattern.</summary>
    private CypherExpression Brackets()
    {
        if (IsNext("("))
        {
            var pattern = Path();
            var where = Take("WHERE") ? Expression() : null;
            Expect("|");
            var kept = Expression();
            Expect("]");
            return new CypherExpression(s => pattern.Match(s).Where(m => where is null || CypherValues.IsTrue(where.Of(m))).Select(kept.Of).ToList(), false);
        }
        var items = new List<CypherExpression>();
        while (!Take("]"))
        {
            items.Add(Expression());
            Take(",");
        }
        return new CypherExpression(s => items.Select(i => i.Of(s)).ToList(), items.Exists(i => i.Gathers));
    }

    private CypherExpression Case()
    {
        var whens = new List<(CypherExpression If, CypherExpression Then)>();
        while (Take("WHEN"))
        {
            var condition = Expression();
            Expect("THEN");
            whens.Add((condition, Expression()));
        }
        var otherwise = Take("ELSE") ? Expression() : new CypherExpression(_ => null, false);
        Expect("END");
        return new CypherExpression(s => (whens.Find(w => CypherValues.IsTrue(w.If.Of(s))).Then ?? otherwise).Of(s), false);
    }

    private CypherExpression Exists()
    {
        Expect("EXISTS");
        Expect("{");
        Expect("MATCH");
        var pattern = Path();
        var where = Take("WHERE") ? Expression() : null;
        Expect("}");
        return new CypherExpression(s => pattern.Match(s).Any(m => where is null || CypherValues.IsTrue(where.Of(m))), false);
    }

    private CypherExpression Call(string name)
    {
        if (name == "any")
        {
            var variable = Name();
            Expect("IN");
            var list = Expression();
            Expect("WHERE");
            var where = Expression();
            Expect(")");
            return new CypherExpression(s => ((List<object?>?)list.Of(s))?.Exists(item => CypherValues.IsTrue(where.Of(s.With(variable, item)))), false);
        }
        var distinct = Take("DISTINCT");
        var arguments = new List<CypherExpression>();
        while (!Take(")"))
        {
            arguments.Add(Expression());
            Take(",");
        }
        if (name is "collect" or "min" or "sum" or "count")
        {
            var each = arguments[0];
            return new CypherExpression(s =>
            {
                var values = s.Group!.Select(each.Of).Where(v => v is not null);
                return Gather(name, (distinct ? values.Distinct() : values).ToList());
            }, true);
        }
        return new CypherExpression(s => Apply(name, [.. arguments.Select(a => a.Of(s))]), arguments.Exists(a => a.Gathers));
    }

    private static object? Gather(string name, List<object?> values) => name switch
    {
        "collect" => values,
        "count" => (long)values.Count,
        "sum" => values.Sum(v => (long)v!),
        _ => values.Count == 0 ? null : values.Min(v => (long)v!),
    };

    private static object? Apply(string name, List<object?> a) => name switch
    {
        "coalesce" => a.Find(v => v is not null),
        "head" => ((List<object?>?)a[0])?.FirstOrDefault(),
        "size" => (long)((List<object?>)a[0]!).Count,
        "left" => a[0] is string text ? text[..(int)Math.Min(text.Length, (long)a[1]!)] : null,
        "type" => ((MemoryRelationship?)a[0])?.Type,
        "startNode" => ((MemoryRelationship?)a[0])?.Start,
        "endNode" => ((MemoryRelationship?)a[0])?.End,
        "properties" => a[0] is MemoryNode node ? new Dictionary<string, object?>(node.Properties) : new Dictionary<string, object?>(((MemoryRelationship)a[0]!).Properties),
        _ => throw new CypherException("Neo.ClientError.Statement.SyntaxError", $"Unknown function '{name}'"),
    };

    private static CypherExpression Both(CypherExpression a, CypherExpression b, Func<object?, object?, object?> of) => new(s => of(a.Of(s), b.Of(s)), a.Gathers || b.Gathers);

    private PathPattern Path()
    {
        var left = Node();
        if (!IsNext("-") && !IsNext("<-")) return new PathPattern(left, null, null);
        var direction = Take("<-") ? -1 : 0;
        if (direction == 0) Expect("-");
        Expect("[");
        var variable = Next.Kind == TokenKind.Word ? Name() : null;
        var types = new List<string>();
        if (Take(":"))
        {
            do types.Add(Name());
            while (Take("|"));
        }
        var properties = Properties();
        Expect("]");
        if (Take("->")) direction = 1;
        else Expect("-");
        return new PathPattern(left, new RelationshipPattern(variable, types, properties, direction), Node());
    }

    private NodePattern Node()
    {
        Expect("(");
        var variable = Next.Kind == TokenKind.Word ? Name() : null;
        var label = Take(":") ? Name() : null;
        var properties = Properties();
        Expect(")");
        return new NodePattern(variable, label, properties);
    }

    private Dictionary<string, CypherExpression> Properties()
    {
        var properties = new Dictionary<string, CypherExpression>();
        if (!Take("{")) return properties;
        while (!Take("}"))
        {
            var name = Name();
            Expect(":");
            properties[name] = Expression();
            Take(",");
        }
        return properties;
    }
}
