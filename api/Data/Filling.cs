using Horizon.Ingest.Import;

namespace Horizon.Api.Data;

/// <summary>Runs an import or a crawl while the index follows, where this process holds it.</summary>
internal static class Filling
{
    private static readonly TimeSpan FollowPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a command that wrote waits to see the holder of the index follow.</summary>
    private static readonly TimeSpan HolderPatience = TimeSpan.FromSeconds(5);

    public static async Task<IntakeReport> RunAsync(Workspace workspace, Func<RecordIntake, Task<IntakeReport>> work, TimeProvider time, CancellationToken cancellation)
    {
        await Relinking.NoteFirstAsync(workspace.Store, cancellation);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // What goes wrong on the way is met again, and told, at the end.
        var following = FollowAsync(workspace, time, _ => { }, done.Token);
        try
        {
            return await work(new RecordIntake(workspace.Store, time));
        }
        finally
        {
            await done.CancelAsync();
            await following;
            // What was written is indexed even when the work was stopped: it goes on from there.
            await SettleAsync(workspace, time);
        }
    }

    /// <summary>Follows the change feed until it is told to stop. A round that fails is told and tried again.</summary>
    public static async Task FollowAsync(Workspace workspace, TimeProvider time, Action<Exception> failed, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await Task.Delay(FollowPause, time, stop);
                await workspace.FollowAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The end of following is not the end of the command.
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A full disk or a busy store passes: who serves must go on serving, and follows again then.
                failed(e);
            }
        }
    }

    /// <summary>Brings the index to the end of the store, or sees to it that whoever holds it does: one that ends just now may have missed the last of it.</summary>
    private static async Task SettleAsync(Workspace workspace, TimeProvider time)
    {
        var until = await workspace.Store.SequenceAsync(CancellationToken.None);
        var start = time.GetTimestamp();
        while (true)
        {
            await workspace.FollowAsync(CancellationToken.None);
            if (workspace.Follower is not null || workspace.Index?.Sequence >= until || time.GetElapsedTime(start) >= HolderPatience) return;
            await Task.Delay(FollowPause, time, CancellationToken.None);
        }
    }

    /// <summary>What a person must know of the index after a command that wrote.</summary>
    public static string IndexWords(Workspace workspace) =>
        workspace.IndexProblem ?? (workspace.Follower is null
            ? "Another process holds the search index and will take in what was written."
            : $"The search index holds {workspace.Index!.Documents} documents and is up to date.");
}
