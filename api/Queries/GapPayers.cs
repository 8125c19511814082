using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>Who pays for the awards and trials that are counted for a gap.</summary>
internal sealed class GapPayers(Workspace workspace)
{
    /// <param name="studies">Of the gap; reviews and papers among them are left out.</param>
    /// <returns>Who pays, the most awards first, then those whom trials only name as collaborator; and how many awards and trials name nobody.</returns>
    public async Task<(IReadOnlyList<GapPayer> Payers, int Unknown)> OfAsync(IEnumerable<StudyEntry> studies, DateOnly today, CancellationToken cancellation)
    {
        var paid = studies.Where(s => s.IsTrial || s.State == StudyStates.Award).ToList();
        if (paid.Count == 0) return ([], 0);
        var funders = workspace.Gaps.FundersOf([.. paid.SelectMany(s => s.Awards.Prepend(s.Id)).Distinct()]);
        var collaborators = workspace.Gaps.FundersOf([.. paid.Select(s => s.Id)], StudyEntry.CollaboratorRole);
        var named = paid.ConvertAll(s =>
        {
            // A trial's funders are those that its registration names and those of the awards that support it.
            var payers = FunderPairs.MostSpecific(s.Awards.Prepend(s.Id).SelectMany(id => funders[id]).Distinct());
            return (Study: s, Payers: payers, Helpers: FunderPairs.HelpersOf(collaborators[s.Id], payers));
        });
        var names = await OrganisationNames.OfAsync(workspace.Store, named.SelectMany(n => n.Payers.Concat(n.Helpers)), cancellation);
        return (
            [
                .. Of(named.SelectMany(n => n.Payers.Select(b => (b, n.Study))), isNamedOnly: false).OrderByDescending(p => p.Awards.Count).ThenByDescending(p => p.Trials.Count).ThenBy(p => p.Body.Label, StringComparer.Ordinal),
                .. Of(named.SelectMany(n => n.Helpers.Select(b => (b, n.Study))), isNamedOnly: true).OrderByDescending(p => p.Trials.Count).ThenBy(p => p.Body.Label, StringComparer.Ordinal),
            ],
            named.Count(n => n.Payers.Count + n.Helpers.Count == 0));

        IEnumerable<GapPayer> Of(IEnumerable<(string Body, StudyEntry Study)> pairs, bool isNamedOnly) => pairs.GroupBy(p => p.Body, p => p.Study, StringComparer.Ordinal)
            .Select(g => new GapPayer(new GapConcept(g.Key, names[g.Key]), Items(g, isAward: true), Items(g, isAward: false), isNamedOnly));

        List<FundedStudyItem> Items(IEnumerable<StudyEntry> of, bool isAward) => [.. FunderQuery.NewestFirst(of.Where(s => s.State == StudyStates.Award == isAward)).Select(s => FundedStudyItem.Of(s, today))];
    }
}
