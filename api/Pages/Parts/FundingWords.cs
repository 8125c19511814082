using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Graph.Gaps;

namespace Horizon.Api.Pages.Parts;

/// <summary>What is said of awards, money and pairs of studies: the pages and the briefs of funders say the same.</summary>
internal static class FundingWords
{
    /// <summary>What a percentage beside a pair is.</summary>
    public const string Likely =
        "“Same question” says that nothing differs of what both records tell. “Likely the same” is how often pairs that are as alike in their words and in what they compare were judged to ask one question. An award’s record says less than a registration, so that two awards can stand low and still be one question: where titles are the same, it is said.";

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

    /// <summary>"awarded 2026, GBP 890,000": the year of the award, or where only its start is known "starts 2027".</summary>
    public static string Award(FundedStudyItem award)
    {
        var when = award.Awarded is { } awarded ? $"awarded {Year(awarded.First.Year)}" : award.Starts is { } starts ? $"{(award.IsToStart ? "starts" : "started")} {Year(starts.First.Year)}" : "date not known";
        return $"{when}, {(award.Amount is { } amount ? $"{Currency(award.Currency)} {Sum(amount)}" : "amount not known")}";
    }

    /// <summary>"A and B; named as collaborator: C".</summary>
    public static string Payers(IReadOnlyList<GapConcept> funders, IReadOnlyList<GapConcept> collaborators)
    {
        var paying = SourceWords.List(funders.Select(f => f.Label));
        var helping = $"named as collaborator: {SourceWords.List(collaborators.Select(c => c.Label))}";
        return (funders.Count, collaborators.Count) switch { (_, 0) => paying, (0, _) => helping, _ => $"{paying}; {helping}" };
    }

    /// <summary>"SABR · Lung cancer"; empty for a gap that names neither.</summary>
    public static string Subject(IEnumerable<GapConcept> techniques, IEnumerable<GapConcept> sites) => string.Join(" · ", techniques.Concat(sites).Select(c => c.Label));

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Currency(string? currency) => currency is null or "?" ? "currency not known" : currency;

    private static string Sum(decimal amount) => amount.ToString("N0", CultureInfo.InvariantCulture);
}
