using System.Globalization;
using System.Text;
using Horizon.Graph.Store.Copy;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Copy;

/// <summary>
/// Writes a store as files for <c>neo4j-admin database import</c>, in the very form in which Horizon keeps a graph in Neo4j, so that it can go on from there.
/// Texts are always quoted, so that an empty one differs from none.
/// </summary>
public sealed class Neo4jCsv : IDisposable
{
    private readonly string folder;
    private readonly Dictionary<string, StreamWriter> writers = [];
    private readonly SortedDictionary<string, long> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, object?>> nodes = [];
    private readonly HashSet<string> keys = [];
    private long longest;

    private Neo4jCsv(string folder) => this.folder = folder;

    /// <summary>Writes the files and returns the rows of each, without the header. Throws <see cref="IOException"/> where the folder cannot be written.</summary>
    public static async Task<Neo4jExport> WriteAsync(IGraphStore store, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var csv = new Neo4jCsv(folder);
        foreach (var file in CsvFiles.All) csv.Open(file);
        var form = new GraphForm();
        await foreach (var row in store.RowsAsync(cancellation)) csv.Add(form.Add(row));
        csv.Add(form.Finish());
        csv.Finish(form);
        csv.Dispose();
        var command = CsvFiles.Command(csv.longest);
        await File.WriteAllTextAsync(Path.Combine(folder, "command.txt"), command + "\n", cancellation);
        return new Neo4jExport(csv.rows, command);
    }

    public void Dispose()
    {
        foreach (var writer in writers.Values) writer.Dispose();
        writers.Clear();
    }

    private void Add(IEnumerable<(Statement Statement, Dictionary<string, object?> Row)> written)
    {
        foreach (var (statement, row) in written) Add(statement.Name, Flat(row));
    }

    private void Add(string statement, Dictionary<string, object?> row)
    {
        switch (statement.Split(' '))
        {
            case ["WriteNodes", ..]:
                // A node comes once with what it is, and again with its counts.
                if (!nodes.TryGetValue((string)row["id"]!, out var node)) nodes[(string)row["id"]!] = node = [];
                foreach (var (name, value) in row) node[name] = value;
                break;
            case ["OpenEdges", var type]:
                row["TYPE"] = type;
                Write("edges", row);
                break;
            case ["WriteKeys"]:
                if (keys.Add((string)row["key"]!)) Write("keys", row);
                row["ownFrom"] = row["own"] is true ? row["from"] : null;
                Write("names", row);
                break;
            default:
                Write(CsvFiles.ByStatement[statement], row);
                break;
        }
    }

    private void Finish(GraphForm form)
    {
        foreach (var (id, node) in nodes)
        {
            node["LABEL"] = Names.Label(NodeKinds.Of(id)) is { } label ? $"Node;{label}" : "Node";
            Write("nodes", node);
        }
        // Form 0: the database has no constraints and indexes yet; Horizon makes them when it first opens it.
        Write("horizon", new() { ["id"] = "store", ["form"] = 0L, ["seq"] = form.Sequence, ["num"] = form.Number, ["tally"] = form.Tally.ToJson(), ["tokens"] = "" });
        Write("horizon", new() { ["id"] = "shown", ["seq"] = form.Sequence });
    }

    private void Open(CsvFile file)
    {
        var writer = writers[file.Name] = new StreamWriter(Path.Combine(folder, file.Name + ".csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', file.Columns.Select(c => c.Header)));
        rows[file.Name] = 0;
    }

    private void Write(string name, Dictionary<string, object?> row)
    {
        var file = CsvFiles.Of(name);
        row["ROW"] = ++rows[name];
        writers[name].WriteLine(string.Join(',', file.Columns.Select(c => Field(row.GetValueOrDefault(c.Property)))));
    }

    private string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            bool truth => truth ? "true" : "false",
            string s => "\"" + s.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
            List<object?> list => string.Join(';', list),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
        longest = Math.Max(longest, text.Length);
        return text;
    }

    /// <summary>A row's key and its properties side by side.</summary>
    private static Dictionary<string, object?> Flat(Dictionary<string, object?> row)
    {
        var flat = row.Where(r => r.Key != "set").ToDictionary();
        if (row.TryGetValue("set", out var set))
        {
            // An edge has a node as its source, and its reason a source that delivered it.
            if (flat.Remove("source", out var source) && flat.ContainsKey("target")) flat["sourceNode"] = source;
            else if (source is not null) flat["source"] = source;
            foreach (var (name, value) in (Dictionary<string, object?>)set!) flat.TryAdd(name, value);
        }
        return flat;
    }
}

/// <param name="Rows">By file, without the header.</param>
/// <param name="Command">Imports them, run in their folder.</param>
public sealed record Neo4jExport(IReadOnlyDictionary<string, long> Rows, string Command);
