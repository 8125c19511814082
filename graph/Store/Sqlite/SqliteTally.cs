namespace Horizon.Graph.Store.Sqlite;

/// <summary>Running counts of what the store holds now, gathered over a change set and written with it.</summary>
internal sealed class SqliteTally(SqliteSession session)
{
    public const string Nodes = "nodes";
    public const string Mentioned = "mentioned";
    public const string Edges = "edges";
    public const string Records = "records";
    public const string Rejects = "rejects";

    private readonly Dictionary<(string What, string Source), long> grown = [];

    /// <param name="source">Empty where the count is of all sources.</param>
    public void Add(string what, string source, long by)
    {
        if (by != 0) grown[(what, source)] = grown.GetValueOrDefault((what, source)) + by;
    }

    public void Write()
    {
        foreach (var ((what, source), by) in grown)
        {
            session.Execute("INSERT INTO tally(what, source, value) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET value = value + excluded.value", what, source, by);
        }
    }

    public static StoreCounts Read(SqliteSession session)
    {
        var values = session.Rows("SELECT what, source, value FROM tally", r => (What: r.Text(0), Source: r.Text(1), Value: r.Long(2)))
            .ToDictionary(row => (row.What, row.Source), row => row.Value);
        return new StoreCounts(Of(Nodes, ""), Of(Mentioned, ""), Of(Edges, ""),
        [
            .. values.Keys.Select(k => k.Source).Where(s => s.Length > 0).Distinct().Order(StringComparer.Ordinal)
                .Select(source => new SourceCount(source, Of(Records, source), Of(Rejects, source))),
        ]);

        long Of(string what, string source) => values.GetValueOrDefault((what, source));
    }
}
