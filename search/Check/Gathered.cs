using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Search.Check;

/// <summary>When a study is expected to end.</summary>
public sealed record ExpectedEnd(string Id, PartialDate On);

/// <summary>What studies of the same question gather between them. Withdrawn ones, which took in nobody, are not counted.</summary>
/// <param name="Studies">Trials of the same question.</param>
/// <param name="Accrued">People taken in by those that say how many were.</param>
/// <param name="Planned">People that those under way or planned which have not reported their number mean to take in.</param>
/// <param name="Unknown">Trials of which neither is known: they give no number, or planned one and have stopped or are silent.</param>
/// <param name="Expected">Ends still to come of those under way or planned, the first to come first.</param>
public sealed record Gathered(int Studies, int Accrued, int Planned, int Unknown, IReadOnlyList<ExpectedEnd> Expected)
{
    public static Gathered Of(IEnumerable<Match> matches, DateOnly today)
    {
        var trials = matches.Where(m => m is { Kind: NodeKinds.Trial, Relation: Verdict.SameQuestion, Status: not "withdrawn" }).ToList();
        return new Gathered(
            trials.Count,
            trials.Where(t => t.EnrolmentIsActual == true).Sum(t => t.Enrolment ?? 0),
            trials.Where(t => t.EnrolmentIsActual != true && IsToCome(t)).Sum(t => t.Enrolment ?? 0),
            trials.Count(t => t.Enrolment is null || (t.EnrolmentIsActual != true && !IsToCome(t))),
            [.. trials.Where(t => IsToCome(t) && t.Expected?.Last >= today).Select(t => new ExpectedEnd(t.Id, t.Expected!.Value)).OrderBy(e => e.On.Last).ThenBy(e => e.Id, StringComparer.Ordinal)]);
    }

    private static bool IsToCome(Match match) => match.State is "under-way" or "planned";
}
