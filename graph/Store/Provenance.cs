using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>
/// One reason behind one thing shown: <paramref name="About"/> is a field ("status") or an edge ("TESTS technique:sabr").
/// It leads down to the record, where it was fetched and when, and the words that were read.
/// </summary>
public sealed record Provenance(
    string About, string Source, string Record, string Url, DateTimeOffset RetrievedAt, string Licence, PartialDate? SourceDate,
    string Rule, string RuleVersion, string Method, double Confidence, Quote? Quote, long SinceSequence)
{
    /// <summary>The provenance of every merged field, in field order, then of every edge.</summary>
    public static IReadOnlyList<Provenance> Of(Node node, FoldedFacts? folded, IReadOnlyList<Edge> edges)
    {
        var rows = new List<Provenance>();
        var claims = node.Claims.ToDictionary(c => c.Version.Hash);
        foreach (var (field, hash) in folded?.FieldVersions ?? new Dictionary<string, string>())
        {
            var claim = claims[hash];
            var isByHand = claim.Record.Source == SourceNames.Hand;
            rows.Add(new Provenance(
                field, claim.Record.Source, claim.Record.Id, claim.Origin.Url, claim.Origin.RetrievedAt, claim.Origin.Licence, claim.Version.UpdatedOn,
                isByHand ? "entered-by-hand" : "latest-version-with-a-value", "1", Word(isByHand ? Store.Method.Manual : Store.Method.Registered), 1, null, claim.Held.From));
        }
        foreach (var edge in edges)
        {
            var other = edge.Source.Id == node.Id ? edge.Target.Id : edge.Source.Id;
            rows.AddRange(edge.Assertions.Select(a => Of($"{edge.Type} {other}", a)));
        }
        return rows;
    }

    public static Provenance Of(string about, Assertion a) => new(
        about, a.Record.Source, a.Record.Id, a.Origin.Url, a.Origin.RetrievedAt, a.Origin.Licence, a.SourceDate,
        a.Reason.Rule, a.Reason.RuleVersion, Word(a.Reason.Method), a.Reason.Confidence, a.Reason.Quote, a.Held.From);

    private static string Word(Method method) => method.ToString().ToLowerInvariant();
}
