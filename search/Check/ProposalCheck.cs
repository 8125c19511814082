using System.Collections.Concurrent;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;
using Horizon.Search.Index;

namespace Horizon.Search.Check;

/// <param name="Matches">Those that are shown, the best first.</param>
/// <param name="Compared">All studies that were compared, the best first: what is found does not hang on how many are asked for.</param>
/// <param name="Queries">What was searched for, for the search log.</param>
public sealed record Checked(IReadOnlyList<Match> Matches, IReadOnlyList<Match> Compared, IReadOnlyList<string> Queries);

/// <summary>Finds studies that ask a question, by its words and its concepts, and compares each facet by facet. Stores nothing.</summary>
public sealed class ProposalCheck(IGraphStore store, HorizonIndex index, TimeProvider time)
{
    /// <summary>Of the ranked candidates, those that are compared facet by facet, and shown where nobody asks for fewer: facets may change the order.</summary>
    public const int Compared = 40;

    /// <summary>Reviews ranked behind those that are compared too. A paper has no fields to be like a question's, so that of many trials each stands above a review of them all.</summary>
    private const int ComparedReviews = 10;

    /// <summary>One place in so many is a review's, where one that covers the question would else be cut off.</summary>
    private const int ReviewsPlace = 4;

    /// <param name="excluded">Canonical registration ids that count for nothing.</param>
    /// <param name="limit">Matches at most, the best first.</param>
    public async Task<Checked> RunAsync(Question question, IReadOnlySet<string> excluded, int limit, CancellationToken cancellation)
    {
        var (ranked, queries) = await RankAsync(question, excluded, cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var most = Math.Max(Compared, limit);
        List<Ranked> compared = [.. ranked.Take(most), .. ranked.Skip(most).Where(r => r.Study.Paper?.Facts?.IsReview == true).Take(ComparedReviews)];
        var facets = FacetsOf(question, compared);
        var leads = Calibration.Leads([.. compared.Zip(facets, (r, f) => r.Evidence + Judgement.Facets(f))], [.. facets.Select(Judgement.MayBeSame)]);
        var supported = await SupportedAsync(compared, excluded, cancellation);
        // Of a question of another field nothing was compared that could overlap, but for what is of that field itself and most likely the question.
        var outside = Verdict.IsOutside(question);
        var matches = compared.Select((r, i) => BothSides(question, compared, r, Matching.Of(r, facets[i], leads[i], supported, excluded, today)))
            .Select(m => outside && !(m.Probability >= Judgement.Likely && m.Facets.All().Any(f => f.Is(Facet.Same))) ? m with { Relation = Verdict.Related } : m)
            .OrderByDescending(m => Math.Round(m.LogOdds, 6)).ThenBy(m => m.Kind == NodeKinds.Trial ? 0 : 1).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
        return new Checked(Shown(matches, limit), matches, queries);
    }

    /// <summary>
    /// Two studies of one kind are of one question only if they are from both sides: a title of six words is like a registration that says them all, and that is not like the title.
    /// </summary>
    private Match BothSides(Question question, List<Ranked> compared, Ranked ranked, Match match)
    {
        if (question.Self is not { } self || (self.Trial is not null && !question.IsAsRegistered) || match.Kind != self.Kind || match.Relation == Verdict.Related) return match;
        var other = Question.OfStudy(ranked.Study);
        var reverse = Matching.Facets(other, Aspects.Of(other), Aspects.Of(self));
        var odds = match.LogOdds;
        if (match.Relation == Verdict.SameQuestion)
        {
            List<Study> around = [self, .. compared.Select(c => c.Study).Where(s => s.Id != match.Id && s.Id != self.Id)];
            var likeness = index.Read((searcher, _) => Ranked.Order(other.Texts, other.Names, around, TermRarity.Of(searcher), LinearRanker.Current)).First(r => r.Study.Id == self.Id).Evidence;
            odds = Math.Min(odds, Calibration.Current.LogOdds(likeness, Judgement.Facets(reverse), match.Lead));
        }
        var probability = Math.Round(1 / (1 + Math.Exp(-odds)), 4);
        return match with
        {
            LogOdds = odds,
            Probability = probability,
            Relation = Verdict.Lesser(Judgement.Relation(match.Facets, probability), Judgement.Relation(reverse, probability)),
            Reverse = reverse,
        };
    }

    /// <summary>The trials that the awards among some candidates pay for: what became of them is what became of the award.</summary>
    private async Task<Dictionary<string, TrialView>> SupportedAsync(List<Ranked> compared, IReadOnlySet<string> excluded, CancellationToken cancellation)
    {
        var found = compared.Select(r => r.Study.Trial).OfType<TrialView>().ToDictionary(t => t.Id, StringComparer.Ordinal);
        var others = compared.SelectMany(r => Matching.TrialsOf(r.Study.Award)).Where(id => !found.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            foreach (var study in await Study.LoadAsync(store, others, excluded, cancellation))
            {
                if (study.Trial is { } trial) found.TryAdd(trial.Id, trial);
            }
        }
        return found;
    }

    /// <summary>The first so many; reviews that cover the question and come later take the places of the last that are unlikely to ask it.</summary>
    private static List<Match> Shown(List<Match> ordered, int limit)
    {
        var shown = ordered.Take(limit).ToList();
        var reviews = ordered.Skip(limit).Where(m => m.IsCoveringReview).Take(limit / ReviewsPlace).ToList();
        var yielding = shown.AsEnumerable().Reverse().Where(m => m.Probability < Judgement.Least && !m.IsCoveringReview).Take(reviews.Count).ToList();
        return [.. shown.Except(yielding), .. reviews.Take(yielding.Count)];
    }

    /// <summary>The facets of candidates, in their order.</summary>
    internal static IReadOnlyList<MatchFacets> FacetsOf(Question question, IReadOnlyList<Ranked> candidates)
    {
        var asked = Aspects.Of(question);
        return [.. Partitioner.Create([.. candidates], loadBalance: true).AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(r => Matching.Facets(question, asked, Aspects.Of(r.Study)))];
    }

    /// <summary>The candidates by their words alone, the likest first.</summary>
    internal async Task<(IReadOnlyList<Ranked> Ranked, IReadOnlyList<string> Queries)> RankAsync(Question question, IReadOnlySet<string> excluded, CancellationToken cancellation)
    {
        var found = new CandidateFinder(index).Find(question);
        var studies = await Study.LoadAsync(store, found.Ids, excluded, cancellation);
        return (index.Read((searcher, _) => Ranked.Order(question.Texts, question.Names, studies, TermRarity.Of(searcher), LinearRanker.Current)), found.Queries);
    }
}
