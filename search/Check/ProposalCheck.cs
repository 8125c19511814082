using Horizon.Graph.Publications;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Find;
using Horizon.Search.Index;

namespace Horizon.Search.Check;

/// <param name="Queries">What was searched for, for the search log.</param>
public sealed record Checked(IReadOnlyList<Match> Matches, IReadOnlyList<string> Queries);

/// <summary>Finds studies that ask a question, by its words and its concepts, and compares each facet by facet. Stores nothing.</summary>
public sealed class ProposalCheck(IGraphStore store, HorizonIndex index, TimeProvider time)
{
    /// <summary>Candidates that are read and compared, of those that the index finds.</summary>
    private const int Candidates = 150;

    private const int MostEdges = 2000;

    /// <summary>What can be compared facet by facet: an award has no arms and no results.</summary>
    private const string Studies = "trial,publication";

    /// <param name="excluded">Canonical registration ids that count for nothing.</param>
    /// <param name="limit">Matches at most, the best first.</param>
    public async Task<Checked> RunAsync(Question question, IReadOnlySet<string> excluded, int limit, CancellationToken cancellation)
    {
        var request = Request(question);
        var ids = new Candidates(index).Like(request).Select(c => c.Id).ToList();
        var both = BothConcepts(question);
        if (both is not null) ids = [.. ids.Concat(new HorizonSearch(index).Search(both).Hits.Select(h => h.Id)).Distinct()];
        var nodes = await store.NodesAsync(ids, null, cancellation);
        var edges = await store.EdgesAsync(ids, null, MostEdges, null, cancellation);
        var byNode = edges.SelectMany(e => new[] { (e.Source.Id, Edge: e), (e.Target.Id, Edge: e) }).ToLookup(p => p.Id, p => p.Edge);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var matches = new List<Match>();
        foreach (var id in ids.Where(nodes.ContainsKey))
        {
            var found = new Findings(nodes[id], [.. byNode[id]]);
            if (found.BelongsTo(excluded)) continue;
            var (node, known) = found.Without(excluded);
            if (node.IsMentionedOnly) continue;
            if (node.Kind == NodeKinds.Trial) matches.Add(Matching.Trial(question, TrialReader.View(node, known), excluded, today));
            if (node.Kind == NodeKinds.Publication) matches.Add(Matching.Publication(question, PublicationReader.View(node, known), excluded));
        }
        return new Checked(
            [.. matches.OrderBy(m => Rank(m.Relation)).ThenByDescending(m => m.Probability).ThenBy(m => m.Kind == NodeKinds.Trial ? 0 : 1).ThenBy(m => m.Id, StringComparer.Ordinal).Take(limit)],
            Queries(request, both));
    }

    private static CandidateRequest Request(Question question) => new()
    {
        Texts = [.. new (string? Text, float Weight)[] { (question.Title, 2), (question.Intervention, 1.5f), (question.Population, 1.5f), (question.Text, 1) }
            .Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => new WeightedText(t.Text!, t.Weight))],
        Concepts = [.. question.Techniques.Concat(question.Sites).Select(c => new WeightedConcept(c.Id, 3))],
        Filters = new SearchRequest { Kind = Studies },
        Count = Candidates,
    };

    /// <summary>Whatever words a record uses: every study of the technique at the site is a candidate.</summary>
    private static SearchRequest? BothConcepts(Question question) => question.Techniques.Count == 0 || question.Sites.Count == 0
        ? null
        : new SearchRequest { Technique = [.. question.Techniques.Select(t => t.Id)], Site = [.. question.Sites.Select(s => s.Id)], Kind = Studies, Limit = Candidates, Sort = SearchSort.Date };

    private static int Rank(string relation) => relation switch { "same-question" => 0, "overlapping" => 1, _ => 2 };

    private static List<string> Queries(CandidateRequest request, SearchRequest? both)
    {
        var queries = new List<string> { $"The {Candidates} records most like the question by its {request.Words} most telling words" +
            (request.Concepts.Count == 0 ? "" : $" and by {string.Join(", ", request.Concepts.Select(c => c.Id))} with their narrower terms") };
        if (both is not null) queries.Add($"technique: {string.Join(" or ", both.Technique)} AND site: {string.Join(" or ", both.Site)}, the newest {Candidates}");
        return queries;
    }
}
