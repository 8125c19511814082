using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest;
using Horizon.Ingest.Sample;

namespace Horizon.Api.Queries;

/// <summary>What is in here, as of when, from where, and what is wrong with it.</summary>
internal sealed class StatusQuery(Workspace workspace, TimeProvider time, CrawlSchedule? schedule = null)
{
    private const int RejectsShown = 100;

    /// <summary>Sources of bodies, money and statements: what they lack leaves no study out.</summary>
    private static readonly HashSet<string> WithoutStudies = [SourceNames.Ror, SourceNames.Gtr, SourceNames.ThreeSixtyGiving, SourceNames.Page];

    public async Task<StatusAnswer> RunAsync(CancellationToken cancellation)
    {
        var store = workspace.Store;
        var counts = await store.CountsAsync(cancellation);
        var runs = (await store.LastRunsAsync(cancellation)).ToDictionary(r => r.Source);
        var sequence = await store.SequenceAsync(cancellation);
        var rejects = await store.RejectsAsync(null, RejectsShown, cancellation);
        var unknown = await store.UnknownFieldsAsync(cancellation);
        var names = counts.Sources.Select(s => s.Source).Concat(runs.Keys).Where(n => !SourceNames.IsOwn(n)).Distinct().Order(StringComparer.Ordinal);
        return new StatusAnswer(
            time.GetUtcNow(),
            workspace.Folder.IsSample,
            [.. names.Select(name => Source(name, counts.Sources.FirstOrDefault(s => s.Source == name), runs.GetValueOrDefault(name), workspace.Folder.IsSample))],
            new GraphStatus(store.Kind, counts.Nodes, counts.Edges, counts.Mentioned, sequence),
            Index(sequence),
            [.. TopicModelsQuery.BuiltIn.Select(m => new ModelStatus(m.Content.Name, m.Content.Version.ToString(CultureInfo.InvariantCulture)))],
            [.. rejects.Select(r => new RejectStatus(r.Source, r.Id, r.Reason, r.Url, r.At))],
            [.. unknown.Select(u => new UnknownFieldStatus(u.Source, u.Path, u.Count))],
            [.. await ProblemsAsync(sequence, cancellation)]);
    }

    /// <summary>Sources of studies whose last run is known to be short or was cut off: their counts prove no absence.</summary>
    public async Task<IReadOnlyList<string>> IncompleteSourcesAsync(CancellationToken cancellation) =>
        [.. (await workspace.Store.LastRunsAsync(cancellation)).Where(r => (r.Complete == false || r.FinishedAt is null) && !WithoutStudies.Contains(r.Source)).Select(r => r.Source)];

    private SourceStatus Source(string name, SourceCount? count, Run? run, bool sample) => new(
        name, count?.Records ?? 0, count?.Rejected ?? 0, run?.FinishedAt ?? run?.StartedAt,
        run is null ? null : Math.Round((time.GetUtcNow() - (run.FinishedAt ?? run.StartedAt)).TotalDays, 2), run?.FinishedAt is not null, run?.Kind,
        run?.New, run?.Changed, run?.Rejected, schedule?.Next(name),
        run is { FinishedAt: null } ? false : run?.Complete, run?.Expected, sample ? SamplePortfolio.Licence : SourceParsers.Names.Contains(name) ? SourceParsers.Licence(name) : null, run?.Remark);

    private IndexStatus? Index(long sequence) => workspace.Index is { } index
        ? new IndexStatus(index.Documents, index.Stamp.ToString(), index.Sequence, Math.Max(0, sequence - index.Sequence))
        : null;

    private async Task<List<string>> ProblemsAsync(long sequence, CancellationToken cancellation)
    {
        var problems = new List<string>();
        if (workspace.IndexProblem is { } problem) problems.Add(problem);
        if (await Rebuilding.StaleLinksAsync(workspace.Store, cancellation) is { } stale) problems.Add(stale);
        if (workspace.Index is { CanWrite: false } index && index.Sequence < sequence)
            problems.Add($"The search index is {sequence - index.Sequence} change sets behind; the process that holds it is following, or run `horizon rebuild index` when none does.");
        return problems;
    }
}
