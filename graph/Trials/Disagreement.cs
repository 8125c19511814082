using System.Globalization;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Trials;

/// <summary>What one registration says of a field, in its register's own word; or what an editor entered, where <paramref name="Registration"/> is <see cref="Disagreement.ByHand"/>.</summary>
public sealed record RegistrationValue(string Registration, string Value);

/// <summary>A field of which the registrations of one trial say different things, with what each says. The one shown is what an editor entered, else the home register's.</summary>
public sealed record Disagreement(string Field, IReadOnlyList<RegistrationValue> Values)
{
    public const string ByHand = "by hand";

    private static readonly (string Name, Func<TrialFacts, string?> Read)[] Compared =
    [
        ("status", t => t.Status?.Word()),
        ("enrolment", t => t.Enrolment?.ToString(CultureInfo.InvariantCulture)),
        ("startDate", t => t.StartDate?.ToString()),
        ("completionDate", t => t.CompletionDate?.ToString()),
        ("phase", t => t.Phase),
        ("title", t => t.Title),
        ("leadSponsor", t => t.LeadSponsor?.Name),
        ("primaryOutcome", t => t.Outcomes.FirstOrDefault(o => o.Kind == "primary")?.Measure),
    ];

    /// <summary>In the order of the fields above; values by registration.</summary>
    public static IReadOnlyList<Disagreement> Of(Node node)
    {
        var registrations = node.Claims.GroupBy(c => (c.BornAt, IsByHand: c.Record.Source == SourceNames.Hand))
            .Select(g => (Facts: NodeFacts.Merge(new Node(g.Key.BornAt, node.Kind, null, [.. g], []))?.Facts as TrialFacts, g.Key.IsByHand)).Where(r => r.Facts is not null)
            .Select(r => (Name: r.IsByHand ? ByHand : r.Facts!.Registration, Facts: r.Facts!)).OrderByDescending(r => r.Name == ByHand).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        if (registrations.Count < 2) return [];
        var found = new List<Disagreement>();
        foreach (var (name, read) in Compared)
        {
            var values = registrations.Select(r => (r.Name, Value: read(r.Facts))).Where(v => v.Value is not null).Select(v => new RegistrationValue(v.Name, v.Value!)).ToList();
            if (values.DistinctBy(v => v.Value, StringComparer.OrdinalIgnoreCase).Count() > 1) found.Add(new Disagreement(name, values));
        }
        return found;
    }
}
