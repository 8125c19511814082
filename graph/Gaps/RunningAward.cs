using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>An award of which it is known that it runs or is to begin, with the broader concepts that it counts at.</summary>
public sealed class RunningAward
{
    /// <summary>Words of funders for an award that is over, or rests.</summary>
    private static readonly HashSet<string> Over = new(StringComparer.OrdinalIgnoreCase)
    {
        "closed", "complete", "completed", "ended", "finished", "terminated", "discontinued", "withdrawn", "cancelled", "canceled", "stopped", "suspended", "paused", "on hold", "expired", "inactive", "not active",
    };

    /// <summary>Words of funders for one that runs or is to begin.</summary>
    private static readonly HashSet<string> Alive = new(StringComparer.OrdinalIgnoreCase) { "active", "open", "ongoing", "on-going", "in progress", "live", "current", "running", "started", "in set-up", "in setup", "contracted" };

    private RunningAward(StudyEntry award, StudyEntry? by, IEnumerable<string> tried) =>
        (Award, By, Techniques, Sites) = (award, by, RadiotherapyVocabulary.Current.WithBroader(tried), RadiotherapyVocabulary.Current.WithBroader(award.Sites));

    public StudyEntry Award { get; }

    /// <summary>The trial that it pays for and by which it is known that it runs; null where its own dates say so.</summary>
    public StudyEntry? By { get; }

    /// <summary>What it tries: without what it only compares with.</summary>
    public IReadOnlySet<string> Techniques { get; }

    public IReadOnlySet<string> Sites { get; }

    /// <summary>
    /// Null for an award of which it is not known. It is where a trial that it pays for is planned, recruiting or active, and where its own dates say so: unless its funder says that it is over, or says nothing of its
    /// state while no trial that it pays for is under way any more, or none ever was.
    /// </summary>
    /// <param name="trials">Those of the board that name the award.</param>
    public static RunningAward? Of(StudyEntry award, IReadOnlyList<StudyEntry> trials, DateOnly today)
    {
        if (award.State != StudyStates.Award) return null;
        var status = award.Status?.Trim() ?? "";
        if (Over.Contains(status) || (award.Done is { } end && end.Last < today)) return null;
        var by = trials.Where(t => GapLife.RunsStill(t, today)).OrderBy(t => t.Id, StringComparer.Ordinal).FirstOrDefault();
        if (by is null && (award.Done is null || (trials.Count > 0 && !Alive.Contains(status) && trials.All(t => IsOver(t.Status))))) return null;
        return new RunningAward(award, by, award.Techniques.Where(t => IsTried(award, t, trials)));
    }

    /// <summary>It is of all of these techniques at one of the sites of each of the <see cref="SiteGroups"/>.</summary>
    public bool IsOf(IReadOnlyList<string> techniques, IReadOnlyList<IReadOnlyList<string>> groups) => techniques.All(Techniques.Contains) && groups.All(g => g.Any(Sites.Contains));

    // A trial whose state nobody knows says nothing of its award.
    private static bool IsOver(string? status) => status is "completed" or "stopped" or "suspended" or "terminated" or "withdrawn";

    /// <summary>The award's own title tells the roles, else the trials that it pays for; where neither does, it is taken to try what it names.</summary>
    private static bool IsTried(StudyEntry award, string technique, IReadOnlyList<StudyEntry> trials)
    {
        if (award.Tried.Contains(technique)) return true;
        if (award.Comparators.Contains(technique)) return false;
        var named = RadiotherapyVocabulary.Current.WithNarrower([technique]);
        var of = trials.Where(t => t.Techniques.Any(named.Contains)).ToList();
        return of.Count == 0 || of.Exists(t => t.Techniques.Any(n => named.Contains(n) && !t.Comparators.Contains(n)));
    }
}
