namespace Horizon.Graph.Gaps.Board;

/// <param name="Technique">A concept, or <see cref="GapBoard.All"/>, or either within a facet: see <see cref="CellFacet.Within"/>, and then of no year.</param>
/// <param name="Site">A concept, <see cref="GapBoard.All"/> or <see cref="GapBoard.AnySite"/>.</param>
public sealed record CellCount(string Technique, string Site, string State, int Year, int Count);

/// <summary>Trials of a technique that recruit, or recruited, in a radiotherapy network.</summary>
public sealed record AccessCount(string Technique, string Network, int Count);

/// <summary>All that the board holds at one sequence number of the store.</summary>
/// <param name="Addressing">The studies that say they address one of the statements.</param>
/// <param name="Awards">All awards that are counted.</param>
/// <param name="Supported">The trials that one of these awards supports.</param>
/// <param name="Reviews">All systematic reviews that are counted.</param>
/// <param name="TrialPapers">The papers that report a trial of their own which is not among the published trials here.</param>
/// <param name="Decisions">What editors decided of gaps, the one that stands of each id.</param>
public sealed record BoardContents(
    long Sequence, IReadOnlyList<CellCount> Cells, IReadOnlyList<AccessCount> Access, IReadOnlyList<GapStatement> Statements, IReadOnlyList<StudyEntry> Addressing,
    IReadOnlyList<StudyEntry> Awards, IReadOnlyList<StudyEntry> Supported, IReadOnlyList<StudyEntry> Reviews, IReadOnlyList<GapDecision> Decisions, IReadOnlyList<StudyEntry> TrialPapers)
{
    public static BoardContents Empty { get; } = new(0, [], [], [], [], [], [], [], [], []);
}
