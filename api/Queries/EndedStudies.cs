using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>What became of the trials that a gap's counts hold as published or stopped.</summary>
internal sealed class EndedStudies(Workspace workspace)
{
    /// <summary>Listed with one gap, of each state.</summary>
    public const int Most = 30;

    private const int MostEdges = 5000;

    /// <summary>At most <see cref="Most"/> of each state, those with the latest results first; empty for a gap whose studies cannot be counted.</summary>
    public async Task<IReadOnlyList<EndedStudy>> OfAsync(EvidenceGap gap, CancellationToken cancellation)
    {
        if (gap.Studies is not { } counted || counted.Published + counted.Stopped == 0) return [];
        string[] techniques = [.. gap.Techniques.Select(t => t.Id)], sites = [.. gap.Sites.Select(s => s.Id)];
        var entries = new[] { StudyStates.Published, "stopped" }.SelectMany(state => workspace.Gaps.StudiesOfGapInState(techniques, sites, state, Most, gap.Within)).ToList();
        var ids = entries.ConvertAll(e => e.Id);
        var nodes = await workspace.Store.NodesAsync(ids, null, cancellation);
        var edges = await workspace.Store.EdgesAsync(ids, [EdgeTypes.Reports], MostEdges, null, cancellation);
        var reports = edges.ToLookup(e => e.Target.Id, StringComparer.Ordinal);
        var papers = await workspace.Store.NodesAsync([.. edges.Select(e => e.Source.Id).Distinct()], null, cancellation);
        var stated = gap.Statements.Count == 0 ? null : gap.Statements.Max(s => s.StatedOn);
        return [.. entries.Where(e => nodes.ContainsKey(e.Id)).Select(e => Of(e, nodes[e.Id], [.. reports[e.Id]], papers, stated)).OrderByDescending(e => e.ResultsOn).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private static EndedStudy Of(StudyEntry entry, Node node, IReadOnlyList<Edge> reports, IReadOnlyDictionary<string, Node> papers, PartialDate? stated)
    {
        var trial = TrialReader.Brief(node, reports);
        var results = trial.Publications.Where(p => p.Type == "result").Select(p => papers.GetValueOrDefault(p.Id)).OfType<Node>().Select(p => PublicationReader.Brief(p, []).PublishedOn);
        var first = results.Append(trial.Facts?.ResultsPosted).Where(d => d is not null).Min();
        return new EndedStudy(
            entry.Id, entry.Title, entry.State, entry.Status, trial.Facts?.WhyStopped, first,
            first is { } on && stated is { } last && (on.First > last.Last || on.Last < last.First) ? on.First > last.Last : null);
    }
}
