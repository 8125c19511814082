using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Pages.Gaps;
using Horizon.Graph.Gaps;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;

namespace Horizon.Api.Pages.Parts;

/// <summary>What is said of awards, money and pairs of studies: the pages and the briefs of funders say the same.</summary>
internal static class FundingWords
{
    /// <summary>What a percentage beside a pair is.</summary>
    public const string Likely =
        "“Same question” says that no point that could be read of both records was found to differ; points that are near to each other and not the same are named. What a record does not tell, or tells in words that could not be read, can differ all the same: read both titles. Where the chance beside it is below one half, it says “perhaps the same question”. “Overlapping question” says that a point differs, or is another one near to it. “Likely the same” is how often pairs that are as alike in their words and in what they compare were judged to ask one question. An award’s record says less than a registration, so that two awards can stand low and still be one question: where titles are the same, it is said.";

    /// <summary>"GBP 1,200,000 in 3 awards; 2 awards without an amount".</summary>
    public static string Money(IReadOnlyList<Spend> spend) => spend.Count == 0
        ? "–"
        : string.Join("; ", spend.Select(s => s.Currency is null ? $"{Dates.Count(s.WithoutAmount, "award")} without an amount" : $"{Currency(s.Currency)} {Sum(s.Amount)} in {Dates.Count(s.Awards, "award")}"));

    /// <summary>As <see cref="Money"/>, where the number of awards stands beside it.</summary>
    public static string Sums(IReadOnlyList<Spend> spend)
    {
        var known = spend.Where(s => s.Currency is not null).Select(s => $"{Currency(s.Currency)} {Sum(s.Amount)}").ToList();
        return known.Count > 0 ? string.Join("; ", known) + (spend.Sum(s => s.WithoutAmount) is > 0 and var more ? $"; {Dates.Number(more)} without an amount" : "") : spend.Count == 0 ? "–" : "not known";
    }

    /// <summary>"awarded 2026, starts 2027, GBP 890,000": both years where they are two, else the one that is known.</summary>
    public static string Award(FundedStudyItem award)
    {
        var start = award.Starts is { } starts && (award.Awarded is not { } given || given.First.Year != starts.First.Year) ? $"{(award.IsToStart ? "starts" : "started")} {Year(starts.First.Year)}" : null;
        var when = string.Join(", ", new[] { award.Awarded is { } awarded ? $"awarded {Year(awarded.First.Year)}" : null, start }.OfType<string>()) is { Length: > 0 } known ? known : "date not known";
        return $"{when}, {(award.Amount is { } amount ? Amount(amount, award.Currency) : "amount not known")}";
    }

    /// <summary>An award as <see cref="Award"/>; a trial as <see cref="State"/> with the year of its start: one that was withdrawn had only planned it.</summary>
    public static string Study(FundedStudyItem study) => study.State == StudyStates.Award
        ? Award(study)
        : $"{State(study.State, study.Status)}{(study.Year is not { } year ? "" : study.Status == "withdrawn" ? $", was to start in {Year(year)}" : $", {Year(year)}")}";

    /// <summary>A trial's state. That it was stopped and that it has results are two facts, and neither hides the other.</summary>
    /// <param name="status">As <see cref="TrialStatusWords.Told"/>; null where it is not known.</param>
    public static string State(string state, string? status) =>
        state == StudyStates.Published && status is ("stopped" or "terminated" or "suspended" or "withdrawn") ? $"{StudyWords.Told(status).Words.ToLowerInvariant()}, results published" : GapStateWords.Study(state, status);

    /// <summary>Whose studies address a gap; null for one that is not being addressed.</summary>
    public static string? Addressed(string? by) => by switch
    {
        Addressing.Own => "by a study that it pays for",
        Addressing.Collaborator => "by a study that names it as collaborator",
        Addressing.Others => "by studies of others alone",
        _ => null,
    };

    /// <summary>"Its trial was withdrawn before it started".</summary>
    public static string Trouble(TroubledAward award) => $"{(award.Count == 1 ? "Its trial" : "Its trials")} {(award.Count == 1, award.Trials) switch
    {
        (true, "withdrawn") => "was withdrawn before it started",
        (false, "withdrawn") => "were withdrawn before they started",
        (true, "suspended") => "is suspended (paused)",
        (false, "suspended") => "are suspended (paused)",
        (true, _) => "was stopped early",
        _ => "were withdrawn, suspended or stopped early",
    }}";

    /// <summary>What a trial is to who asks its question anew.</summary>
    public static string Became(FundedStudyItem trial) => trial.State switch
    {
        StudyStates.Published => "has results",
        "recruiting" or "active" => "under way",
        "planned" => "planned",
        "stopped" => trial.Status == "suspended" ? "paused" : "stopped",
        "completed" => "ended, no results found",
        _ => "not known",
    };

    /// <summary>"Same question; near, not the same: dose; same title".</summary>
    public static string Alike(string relation, double probability, PairPoints points, bool isSameTitle) =>
        string.Join("; ", new[] { StudyWords.Pair(relation, probability), StudyWords.Points(points.Different, points.Similar), isSameTitle ? "same title" : "" }.Where(w => w.Length > 0));

    /// <summary>"same question; near, not the same: dose; 92% likely the same".</summary>
    public static string AlikeTrials(PairOfTrials pair)
    {
        var words = $"{Alike(pair.Relation, pair.Probability, pair.Points, false)}; {Dates.Percent(pair.Probability)} likely the same";
        return char.ToLowerInvariant(words[0]) + words[1..];
    }

    /// <summary>"paid for by A; named as collaborator: B", or that it is not known who pays.</summary>
    public static string PaidFor(IReadOnlyList<GapConcept> funders, IReadOnlyList<GapConcept> collaborators) =>
        funders.Count + collaborators.Count == 0 ? "who pays is not known" : $"{(funders.Count == 0 ? "" : "paid for by ")}{Payers(funders, collaborators)}";

    /// <summary>"A and B; named as collaborator: C".</summary>
    public static string Payers(IReadOnlyList<GapConcept> funders, IReadOnlyList<GapConcept> collaborators)
    {
        var paying = SourceWords.List(funders.Select(f => f.Label));
        var helping = $"named as collaborator: {SourceWords.List(collaborators.Select(c => c.Label))}";
        return (funders.Count, collaborators.Count) switch { (_, 0) => paying, (0, _) => helping, _ => $"{paying}; {helping}" };
    }

    /// <summary>"SABR · Lung cancer"; empty for a gap that names neither.</summary>
    public static string Subject(IEnumerable<GapConcept> techniques, IEnumerable<GapConcept> sites) => string.Join(" · ", techniques.Concat(sites).Select(c => c.Label));

    /// <summary>"GBP 890,000".</summary>
    public static string Amount(decimal amount, string? currency) => $"{Currency(currency)} {Sum(amount)}";

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Currency(string? currency) => currency is null or "?" ? "currency not known" : currency;

    private static string Sum(decimal amount) => amount.ToString("N0", CultureInfo.InvariantCulture);
}
