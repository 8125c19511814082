using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Horizon.Graph.Store;

namespace Horizon.Api.Pages.Graph;

/// <summary>What an edge says, in words that follow from the thing in the middle.</summary>
internal static class EdgeWords
{
    /// <summary>What the neighbour is to the thing in the middle.</summary>
    public static string Of(Neighbour n) => (n.Type, n.IsOutgoing, n.Role) switch
    {
        (EdgeTypes.Tests, true, "experimental") => "What it tests",
        (EdgeTypes.Tests, true, "comparator") => "What it compares with",
        (EdgeTypes.Tests, true, _) => "Named in it, role not stated",
        (EdgeTypes.Tests, false, "experimental") => "Trials that test it",
        (EdgeTypes.Tests, false, "comparator") => "Trials that compare with it",
        (EdgeTypes.Tests, false, _) => "Trials that name it, role not stated",
        (EdgeTypes.Treats, true, _) => "Where in the body",
        (EdgeTypes.Treats, false, _) => "Trials at this site",
        (EdgeTypes.RecruitsAt, true, _) => "Where it recruits",
        (EdgeTypes.RecruitsAt, false, _) => "Trials that recruit there",
        (EdgeTypes.SponsoredBy, true, "lead") => "Sponsor",
        (EdgeTypes.SponsoredBy, true, _) => "Collaborator",
        (EdgeTypes.SponsoredBy, false, "lead") => "What it sponsors",
        (EdgeTypes.SponsoredBy, false, _) => "What it collaborates in",
        (EdgeTypes.FundedBy, true, _) => "Funder",
        (EdgeTypes.FundedBy, false, _) => "What it funds",
        (EdgeTypes.LedBy, true, _) => "Who leads the work",
        (EdgeTypes.LedBy, false, _) => "Awards that it leads",
        (EdgeTypes.Supports, true, _) => "What names this award",
        (EdgeTypes.Supports, false, _) => "Awards that it names",
        (EdgeTypes.Reports, true, "result") => "Trials whose results it reports",
        (EdgeTypes.Reports, true, "derived") => "Trials that it analyses further",
        (EdgeTypes.Reports, true, "no-result") => "Counted as no result",
        (EdgeTypes.Reports, false, "no-result") => "Counted as no result",
        (EdgeTypes.Reports, true, _) => "Trials that it is background to",
        (EdgeTypes.Reports, false, var role) => StudyWords.PublicationRole(role),
        (EdgeTypes.StatedIn, true, _) => "Where it is stated",
        (EdgeTypes.StatedIn, false, _) => "Stated in it",
        (EdgeTypes.StatedBy, true, _) => "Who states it",
        (EdgeTypes.StatedBy, false, _) => "What it states",
        (EdgeTypes.NarrowerThan, true, _) => "Broader",
        (EdgeTypes.NarrowerThan, false, _) => "Narrower",
        (EdgeTypes.PartOf, true, _) => "Part of",
        (EdgeTypes.PartOf, false, _) => "Its parts",
        (EdgeTypes.SucceededBy, true, _) => "Came after it",
        (EdgeTypes.SucceededBy, false, _) => "Came before it",
        (EdgeTypes.VersionOf, true, var role) => $"What it is a version of ({StudyWords.Version(role).ToLowerInvariant()})",
        (EdgeTypes.VersionOf, false, var role) => StudyWords.Version(role),
        (EdgeTypes.RelatedTo, _, _) => "Related study",
        (EdgeTypes.About, true, _) => "What it is about",
        (EdgeTypes.About, false, _) => n.IsWorkedOut ? "Seen in the counts" : "Are about it",
        (EdgeTypes.Addresses, true, _) => n.IsWorkedOut ? "May address: same technique and site" : "Given as its reason",
        (EdgeTypes.Addresses, false, _) => n.IsWorkedOut ? "May address it: same technique and site" : "Give it as their reason",
        (NeighbourQuery.AnswerableFrom, true, _) => "Data that could help to answer it",
        (NeighbourQuery.AnswerableFrom, false, _) => "Could help to answer",
        // A type of edge that came after these words were written.
        _ => SourceWords.Rule(n.Type.ToLowerInvariant().Replace('_', '-')),
    };

    /// <summary>The edge as the graph has it: "TESTS, experimental".</summary>
    public static string Name(Neighbour n) => n.Role.Length == 0 ? n.Type : $"{n.Type}, {n.Role}";

    /// <summary>Who pays comes before who takes part, and what is tested before what it is compared with.</summary>
    public static int Order(Neighbour n) => (n.Type, n.Role) switch
    {
        (EdgeTypes.FundedBy, _) => 0,
        (_, "lead" or "experimental" or "result") => 1,
        (_, "comparator" or "collaborator" or "derived") => 2,
        _ => n.IsWorkedOut ? 4 : 3,
    };
}
