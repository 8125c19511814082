using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>
/// Tells whether two organisations are one by the ids that registries give of them, or look like one by their names. Of names that are alike a person decides. Two things a name alone decides: a record that gives an
/// id with it says whose it is, and a place named without its country is the one that is named with one, while there is only one.
/// </summary>
internal static class BodyPairs
{
    private const double Sure = 12;

    /// <summary>The two names that are most alike count. A department and its whole are two.</summary>
    public static PairComparison? Compare(Subject a, Subject b)
    {
        if ((SharedId(a, b) ?? SharedId(b, a)) is { } id) return new PairComparison(PairOutcome.Same, PairRules.Ids, [new PairPart("id", Sure, id)]);
        var (ours, theirs) = (Names(a), Names(b));
        if (ours.Count == 0 || theirs.Count == 0) return null;
        if ((a.Facts, b.Facts) is (null, null) && IsOneByName(a.Id, ours[0], b.Id, theirs[0]) is { } why) return new PairComparison(PairOutcome.Same, PairRules.Name, [new PairPart("name", Sure, why)]);
        var (ourCountry, theirCountry) = ((a.Facts as OrganisationFacts)?.CountryCode, (b.Facts as OrganisationFacts)?.CountryCode);
        var best = ours.SelectMany(x => theirs.Select(y => BodyMatch.Compare(x, y, ourCountry, theirCountry))).MaxBy(c => (c.Relation, c.Score))!;
        var outcome = best.Relation is BodyRelation.Same or BodyRelation.Unsure ? PairOutcome.Review : PairOutcome.Different;
        return new PairComparison(outcome, PairRules.Scored, [.. best.Parts.Select(p => new PairPart(p.Name, p.Weight, p.Why))]);
    }

    /// <summary>Of a registered body all its names but acronyms; of one that is only named the name.</summary>
    public static IReadOnlyList<BodyName> Names(Subject subject)
    {
        var written = subject.Facts is OrganisationFacts facts ? facts.Names.Where(n => n.Types is not ["acronym"]).Select(n => n.Value).Prepend(facts.Name) : new[] { subject.Label }.OfType<string>();
        return [.. written.Distinct().Select(name => BodyName.Of(name)).OfType<BodyName>()];
    }

    /// <summary>The Funder Registry's number that a node is named by; null for any other.</summary>
    public static string? FunderNumber(string id) => id.StartsWith(BodyKeys.FunderNode, StringComparison.Ordinal) ? id[BodyKeys.FunderNode.Length..] : null;

    /// <summary>The Funder Registry's numbers of a body as the Research Organization Registry gives them.</summary>
    public static IEnumerable<string> FunderNumbers(OrganisationFacts body) => body.ExternalIds.Where(id => id.Type == "fundref").Select(id => id.Value);

    private static string? SharedId(Subject one, Subject registered)
    {
        if (registered.Facts is not OrganisationFacts facts) return null;
        var ids = one.Facts is OrganisationFacts other ? FunderNumbers(other) : FunderNumber(one.Id) is { } own ? [own] : [];
        return FunderNumbers(facts).Intersect(ids).FirstOrDefault() is { } number ? $"{facts.Name} is {number} of the Funder Registry" : null;
    }

    private static string? IsOneByName(string a, BodyName one, string b, BodyName other)
    {
        if (one.IsGeneral || other.IsGeneral || (one with { Home = null }).OwnKey != (other with { Home = null }).OwnKey) return null;
        if (FunderNumber(a) is not null != FunderNumber(b) is not null) return one.OwnKey == other.OwnKey ? $"one record gives the name with the number {FunderNumber(a) ?? FunderNumber(b)} of the Funder Registry" : null;
        return one.Home is null != other.Home is null ? "the same name, with a country and without" : null;
    }
}
