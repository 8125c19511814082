namespace Horizon.Graph.Publications.Reporting;

/// <summary>Finds the trials that a paper may be of without comparing it to each: those that share the most telling blocks. What one paper costs depends on how many share one, not on how many there are.</summary>
public sealed class ReportBlocks
{
    /// <summary>Compared for one paper at most.</summary>
    public const int MostCandidates = 80;

    private readonly Dictionary<string, List<int>> byBlock = new(StringComparer.Ordinal);
    private readonly List<ReportTrial> trials;

    public ReportBlocks(IEnumerable<ReportTrial> all)
    {
        trials = [.. all];
        for (var i = 0; i < trials.Count; i++)
        {
            foreach (var block in trials[i].Title.Blocks())
            {
                if (!byBlock.TryGetValue(block, out var sharing)) byBlock.Add(block, sharing = []);
                sharing.Add(i);
            }
        }
    }

    /// <summary>The most promising first; ties in the order given.</summary>
    public IReadOnlyList<ReportTrial> Candidates(StudyTitle paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var shared = new Dictionary<int, double>();
        foreach (var block in paper.Blocks())
        {
            if (!byBlock.TryGetValue(block, out var sharing)) continue;
            var rarity = Math.Log(1 + (trials.Count / (1.0 + sharing.Count)));
            foreach (var trial in sharing) shared[trial] = shared.GetValueOrDefault(trial) + (rarity * rarity);
        }
        return [.. shared.OrderByDescending(s => s.Value / Math.Sqrt(trials[s.Key].Title.Words.Count + 6)).ThenBy(s => s.Key).Take(MostCandidates).Select(s => trials[s.Key])];
    }
}
