using Horizon.Graph.Store;
using Horizon.Search.Check.Facets;
using Horizon.Search.Find;
using Horizon.Search.Index;

namespace Horizon.Search.Check.Overlaps;

/// <summary>The awards that may ask what a trial asks: the few that are most like it, without those that a facet sets apart however alike the words are. For one window of changes.</summary>
internal sealed class AskingAwards(IGraphStore store, HorizonIndex index)
{
    /// <summary>Awards that are looked at for one trial.</summary>
    private const int Most = 20;

    private const int Words = 20;

    private readonly Dictionary<string, (Question Question, Aspects Asked)?> read = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> OfAsync(Study trial, CancellationToken cancellation)
    {
        var request = new CandidateRequest
        {
            Texts = [.. trial.Texts.Titles.Select(t => new WeightedText(t, 1))],
            Concepts = [.. trial.Techniques.Concat(trial.Sites).Select(c => new WeightedConcept(c.Id, 3))],
            Filters = new SearchRequest { Kind = NodeKinds.Award },
            Count = Most,
            Words = Words,
        };
        var ids = new Candidates(index).Like(request).Select(c => c.Id).ToList();
        List<string> unread = [.. ids.Where(id => !read.ContainsKey(id))];
        foreach (var id in unread) read[id] = null;
        if (unread.Count > 0)
        {
            foreach (var award in await Study.LoadAsync(store, unread, new HashSet<string>(), cancellation))
            {
                if (award.Techniques.Count == 0) continue;
                var question = Question.OfStudy(award);
                read[award.Id] = (question, Aspects.Of(question));
            }
        }
        if (!ids.Exists(id => read[id] is not null)) return [];
        var found = Aspects.Of(trial);
        // As though their words were surely alike: whoever is not even then of one question, or an overlapping one, need not be asked.
        return [.. ids.Where(id => read[id] is { } award && Judgement.Relation(Matching.Facets(award.Question, award.Asked, found), 1) != Verdict.Related)];
    }
}
