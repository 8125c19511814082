using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Search.Check;

/// <summary>When a study is expected to end.</summary>
public sealed record ExpectedEnd(string Id, PartialDate On);

/// <summary>What studies of the same question gather between them. Withdrawn ones, which took in nobody, are not counted.</summary>
/// <param name="Trials">Trials of the same question, shown among the matches or not.</param>
/// <param name="Reporting">How many of them say how many people they took in.</param>
/// <param name="Accrued">People taken in by those that say how many were.</param>
/// <param name="Planning">How many are under way or planned and say how many they mean to take in, not yet how many they did.</param>
/// <param name="Planned">People that those under way or planned which have not reported their number mean to take in.</param>
/// <param name="Unknown">Trials of which neither is known: they give no number, or planned one and have stopped or are silent.</param>
/// <param name="Withdrawn">Trials of the question that were withdrawn before anybody took part: they are none of <paramref name="Trials"/>.</param>
/// <param name="Expected">Ends still to come of those under way or planned, the first to come first.</param>
public sealed record Gathered(IReadOnlyList<string> Trials, int Reporting, int Accrued, int Planning, int Planned, int Unknown, int Withdrawn, IReadOnlyList<ExpectedEnd> Expected)
{
    public static Gathered Of(IEnumerable<Match> matches, DateOnly today)
    {
        var all = matches.Where(m => m is { Kind: NodeKinds.Trial, Relation: Verdict.SameQuestion }).ToList();
        var trials = all.Where(m => m.Status != "withdrawn").ToList();
        var reporting = trials.Where(t => t is { Enrolment: not null, EnrolmentIsActual: true }).ToList();
        var planning = trials.Where(t => t.Enrolment is not null && t.EnrolmentIsActual != true && IsToCome(t)).ToList();
        return new Gathered(
            [.. trials.Select(t => t.Id)], reporting.Count, reporting.Sum(t => t.Enrolment!.Value), planning.Count, planning.Sum(t => t.Enrolment!.Value), trials.Count - reporting.Count - planning.Count, all.Count - trials.Count,
            [.. trials.Where(t => IsToCome(t) && t.Expected?.Last >= today).Select(t => new ExpectedEnd(t.Id, t.Expected!.Value)).OrderBy(e => e.On.Last).ThenBy(e => e.Id, StringComparer.Ordinal)]);
    }

    private static bool IsToCome(Match match) => match.State is "under-way" or "planned";
}
