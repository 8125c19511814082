using Horizon.Api.Data;
using Horizon.Graph.Awards;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Publications;
using Horizon.Graph.Statements;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>Finds a trial by any registry id in any written form, or by its node id.</summary>
internal sealed class TrialQuery(Workspace workspace)
{
    /// <summary>The key that a written form stands for; null where it is no id of a form that is known.</summary>
    public static string? Key(string anyId)
    {
        if (!anyId.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return RegistrationId.TryParse(anyId)?.Value;
        // A node's id as it stands, or one typed in other letters.
        return RegistrationId.TryParse(anyId[Prefix.Length..]) is { } id ? $"{Prefix}{id.Value}" : anyId;
    }

    private const string Prefix = $"{NodeKinds.Trial}:";

    /// <summary>The trial; null where the id has no known form or no trial has it.</summary>
    public async Task<TrialView?> FindAsync(string anyId, CancellationToken cancellation) =>
        Key(anyId) is { } key && await TrialLookUp.FindAsync(workspace.Store, key, cancellation) is { } found && await TrialReader.ReadAsync(workspace.Store, found.Id, null, cancellation) is { } trial
            ? trial with { AlsoStatedBy = found.Others }
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
        var node = await ClaimantAsync(key, cancellation) ?? await workspace.Store.ResolveAsync(key, cancellation) ?? await workspace.Store.ResolveAsync($"{NodeKinds.Publication}:{key}", cancellation);
        return node is null ? null : await PublicationReader.ReadAsync(workspace.Store, node, null, cancellation);
    }

    /// <summary>
    /// Of several publications that claim one id, under a mistyped one say, that which is named by it: it is that of the register of such ids; else the first by its own id. So the answer does not depend on which came
    /// first. Null where not more than one claims it.
    /// </summary>
    private async Task<string?> ClaimantAsync(string key, CancellationToken cancellation)
    {
        if (!(await workspace.Store.KeyHoldersAsync([key], MostClaimants, cancellation)).TryGetValue(key, out var holders) || holders.Count < 2) return null;
        var named = $"{NodeKinds.Publication}:{key}";
        var born = holders.Select(h => h.BornId).OrderBy(id => id != named).ThenBy(id => id, StringComparer.Ordinal).First();
        return (await workspace.Store.ShownAsync([born], cancellation)).TryGetValue(born, out var shown) ? shown.Id : null;
    }

    private const int MostClaimants = 50;
}

/// <summary>Finds an award by its grant reference in any written form, by the source's own id, or by its node id.</summary>
internal sealed class AwardQuery(Workspace workspace)
{
    /// <summary>The key that a written form stands for; null for blank text.</summary>
    public static string? Key(string anyId) => anyId.StartsWith("award:", StringComparison.Ordinal) ? anyId : AwardIds.Key(anyId);

    /// <summary>The award; null where none has the id. One that papers and trials only name is found by its reference too.</summary>
    public async Task<AwardView?> FindAsync(string anyId, CancellationToken cancellation)
    {
        if (Key(anyId) is not { } key) return null;
        var node = await workspace.Store.ResolveAsync(key, cancellation)
            ?? await workspace.Store.ResolveAsync($"{NodeKinds.Award}:{anyId}", cancellation)
            ?? (GrantReference.TryParse(anyId) is { } reference ? await workspace.Store.ResolveAsync($"{NodeKinds.Award}:{reference.Value}", cancellation) : null);
        return node is null ? null : await AwardReader.ReadAsync(workspace.Store, node, null, cancellation);
    }
}

/// <summary>Finds an organisation by its ROR id in any written form, or by its node id with or without "organisation:".</summary>
internal sealed class OrganisationQuery(Workspace workspace)
{
    /// <summary>The organisation; null where none has the id.</summary>
    public async Task<OrganisationView?> FindAsync(string anyId, CancellationToken cancellation)
    {
        var bare = anyId.StartsWith("organisation:", StringComparison.Ordinal) ? anyId["organisation:".Length..] : anyId;
        var id = RorId.TryParse(bare) is { } ror ? $"ror:{ror.Value}" : bare;
        var node = await workspace.Store.ResolveAsync($"{NodeKinds.Organisation}:{id}", cancellation);
        return node is null ? null : await OrganisationReader.ReadAsync(workspace.Store, node, null, cancellation);
    }
}

/// <summary>Finds a gap, a priority or guidance by its node id.</summary>
internal sealed class StatementQuery(Workspace workspace)
{
    /// <summary>The statement; null where none has the id.</summary>
    public async Task<StatementView?> FindAsync(string id, CancellationToken cancellation) =>
        await workspace.Store.ResolveAsync(id, cancellation) is { } node ? await StatementReader.ReadAsync(workspace.Store, node, cancellation) : null;
}
