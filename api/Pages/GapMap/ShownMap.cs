using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Pages.GapMap;

/// <summary>The part of the gap map that a page shows.</summary>
public sealed class ShownMap
{
    /// <summary>Fewer broad rows than this say too little: the next level is shown with them.</summary>
    private const int FewestTopRows = 8;

    private readonly Dictionary<(string Row, string Column), GapMapCell> cells;

    private readonly bool isTree;

    private ShownMap(GapMapAnswer answer, GapMapAddress address, IReadOnlyList<AxisEntry> rows, IReadOnlyList<AxisEntry> columns)
    {
        AwardsUntoldBy = answer.AwardsUntoldBy;
        isTree = MapAxis.Find(address.Rows)!.IsTree;
        cells = answer.Cells.ToDictionary(c => (c.Row, c.Column));
        Rows = rows;
        Columns = columns;
    }

    /// <summary>What of the filters and sides awards do not tell: then none is counted.</summary>
    public IReadOnlyList<string> AwardsUntoldBy { get; }

    /// <summary>Every broader concept stands right above its narrower ones.</summary>
    public IReadOnlyList<AxisEntry> Rows { get; }

    public IReadOnlyList<AxisEntry> Columns { get; }

    /// <summary>How many narrower rows of a row are not shown.</summary>
    public int Hidden(AxisEntry row) => !isTree ? 0 : Rows.Any(r => r.Id != row.Id && Narrower(row.Id).Contains(r.Id)) ? 0 : Narrower(row.Id).Count;

    public GapMapCell Cell(AxisEntry row, AxisEntry column) => cells[(row.Id, column.Id)];

    public IEnumerable<GapMapCell> Cells => Rows.SelectMany(r => Columns.Select(c => Cell(r, c)));

    public static ShownMap Of(GapMapAnswer answer, GapMapAddress address)
    {
        var rows = AsTree(answer.Rows);
        var columns = AsTree(answer.Columns);
        if (address.Detail == "top" && MapAxis.Find(address.Rows)!.IsTree) rows = Top(rows);
        if (address.Detail != "all" && MapAxis.Find(address.Columns)!.IsTree) columns = Top(columns);
        if (address.Within is { } within && RadiotherapyVocabulary.Current.Find(within) is not null)
        {
            var inside = Narrower(within);
            inside.Add(within);
            // Its narrower rows are what a person wants to see of one concept, whatever the level of the rest.
            rows = [.. AsTree(answer.Rows).Where(r => inside.Contains(r.Id))];
        }
        return new ShownMap(answer, address, rows, columns);
    }

    /// <summary>How many studies stand behind a cell.</summary>
    public static int Studies(GapMapCell cell) => cell.Counts.Trials() + cell.Counts.Reviews;

    /// <summary>1 to 4: how dark a cell is. Each step is about three times the one before, for counts differ by orders of magnitude.</summary>
    public static int Depth(GapMapCell cell) => Studies(cell) switch { <= 2 => 1, <= 7 => 2, <= 24 => 3, _ => 4 };

    private static HashSet<string> Narrower(string id) => RadiotherapyVocabulary.Current.Find(id) is null ? [] : [.. RadiotherapyVocabulary.Current.Narrower(id).Select(c => c.Id)];

    private static List<AxisEntry> Top(List<AxisEntry> entries)
    {
        var depth = 0;
        while (entries.Count(e => e.Depth <= depth) < FewestTopRows && depth < entries.Max(e => e.Depth)) depth++;
        return [.. entries.Where(e => e.Depth <= depth)];
    }

    /// <summary>Depth first: a concept with several broader ones stands under the first of them.</summary>
    private static List<AxisEntry> AsTree(IReadOnlyList<AxisEntry> entries)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var ids = entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        // Of purposes the broader concept is no row.
        var under = entries.ToLookup(e => vocabulary.Find(e.Id)?.Broader is [var first, ..] && ids.Contains(first) ? first : "");
        var ordered = new List<AxisEntry>(entries.Count);
        Add("");
        return ordered;

        void Add(string parent)
        {
            foreach (var entry in under[parent])
            {
                ordered.Add(entry);
                Add(entry.Id);
            }
        }
    }
}
