using System.Collections.Concurrent;
using Cronos;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Import;

namespace Horizon.Api.Data;

/// <summary>The crawls that a server runs by itself: those sources whose settings name a schedule. Off unless one does.</summary>
internal sealed class CrawlSchedule(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> next = new();

    /// <summary>One crawl at a time: sources share the store, the machine and the patience of whoever reads meanwhile.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>When a source is crawled next, UTC; null where it has no schedule.</summary>
    public DateTimeOffset? Next(string source) => next.TryGetValue(source, out var at) ? at : null;

    /// <summary>Reads the schedules of all sources.</summary>
    /// <exception cref="BadRequestException">A schedule is no cron expression.</exception>
    public static IReadOnlyList<(IEvidenceSource Source, CronExpression When)> Read(ServiceProvider sources)
    {
        var schedules = new List<(IEvidenceSource, CronExpression)>();
        foreach (var source in sources.GetServices<IEvidenceSource>())
        {
            var text = sources.GetRequiredKeyedService<SourceOptions>(source.Name).Schedule;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!CronExpression.TryParse(text, out var when) && !CronExpression.TryParse(text, CronFormat.IncludeSeconds, out when))
                throw new BadRequestException($"The schedule of {source.Name} is \"{text}\", which is no cron expression of five fields (or six, with seconds first), such as \"0 3 * * *\" (daily at three, UTC).");
            schedules.Add((source, when));
        }
        return schedules;
    }

    /// <summary>Crawls each source at its times until it is told to stop. A crawl that fails is told and tried again at the next time.</summary>
    public Task RunAsync(Workspace workspace, IReadOnlyList<(IEvidenceSource Source, CronExpression When)> schedules, Action<IEvidenceSource, IntakeReport?, Exception?> done, CancellationToken stop) =>
        Task.WhenAll(schedules.Select(s => RunAsync(workspace, s.Source, s.When, done, stop)));

    public void Dispose() => turn.Dispose();

    private async Task RunAsync(Workspace workspace, IEvidenceSource source, CronExpression when, Action<IEvidenceSource, IntakeReport?, Exception?> done, CancellationToken stop)
    {
        try
        {
            while (when.GetNextOccurrence(time.GetUtcNow(), TimeZoneInfo.Utc) is { } at)
            {
                next[source.Name] = at;
                // A timer takes at most some weeks: a date beyond is walked to in days.
                while (at - time.GetUtcNow() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), time, stop);
                await turn.WaitAsync(stop);
                try
                {
                    // The server follows the change feed all the time, so the crawl itself need not.
                    done(source, await new RecordIntake(workspace.Store, time).CrawlAsync(source, new CrawlRequest(), null, stop), null);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // A full disk or a busy store passes; the server goes on.
                    done(source, null, e);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops; the checkpoint says where the next run goes on.
        }
        finally
        {
            next.TryRemove(source.Name, out _);
        }
    }
}
