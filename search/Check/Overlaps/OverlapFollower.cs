using Horizon.Graph.Gaps;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Check.Facets;
using Horizon.Search.Index;

namespace Horizon.Search.Check.Overlaps;

/// <summary>
/// Keeps the book of overlaps up with the store along the change feed: each trial or award that changed is checked against the others, as a proposal is.
/// An award and a trial are compared as the award asks, so that a trial that changed is looked at by the few awards that may ask what it asks.
/// What one change costs depends on what changed. Stopped anywhere, it goes on from the last change set that it finished. For one caller at a time.
/// </summary>
/// <param name="before">Waited for before each thing is checked, so that others can go first; null for none.</param>
public sealed class OverlapFollower(IGraphStore store, HorizonIndex index, OverlapBook book, TimeProvider time, Func<CancellationToken, Task>? before = null)
{
    /// <summary>Changed nodes read at once.</summary>
    private const int Window = 500;

    /// <summary>Overlapping, not of the same question, only where it is more likely than not.</summary>
    private const double LeastProbability = 0.5;

    private readonly ProposalCheck check = new(store, index, time);

    /// <summary>Follows by one window of changes at most and returns whether there is more. The index comes first: what it does not hold yet is not found.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var changes = (await store.ChangesAsync(book.Sequence, Window, cancellation)).TakeWhile(c => c.Sequence <= index.Sequence).ToList();
        if (changes.Count == 0) return false;
        var ids = changes.Select(c => c.NodeId).Where(id => NodeKinds.Of(id) is NodeKinds.Trial or NodeKinds.Award).Distinct().Order(StringComparer.Ordinal).ToList();
        var found = new List<Overlap>();
        var asking = new AskingAwards(store, index);
        // What was a pair with a trial that changed may be none any more.
        var touched = ids.Where(id => NodeKinds.Of(id) == NodeKinds.Trial).SelectMany(book.Of).Where(o => o.Kind == Overlap.AwardTrial).Select(o => o.First).ToHashSet(StringComparer.Ordinal);
        foreach (var study in await Study.LoadAsync(store, ids, new HashSet<string>(), cancellation))
        {
            if (study.Techniques.Count == 0) continue;
            if (before is not null) await before(cancellation);
            var matches = await MatchesAsync(study, cancellation);
            found.AddRange(Pairs(study, study.Kind, matches));
            if (study.Trial is null) found.AddRange(Pairs(study, NodeKinds.Trial, matches));
            else touched.UnionWith(await asking.OfAsync(study, cancellation));
        }
        List<string> again = [.. touched.Except(ids).Order(StringComparer.Ordinal)];
        foreach (var award in await Study.LoadAsync(store, again, new HashSet<string>(), cancellation))
        {
            if (award.Techniques.Count == 0) continue;
            if (before is not null) await before(cancellation);
            found.AddRange(Pairs(award, NodeKinds.Trial, await MatchesAsync(award, cancellation)));
        }
        book.Replace(ids, again, found, changes[^1].Sequence);
        return true;
    }

    /// <summary>Of a study with a technique of its own; others are no radiotherapy studies, or say too little to be compared.</summary>
    private async Task<IReadOnlyList<Match>> MatchesAsync(Study study, CancellationToken cancellation) =>
        (await check.RunAsync(Question.OfStudy(study), study.Trial?.Registrations.Select(r => r.Id).ToHashSet() ?? [], ProposalCheck.Compared, cancellation)).Matches;

    /// <param name="kind">Of the other one.</param>
    private List<Overlap> Pairs(Study study, string kind, IReadOnlyList<Match> matches)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var runs = study.Trial is not null ? Runs(Matching.State(study.Trial, today), study.Trial.Status) : Runs(study.Award!.EndDate?.Last, today);
        // An award and the trials that it pays for are one piece of work.
        var paid = Matching.TrialsOf(study.Award);
        return
        [
            .. matches.Where(m => m.Kind == kind && m.Id != study.Id && !paid.Contains(m.Id) && IsOne(m.Relation, m.Probability))
                .Select(m => Pair(study.Id, kind == study.Kind ? kind : Overlap.AwardTrial, m, runs && (m.Kind == NodeKinds.Trial ? Runs(m.State, m.Status) : Runs(m.Expected?.Last, today)))),
        ];
    }

    private static bool IsOne(string relation, double probability) => relation == Verdict.SameQuestion || (relation == Verdict.Overlapping && probability >= LeastProbability);

    /// <summary>A pair differs in what either side tells apart.</summary>
    private static Overlap Pair(string id, string kind, Match match, bool bothRun)
    {
        var reverse = match.Reverse ?? match.Facets;
        var (first, second) = string.CompareOrdinal(id, match.Id) < 0 ? (id, match.Id) : (match.Id, id);
        List<string> different = [.. Named(match.Facets, Facet.Different).Union(Named(reverse, Facet.Different))];
        return new Overlap(first, second, kind, match.Relation, match.Probability, [.. Named(match.Facets, Facet.Same).Union(Named(reverse, Facet.Same)).Except(different).Except(Named(match.Facets, Facet.Similar)).Except(Named(reverse, Facet.Similar))], different, bothRun)
        {
            Similar = [.. Named(match.Facets, Facet.Similar).Union(Named(reverse, Facet.Similar)).Except(different)],
        };
    }

    private static List<string> Named(MatchFacets facets, string match) => [.. facets.ByName().Where(f => f.Facet.Is(match)).Select(f => f.Name)];

    /// <summary>A trial that is completed and whose results are awaited is under way to who asks whether the question will be answered, and runs no more.</summary>
    private static bool Runs(string state, string? status) => state is "under-way" or "planned" && status is not null && GapLife.IsUnderWay(status);

    private static bool Runs(DateOnly? end, DateOnly today) => end is null || end >= today;
}
