using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>The rows that a change set writes, by statement. What is closed or opened can still be changed until it is taken.</summary>
internal sealed class WriteRows
{
    private readonly Dictionary<string, (Statement Statement, int Order, List<Dictionary<string, object?>> Rows)> all = [];

    /// <summary>Nodes before what hangs on them; what ends before what begins.</summary>
    private static readonly Statement[] Order =
    [
        WriteStatements.Raws, WriteStatements.Versions, WriteStatements.Records, WriteStatements.Keys, WriteStatements.CloseClaims, WriteStatements.CloseEdges,
        WriteStatements.Unplace, WriteStatements.OpenClaims, WriteStatements.Place,
    ];

    public void Add(Statement statement, Dictionary<string, object?> row)
    {
        if (!all.TryGetValue(statement.Name, out var known))
        {
            var order = Array.IndexOf(Order, statement);
            // Nodes come first; edges, a statement a type, last.
            if (order < 0 && !statement.Name.StartsWith("WriteNodes", StringComparison.Ordinal)) order = Order.Length;
            all[statement.Name] = known = (statement, order, []);
        }
        known.Rows.Add(row);
    }

    /// <summary>Gives the rows up to now, in the order in which they must be written, and forgets them.</summary>
    public IReadOnlyList<(Statement Statement, IReadOnlyList<Dictionary<string, object?>> Rows)> Take()
    {
        var taken = all.Values.OrderBy(s => s.Order).ThenBy(s => s.Statement.Name, StringComparer.Ordinal)
            .Select(s => (s.Statement, (IReadOnlyList<Dictionary<string, object?>>)s.Rows)).ToList();
        all.Clear();
        return taken;
    }
}
