using Horizon.Api.Answers;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Priorities;

namespace Horizon.Api.Queries;

/// <summary>Which gaps come first under given weights. Rankings are kept for as long as the gaps stay the same. Thread-safe.</summary>
internal sealed class PriorityQuery(GapQuery gaps, TimeProvider time)
{
    private const int MostKept = 30;

    public static readonly string Method =
        "The score is the average of a gap's criteria, each counted as much as it is weighed. One that is not known of it counts as the middle of the scale, of the burden as the smallest figure at hand, and one that is known of no gap counts nothing; the share of weight that is known is given. "
        + "Gaps of one score share a rank. Of one in a paper or registration whose words say too little to be judged, what is not known counts as nothing: each says why. "
        + $"The range of a rank says how much it hangs on the weights: all gaps were ranked again {PriorityRanking.Draws} times with every weight up to 20 % higher or lower by chance (seed {PriorityRanking.Seed}, so that anybody gets the same), and with each weight alone at both ends. Answered and retired gaps are left out.";

    private readonly Lock gate = new();
    private readonly Dictionary<string, IReadOnlyList<RankedGap>> kept = new(StringComparer.Ordinal);
    private GapAtlas? keptOf;

    /// <summary>All ranked gaps, the best first.</summary>
    /// <exception cref="BadRequestException">Nothing is known of any gap that has a weight.</exception>
    public (GapAtlas Atlas, IReadOnlyList<RankedGap> Ranking) Rank(PriorityWeights weights)
    {
        var atlas = gaps.Atlas();
        lock (gate)
        {
            if (!ReferenceEquals(keptOf, atlas) || kept.Count >= MostKept) kept.Clear();
            keptOf = atlas;
            if (kept.TryGetValue(weights.ToString(), out var known)) return (atlas, known);
            var lists = ListsAtHand.Of(atlas.Gaps);
            var standing = atlas.Gaps.Where(g => g.Life.State is GapStates.Open or GapStates.BeingAddressed);
            var ranking = PriorityRanking.Of([.. standing.Select(g => (g, PriorityCriteria.Of(g, atlas.Tallies, lists, atlas.SourcesAreShort)))], weights);
            if (ranking.Count > 0 && PriorityCriteria.All.Zip(ranking[0].Unknown).All(c => c.Second is null || weights.Of(c.First.Id) == 0)) throw Unweighable(weights);
            kept[weights.ToString()] = ranking;
            return (atlas, ranking);
        }
    }

    /// <exception cref="BadRequestException">A weight or the cursor cannot be read.</exception>
    public PriorityAnswer Run(string? weights, GapFilter filter)
    {
        var read = Weights(weights);
        var (atlas, ranking) = Rank(read);
        var found = ranking.Where(r => filter.Lets(r.Gap)).ToList();
        var from = filter.After() is { } after ? found.FindIndex(r => r.Gap.Id == after) + 1 : 0;
        if (from == 0 && filter.Cursor is not null) throw GapFilter.BadCursor();
        var page = found.Skip(from).Take(filter.Limit).ToList();
        return new PriorityAnswer(
            found.Count, [.. PriorityCriteria.All.Select((c, i) => Weight(c, read.Of(c.Id), ranking, i))], read.ToString() is { Length: > 0 } text ? text : null, Method, [.. page.Select(r => Item(r, read))],
            from + page.Count < found.Count ? GapFilter.CursorAfter(page[^1].Gap.Id) : null, atlas.Sequence, time.GetUtcNow())
        {
            Ranked = ranking.Count,
            SayingTooLittle = ranking.Count(r => r.Gap.SaysTooLittle is not null),
        };
    }

    /// <summary>Where one gap stands under these weights, and among how many; null where it is not ranked.</summary>
    /// <exception cref="BadRequestException">Nothing is known of any gap that has a weight.</exception>
    public (PriorityItem Item, int Of)? Of(string gap, PriorityWeights weights) =>
        Rank(weights).Ranking is var ranking && ranking.FirstOrDefault(r => r.Gap.Id == gap) is { } ranked ? (Item(ranked, weights), ranking.Count) : null;

    private static BadRequestException Unweighable(PriorityWeights weights) => new(
        $"{string.Join(", ", PriorityCriteria.All.Where(c => weights.Of(c.Id) > 0).Select(c => c.Label))}: known of no gap here, and all else has the weight 0, so nothing would be ranked by anything. Give another criterion a weight too.");

    private static CriterionWeight Weight(Criterion criterion, double weight, IReadOnlyList<RankedGap> ranking, int at) => new(criterion.Id, criterion.Label, criterion.How, weight)
    {
        KnownOf = ranking.Count(r => r.Values[at].Value is not null),
        UnknownCountsAs = Rounded(ranking.Select(r => r.Unknown[at]).Max()),
        UnknownSaid = criterion.UnknownSaid,
    };

    public static PriorityWeights Weights(string? text)
    {
        try
        {
            return PriorityWeights.Parse(text) ?? PriorityWeights.Equal;
        }
        catch (FormatException e)
        {
            throw new BadRequestException(e.Message);
        }
    }

    private static PriorityItem Item(RankedGap r, PriorityWeights weights) => new(
        r.Rank, r.BestRank, r.WorstRank, Math.Round(r.Score, 4), Math.Round(r.Known, 4), r.Gap.Id, r.Gap.Version, r.Gap.Statement, r.Gap.Kind, r.Gap.Life.State,
        new GapAbout(r.Gap.Techniques, r.Gap.Sites, r.Gap.Outcomes, r.Gap.Populations), r.Gap.Sources.Count,
        [.. PriorityCriteria.All.Zip(r.Values, r.CountedAs).Select(x => new CriterionShare(
            x.First.Id, x.First.Label, Rounded(x.Second.Value), Rounded(x.Third), weights.Of(x.First.Id), x.Second.Figure, x.Second.Source.Length == 0 ? null : x.Second.Source) { Url = CriterionLinks.Of(x.Second, r.Gap) })])
    {
        Shared = r.Shared,
        Before = r.Gap.Before,
        SaysTooLittle = r.Gap.SaysTooLittle,
        StateIsKnown = r.Gap.Life.IsTold,
        StatedOn = r.Gap.Statements.Select(s => s.StatedOn).Max(),
        IsSurprising = r.Gap.Expectation?.IsSurprising,
        Chance = r.Gap.Expectation?.Chance,
    };

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 4) : null;
}
