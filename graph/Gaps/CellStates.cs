namespace Horizon.Graph.Gaps;

/// <summary>What a cell of the gap map says.</summary>
public static class CellStates
{
    public const string Evidence = "evidence";
    public const string UnderStudy = "under-study";
    public const string Gap = "gap";
    public const string NotApplicable = "not-applicable";
    public const string SearchIncomplete = "search-incomplete";

    /// <summary>
    /// Published results or a review are evidence; else a study that is planned, recruiting or active makes it under study. Completed and unpublished,
    /// stopped or unknown studies leave the question open, so the cell is a gap, with their counts beside it. A cell without any study is no gap where a
    /// reviewed rule says that the treatment does not apply there. Where a source is known to be short, nothing found proves nothing.
    /// </summary>
    /// <param name="studies">All studies of the cell, whatever their state.</param>
    public static string Of(int evidence, int underWay, int studies, bool notApplicable, bool searchIncomplete) =>
        evidence > 0 ? Evidence
        : underWay > 0 ? UnderStudy
        : notApplicable && studies == 0 ? NotApplicable
        : searchIncomplete ? SearchIncomplete
        : Gap;
}
