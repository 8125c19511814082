using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>Tells whether two organisations look like one by their names. A person decides: names alone never make two bodies one.</summary>
internal static class BodyPairs
{
    /// <summary>The two names that are most alike count. A department and its whole are two.</summary>
    public static PairComparison? Compare(Subject a, Subject b)
    {
        var (ours, theirs) = (Names(a), Names(b));
        if (ours.Count == 0 || theirs.Count == 0) return null;
        var best = ours.SelectMany(x => theirs.Select(y => BodyMatch.Compare(x, y))).MaxBy(c => (c.Relation, c.Score))!;
        var outcome = best.Relation is BodyRelation.Same or BodyRelation.Unsure ? PairOutcome.Review : PairOutcome.Different;
        return new PairComparison(outcome, PairRules.Scored, [.. best.Parts.Select(p => new PairPart(p.Name, p.Weight, p.Why))]);
    }

    /// <summary>Of a registered body all its names but acronyms; of one that is only named the name.</summary>
    public static IReadOnlyList<BodyName> Names(Subject subject)
    {
        var written = subject.Facts is OrganisationFacts facts ? facts.Names.Where(n => n.Types is not ["acronym"]).Select(n => n.Value).Prepend(facts.Name) : new[] { subject.Label }.OfType<string>();
        return [.. written.Distinct().Select(BodyName.Of).OfType<BodyName>()];
    }
}
