using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;

namespace Horizon.Tests.Store;

/// <summary>The contract on a real file, and what only a file can do wrong.</summary>
public sealed partial class SqliteGraphStoreTests : GraphStoreContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-store-");

    private SqliteGraphStore Sqlite => (SqliteGraphStore)Store;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    protected override IGraphStore Open(string name) => SqliteGraphStore.Open(PathOf(name), Time);

    private string PathOf(string name) => Path.Combine(folder.FullName, name, "graph.db");

    /// <summary>Runs a statement of the test's own on the store's file, as its writer.</summary>
    private static List<string?> Sql(SqliteGraphStore store, string sql) => store.Writer.Rows(sql, r => r.TextOrNull(0));
}
