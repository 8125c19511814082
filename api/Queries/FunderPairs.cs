using Horizon.Api.Answers;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Organisations;
using Horizon.Graph.Trials;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Queries;

/// <summary>What the book of overlaps holds of a funder's studies: pairs among themselves, and pairs with what others pay for. Bodies stand in it by their ids.</summary>
internal sealed class FunderPairs(GapBoard gaps, OverlapBook overlaps, DateOnly today)
{
    /// <summary>Studies of one body whose overlaps are looked up.</summary>
    private const int MostCompared = 500;

    /// <param name="Repeats">Within what the body funds, or what the body funds that it is a part of.</param>
    /// <param name="Collaborator">The same, where of one side at least it is only known to be named as collaborator.</param>
    /// <param name="Unknown">Overlapping studies of which no funder is known.</param>
    /// <param name="AwardTrials">Its awards with trials that they do not pay for, and what it pays for with awards of others.</param>
    internal sealed record Found(IReadOnlyList<FunderRepeat> Repeats, IReadOnlyList<FunderRepeat> Collaborator, IReadOnlyList<FunderOverlap> Overlaps, int Unknown, IReadOnlyList<AwardAndTrial> AwardTrials)
    {
        public IEnumerable<string> Bodies => Repeats.Concat(Collaborator).SelectMany(r => r.First.Funders.Concat(r.First.Collaborators).Concat(r.Second.Funders).Concat(r.Second.Collaborators))
            .Concat(Overlaps.SelectMany(o => o.Funders.Concat(o.Collaborators))).Concat(AwardTrials.SelectMany(p => p.AwardFunders.Concat(p.TrialFunders).Concat(p.TrialCollaborators))).Select(b => b.Id);
    }

    /// <summary>A pair of the body's study with another one.</summary>
    private sealed record Seen(StudyEntry Mine, string Other, StudyEntry? Second, Overlap Overlap);

    /// <param name="wholes">The bodies that it is a part of: they are no other funders.</param>
    public Found Of(Portfolio portfolio, IReadOnlyList<string> wholes)
    {
        var paid = portfolio.Work.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        // What a collaborator gives is not said. Of a body that is known to be a funder it may well be money, so it is looked at and told as what it is.
        var named = gaps.StudiesOf([.. portfolio.Bodies.Where(IsFunder)], StudyEntry.CollaboratorRole);
        var own = portfolio.Work.Concat(named).DistinctBy(s => s.Id).Take(MostCompared).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var pairs = own.Keys.SelectMany(id => overlaps.Of(id).Select(o => (Own: id, Other: o.Other(id), Overlap: o)))
            .Where(p => !own.ContainsKey(p.Other) || string.CompareOrdinal(p.Own, p.Other) < 0).ToList();
        var studies = gaps.StudiesById([.. pairs.SelectMany(p => new[] { p.Own, p.Other }).Distinct()]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var awards = gaps.StudiesById([.. studies.Values.SelectMany(s => s.Awards).Distinct()]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        List<string> asked = [.. pairs.SelectMany(p => new[] { p.Own, p.Other }).Concat(studies.Values.SelectMany(s => s.Awards)).Distinct()];
        var funders = gaps.FundersOf(asked);
        var collaborators = gaps.FundersOf(asked, StudyEntry.CollaboratorRole);
        var (repeats, ofCollaborator, others) = (new List<Seen>(), new List<Seen>(), new List<Seen>());
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var asking = new List<AwardAndTrial>();
        foreach (var (mine, other, overlap) in pairs)
        {
            if (studies.GetValueOrDefault(mine) is not { } first) continue;
            if (overlap.Kind == Overlap.AwardTrial)
            {
                // What of its own it only collaborates in is no money of its that another's award repeats.
                if ((paid.Contains(overlap.First) || paid.Contains(overlap.Second)) && studies.ContainsKey(other)) asking.Add(Asking(overlap));
                continue;
            }
            var pair = new Seen(first, other, studies.GetValueOrDefault(other), overlap);
            var payers = Payers(other);
            var helpers = Helpers(other, payers);
            if (own.ContainsKey(other) || payers.Concat(helpers).Any(b => !IsForeign(b)))
            {
                // Two trials of one award are one piece of work. Whoever else pays for a repeat is said beside it.
                if (pair.Second is { } second && !first.Awards.Intersect(second.Awards).Any()) (IsPaid(mine) && IsPaid(other) ? repeats : ofCollaborator).Add(pair);
                continue;
            }
            if (payers.Count + helpers.Count == 0) unknown.Add(other);
            else others.Add(pair);
        }
        return new Found(
            Repeats(repeats), Repeats(ofCollaborator),
            [.. AwardsWithTrials(others).Select(p => Overlapping(p.Pair, p.Trials)).OrderBy(o => Order(o.Relation, o.SameTitle)).ThenByDescending(o => o.Probability).ThenBy(o => o.Own, StringComparer.Ordinal).ThenBy(o => o.Other, StringComparer.Ordinal)],
            unknown.Count,
            ByAward(asking));

        // A trial's funders are those that its registration names and those of the awards that support it.
        List<string> Payers(string id) => MostSpecific(funders[id].Concat((studies.GetValueOrDefault(id)?.Awards ?? []).SelectMany(a => funders[a])).Distinct());

        List<string> Helpers(string id, List<string> payers) => HelpersOf(collaborators[id], payers);

        bool IsPaid(string id) => paid.Contains(id) || Payers(id).Exists(f => !IsForeign(f));

        bool IsForeign(string body) => !portfolio.Bodies.Contains(body) && !wholes.Contains(body);

        List<FunderRepeat> Repeats(List<Seen> found) =>
        [
            .. AwardsWithTrials(found).Select(p => Repeat(p.Pair, p.Trials)).OrderBy(r => Order(r.Relation, r.SameTitle)).ThenByDescending(r => r.Trials.Select(t => t.Probability).Append(r.Probability).Max())
                .ThenBy(r => r.First.Study.Id, StringComparer.Ordinal).ThenBy(r => r.Second.Study.Id, StringComparer.Ordinal),
        ];

        FunderRepeat Repeat(Seen pair, List<PairOfTrials> trials)
        {
            var (a, b) = (Side(pair.Mine), Side(pair.Second!));
            return new FunderRepeat(
                a, b, pair.Overlap.Relation, pair.Overlap.Probability, IsSameTitle(a.Awards.Select(x => x.Title).Append(a.Study.Title), b.Awards.Select(x => x.Title).Append(b.Study.Title)), Points(pair.Overlap), trials);
        }

        FunderOverlap Overlapping(Seen pair, List<PairOfTrials> trials)
        {
            var payers = Payers(pair.Other);
            return new FunderOverlap(
                pair.Mine.Id, pair.Mine.Title, pair.Other, pair.Second?.Title, Concepts(payers), pair.Overlap.Relation, pair.Overlap.Probability, paid.Contains(pair.Mine.Id) ? Pays : StudyEntry.CollaboratorRole,
                Concepts(Helpers(pair.Other, payers)), IsSameTitle([pair.Mine.Title], [pair.Second?.Title]), Points(pair.Overlap), Item(pair.Mine), pair.Second is { } second ? Item(second) : null, trials);
        }

        AwardAndTrial Asking(Overlap overlap)
        {
            var (award, trial) = (overlap.First, overlap.Second);
            var payers = Payers(trial);
            return new AwardAndTrial(
                Item(studies[award]), Item(studies[trial]), paid.Contains(award), Concepts(Payers(award)), Concepts(payers), Concepts(Helpers(trial, payers)), overlap.Relation, overlap.Probability,
                IsSameTitle([studies[award].Title], [studies[trial].Title]), Points(overlap));
        }

        RepeatSide Side(StudyEntry study)
        {
            var payers = Payers(study.Id);
            var supporting = study.Awards.Where(a => awards.ContainsKey(a) && funders[a].Any(f => !IsForeign(f))).Select(a => Item(awards[a])).ToList();
            return new RepeatSide(Item(study), supporting, Concepts(payers), Concepts(Helpers(study.Id, payers)));
        }
    }

    /// <summary>Of the bodies that a registration names as collaborator the funders that are not among those who are known to pay, nor a whole of one.</summary>
    internal static List<string> HelpersOf(IEnumerable<string> collaborators, IEnumerable<string> payers) => [.. MostSpecific(collaborators.Where(IsFunder)).Where(c => !payers.SelectMany(BodyDirectory.Current.WithWholes).Contains(c))];

    /// <summary>Two awards and two trials that they pay for are one pair: the trials stand with the awards.</summary>
    private IEnumerable<(Seen Pair, List<PairOfTrials> Trials)> AwardsWithTrials(List<Seen> pairs)
    {
        var awards = pairs.Where(p => p.Mine.State == StudyStates.Award).SelectMany(p => new[] { ((p.Mine.Id, p.Other), p, true), ((p.Other, p.Mine.Id), p, false) }).ToDictionary(p => p.Item1, p => (Pair: p.p, IsSoOrdered: p.Item3));
        var trials = new Dictionary<Seen, List<PairOfTrials>>();
        foreach (var pair in pairs)
        {
            if (pair.Second is not { } second) continue;
            foreach (var key in pair.Mine.Awards.SelectMany(a => second.Awards.Select(b => (a, b))).Where(awards.ContainsKey).Take(1))
            {
                var (of, isSoOrdered) = awards[key];
                if (!trials.TryGetValue(of, out var known)) trials[of] = known = [];
                var (one, two) = isSoOrdered ? (pair.Mine, second) : (second, pair.Mine);
                known.Add(new PairOfTrials(Item(one), Item(two), pair.Overlap.Relation, pair.Overlap.Probability, Points(pair.Overlap)));
                trials[pair] = [];
            }
        }
        foreach (var pair in pairs)
        {
            var with = trials.GetValueOrDefault(pair);
            // What has moved to its awards' pair.
            if (with is { Count: 0 }) continue;
            yield return (pair, [.. (with ?? []).OrderByDescending(t => t.Probability).ThenBy(t => t.First.Id, StringComparer.Ordinal).ThenBy(t => t.Second.Id, StringComparer.Ordinal)]);
        }
    }

    /// <summary>The body's own awards first, each with all its trials, in the order of the best of these.</summary>
    private static List<AwardAndTrial> ByAward(IEnumerable<AwardAndTrial> pairs) =>
    [
        .. pairs.GroupBy(p => p.Award.Id).Select(g => Ordered(g).ToList()).OrderBy(g => g[0].IsOwnAward ? 0 : 1).ThenBy(g => Order(g[0].Relation, g[0].SameTitle)).ThenByDescending(g => g[0].Probability)
            .ThenBy(g => g[0].Award.Id, StringComparer.Ordinal).SelectMany(g => g),
    ];

    private static IEnumerable<AwardAndTrial> Ordered(IEnumerable<AwardAndTrial> pairs) =>
        pairs.OrderBy(p => Order(p.Relation, p.SameTitle)).ThenByDescending(p => p.Probability).ThenBy(p => p.Trial.Id, StringComparer.Ordinal);

    private FundedStudyItem Item(StudyEntry study) => FundedStudyItem.Of(study, today);

    private static PairPoints Points(Overlap overlap) => new(overlap.Different, overlap.Similar);

    /// <summary>The body's own study is one that it pays for.</summary>
    private const string Pays = "pays";

    internal static bool IsFunder(string body) => BodyDirectory.Current.FindById(body) is { Role: "funder" };

    private static List<GapConcept> Concepts(IEnumerable<string> bodies) => [.. bodies.Select(b => new GapConcept(b, b))];

    /// <summary>A body says less than the part of it that stands beside it.</summary>
    internal static List<string> MostSpecific(IEnumerable<string> bodies)
    {
        var all = bodies.ToList();
        var wholes = all.SelectMany(b => BodyDirectory.Current.WithWholes(b).Skip(1)).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(b => !wholes.Contains(b))];
    }

    private static int Order(string relation, bool isSameTitle) => (relation == "same-question" ? 0 : 2) + (isSameTitle ? 0 : 1);

    /// <summary>A title of one side is a title of the other, signs and capitals aside.</summary>
    private static bool IsSameTitle(IEnumerable<string?> one, IEnumerable<string?> other) => one.Select(Letters).Intersect(other.Select(Letters), StringComparer.Ordinal).Any(t => t.Length > 0);

    private static string Letters(string? title) => title is null ? "" : string.Concat(title.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
