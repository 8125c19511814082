namespace Horizon.Api.Answers;

/// <summary><c>GET /api/gap-map</c>: any two axes, such as techniques by tumour sites.</summary>
/// <param name="Lacking">Sentences that say which kind of source, needed to tell that nothing is there, was never read: then no cell is called a gap.</param>
/// <param name="NeverRead">Registers and sources of papers of which nothing was ever read here. They make no cell incomplete: what one register lacks another may hold.</param>
/// <param name="AwardsUntoldBy">Filters in use, and sides, that awards do not tell of, such as the phase: then their counts are null. Empty where awards are counted, and where none is here.</param>
/// <param name="RowsLeftOut">Of an axis without a fixed list, such as funders: rows beyond those listed, which have fewer studies.</param>
public sealed record GapMapAnswer(
    IReadOnlyList<AxisEntry> Rows, IReadOnlyList<AxisEntry> Columns, IReadOnlyList<GapMapCell> Cells, DateTimeOffset AsOf, IReadOnlyList<string> IncompleteSources, int RowsLeftOut, int ColumnsLeftOut,
    IReadOnlyList<string> Lacking, IReadOnlyList<string> NeverRead, IReadOnlyList<string> AwardsUntoldBy);

/// <param name="Depth">How far the concept stands below the top of its taxonomy: 0 for the broadest. A broader concept counts its narrower ones.</param>
public sealed record AxisEntry(string Id, string Label, int Depth);

/// <param name="State">evidence, under-study, gap, not-applicable or search-incomplete.</param>
/// <param name="Reason">Why the technique is not given at the site; null for every other state.</param>
/// <param name="AwardsRunning">Awards that try the cell's treatment and are known to run or to begin, whatever the filters that leave records out, as the state is told; null where awards do not tell of a side.</param>
/// <param name="GapsListed">Gaps of <c>GET /api/gaps</c> here or within: stated by somebody, or with fewer studies than expected. A cell in the state gap need not hold one: where few studies are to be expected none is no surprise. Null where gaps do not tell of a side.</param>
public sealed record GapMapCell(string Row, string Column, CellCounts Counts, string State, string? Reason = null, int? AwardsRunning = null, int? GapsListed = null);

/// <summary>Studies of a cell. The counts of trials are disjoint: published wins, else the status. Null: no source of that kind is here; of gaps also that gaps do not tell of the axis, of awards that they do not tell of an axis or a filter.</summary>
public sealed record CellCounts(int Published, int Recruiting, int Active, int Planned, int Completed, int Stopped, int Unknown, int Reviews, int? Awards, int? Gaps)
{
    public int Trials() => Published + Recruiting + Active + Planned + Completed + Stopped + Unknown;
}
