using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>What was found or decided of two things, as it is told at one of them: that they are one, belong together, or are two by a person's word.</summary>
/// <param name="Pair">The pair's id, at which it is looked at, decided and undone.</param>
/// <param name="A">The ids that the two were born under.</param>
/// <param name="Other">The other thing, as it is shown now; null where both are this one.</param>
/// <param name="Title">The other's, as its own record gives it; null where none does.</param>
/// <param name="Outcome">As <see cref="PairOutcome"/>, in small letters; a pair that <paramref name="Waits"/> is a question for a person.</param>
/// <param name="Rule">What decided: one of <see cref="PairRules"/>.</param>
/// <param name="Why">The rules' reasons; of a decision the person's own, empty where they gave none.</param>
/// <param name="DecidedBy">Null where no person decided.</param>
public sealed record ThingPair(string Pair, string A, string B, string? Other, string? Title, string Outcome, string Rule, string Why, bool Waits, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>Reads what was found and decided of one thing and others.</summary>
public static class ThingPairs
{
    /// <summary>Pairs of one thing that are read at most.</summary>
    private const int MostPairs = 500;

    private static readonly string[] Kinds = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Award];

    /// <summary>What tells of a thing: those that are one with it first, then what is tied to it, what waits, and what a person has told apart. What the rules found to be two is not told.</summary>
    public static async Task<IReadOnlyList<ThingPair>> OfAsync(IGraphStore store, string id, IReadOnlyList<string> aliases, CancellationToken cancellation)
    {
        var kind = NodeKinds.Of(id);
        var ids = aliases.Prepend(id).ToHashSet(StringComparer.Ordinal);
        var keys = ids.SelectMany(i => Kinds.Where(k => k != kind && Kinds.Contains(kind)).Select(k => PairIds.TieKey(kind, k, i)).Prepend(PairIds.Key(i))).Distinct().ToList();
        var pairs = (await store.KeyHoldersAsync(keys, MostPairs, cancellation)).Values.SelectMany(h => h).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>().Distinct().Take(MostPairs).ToList();
        if (pairs.Count == 0) return [];
        var told = (await store.RecordsAsync([.. pairs.Select(p => PairIds.Record(p.A, p.B))], cancellation)).Values.Select(PairRecords.Live).OfType<PairFacts>().Where(IsTold).ToList();
        var shown = await store.ShownAsync([.. told.SelectMany(p => new[] { p.A, p.B }).Distinct()], cancellation);
        var decisions = await store.RecordsAsync([.. told.Where(p => p.Rule == PairRules.Decision).Select(p => PairIds.Decision(PairIds.Node(p.A, p.B)))], cancellation);
        return
        [
            .. told.Where(p => shown.ContainsKey(p.A) && shown.ContainsKey(p.B))
                .OrderBy(p => p.KeptApart is null ? Rank(p.Outcome) : Rank(PairOutcome.Review)).ThenBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal)
                .Select(p => Of(p, shown, ids, decisions.TryGetValue(PairIds.Decision(PairIds.Node(p.A, p.B)), out var record) ? PairRecords.Live(record) as DecisionFacts : null)),
        ];
    }

    /// <summary>
    /// The two ids of one register that would become one thing if these two did, though neither pair of them is the one that is asked about: "ror:… and ror:…". Null where there are none.
    /// </summary>
    public static string? Clash(Node one, Node other, string a, string b)
    {
        var marks = Subject.Of(one).Concat(Subject.Of(other)).ToDictionary(s => s.Id, s => s.Marks());
        var own = marks.GetValueOrDefault(a)?.Keys.Intersect(marks.GetValueOrDefault(b)?.Keys ?? []).ToList() ?? [];
        var theirs = other.Aliases.Prepend(other.Id).SelectMany(id => marks[id]).Where(m => !own.Contains(m.Key)).ToLookup(m => m.Key, m => m.Value);
        return one.Aliases.Prepend(one.Id).SelectMany(id => marks[id]).SelectMany(m => theirs[m.Key].Where(id => id != m.Value).Select(id => $"{m.Value} and {id}")).FirstOrDefault();
    }

    private static bool IsTold(PairFacts pair) => pair.Rule == PairRules.Decision || pair.Outcome == PairOutcome.Review
        // That a paper is tied to a trial by a score stands among the trial's papers.
        || (NodeKinds.Of(pair.A) == NodeKinds.Of(pair.B) && pair.Outcome != PairOutcome.Different);

    private static int Rank(PairOutcome outcome) => outcome switch { PairOutcome.Same => 0, PairOutcome.Related => 1, PairOutcome.Review => 2, _ => 3 };

    private static ThingPair Of(PairFacts pair, IReadOnlyDictionary<string, Shown> shown, HashSet<string> ids, DecisionFacts? decision)
    {
        var other = !ids.Contains(pair.A) ? pair.A : !ids.Contains(pair.B) ? pair.B : null;
        var why = decision is { Verdict: not null } ? decision.Note ?? "" : string.Join("; ", pair.Parts.Where(p => p.Weight > 0).Select(p => p.Why));
        return new ThingPair(
            PairIds.Node(pair.A, pair.B), pair.A, pair.B, other is null ? null : shown[other].Id, other is null ? null : shown[other].Label, pair.Outcome.ToString().ToLowerInvariant(), pair.Rule,
            pair.KeptApart is { } apart ? $"{(why.Length > 0 ? why + "; " : "")}kept apart: {apart}" : why, pair.Outcome == PairOutcome.Review || pair.KeptApart is not null,
            decision is { Verdict: not null } ? decision.By : null, decision is { Verdict: not null } ? decision.At : null);
    }
}
