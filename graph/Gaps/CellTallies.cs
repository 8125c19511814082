using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Gaps;

/// <summary>Counts of studies by technique, site, state and year, as the board keeps them.</summary>
public sealed class CellTallies
{
    private readonly Dictionary<(string Technique, string Site), List<CellCount>> cells = [];
    private readonly Dictionary<string, int> networks;

    public CellTallies(IReadOnlyList<CellCount> counts, IReadOnlyList<AccessCount> access)
    {
        foreach (var count in counts)
        {
            if (!cells.TryGetValue((count.Technique, count.Site), out var cell)) cells[(count.Technique, count.Site)] = cell = [];
            cell.Add(count);
        }
        networks = access.CountBy(a => a.Technique).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Counts of one cell; empty where nothing is.</summary>
    public IReadOnlyList<CellCount> Cell(string techniqueId, string siteId) => cells.GetValueOrDefault((techniqueId, siteId)) ?? [];

    public int Count(string techniqueId, string siteId, Func<string, bool> states) => Cell(techniqueId, siteId).Where(c => states(c.State)).Sum(c => c.Count);

    /// <summary>Trials that are not stopped, and reviews: what counts as study of a question. Papers would count a trial twice.</summary>
    public static bool IsStudy(string state) => state is not ("stopped" or StudyEntry.Paper or StudyEntry.Result or StudyStates.Award);

    /// <summary>Of one technique at one site as many as there are; of several techniques at most as many as of the rarest, of several sites at least as many as at the commonest.</summary>
    public GapStudies Studies(IReadOnlyList<string> techniques, IReadOnlyList<string> sites) => GapStudies.Of(states => techniques.Min(t => sites.Max(s => Count(t, s, states))));

    /// <summary>Networks in which a trial of the technique recruits or recruited; null where no trial of the data names one.</summary>
    public int? Networks(string techniqueId) => networks.Count == 0 ? null : networks.GetValueOrDefault(techniqueId);
}
