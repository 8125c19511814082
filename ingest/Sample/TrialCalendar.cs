namespace Horizon.Ingest.Sample;

/// <summary>A trial's dates, coherent with its status as of the sample's reference date.</summary>
internal sealed record TrialCalendar(
    DateOnly FirstSubmit, DateOnly FirstPost, DateOnly Start, bool StartIsActual, DateOnly PrimaryCompletion, bool PrimaryIsActual,
    DateOnly Completion, bool CompletionIsActual, DateOnly LastUpdateSubmit, DateOnly LastUpdatePost)
{
    /// <summary>"Today" of the sample: nothing is posted after it.</summary>
    public static readonly DateOnly Reference = new(2026, 11, 1);

    /// <summary>24 months past the completion date: without results, such a trial is silent.</summary>
    public bool IsLongPast => Completion.AddMonths(24) < Reference;

    public static TrialCalendar For(string status, SampleChance chance)
    {
        var (start, primary, completion) = Milestones(status, chance);
        var submit = Earlier(start.AddDays(-chance.Between(10, 90)), Reference.AddDays(-chance.Between(30, 60)));
        var post = submit.AddDays(chance.Between(3, 9));
        var lastUpdate = LastUpdate(status, post, completion, chance);
        return new TrialCalendar(
            submit, post, start, start <= Reference && status != "WITHDRAWN", primary, primary <= Reference && status is not ("UNKNOWN" or "WITHDRAWN"),
            completion, status is "COMPLETED" or "TERMINATED", lastUpdate, lastUpdate.AddDays(chance.Between(1, 6)));
    }

    private static (DateOnly Start, DateOnly Primary, DateOnly Completion) Milestones(string status, SampleChance chance)
    {
        switch (status)
        {
            case "NOT_YET_RECRUITING":
                return Forward(Reference.AddDays(chance.Between(14, 270)), chance.Between(24, 48), chance);
            case "RECRUITING" or "ENROLLING_BY_INVITATION" or "SUSPENDED":
                var opened = Reference.AddDays(-chance.Between(90, 1200));
                return Forward(opened, MonthsUntilReference(opened) + chance.Between(3, 30), chance);
            case "ACTIVE_NOT_RECRUITING":
                var closed = Reference.AddDays(-chance.Between(900, 2200));
                return Forward(closed, MonthsUntilReference(closed) + chance.Between(-5, 12), chance, 8);
            case "UNKNOWN":
                var lost = Reference.AddDays(-chance.Between(800, 2400));
                return (lost.AddMonths(-chance.Between(24, 50)), lost.AddMonths(-chance.Between(0, 10)), lost);
            case "WITHDRAWN":
                var meant = Reference.AddDays(-chance.Between(200, 1800));
                return (meant, meant.AddMonths(18), meant.AddMonths(24));
            default:
                var ended = Reference.AddDays(-chance.Between(70, 2900));
                return (ended.AddMonths(-chance.Between(20, 70)), ended.AddMonths(-chance.Between(0, 12)), ended);
        }
    }

    private static (DateOnly Start, DateOnly Primary, DateOnly Completion) Forward(DateOnly start, int months, SampleChance chance, int least = 0)
    {
        var primary = start.AddMonths(months);
        return (start, primary, primary.AddMonths(chance.Between(least, least + 24)));
    }

    private static DateOnly LastUpdate(string status, DateOnly posted, DateOnly completion, SampleChance chance)
    {
        var wanted = status switch
        {
            "COMPLETED" or "TERMINATED" => completion.AddDays(chance.Between(20, 400)),
            // The registry calls a trial unknown when nothing was verified for two years after its expected end.
            "UNKNOWN" => completion.AddDays(-chance.Between(60, 500)),
            "WITHDRAWN" => posted.AddDays(chance.Between(120, 500)),
            _ => Reference.AddDays(-chance.Between(7, 330)),
        };
        return Later(Earlier(wanted, Reference.AddDays(-chance.Between(7, 20))), posted.AddDays(7));
    }

    private static int MonthsUntilReference(DateOnly date) => ((Reference.Year - date.Year) * 12) + Reference.Month - date.Month + 1;

    internal static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
