using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Data.Topics;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest;
using Horizon.Ingest.Import;
using Horizon.Ingest.Sample;
using Horizon.Search.Topics;

namespace Horizon.Api.Queries;

/// <summary>What is in here, as of when, from where, and what is wrong with it.</summary>
internal sealed class StatusQuery(Workspace workspace, TimeProvider time, CrawlSchedule? schedule = null, TopicShelf? shelf = null)
{
    private const int RejectsShown = 100;

    /// <summary>The registers and the sources of papers that Horizon knows; a table of one's own is none that could be missing.</summary>
    private static readonly string[] OfStudies =
    [
        SourceNames.ClinicalTrialsGov, SourceNames.Isrctn, SourceNames.Ictrp, SourceNames.Ctis, SourceNames.EuCtr, SourceNames.PubMed, SourceNames.EuropePmc, SourceNames.OpenAlex, SourceNames.Crossref, SourceNames.MedRxiv,
    ];

    public async Task<StatusAnswer> RunAsync(CancellationToken cancellation)
    {
        var store = workspace.Store;
        var counts = await store.CountsAsync(cancellation);
        var runs = (await store.LastRunsAsync(cancellation)).ToDictionary(r => r.Source);
        var sequence = await store.SequenceAsync(cancellation);
        var rejects = await store.RejectsAsync(null, RejectsShown, cancellation);
        var unknown = await store.UnknownFieldsAsync(cancellation);
        var shortfalls = await ShortfallsAsync(runs.Keys, cancellation);
        var names = counts.Sources.Select(s => s.Source).Concat(runs.Keys).Where(n => !SourceNames.IsOwn(n)).Distinct().Order(StringComparer.Ordinal);
        return new StatusAnswer(
            time.GetUtcNow(),
            workspace.Folder.IsSample,
            [.. names.Select(name => Source(name, counts.Sources.FirstOrDefault(s => s.Source == name), runs.GetValueOrDefault(name), shortfalls[name].ToList(), workspace.Folder.IsSample))],
            new GraphStatus(store.Kind, counts.Nodes, counts.Edges, counts.Mentioned, sequence),
            Index(sequence),
            [.. TopicModelsQuery.BuiltIn.Select(m => m.Content).Select(c => new ModelStatus(c.Name, c.Version.ToString(CultureInfo.InvariantCulture))), .. OwnModels()],
            [.. rejects.Select(r => new RejectStatus(r.Source, r.Id, r.Reason, r.Url, r.At))],
            [.. unknown.Select(u => new UnknownFieldStatus(u.Source, u.Path, u.Count))],
            [.. await ProblemsAsync(sequence, cancellation)]);
    }

    /// <summary>Models that people train here and that answer.</summary>
    private IEnumerable<ModelStatus> OwnModels()
    {
        foreach (var name in shelf?.Names ?? [])
        {
            if (!shelf!.State(name).On || Version(name) is not { } version) continue;
            yield return new ModelStatus(name, version);
        }

        string? Version(string name)
        {
            try
            {
                return shelf!.Model(name)?.Content.Version.ToString(CultureInfo.InvariantCulture);
            }
            catch (TopicInputException)
            {
                // The page of topics says what is wrong with its file; it answers nothing.
                return null;
            }
        }
    }

    /// <inheritdoc cref="Completeness"/>
    public Task<IReadOnlyList<string>> IncompleteSourcesAsync(CancellationToken cancellation) => Completeness.IncompleteAsync(workspace.Store, cancellation);

    /// <summary>Registers and sources of papers of which no import or crawl was ever made here; none of the sample, whose sources are made up.</summary>
    public async Task<IReadOnlyList<string>> NeverReadAsync(CancellationToken cancellation)
    {
        if (workspace.Folder.IsSample) return [];
        var runs = (await workspace.Store.LastRunsAsync(cancellation)).Select(r => r.Source).ToHashSet(StringComparer.Ordinal);
        return [.. OfStudies.Where(s => !runs.Contains(s))];
    }

    private async Task<ILookup<string, Shortfall>> ShortfallsAsync(IEnumerable<string> sources, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(sources.Select(async source => (Source: source, Open: await Shortfalls.ReadAsync(workspace.Store, source, cancellation))));
        return found.SelectMany(each => each.Open.Select(one => (each.Source, One: one))).ToLookup(each => each.Source, each => each.One);
    }

    private SourceStatus Source(string name, SourceCount? count, Run? run, List<Shortfall> shortfalls, bool sample) => new(
        name, count?.Records ?? 0, count?.Rejected ?? 0, run?.FinishedAt ?? run?.StartedAt,
        run is null ? null : Math.Round((time.GetUtcNow() - (run.FinishedAt ?? run.StartedAt)).TotalDays, 2), run?.FinishedAt is not null, run?.Kind,
        run?.New, run?.Changed, run?.Rejected, schedule?.Next(name),
        run is { FinishedAt: null } || shortfalls.Count > 0 ? false : run?.Complete, shortfalls.Max(s => s.Expected) ?? run?.Expected, sample ? SamplePortfolio.Licence : SourceParsers.Names.Contains(name) ? SourceParsers.Licence(name) : null, Remark(run, shortfalls));

    /// <summary>What the last run remarked, and what other crawls still lack.</summary>
    private static string? Remark(Run? run, List<Shortfall> shortfalls)
    {
        var remarks = shortfalls.Where(s => s.Remark != run?.Remark).Select(s => $"{s.What} is not whole: {s.Remark}").Prepend(run?.Remark).OfType<string>().ToList();
        return remarks.Count == 0 ? null : string.Join(" ", remarks);
    }

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
