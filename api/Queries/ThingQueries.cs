using Horizon.Api.Data;
using Horizon.Graph.Ids;
using Horizon.Graph.Publications;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>Finds a trial by any registry id in any written form, or by its node id.</summary>
internal sealed class TrialQuery(Workspace workspace)
{
    /// <summary>The key that a written form stands for; null where it is no id of a form that is known.</summary>
    public static string? Key(string anyId) => anyId.StartsWith("trial:", StringComparison.Ordinal) ? anyId : RegistrationId.TryParse(anyId)?.Value;

    /// <summary>The trial; null where the id has no known form or no trial has it.</summary>
    public async Task<TrialView?> FindAsync(string anyId, CancellationToken cancellation) =>
        Key(anyId) is { } key && await workspace.Store.ResolveAsync(key, cancellation) is { } node
            ? await TrialReader.ReadAsync(workspace.Store, node, null, cancellation)
            : null;
}

/// <summary>Finds a publication by PMID, DOI or PMCID in any written form, or by its node id.</summary>
internal sealed class PublicationQuery(Workspace workspace)
{
    /// <summary>The key that a written form stands for; null where it is no id of a form that is known.</summary>
    public static string? Key(string anyId) =>
        anyId.StartsWith("publication:", StringComparison.Ordinal) ? anyId
        : Pmid.TryParse(anyId) is { } pmid ? $"pmid:{pmid.Value}"
        : Pmcid.TryParse(anyId) is { } pmcid ? $"pmcid:{pmcid.Value}"
        : Doi.TryParse(anyId.StartsWith("doi:", StringComparison.OrdinalIgnoreCase) ? anyId[4..] : anyId) is { } doi ? $"doi:{doi.Value}"
        : null;

    /// <summary>The publication; null where the id has no known form or none has it. One that is only cited is found by its PMID.</summary>
    public async Task<PublicationView?> FindAsync(string anyId, CancellationToken cancellation)
    {
        if (Key(anyId) is not { } key) return null;
        var node = await workspace.Store.ResolveAsync(key, cancellation) ?? await workspace.Store.ResolveAsync($"{NodeKinds.Publication}:{key}", cancellation);
        return node is null ? null : await PublicationReader.ReadAsync(workspace.Store, node, null, cancellation);
    }
}
