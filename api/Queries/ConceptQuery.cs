using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Map;

namespace Horizon.Api.Queries;

/// <summary>A technique or tumour site: its place in the taxonomy and what is known of it.</summary>
internal sealed class ConceptQuery(Workspace workspace)
{
    /// <param name="id">"technique:sabr", "site:lung", or the part after the colon.</param>
    /// <param name="kind">The kind meant where the id does not say; null for any.</param>
    public Task<ConceptAnswer?> FindAsync(string id, string? kind, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var vocabulary = RadiotherapyVocabulary.Current;
        var concept = kind switch { "technique" => vocabulary.Find(id, ConceptKind.Technique), "site" => vocabulary.Find(id, ConceptKind.Site), _ => vocabulary.Find(id) };
        return Task.FromResult(concept is null ? null : Answer(vocabulary, concept));
    }

    public Task<ConceptAnswer?> FindAsync(string id, CancellationToken cancellation) => FindAsync(id, null, cancellation);

    private ConceptAnswer Answer(RadiotherapyVocabulary vocabulary, Concept concept)
    {
        var kind = Kind(concept);
        var other = kind == "technique" ? "site" : "technique";
        var index = workspace.RequireIndex();
        var mine = kind == "technique" ? new SearchRequest { Technique = [concept.Id] } : new SearchRequest { Site = [concept.Id] };
        var counts = new GapMapCounter(index).Count(mine, kind, other);
        var search = new HorizonSearch(index);
        var awards = GapMapQuery.HasAwards(workspace);
        return new ConceptAnswer(
            concept.Id, concept.Label, kind, [.. concept.Synonyms.Where(s => !s.Equals(concept.Label, StringComparison.OrdinalIgnoreCase)).Concat(concept.Abbreviations.Select(a => a.Text)).Distinct()],
            concept.MeshId, concept.RooId, concept.Origin,
            [.. concept.Broader.Select(vocabulary.Find).OfType<Concept>().Select(Link)],
            [.. vocabulary.Narrower(concept.Id).Where(n => n.Broader.Contains(concept.Id)).Select(Link)],
            ByState(search, mine, awards),
            search.Count(mine with { Kind = "publication" }),
            [.. counts.Columns.Select(c => new ConceptCount(c.Id, c.Label, GapMapQuery.Counts(counts.Cell(concept.Id, c.Id), awards))).OrderByDescending(c => c.Counts.Trials()).ThenBy(c => c.Id, StringComparer.Ordinal)]);
    }

    private static CellCounts ByState(HorizonSearch search, SearchRequest mine, bool hasAwards)
    {
        var byState = new Dictionary<string, int>();
        foreach (var state in Graph.Trials.StudyStates.OfTrials.Append(Graph.Trials.StudyStates.Review).Append(Graph.Trials.StudyStates.Award)) byState[state] = search.Count(mine with { State = [state] });
        return GapMapQuery.Counts(byState, hasAwards);
    }

    private static string Kind(Concept concept) => concept.Kind == ConceptKind.Technique ? "technique" : "site";

    private static ConceptLink Link(Concept concept) => new(concept.Id, concept.Label);
}
