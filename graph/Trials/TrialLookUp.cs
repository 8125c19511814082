using Horizon.Graph.Identity;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Trials;

/// <summary>The trial that an id finds. <paramref name="Others"/>: further trials whose records state the id as theirs; empty where none does.</summary>
public sealed record FoundTrial(string Id, IReadOnlyList<string> Others);

/// <summary>
/// Finds the trial of a registry id. The store keeps each key that a record once had, so what it finds is asked whether it states the id still; of several that do it is the same one in whatever order they came.
/// </summary>
public static class TrialLookUp
{
    /// <param name="key">A registry id in canonical form, or a trial's node id.</param>
    /// <returns>Null where no trial has the id.</returns>
    public static async Task<FoundTrial?> FindAsync(IGraphStore store, string key, CancellationToken cancellation)
    {
        if (key.StartsWith(NodeKinds.Trial + ":", StringComparison.Ordinal) || RegistrationId.TryParse(key) is not { } id)
            return await store.ResolveAsync(key, cancellation) is { } node && NodeKinds.Of(node) == NodeKinds.Trial ? new FoundTrial(node, []) : null;
        var submissions = TrialBlocks.Submissions(id);
        var holders = await store.KeyHoldersAsync([.. new[] { id.Value, submissions }.OfType<string>()], TrialBlocks.MostHolders, cancellation);
        var found = (holders.GetValueOrDefault(id.Value) ?? []).Concat(submissions is null ? [] : holders.GetValueOrDefault(submissions) ?? []).Where(h => NodeKinds.Of(h.BornId) == NodeKinds.Trial).ToList();
        // An id that no source has delivered may have been placed into the one trial that names it.
        var mentioned = $"{NodeKinds.Trial}:{id.Value}";
        var shown = await store.ShownAsync([.. found.Select(h => h.BornId).Append(mentioned).Distinct()], cancellation);
        if (found.Find(h => h.IsOwn) is { } own) return new FoundTrial(shown[own.BornId].Id, []);
        if (shown.TryGetValue(mentioned, out var placed) && placed.Id != mentioned) return new FoundTrial(placed.Id, []);
        var nodes = await store.NodesAsync([.. found.Select(h => shown[h.BornId].Id).Distinct()], null, cancellation);
        var stating = nodes.Values.Select(n => (n.Id, Registrations: Stating(n, id).ToList())).Where(n => n.Registrations.Count > 0)
            .OrderBy(n => n.Registrations.Min(StringComparer.Ordinal), StringComparer.Ordinal).Select(n => n.Id).ToList();
        return stating.Count == 0 ? null : new FoundTrial(stating[0], stating[1..]);
    }

    /// <summary>The registrations of a trial whose records give the id as its own.</summary>
    private static IEnumerable<string> Stating(Node node, RegistrationId id) =>
        Subject.Of(node).Select(s => s.Facts).OfType<TrialFacts>().Where(t => NamedStudies.Own(t).Any(named => named.Study == id.Study)).Select(t => t.Registration);
}
