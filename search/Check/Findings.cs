using Horizon.Graph.Ids;
using Horizon.Graph.Store;

namespace Horizon.Search.Check;

/// <summary>A thing as the graph has it, and as it would be if some registrations were not.</summary>
internal sealed record Findings(Node Node, IReadOnlyList<Edge> Edges)
{
    /// <summary>A trial of which nothing else is left, a paper on such trials alone, or one that is left out by its own id.</summary>
    public bool BelongsTo(IReadOnlySet<string> excluded)
    {
        if (excluded.Count == 0) return false;
        if (Node.Kind == NodeKinds.Trial) return Node.Claims.Count > 0 && Node.Claims.All(c => Excludes(excluded, c.Record.Id));
        if (excluded.Contains(Node.Id)) return true;
        var trials = Edges.Where(e => e.Type == EdgeTypes.Reports && e.Source.Id == Node.Id).Select(e => e.Target.Id[(NodeKinds.Trial.Length + 1)..]).ToList();
        return trials.Count > 0 && trials.TrueForAll(id => Excludes(excluded, id));
    }

    /// <summary>Without what those registrations say of it.</summary>
    public Findings Without(IReadOnlySet<string> excluded) => excluded.Count == 0 ? this : new Findings(
        Node with { Claims = [.. Node.Claims.Where(c => !Excludes(excluded, c.Record.Id))] },
        [.. Edges.Select(e => e with { Assertions = [.. e.Assertions.Where(a => !Excludes(excluded, a.Record.Id))] }).Where(e => e.Assertions.Count > 0)]);

    /// <summary>Whether a registration that is left out says anything of this node.</summary>
    public static bool Touches(Node node, IReadOnlySet<string> excluded) => excluded.Count > 0 && node.Claims.Any(c => Excludes(excluded, c.Record.Id));

    private static bool Excludes(IReadOnlySet<string> excluded, string id) => excluded.Contains(Registration(id));

    /// <summary>A record's key names its registration; EU CTR's also the country ("2020-001275-32-DE").</summary>
    private static string Registration(string id) => (RegistrationId.TryParse(id) ?? RegistrationId.TryParse($"EUCTR{id}"))?.Value ?? id;
}
