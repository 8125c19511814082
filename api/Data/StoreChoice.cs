using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j;
using Horizon.Graph.Store.Sqlite;

namespace Horizon.Api.Data;

/// <summary>Where a command's graph lies. Set once, before the command runs, and asked wherever a store is opened, so that no command can forget it.</summary>
/// <param name="Neo4j">The server; null where the graph lies in the data folder.</param>
internal sealed record StoreChoice(Neo4jOptions? Neo4j)
{
    private static readonly AsyncLocal<StoreChoice?> Chosen = new();

    /// <summary>The graph lies in the data folder.</summary>
    public static StoreChoice InFolder { get; } = new((Neo4jOptions?)null);

    public static StoreChoice Current
    {
        get => Chosen.Value ?? InFolder;
        set => Chosen.Value = value;
    }

    /// <summary>The graph lies on a server, where others may use it too.</summary>
    public bool IsShared => Neo4j is not null;

    /// <summary>Names the graph that a folder's index follows; null for the one in the folder itself.</summary>
    public string? Name => Neo4j is null ? null : $"neo4j {Neo4j.Url.GetLeftPart(UriPartial.Path).TrimEnd('/')} {Neo4j.Database}";

    /// <summary>Opens the store of a folder and, where it lies on a server, checks that it can be used.</summary>
    public async Task<IGraphStore> OpenAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        folder.BelongTo(this);
        if (Neo4j is null) return SqliteGraphStore.Open(folder.StorePath, time);
        return await OpenServerAsync(Neo4j, time, cancellation);
    }

    public static async Task<IGraphStore> OpenServerAsync(Neo4jOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var store = Neo4jGraphStore.Open(options, time);
        try
        {
            await store.StartAsync(cancellation);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server at an address, with the login that the environment gives. Throws <see cref="BadRequestException"/> for an address that is none.</summary>
    public static Neo4jOptions Server(string url)
    {
        // Neo4j's own scheme names the same host; its HTTP port is another.
        if (url.StartsWith("neo4j://", StringComparison.OrdinalIgnoreCase)) url = "http://" + url["neo4j://".Length..];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw new BadRequestException("The address of Neo4j is that of its HTTP port without user and password, such as http://localhost:7474; login by HORIZON_NEO4J_USER and HORIZON_NEO4J_PASSWORD.");
        if (address is { IsDefaultPort: true, Scheme: "http" }) address = new UriBuilder(address) { Port = 7474 }.Uri;
        // The port of Neo4j's own protocol, as its addresses are mostly written.
        if (address.Port == 7687) throw new BadRequestException($"{address.Host}:7687 is the port of Bolt; name the HTTP port, such as http://{address.Host}:7474.");
        return new Neo4jOptions
        {
            Url = new Uri(address.GetLeftPart(UriPartial.Authority)),
            Database = address.AbsolutePath.Trim('/') is { Length: > 0 } database ? database : "neo4j",
            User = Variable("HORIZON_NEO4J_USER"),
            Password = Variable("HORIZON_NEO4J_PASSWORD"),
        };
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
