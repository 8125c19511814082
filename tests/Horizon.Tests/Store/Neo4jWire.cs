using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j;
using Horizon.Graph.Store.Neo4j.Wire;
using Horizon.Tests.Store.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace Horizon.Tests.Store;

/// <summary>A store on a loopback server that never waits between tries, and keeps how long it would have.</summary>
internal sealed class Neo4jWire : IAsyncDisposable
{
    private Neo4jWire(Neo4jLoopback server, Neo4jGraphStore store, List<TimeSpan> pauses) => (Server, Store, Pauses) = (server, store, pauses);

    public Neo4jLoopback Server { get; }

    public Neo4jGraphStore Store { get; }

    public List<TimeSpan> Pauses { get; }

    public static async Task<Neo4jWire> StartAsync(int timeoutSeconds = 60, int retries = 5, int rows = 2000, int bytes = 4 << 20)
    {
        var server = await Neo4jLoopback.StartAsync();
        var pauses = new List<TimeSpan>();
        return new Neo4jWire(server, Open(server, pauses, timeoutSeconds, retries, rows, bytes, "t"), pauses);
    }

    public static Neo4jGraphStore Open(Neo4jLoopback server, List<TimeSpan> pauses, int timeoutSeconds = 60, int retries = 5, int rows = 2000, int bytes = 4 << 20, string name = "other", string database = "neo4j")
    {
        var options = new Neo4jOptions { Url = server.Url, Database = database, User = "reader", Password = "a secret", TimeoutSeconds = timeoutSeconds, Retries = retries, RowsPerRequest = rows, BytesPerRequest = bytes };
        var sets = 0;
        var client = new QueryClient(options, name)
        {
            NewToken = () => $"{name}{++sets}".PadLeft(32, '0'),
            Pause = (pause, cancellation) =>
            {
                lock (pauses) pauses.Add(pause);
                cancellation.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            },
        };
        return Neo4jGraphStore.Open(options, new FakeTimeProvider(Drafts.Start), client);
    }

    /// <summary>Answers the next requests of a statement, so many, in another way.</summary>
    public void Answer(string statement, Func<Microsoft.AspNetCore.Http.HttpContext, Task> answer, int times = 1, bool afterwards = false)
    {
        var left = times;
        Func<Microsoft.AspNetCore.Http.HttpContext, Neo4jRequest, Task<bool>> fault = async (context, request) =>
        {
            if (request.Name != statement || Interlocked.Decrement(ref left) < 0) return false;
            await answer(context);
            return true;
        };
        if (afterwards) Server.FaultAfter = fault;
        else Server.Fault = fault;
    }

    public Task<long> ApplyAsync(CancellationToken cancellation, params IReadOnlyList<RecordChange> records) => Store.ApplyAsync(Drafts.Set(records), cancellation);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Server.DisposeAsync();
    }
}
