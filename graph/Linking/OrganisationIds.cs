using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>
/// Names of bodies to nodes: a provider of the directory and a body of the reviewed list by their names and ids, any other by its name's key (<see cref="BodyName"/>), so that spellings,
/// legal forms, languages and word order meet in one node at no look-up. A department named with its body is a node of its own, part of the body's.
/// </summary>
internal static class OrganisationIds
{
    private const string PartRule = "department-in-name";

    /// <summary>Null for a name that names nobody.</summary>
    public static NodeRef? Of(string name)
    {
        if (Reviewed(name) is { } reviewed) return reviewed;
        return BodyName.Of(name) is not { } read ? null : new NodeRef($"{NodeKinds.Organisation}:name:{read.OwnKey}", read.Written);
    }

    /// <summary>As above, but a body whose ROR, Funder Registry or charity id is given is that one, however its name is written.</summary>
    public static NodeRef? Of(string name, string? id)
    {
        if (BodyDirectory.Current.FindById(id) is { } body) return new NodeRef(body.Id, body.Name);
        return RorId.TryParse(id) is { } ror ? new NodeRef($"{NodeKinds.Organisation}:ror:{ror.Value}", name.Trim()) : Of(name);
    }

    /// <summary>Where a name is of a department: the edge to the whole body, with the words. Null for a body's own name.</summary>
    public static EdgeDraft? PartOf(string name, string field, string version)
    {
        if (Reviewed(name) is not null || BodyName.Of(name) is not { Unit: not null } read) return null;
        var whole = ReviewedKey(read) ?? new NodeRef($"{NodeKinds.Organisation}:name:{read.Key}", null);
        var reason = new Reason(version, PartRule, $"{RecordLinker.Version}", Method.Rule, 0.95, new Quote(field, 0, name.Length, name));
        return new EdgeDraft(new NodeRef($"{NodeKinds.Organisation}:name:{read.OwnKey}", read.Written), EdgeTypes.PartOf, "", whole, reason);
    }

    private static NodeRef? Reviewed(string name)
    {
        if (ProviderDirectory.Current.Find(name) is { } provider) return new NodeRef(provider.Id, provider.Name);
        if (BodyDirectory.Current.Find(name) is { } body) return new NodeRef(body.Id, body.Name);
        return BodyName.Of(name) is { CountryCode: not null } read && read.MayBeOf(Provider.CountryCode) && ProviderDirectory.Current.Find(read.AtHome) is { } atHome ? new NodeRef(atHome.Id, atHome.Name) : null;
    }

    private static NodeRef? ReviewedKey(BodyName read) => BodyDirectory.Current.FindWhole(read) is { } body ? new NodeRef(body.Id, body.Name) : null;
}
