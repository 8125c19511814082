using System.Reflection;

namespace Horizon.Graph.Store;

/// <summary>The kinds of node; the part of an id before its first colon, site standing for TumourSite.</summary>
public static class NodeKinds
{
    public const string Trial = "trial";
    public const string Publication = "publication";
    public const string Award = "award";
    public const string Gap = "gap";

    /// <summary>An item of a stated list of priorities.</summary>
    public const string Priority = "priority";
    public const string Guidance = "guidance";
    public const string Technique = "technique";
    public const string Site = "site";
    public const string Organisation = "organisation";

    /// <summary>Two things that were compared, for they may be one.</summary>
    public const string Pair = "pair";
    public const string Decision = "decision";

    /// <summary>The node at which all pairs stand that wait for a person.</summary>
    public const string ReviewQueue = "queue:review";

    /// <summary>The kind that an id's first part names. Throws <see cref="ArgumentException"/> for an id without one.</summary>
    public static string Of(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? id[..colon] : throw new ArgumentException($"\"{id}\" is no node id: it has no kind before a colon.", nameof(id));
    }
}

/// <summary>The types of edge, as architecture names them. A store takes these and no other.</summary>
public static class EdgeTypes
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(EdgeTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    public const string Tests = "TESTS";
    public const string Treats = "TREATS";
    public const string RecruitsAt = "RECRUITS_AT";
    public const string SponsoredBy = "SPONSORED_BY";
    public const string FundedBy = "FUNDED_BY";

    /// <summary>From an award to the body that leads its work.</summary>
    public const string LedBy = "LED_BY";

    /// <summary>From an award to the trial or publication that names it.</summary>
    public const string Supports = "SUPPORTS";
    public const string Reports = "REPORTS";
    public const string StatedIn = "STATED_IN";
    public const string StatedBy = "STATED_BY";
    public const string NarrowerThan = "NARROWER_THAN";
    public const string PartOf = "PART_OF";
    public const string SucceededBy = "SUCCEEDED_BY";

    /// <summary>From what came of a publication or before it (a preprint, a correction, a retraction: the role) to the publication.</summary>
    public const string VersionOf = "VERSION_OF";

    /// <summary>Parent and follow-up, platform and arm, pilot and main study: a person's or a comparison's word.</summary>
    public const string RelatedTo = "RELATED_TO";

    /// <summary>From a pair to the queue in which it waits for a person.</summary>
    public const string Awaits = "AWAITS";

    /// <summary>The subject of a publication, an award or a statement, read from its words: a technique or a site.</summary>
    public const string About = "ABOUT";

    /// <summary>From a trial or an award to the gap that it means to close.</summary>
    public const string Addresses = "ADDRESSES";

    /// <summary>Throws <see cref="ArgumentException"/> for a type that is none.</summary>
    internal static string Known(string type) => All.Contains(type) ? type : throw new ArgumentException($"\"{type}\" is no type of edge that Horizon knows.", nameof(type));
}
