namespace Horizon.Graph.Gaps.Board;

/// <summary>Studies, of which all are counted and the first few told.</summary>
/// <param name="Counts">By state, as <see cref="StudyEntry.State"/>; states without a study are left out.</param>
/// <param name="First">The first by id of each state, ordered by id.</param>
public sealed record CountedStudies(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<StudyEntry> First)
{
    public static CountedStudies None { get; } = new(new Dictionary<string, int>(), []);

    /// <summary>How many there are in one of the states.</summary>
    public int Count(Func<string, bool> isState) => Counts.Where(c => isState(c.Key)).Sum(c => c.Value);
}
