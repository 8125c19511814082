using Horizon.Api.Queries;
using Horizon.Graph.Identity;
using Microsoft.AspNetCore.Http.Features;

namespace Horizon.Api.Pages.Parts;

/// <summary>The addresses of the pages.</summary>
internal static class PageLinks
{
    /// <summary>A place within the page that is shown. With a base address, a bare "#main" would lead to the home page; and another spelling of this page's address would load it anew.</summary>
    public static string Here(HttpContext? context, string place) => $"{(context?.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] target ? target : context?.Request.Path)}#{place}";

    /// <summary>What the addresses of this server begin with, as it sees itself: "https://horizon.example.org".</summary>
    public static string Site(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>The page of a thing; null for a kind that has no page.</summary>
    public static string? Of(string id) => Kind(id) switch
    {
        "trial" => "/trials/" + Tail(id),
        "publication" => "/publications/" + Tail(id),
        "technique" => "/techniques/" + Tail(id),
        "site" => "/sites/" + Tail(id),
        "award" => "/awards/" + Tail(id),
        "organisation" => "/organisations/" + Tail(id),
        "gap" => "/gaps/" + Tail(id),
        "priority" => "/priorities/" + Tail(id),
        "guidance" => "/guidance/" + Tail(id),
        "dataset" => "/datasets/" + Tail(id),
        _ => null,
    };

    /// <summary>Where two things are looked at side by side, decided about and undone.</summary>
    public static string Pair(string one, string other) => ReviewQuery.PathOf(PairIds.Node(one, other));

    public static string Trial(string registration) => "/trials/" + Uri.EscapeDataString(registration);

    /// <summary>The row of a concept and its narrower ones in the gap map.</summary>
    public static string GapMapRow(string id) => $"/gap-map?rows={Kind(id)}&within={Uri.EscapeDataString(id)}";

    /// <summary>What a thing is linked with.</summary>
    public static string Graph(string id) => "/graph/" + Uri.EscapeDataString(id).Replace("%3A", ":", StringComparison.Ordinal);

    public static string PubMed(string pmid) => $"https://pubmed.ncbi.nlm.nih.gov/{Uri.EscapeDataString(pmid)}/";

    public static string Doi(string doi) => $"https://doi.org/{Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal)}";

    public static string PubMedCentral(string pmcid) => $"https://pmc.ncbi.nlm.nih.gov/articles/{Uri.EscapeDataString(pmcid)}/";

    public static string Kind(string id) => id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? id[..colon] : id;

    /// <summary>The id without its kind, as people write it.</summary>
    public static string Bare(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Tail(string id) => Uri.EscapeDataString(Bare(id)).Replace("%3A", ":", StringComparison.Ordinal);
}
