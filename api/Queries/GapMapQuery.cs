using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Organisations;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Map;

namespace Horizon.Api.Queries;

/// <summary>What has been studied along any two axes, such as techniques at tumour sites, and what has not.</summary>
internal sealed class GapMapQuery(Workspace workspace, StatusQuery status, GapQuery gaps, TimeProvider time)
{
    /// <summary>Funders to choose from.</summary>
    private const int MostFunders = 200;

    /// <param name="rows">The name of an axis; <paramref name="columns"/> of another one.</param>
    /// <exception cref="BadRequestException">There is no such axis, or it is the same twice; or no such funder.</exception>
    public async Task<GapMapAnswer> RunAsync(string rows, string columns, SearchRequest filters, CancellationToken cancellation)
    {
        if (MapAxis.Find(rows) is not { } down || MapAxis.Find(columns) is not { } across || rows == columns)
            throw new BadRequestException($"The axes of the gap map are two different ones of {string.Join(", ", MapAxis.All.Select(a => a.Name))}; rows={rows} and columns={columns} are not.");
        await FunderFilter.RequireKnownAsync(workspace, filters.Funder, cancellation);
        var counter = new GapMapCounter(workspace.RequireIndex());
        var counts = counter.Count(filters, down.Field, across.Field);
        // What is a gap in France, or among trials that recruit, is none if it has been studied elsewhere or before.
        var whole = Narrows(filters) ? counter.Count(Subject(filters), down.Field, across.Field) : counts;
        var hasAwards = HasAwards(workspace);
        var untold = hasAwards ? AwardsUntoldBy(down, across, filters) : [];
        var awards = hasAwards && untold.Count == 0;
        var running = hasAwards ? Running(gaps.Atlas(), down, across, filters) : null;
        var incomplete = await status.IncompleteSourcesAsync(cancellation);
        var lacking = Lacking(workspace);
        var listed = GapsAt(gaps.Atlas(), down, across, filters);
        var (rowEntries, rowsLeft) = await down.EntriesAsync(counts.RowsByCount(), workspace, cancellation);
        var (columnEntries, columnsLeft) = await across.EntriesAsync(counts.ColumnsByCount(), workspace, cancellation);
        var cells = new List<GapMapCell>(rowEntries.Count * columnEntries.Count);
        foreach (var row in rowEntries)
        {
            foreach (var column in columnEntries)
            {
                var (stated, all) = listed?.GetValueOrDefault((row.Id, column.Id)) ?? default;
                var cell = Counts(counts.Cell(row.Id, column.Id), awards) with { Gaps = listed is null ? null : stated };
                var reason = (rows, columns) switch
                {
                    ("technique", "site") => NotApplicable.Find(row.Id, column.Id)?.Reason,
                    ("site", "technique") => NotApplicable.Find(column.Id, row.Id)?.Reason,
                    ("site", _) => NotApplicable.FindWithin($"{columns}:{column.Id}", row.Id)?.Reason,
                    (_, "site") => NotApplicable.FindWithin($"{rows}:{row.Id}", column.Id)?.Reason,
                    _ => null,
                };
                var state = State(ReferenceEquals(whole, counts) ? cell : Counts(whole.Cell(row.Id, column.Id), awards), reason is not null, incomplete.Count + lacking.Count > 0 || down.IsPartlyTold || across.IsPartlyTold);
                cells.Add(new GapMapCell(row.Id, column.Id, cell, state, state == CellStates.NotApplicable ? reason : null, running is null ? null : running.GetValueOrDefault((row.Id, column.Id)), listed is null ? null : all));
            }
        }
        return new GapMapAnswer(rowEntries, columnEntries, cells, time.GetUtcNow(), incomplete, rowsLeft, columnsLeft, lacking, await status.NeverReadAsync(cancellation), untold);
    }

    /// <summary>Those who pay for most of what stands on the map, by name, to choose one from.</summary>
    /// <param name="chosen">The one that is chosen already: it is among them.</param>
    public async Task<IReadOnlyList<GapConcept>> FundersAsync(string? chosen, CancellationToken cancellation)
    {
        var ids = new GapMapCounter(workspace.RequireIndex()).Count(new SearchRequest(), MapAxis.Find("funder")!.Field, MapAxis.Find("site")!.Field).RowsByCount().Take(MostFunders);
        var names = await OrganisationNames.OfAsync(workspace.Store, chosen is null ? ids : ids.Append(chosen), cancellation);
        return [.. names.Select(n => new GapConcept(n.Key, n.Value)).OrderBy(n => n.Label, StringComparer.OrdinalIgnoreCase).ThenBy(n => n.Id, StringComparer.Ordinal)];
    }

    /// <summary>The studies and awards that stand in the map of these axes, at most so many, and how many there are.</summary>
    public (IReadOnlyList<MapRecord> Records, int Total) Records(string rows, string columns, SearchRequest filters, int most) =>
        new GapMapCounter(workspace.RequireIndex()).Records(filters, MapAxis.Find(rows)!.Field, MapAxis.Find(columns)!.Field, most);

    /// <summary>Whether a filter leaves out records of a subject (by words, kind, state, phase, funder, place or date) and not only subjects.</summary>
    public static bool Narrows(SearchRequest filters) =>
        !string.IsNullOrWhiteSpace(filters.Q) || filters.Kind is not null || filters.From is not null || filters.To is not null
        || new[] { filters.Status, filters.Phase, filters.Funder, filters.Network, filters.Country, filters.State }.Any(f => f.Count > 0);

    /// <summary>The filters and sides that awards do not tell of: an award has no phase and no status of a trial, and its title need not name the people and outcomes that its trial registers. None of them counted is no word on money.</summary>
    private static List<string> AwardsUntoldBy(MapAxis down, MapAxis across, SearchRequest filters) =>
    [
        .. new (string Name, string Words, IReadOnlyList<string> Filter)[]
        {
            ("phase", "phase", filters.Phase), ("status", "status", filters.Status), ("population", "age or people", filters.Population), ("outcome", "outcome", filters.Outcome), ("network", "network", filters.Network),
            ("country", "country", filters.Country),
        }.Where(f => f.Filter.Count > 0 || down.Name == f.Name || across.Name == f.Name).Select(f => f.Words),
    ];

    /// <summary>The awards that are known to run or to begin, by cell, of the subjects that the filters let through; null where awards do not tell of a side.</summary>
    private Dictionary<(string, string), int>? Running(GapAtlas atlas, MapAxis down, MapAxis across, SearchRequest filters)
    {
        if (!IsTold(down) || !IsTold(across) || filters.Outcome.Count + filters.Population.Count > 0) return null;
        var vocabulary = RadiotherapyVocabulary.Current;
        var (techniques, sites, intents) = (vocabulary.WithNarrower(filters.Technique), vocabulary.WithNarrower(filters.Site), vocabulary.WithNarrower(filters.Intent));
        var running = atlas.Awards.Values.Where(a => (techniques.Count == 0 || a.Techniques.Overlaps(techniques)) && (sites.Count == 0 || a.Sites.Overlaps(sites)) && (intents.Count == 0 || a.Techniques.Overlaps(intents))).ToList();
        var paying = down.Name == "funder" || across.Name == "funder" ? workspace.Gaps.FundersOf([.. running.Select(a => a.Award.Id)]) : null;
        var funders = paying?.SelectMany(p => p.SelectMany(BodyDirectory.Current.WithWholes).Distinct().Select(body => (Award: p.Key, Body: body))).ToLookup(p => p.Award, p => p.Body, StringComparer.Ordinal);
        var cells = new Dictionary<(string, string), int>();
        foreach (var award in running)
        {
            foreach (var row in Values(down, award))
            {
                foreach (var column in Values(across, award)) cells[(row, column)] = cells.GetValueOrDefault((row, column)) + 1;
            }
        }
        return cells;

        static bool IsTold(MapAxis axis) => axis.Name is "technique" or "intent" or "site" or "funder";

        IEnumerable<string> Values(MapAxis axis, RunningAward award) => axis.Name switch { "site" => award.Sites, "funder" => funders![award.Award.Id], _ => award.Techniques };
    }

    /// <summary>The filters of technique, site, purpose, outcome and people alone.</summary>
    private static SearchRequest Subject(SearchRequest filters) =>
        new() { Technique = filters.Technique, Site = filters.Site, Intent = filters.Intent, Outcome = filters.Outcome, Population = filters.Population };

    /// <summary>Gaps by cell, those that are stated and all, of the subjects that the filters let through; null where an axis is none that gaps tell of.</summary>
    private static Dictionary<(string, string), (int Stated, int All)>? GapsAt(GapAtlas atlas, MapAxis down, MapAxis across, SearchRequest filters)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var (techniques, sites, intents) = (vocabulary.WithNarrower(filters.Technique), vocabulary.WithNarrower(filters.Site), vocabulary.WithNarrower(filters.Intent));
        var cells = new Dictionary<(string, string), (int Stated, int All)>();
        foreach (var gap in atlas.Gaps.Where(IsLet))
        {
            if (down.Of(gap) is not { } rows || across.Of(gap)?.ToList() is not { } columns) return null;
            var one = gap.Kind == EvidenceGap.StatedKind ? 1 : 0;
            foreach (var cell in rows.SelectMany(row => columns.Select(column => (row, column))))
            {
                var (stated, all) = cells.GetValueOrDefault(cell);
                cells[cell] = (stated + one, all + 1);
            }
        }
        return cells;

        bool IsLet(EvidenceGap gap) =>
            (techniques.Count == 0 || gap.Techniques.Any(t => techniques.Contains(t.Id))) && (sites.Count == 0 || gap.Sites.Any(s => sites.Contains(s.Id))) && (intents.Count == 0 || gap.Techniques.Any(t => intents.Contains(t.Id)))
            && (filters.Outcome.Count == 0 || gap.Outcomes.Any(o => filters.Outcome.Contains(o.Id))) && (filters.Population.Count == 0 || gap.Populations.Any(p => filters.Population.Contains(p.Id)));
    }

    /// <summary>Whether any source of awards has been read: without one their counts are unknown, not nought.</summary>
    public static bool HasAwards(Workspace workspace) => new HorizonSearch(workspace.RequireIndex()).Search(new SearchRequest { Kind = Graph.Store.NodeKinds.Award, Limit = 1 }).Total > 0;

    /// <summary>Why nothing found proves nothing: a cell is empty when neither a trial nor a review is there, and of one of the two nothing was ever read. Empty where both are here.</summary>
    private static List<string> Lacking(Workspace workspace)
    {
        var counter = new GapMapCounter(workspace.RequireIndex());
        var lacking = new List<string>();
        if (!counter.Holds(Graph.Store.NodeKinds.Trial)) lacking.Add("No trial register has been read here, so what is registered, planned or recruiting is not seen.");
        if (!counter.Holds(Graph.Store.NodeKinds.Publication)) lacking.Add("No source of papers has been read here, so reviews and published results are not seen.");
        return lacking;
    }

    /// <summary>Stated gaps are not in the index; who shows them adds them.</summary>
    public static CellCounts Counts(IReadOnlyDictionary<string, int> byState, bool hasAwards) => new(
        byState.GetValueOrDefault("published"), byState.GetValueOrDefault("recruiting"), byState.GetValueOrDefault("active"), byState.GetValueOrDefault("planned"),
        byState.GetValueOrDefault("completed"), byState.GetValueOrDefault("stopped"), byState.GetValueOrDefault("unknown"), byState.GetValueOrDefault("review"),
        hasAwards ? byState.GetValueOrDefault(Graph.Trials.StudyStates.Award) : null, null);

    private static string State(CellCounts cell, bool notApplicable, bool searchIncomplete) =>
        CellStates.Of(cell.Published + cell.Reviews, cell.Recruiting + cell.Active + cell.Planned, cell.Trials() + cell.Reviews, notApplicable, searchIncomplete);
}
