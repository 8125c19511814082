using System.Globalization;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Trials;

/// <summary>What one registration says of a field, in its register's own word.</summary>
public sealed record RegistrationValue(string Registration, string Value);

/// <summary>A field of which the registrations of one trial say different things, with what each says. The one shown is the home register's.</summary>
public sealed record Disagreement(string Field, IReadOnlyList<RegistrationValue> Values)
{
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
        var registrations = node.Claims.GroupBy(c => c.BornAt, StringComparer.Ordinal)
            .Select(g => NodeFacts.Merge(new Node(g.Key, node.Kind, null, [.. g], []))?.Facts).OfType<TrialFacts>().OrderBy(t => t.Registration, StringComparer.Ordinal).ToList();
        if (registrations.Count < 2) return [];
        var found = new List<Disagreement>();
        foreach (var (name, read) in Compared)
        {
            var values = registrations.Select(t => (t.Registration, Value: read(t))).Where(v => v.Value is not null).Select(v => new RegistrationValue(v.Registration, v.Value!)).ToList();
            if (values.DistinctBy(v => v.Value, StringComparer.OrdinalIgnoreCase).Count() > 1) found.Add(new Disagreement(name, values));
        }
        return found;
    }
}
