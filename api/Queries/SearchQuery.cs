using Horizon.Api.Data;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Find;

namespace Horizon.Api.Queries;

/// <summary>Searches trials and publications. Throws <c>SearchQueryException</c> for what cannot be answered as asked.</summary>
internal sealed class SearchQuery(Workspace workspace)
{
    private const int MostSuggestions = 50;

    /// <summary>Funders counted beside a search: those of most of what was found. Papers can acknowledge thousands.</summary>
    private const int MostFunders = 100;

    private const string Funder = "funder";

    public async Task<SearchResult> RunAsync(SearchRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await FunderFilter.RequireKnownAsync(workspace, request.Funder, cancellation);
        var result = new HorizonSearch(workspace.RequireIndex()).Search(request);
        if (result.Facets[Funder].Count == 0) return result;
        var shown = result.Facets[Funder].Take(MostFunders).ToList();
        var names = await OrganisationNames.OfAsync(workspace.Store, shown.Select(f => f.Id), cancellation);
        return result with { Facets = new Dictionary<string, IReadOnlyList<FacetCount>>(result.Facets, StringComparer.Ordinal) { [Funder] = [.. shown.Select(f => f with { Label = names[f.Id] })] } };
    }

    /// <summary>How many there are of a kind; with a technique, of it or a narrower one.</summary>
    public int Count(string kind, string? technique = null) => new HorizonSearch(workspace.RequireIndex()).Count(new SearchRequest { Kind = kind, Technique = technique is null ? [] : [technique] });

    /// <summary>The id of the trial, publication or award that is meant by an id in any written form; null where no record has it.</summary>
    public async Task<string?> RecordAsync(string anyId, CancellationToken cancellation)
    {
        if (TrialQuery.Key(anyId) is { } trial && await TrialLookUp.FindAsync(workspace.Store, trial, cancellation) is { } found) return found.Id;
        var paper = PublicationQuery.Key(anyId);
        string?[] keys = [anyId, paper, $"{NodeKinds.Publication}:{paper}", AwardQuery.Key(anyId), $"{NodeKinds.Award}:{anyId}"];
        foreach (var key in keys.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await workspace.Store.ResolveAsync(key, cancellation) is { } node && NodeKinds.Of(node) is NodeKinds.Trial or NodeKinds.Publication or NodeKinds.Award) return node;
        }
        return null;
    }

    /// <summary>Why a record stands where it stands; null where the question does not find it.</summary>
    /// <param name="id">See <see cref="RecordAsync"/>.</param>
    public async Task<HitReasons?> WhyAsync(string id, SearchRequest request, CancellationToken cancellation)
    {
        await FunderFilter.RequireKnownAsync(workspace, request.Funder, cancellation);
        return new HorizonSearch(workspace.RequireIndex()).Why(id, request);
    }

    /// <summary>Completes what is being typed.</summary>
    /// <exception cref="BadRequestException">The limit is out of its range.</exception>
    public IReadOnlyList<Suggestion> Suggest(string? typed, int limit) => limit is < 1 or > MostSuggestions
        ? throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostSuggestions}.")
        : new Suggestions(workspace.RequireIndex()).Complete(typed ?? string.Empty, limit);
}
