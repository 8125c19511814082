using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Map;

namespace Horizon.Api.Queries;

/// <summary>Which techniques have been studied at which tumour sites, and which have not.</summary>
internal sealed class GapMapQuery(Workspace workspace, StatusQuery status, GapQuery gaps, TimeProvider time)
{
    public static IReadOnlyList<string> Axes { get; } = ["technique", "site"];

    /// <summary>Every concept of both axes is listed, studied or not: an absent row could not be seen to be empty.</summary>
    /// <param name="rows">technique or site; <paramref name="columns"/> is the other.</param>
    public async Task<GapMapAnswer> RunAsync(string rows, string columns, SearchRequest filters, CancellationToken cancellation)
    {
        if (!Axes.Contains(rows) || !Axes.Contains(columns) || rows == columns)
            throw new BadRequestException($"The axes of the gap map are technique and site, each once; rows={rows} and columns={columns} are not.");
        var counts = new GapMapCounter(workspace.RequireIndex()).Count(filters, rows, columns);
        var awards = HasAwards(workspace);
        var incomplete = await status.IncompleteSourcesAsync(cancellation);
        var atlas = gaps.Atlas();
        var (rowEntries, columnEntries) = (Entries(rows), Entries(columns));
        var cells = new List<GapMapCell>(rowEntries.Count * columnEntries.Count);
        foreach (var row in rowEntries)
        {
            foreach (var column in columnEntries)
            {
                var (technique, site) = rows == "technique" ? (row.Id, column.Id) : (column.Id, row.Id);
                var cell = Counts(counts.Cell(row.Id, column.Id), awards) with { Gaps = atlas.StatedIn(technique, site) };
                var rule = NotApplicable.Find(technique, site);
                var state = State(cell, rule is not null, incomplete.Count > 0);
                cells.Add(new GapMapCell(row.Id, column.Id, cell, state, state == CellStates.NotApplicable ? rule!.Reason : null));
            }
        }
        return new GapMapAnswer(rowEntries, columnEntries, cells, time.GetUtcNow(), incomplete);
    }

    /// <summary>Whether any source of awards has been read: without one their counts are unknown, not nought.</summary>
    public static bool HasAwards(Workspace workspace) => new HorizonSearch(workspace.RequireIndex()).Search(new SearchRequest { Kind = Graph.Store.NodeKinds.Award, Limit = 1 }).Total > 0;

    /// <summary>Stated gaps are not in the index; who shows them adds them.</summary>
    public static CellCounts Counts(IReadOnlyDictionary<string, int> byState, bool hasAwards) => new(
        byState.GetValueOrDefault("published"), byState.GetValueOrDefault("recruiting"), byState.GetValueOrDefault("active"), byState.GetValueOrDefault("planned"),
        byState.GetValueOrDefault("completed"), byState.GetValueOrDefault("stopped"), byState.GetValueOrDefault("unknown"), byState.GetValueOrDefault("review"),
        hasAwards ? byState.GetValueOrDefault(Graph.Trials.StudyStates.Award) : null, null);

    private static string State(CellCounts cell, bool notApplicable, bool searchIncomplete) =>
        CellStates.Of(cell.Published + cell.Reviews, cell.Recruiting + cell.Active + cell.Planned, cell.Trials() + cell.Reviews, notApplicable, searchIncomplete);

    private static List<AxisEntry> Entries(string kind)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var concepts = kind == "technique" ? vocabulary.Techniques : vocabulary.Sites;
        return [.. concepts.Select(c => new AxisEntry(c.Id, c.Label, Depth(vocabulary, c)))];
    }

    /// <summary>Steps to the top by the shortest way.</summary>
    private static int Depth(RadiotherapyVocabulary vocabulary, Concept concept) =>
        concept.Broader.Count == 0 ? 0 : 1 + concept.Broader.Min(b => vocabulary.Find(b) is { } broader ? Depth(vocabulary, broader) : 0);
}
