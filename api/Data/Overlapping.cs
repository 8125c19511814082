using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Data;

/// <summary>Keeps the overlaps of a folder up with its index while it is served by the process that holds the index.</summary>
internal static class Overlapping
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static OverlapBook Book(DataFolder folder) => new(Path.Combine(folder.Path, "overlaps.db"));

    /// <summary>Deletes the book, so that it is made again.</summary>
    public static void Forget(DataFolder folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(Path.Combine(folder.Path, $"overlaps.db{end}"));
    }

    /// <summary>Follows until it is told to stop, whenever the server is quiet. A round that fails is told and tried again.</summary>
    public static async Task RunAsync(Workspace workspace, OverlapBook book, Busyness busyness, TimeProvider time, Action<Exception> failed, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await Task.Delay(Pause, time, stop);
                await CatchUpAsync(workspace, book, time, busyness.WaitAsync, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A busy store passes: who serves must go on serving, and follows again then.
                failed(e);
            }
        }
    }

    /// <summary>Brings the book up to the index, where this process holds it.</summary>
    public static async Task CatchUpAsync(Workspace workspace, OverlapBook book, TimeProvider time, Func<CancellationToken, Task>? before, CancellationToken cancellation)
    {
        if (workspace.Follower is null || workspace.Index is not { } index) return;
        var follower = new OverlapFollower(workspace.Store, index, book, time, before);
        while (await follower.StepAsync(cancellation)) cancellation.ThrowIfCancellationRequested();
    }
}
