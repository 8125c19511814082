using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Horizon.Graph.Awards;
using Horizon.Graph.Organisations;
using Horizon.Graph.Publications;
using Horizon.Graph.Trials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>One thing with its edges.</summary>
internal static class ThingRoutes
{
    public static void MapThings(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.MapGet("/trials/{**id}", TrialAsync).WithTags("Trials").WithSummary("A trial by any registry id in any written form.").ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/publications/{**id}", PublicationAsync).WithTags("Publications").WithSummary("A publication by PMID, DOI or PMCID.").ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/awards/{**id}", AwardAsync).WithTags("Awards").WithSummary("An award by its grant reference in any written form.").ProducesProblem(404);
        api.MapGet("/organisations/{**id}", OrganisationAsync).WithTags("Organisations").WithSummary("An organisation by its ROR id or node id, with its edges.").ProducesProblem(404);
        api.MapGet("/techniques/{id}", TechniqueAsync).WithTags("Techniques").WithSummary("A technique, its place in the taxonomy and what is known of it.").ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/sites/{id}", SiteAsync).WithTags("Techniques").WithSummary("A tumour site, its place in the taxonomy and what is known of it.").ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<Results<Ok<TrialView>, RedirectHttpResult, ProblemHttpResult>> TrialAsync(string id, TrialQuery query, ReviewQuery pairs, OverlapQuery overlaps, GapQuery gaps, CancellationToken cancellation)
    {
        id = Uri.UnescapeDataString(id);
        if (TrialQuery.Key(id) is null) return Problem(400, $"“{id}” is no registry id of a form that Horizon knows, such as NCT01234567, ISRCTN12345678 or 2010-012345-12.");
        if (await query.FindAsync(id, cancellation) is not { } trial)
            return Problem(404, $"No record here names a trial {id}. It may be in a source that has not been crawled or imported; /api/status lists what is here.");
        // An id that was merged into another leads to the one that stands.
        return id.StartsWith("trial:", StringComparison.Ordinal) && trial.Id != id
            ? TypedResults.Redirect($"/api/trials/{Uri.EscapeDataString(trial.Id)}", permanent: true)
            : TypedResults.Ok(trial with { Pairs = await pairs.OfThingAsync(trial.Id, trial.Aliases, cancellation), Overlaps = [.. overlaps.OfTrial(trial.Id).Select(o => o.Other(trial.Id))], Gaps = [.. gaps.AddressedBy(trial).Select(g => g.Id)] });
    }

    private static async Task<Results<Ok<PublicationView>, RedirectHttpResult, ProblemHttpResult>> PublicationAsync(string id, PublicationQuery query, ReviewQuery pairs, CancellationToken cancellation)
    {
        id = Uri.UnescapeDataString(id);
        if (PublicationQuery.Key(id) is null) return Problem(400, $"“{id}” is no PMID, DOI or PMCID, such as 12345678, 10.1000/xyz or PMC1234567.");
        if (await query.FindAsync(id, cancellation) is not { } publication)
            return Problem(404, $"No record here names a publication {id}. It may be in a source that has not been crawled or imported; /api/status lists what is here.");
        return id.StartsWith("publication:", StringComparison.Ordinal) && publication.Id != id
            ? TypedResults.Redirect($"/api/publications/{Uri.EscapeDataString(publication.Id)}", permanent: true)
            : TypedResults.Ok(publication with { Pairs = await pairs.OfThingAsync(publication.Id, publication.Aliases, cancellation) });
    }

    private static async Task<Results<Ok<AwardView>, RedirectHttpResult, ProblemHttpResult>> AwardAsync(string id, AwardQuery query, ReviewQuery pairs, CancellationToken cancellation)
    {
        id = Uri.UnescapeDataString(id);
        if (await query.FindAsync(id, cancellation) is not { } award)
            return Problem(404, $"No record here names an award {id}. It may be in a source that has not been crawled or imported; /api/status lists what is here.");
        return id.StartsWith("award:", StringComparison.Ordinal) && award.Id != id
            ? TypedResults.Redirect($"/api/awards/{Uri.EscapeDataString(award.Id)}", permanent: true)
            : TypedResults.Ok(award with { Pairs = await pairs.OfThingAsync(award.Id, award.Aliases, cancellation) });
    }

    private static async Task<Results<Ok<OrganisationView>, RedirectHttpResult, ProblemHttpResult>> OrganisationAsync(string id, OrganisationQuery query, ReviewQuery pairs, CancellationToken cancellation)
    {
        id = Uri.UnescapeDataString(id);
        if (await query.FindAsync(id, cancellation) is not { } organisation)
            return Problem(404, $"No record here names an organisation {id}. Ids look like organisation:ror:02jx3x895 or organisation:name:cancer-research-uk.");
        return id.StartsWith("organisation:", StringComparison.Ordinal) && organisation.Id != id
            ? TypedResults.Redirect($"/api/organisations/{Uri.EscapeDataString(organisation.Id)}", permanent: true)
            : TypedResults.Ok(organisation with { Pairs = await pairs.OfThingAsync(organisation.Id, organisation.Aliases, cancellation) });
    }

    private static Task<Results<Ok<ConceptAnswer>, ProblemHttpResult>> TechniqueAsync(string id, ConceptQuery query, CancellationToken cancellation) =>
        ConceptAsync(id, "technique", query, cancellation);

    private static Task<Results<Ok<ConceptAnswer>, ProblemHttpResult>> SiteAsync(string id, ConceptQuery query, CancellationToken cancellation) =>
        ConceptAsync(id, "site", query, cancellation);

    private static async Task<Results<Ok<ConceptAnswer>, ProblemHttpResult>> ConceptAsync(string id, string kind, ConceptQuery query, CancellationToken cancellation) =>
        await query.FindAsync(id, kind, cancellation) is { } concept
            ? TypedResults.Ok(concept)
            : Problem(404, $"There is no {kind} “{id}” in the vocabulary. /api/gap-map lists every technique and tumour site with its id.");

    private static ProblemHttpResult Problem(int status, string sentence) => (ProblemHttpResult)Problems.Write(status, sentence);
}
