using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Gaps;

/// <summary>The states of a gap's life.</summary>
public static class GapStates
{
    public const string Open = "open";
    public const string BeingAddressed = "being-addressed";
    public const string Answered = "answered";
    public const string Retired = "retired";

    public static IReadOnlyList<string> All { get; } = [Open, BeingAddressed, Answered, Retired];
}

/// <summary>What an editor decided of a gap. It stands until another decision, whatever the rule says. A state that is null leaves it to the rule, an owner that is null leaves it without one.</summary>
/// <param name="Changed">The store's sequence number at which it was kept; 0 where that is not known.</param>
public sealed record GapDecision(string GapId, string? State, string Reason, string By, DateTimeOffset At, string? Owner = null, long Changed = 0)
{
    public static GapDecision Of(DecisionFacts facts, long changed) => new(facts.Subject, facts.Verdict, facts.Note ?? "", facts.By, facts.At, facts.Owner, changed);
}

/// <summary>Where a gap stands in its life, and why. <paramref name="By"/>: rule, or the editor's name. <paramref name="Because"/>: the studies that the reason speaks of.</summary>
public sealed record GapLife(string State, string Why, string By, PartialDate? ExpectedOn, IReadOnlyList<string> Because)
{
    public const string ByRule = "rule";

    /// <summary>Of a stated gap: the reviews that came after its last statement and may answer it, the latest first.</summary>
    public IReadOnlyList<LaterReview> Reviews { get; init; } = [];

    /// <summary>Whether it can be told that something addresses it. Where it cannot, <see cref="State"/> is open for want of another, and <see cref="Why"/> says why it is not known.</summary>
    public bool IsTold { get; init; } = true;

    /// <summary>Months past its registered completion after which a trial without results is silent and addresses nothing.</summary>
    private const int SilentMonths = 24;

    /// <summary>What a study or award is of that is counted for a gap, as it stands in a sentence.</summary>
    public const string SameCell = "of the same technique at the same site";

    /// <summary>
    /// A study or an award under way of the same techniques at the same site, or one that says so itself, addresses a gap. A review later than the last statement on all that it names (<see cref="LaterReviews"/>), or results of
    /// the trial that stated the gap, answer it. The rule reads no result: whether the answer suffices is for a reader to say, and an editor's decision overrules it.
    /// </summary>
    /// <param name="statements">Empty for a gap that nobody states.</param>
    /// <param name="addressing">The studies that say they address it.</param>
    /// <param name="underWay">Studies planned, recruiting or active of the gap's techniques at its site.</param>
    /// <param name="awards">Awards that try them and are known to run or to begin: see <see cref="RunningAward"/>.</param>
    /// <param name="lastReview">Year of the last review of them that is on all that the gap names; 0 where there is none.</param>
    /// <param name="subject">What the studies and awards are of, as it stands in a sentence.</param>
    /// <param name="planned">Of <paramref name="underWay"/> those that have not begun.</param>
    /// <param name="protocols">The trials that are here whose protocol the statement stands in.</param>
    /// <param name="unrandomised">Studies under way of its techniques at its sites that are not randomised, where it asks for randomised trials: they are none of <paramref name="underWay"/>.</param>
    public static GapLife Of(IReadOnlyList<GapStatement> statements, IReadOnlyList<StudyEntry> addressing, int underWay, IReadOnlyList<StudyEntry> awards, int lastReview, DateOnly today, string subject = SameCell, int planned = 0, IReadOnlyList<StudyEntry>? protocols = null, int unrandomised = 0)
    {
        var running = addressing.Where(s => !IsSilent(s, today) && (IsUnderWay(s.State) || (s.State == "completed" && s.Done is not null))).ToList();
        if (running.Count > 0)
            return new GapLife(GapStates.BeingAddressed, $"{Count(running.Count, "study", "studies")} under way {(running.Count == 1 ? "gives" : "give")} it as the reason.", ByRule, Next(running, today), Ids(running));
        var described = (protocols ?? []).Where(s => RunsStill(s, today)).ToList();
        if (described.Count > 0)
            return new GapLife(GapStates.BeingAddressed, $"It stands in the protocol of {(described.Count == 1 ? "a trial, which is" : $"{described.Count} trials, which are")} {string.Join(" and ", described.Select(s => s.Status ?? s.State).Distinct(StringComparer.Ordinal))}.", ByRule, Next(described, today), Ids(described));
        if (underWay > 0) return new GapLife(GapStates.BeingAddressed, $"{UnderWay(underWay, planned, subject)}.", ByRule, null, []);
        if (awards.Count > 0) return new GapLife(GapStates.BeingAddressed, Say(awards, today, subject), ByRule, Next(awards, today), []);
        var done = addressing.Concat(protocols ?? []).Where(s => s.State == StudyStates.Published).ToList();
        if (done.Count > 0 && statements.All(s => s.AddressedBy.Concat(s.ProtocolOf).Any(a => done.Exists(d => d.Id == a))))
            return new GapLife(GapStates.Answered, "Every trial that stated it has results.", ByRule, null, Ids(done));
        var stated = statements.Max(s => s.StatedOn?.First.Year) ?? 0;
        if (stated > 0 && lastReview > stated)
            return new GapLife(GapStates.Answered, $"A systematic review of {lastReview} on all that it names is later than the last statement of it ({stated}), and does not state it again.", ByRule, null, []);
        return new GapLife(
            GapStates.Open,
            statements.Count == 0 ? "No study of it is under way."
                : (stated > 0 ? "No study or award under way was found that addresses it, and no later review." : "No study or award under way was found that addresses it. Whether a review is later cannot be told: no statement of it has a date.")
                    + (unrandomised == 0 ? "" : $" It asks for randomised trials, which {(unrandomised == 1 ? "the study" : $"the {unrandomised} studies")} under way {subject} {(unrandomised == 1 ? "is" : "are")} not."),
            ByRule, null, []);
    }

    /// <summary>Open, for want of another state, and not known to be: <paramref name="why"/> says why.</summary>
    public static GapLife Untold(GapLife life, string why) => life.State == GapStates.Open ? life with { Why = why, IsTold = false } : life;

    /// <summary>That nothing was found says little where a source is known to be incomplete, and is never said without that.</summary>
    public static GapLife Qualify(GapLife life, bool sourcesAreShort) =>
        sourcesAreShort && life is { State: GapStates.Open, IsTold: true } ? life with { Why = $"{life.Why} {ShortSources}" } : life;

    private const string ShortSources = "The sources here are known to be incomplete: that is no proof that there is none.";

    /// <summary>Nobody knows whether a trial addresses the gap whose protocol states it, where that trial is not here or its state is not known.</summary>
    public static GapLife Tell(GapLife life, IReadOnlyList<GapStatement> statements, IReadOnlyList<StudyEntry> protocols)
    {
        var unknown = statements.SelectMany(s => UntoldTrials(s, protocols)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0) return life;
        var missing = unknown.Exists(id => !protocols.Any(p => p.Id == id));
        return UntoldFor(life, $"It stands in the protocol of a trial, {Named(unknown)}, {(missing ? Missing : Unclear)}. {NoOther}", unknown);
    }

    /// <summary>As <see cref="Tell"/>, of the studies that give the gap as their reason: one whose status is not known may run.</summary>
    public static GapLife TellOfOwn(GapLife life, IReadOnlyList<StudyEntry> addressing)
    {
        var unknown = addressing.Where(s => s.IsTrial && (s.Status ?? s.State) is "unknown").Select(s => s.Id).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? life : UntoldFor(life, $"{(unknown.Count == 1 ? "The trial that gives it as its reason" : "Trials that give it as their reason")}, {Named(unknown)}, {(unknown.Count == 1 ? "has a status" : "have a status")} that is not known. {NoOther}", unknown);
    }

    /// <summary>
    /// As <see cref="Tell"/>, of a gap that others' protocols do not state though their trials would be counted for it: those of its techniques at one of its sites, or narrower. What is not known of a narrower gap is not known of the broader one.
    /// </summary>
    /// <param name="trials">These trials, each with whether it is here.</param>
    public static GapLife TellOfOthers(GapLife life, IReadOnlyList<(string Id, bool IsHere)> trials)
    {
        if (trials.Count == 0) return life;
        var ids = trials.Select(t => t.Id).Order(StringComparer.Ordinal).ToList();
        return UntoldFor(life, $"A protocol is here of {(ids.Count == 1 ? "a trial" : "trials")} {SameCell}, {Named(ids)}, {(trials.All(t => t.IsHere) ? Unclear : Missing)}. {NoOther}", ids);
    }

    /// <summary>The trials whose protocol a statement stands in, and of which it is not known whether they run or ended.</summary>
    public static IEnumerable<string> UntoldTrials(GapStatement statement, IReadOnlyList<StudyEntry> here) => statement.ProtocolOf.Where(id => !here.Any(p => p.Id == id && (p.Status ?? p.State) is not "unknown"));

    private const string Missing = "whose registration is not among the records here: whether it runs or ended is not known";
    private const string Unclear = "whose status is not known";
    private const string NoOther = "No other study or award under way was found that addresses the gap.";

    private static string Named(IEnumerable<string> trials) => string.Join(" and ", trials.Select(id => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]));

    private static GapLife UntoldFor(GapLife life, string why, IReadOnlyList<string> trials) => Untold(life, why) is var told && !told.IsTold ? told with { Because = trials } : life;

    /// <summary>"2 studies are under way of the same technique at the same site, and one more is planned".</summary>
    private static string UnderWay(int all, int planned, string subject)
    {
        var run = all - planned;
        return run <= 0 ? $"{Count(all, "study is", "studies are")} planned {subject}, and none is known to have begun"
            : $"{Count(run, "study is", "studies are")} under way {subject}{(planned <= 0 ? "" : planned == 1 ? ", and one more is planned" : $", and {planned} more are planned")}";
    }

    /// <summary>The one place where an editor's decision meets the rule.</summary>
    public static GapLife Decide(GapLife byRule, GapDecision? decision) =>
        decision?.State is not { } state ? byRule : byRule with { State = state, Why = decision.Reason, By = decision.By, IsTold = true };

    /// <summary>An award that runs, and one that is only planned, each by its own word.</summary>
    private static string Say(IReadOnlyList<StudyEntry> awards, DateOnly today, string subject)
    {
        var planned = awards.Where(a => IsPlanned(a, today)).ToList();
        var run = awards.Count - planned.Count;
        var first = planned.Count == 0 ? "" : planned.Min(a => a.Begins)!.Value.ToWords();
        var begins = planned.Count == 1 ? $"begins {first}" : $"{(planned.Count == awards.Count ? "" : "are to ")}begin, the first {first}";
        return run == 0 ? $"{Count(planned.Count, "award", "awards")} {subject} {begins}."
            : $"{Count(run, "award", "awards")} {subject} {(run == 1 ? "runs" : "run")}{(planned.Count == 0 ? "" : $", and {planned.Count} more {begins}")}.";
    }

    /// <summary>An award that begins after today; one whose month or year has come is taken to run.</summary>
    public static bool IsPlanned(StudyEntry award, DateOnly today) => IsPlanned(award.Begins, today);

    /// <inheritdoc cref="IsPlanned(StudyEntry, DateOnly)"/>
    public static bool IsPlanned(PartialDate? begins, DateOnly today) => begins is { } day && day.First > today;

    /// <summary>A trial that is planned, recruiting or active, and not silent.</summary>
    public static bool RunsStill(StudyEntry trial, DateOnly today) => IsUnderWay(trial.Status ?? trial.State) && !IsSilent(trial, today);

    public static bool IsUnderWay(string state) => state is "planned" or "recruiting" or "active";

    /// <summary>A trial that by its register is planned, recruiting or active, though the day on which it was to end has passed.</summary>
    public static bool IsOverdue(StudyEntry trial, DateOnly today) => trial.IsTrial && IsUnderWay(trial.Status ?? trial.State) && trial.Done is { } done && done.Last < today;

    /// <summary>A trial that is under way by a record that is older than this is said to be so as of that record. Months.</summary>
    private const int OldMonths = 24;

    /// <summary>The date of the record by which a trial is under way, where it is an old one; null else.</summary>
    public static PartialDate? OldStatus(StudyEntry trial, DateOnly today) =>
        trial.IsTrial && IsUnderWay(trial.Status ?? trial.State) && trial.StatusOn is { } on && on.Last.AddMonths(OldMonths) < today ? on : null;

    /// <summary>Long past its completion date, whatever a registration that nobody updates still says.</summary>
    private static bool IsSilent(StudyEntry study, DateOnly today) => study.Done is { } done && done.Last.AddMonths(SilentMonths) < today;

    private static PartialDate? Next(IReadOnlyList<StudyEntry> studies, DateOnly today) =>
        studies.Select(s => s.Done).OfType<PartialDate>().Where(d => d.Last >= today).Order().Cast<PartialDate?>().FirstOrDefault();

    private static List<string> Ids(IEnumerable<StudyEntry> studies) => [.. studies.Select(s => s.Id).Order(StringComparer.Ordinal)];

    private static string Count(int n, string one, string many) => n == 1 ? $"One {one}" : $"{n} {many}";
}
