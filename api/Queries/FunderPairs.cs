using Horizon.Api.Answers;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Organisations;
using Horizon.Graph.Store;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Queries;

/// <summary>What the book of overlaps holds of a funder's studies: pairs among themselves, and pairs with what others pay for. Bodies stand in it by their ids.</summary>
internal sealed class FunderPairs(GapBoard gaps, OverlapBook overlaps, DateOnly today)
{
    /// <summary>Studies of one body whose overlaps are looked up.</summary>
    private const int MostCompared = 500;

    /// <param name="Repeats">Within what the body funds, or what the body funds that it is a part of.</param>
    /// <param name="Unknown">Overlapping studies of which no funder is known.</param>
    internal sealed record Found(IReadOnlyList<FunderRepeat> Repeats, IReadOnlyList<FunderOverlap> Overlaps, int Unknown)
    {
        public IEnumerable<string> Bodies => Repeats.SelectMany(r => r.First.Funders.Concat(r.First.Collaborators).Concat(r.Second.Funders).Concat(r.Second.Collaborators))
            .Concat(Overlaps.SelectMany(o => o.Funders.Concat(o.Collaborators))).Select(b => b.Id);
    }

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
        var repeats = new List<FunderRepeat>();
        var found = new List<FunderOverlap>();
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (mine, other, overlap) in pairs)
        {
            if (studies.GetValueOrDefault(mine) is not { } first) continue;
            var payers = Payers(other);
            var helpers = Helpers(other, payers);
            if (own.ContainsKey(other) || payers.Concat(helpers).Any(wholes.Contains))
            {
                // Two trials of one award are one piece of work.
                if (studies.GetValueOrDefault(other) is { } second && !first.Awards.Intersect(second.Awards).Any()) repeats.Add(Repeat(first, second, overlap));
                if (own.ContainsKey(other)) continue;
            }
            if (payers.Count + helpers.Count == 0) unknown.Add(other);
            var (foreign, foreignHelpers) = (payers.Where(IsForeign).ToList(), helpers.Where(IsForeign).ToList());
            if (foreign.Count + foreignHelpers.Count > 0)
            {
                var title = studies.GetValueOrDefault(other)?.Title;
                found.Add(new FunderOverlap(
                    mine, first.Title, other, title, Concepts(foreign), overlap.Relation, overlap.Probability, paid.Contains(mine) ? Pays : StudyEntry.CollaboratorRole, Concepts(foreignHelpers),
                    IsSameTitle([first.Title], [title])));
            }
        }
        return new Found(
            // What it is known to pay for on both sides comes before what names it as collaborator.
            [.. repeats.OrderByDescending(r => (IsPaid(r.First) ? 1 : 0) + (IsPaid(r.Second) ? 1 : 0)).ThenBy(r => Order(r.Relation, r.SameTitle)).ThenByDescending(r => r.Probability).ThenBy(r => r.First.Study.Id, StringComparer.Ordinal).ThenBy(r => r.Second.Study.Id, StringComparer.Ordinal)],
            [.. found.OrderBy(o => Order(o.Relation, o.SameTitle)).ThenByDescending(o => o.Probability).ThenBy(o => o.Own, StringComparer.Ordinal).ThenBy(o => o.Other, StringComparer.Ordinal)], unknown.Count);

        // A trial's funders are those that its registration names and those of the awards that support it.
        List<string> Payers(string id) => MostSpecific(funders[id].Concat((studies.GetValueOrDefault(id)?.Awards ?? []).SelectMany(a => funders[a])).Distinct());

        List<string> Helpers(string id, List<string> payers) => [.. MostSpecific(collaborators[id].Where(IsFunder)).Where(c => !payers.SelectMany(BodyDirectory.Current.WithWholes).Contains(c))];

        bool IsPaid(RepeatSide side) => side.Funders.Any(f => !IsForeign(f.Id));

        bool IsForeign(string body) => !portfolio.Bodies.Contains(body) && !wholes.Contains(body);

        FunderRepeat Repeat(StudyEntry one, StudyEntry two, Overlap overlap)
        {
            var (a, b) = (Side(one), Side(two));
            return new FunderRepeat(a, b, overlap.Relation, overlap.Probability, IsSameTitle(a.Awards.Select(x => x.Title).Append(a.Study.Title), b.Awards.Select(x => x.Title).Append(b.Study.Title)));
        }

        RepeatSide Side(StudyEntry study)
        {
            var payers = Payers(study.Id);
            var supporting = study.Awards.Where(a => awards.ContainsKey(a) && funders[a].Any(f => !IsForeign(f))).Select(a => FundedStudyItem.Of(awards[a], today)).ToList();
            return new RepeatSide(FundedStudyItem.Of(study, today), supporting, Concepts(payers), Concepts(Helpers(study.Id, payers)));
        }
    }

    /// <summary>The body's own study is one that it pays for.</summary>
    private const string Pays = "pays";

    private static bool IsFunder(string body) => BodyDirectory.Current.FindById(body) is { Role: "funder" };

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
