using Horizon.Graph.Awards;
using Horizon.Graph.Publications;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Check.Ranking;

namespace Horizon.Search.Check;

/// <summary>A trial, a paper or an award that may ask the question, without what excluded registrations say of it. One of the three views is there.</summary>
internal sealed record Study(string Id, StudyTexts Texts, TrialView? Trial, PublicationView? Paper, AwardView? Award)
{
    public string? Title => Trial?.Title ?? Paper?.Title ?? Award?.Title;

    public string Kind => Trial is not null ? NodeKinds.Trial : Paper is not null ? NodeKinds.Publication : NodeKinds.Award;

    public IReadOnlyList<ConceptRef> Techniques => Trial?.Techniques ?? Paper?.Techniques ?? Award?.Techniques ?? [];

    public IReadOnlyList<ConceptRef> Sites => Trial?.Sites ?? Paper?.Sites ?? Award?.Sites ?? [];

    /// <summary>Reads what candidates are, in the order of the ids; those of which nothing is left are absent.</summary>
    public static async Task<IReadOnlyList<Study>> LoadAsync(IGraphStore store, IReadOnlyList<string> ids, IReadOnlySet<string> excluded, CancellationToken cancellation)
    {
        const int MostEdges = 2000;
        // Hundreds of records with their texts: all cores read, one of them the links first.
        var linking = Task.Run(() => store.LinksAsync(ids, MostEdges, cancellation), cancellation);
        var parts = await Task.WhenAll(ids.Chunk(Math.Max(1, ids.Count / (2 * Environment.ProcessorCount))).Select(part => Task.Run(() => store.NodesAsync(part, null, cancellation), cancellation)));
        var nodes = parts.SelectMany(part => part).ToDictionary(each => each.Key, each => each.Value);
        // Only where a registration is left out must each edge's reasons be known.
        var judged = nodes.Values.Where(n => n.Kind == NodeKinds.Publication ? excluded.Count > 0 : Findings.Touches(n, excluded)).Select(n => n.Id).ToHashSet();
        var links = (await linking).Where(e => IsUntouched(e.Source.Id) || IsUntouched(e.Target.Id));
        var edges = judged.Count == 0 ? [] : await store.EdgesAsync([.. judged], null, MostEdges, null, cancellation);
        var byNode = links.Concat(edges).SelectMany(e => new[] { (e.Source.Id, Edge: e), (e.Target.Id, Edge: e) }).ToLookup(p => p.Id, p => p.Edge);
        List<Study> studies = [.. ids.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).WithCancellation(cancellation)
            .Select(id => nodes.TryGetValue(id, out var node) ? Read(new Findings(node, [.. byNode[id]]), excluded, judged.Contains(id)) : null).OfType<Study>()];
        var others = await TrialReader.StandingApartAsync(store, [.. studies.Select(s => s.Trial).OfType<TrialView>()], null, cancellation);
        return others.Count == 0 ? studies : studies.ConvertAll(s => s.Trial is { } trial && others.Contains(trial.Id) ? s with { Trial = trial.Without(others[trial.Id].ToHashSet()) } : s);

        bool IsUntouched(string id) => nodes.ContainsKey(id) && !judged.Contains(id);
    }

    private static Study? Read(Findings found, IReadOnlySet<string> excluded, bool touched)
    {
        if (touched && found.BelongsTo(excluded)) return null;
        var (node, edges) = touched ? found.Without(excluded) : found;
        if (node.IsMentionedOnly) return null;
        if (node.Kind == NodeKinds.Trial)
        {
            var trial = TrialReader.Brief(node, edges);
            return trial.Facts is { } facts ? new Study(node.Id, StudyTexts.Of(facts), trial, null, null) : null;
        }
        if (node.Kind == NodeKinds.Publication)
        {
            var paper = PublicationReader.Brief(node, edges);
            // What corrects or takes back another paper asks nothing of its own.
            if (paper.Facts is { } facts && PaperDesign.IsNotice(facts)) return null;
            return new Study(node.Id, StudyTexts.Of(paper), null, paper, null);
        }
        if (node.Kind != NodeKinds.Award) return null;
        var award = AwardReader.Brief(node, edges);
        return new Study(node.Id, StudyTexts.Of(award), null, null, award);
    }
}
