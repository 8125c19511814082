using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Priorities;

namespace Horizon.Api.Pages.Priorities;

/// <summary>A criterion's value, a rank and weights as they are shown. What is not known stands with the number that entered the score, so that anybody can add the score up.</summary>
internal static class CriterionWords
{
    public static string Value(string criterion, double? value, double? countedAs) =>
        value is { } known ? Score(known)
        : countedAs == 0 && PriorityCriteria.All.First(c => c.Id == criterion).UnknownAs > 0 ? $"not known; counted as {Score(0)}, since the gap’s words say too little"
        : countedAs is { } instead ? $"not known; counted as {Score(instead)}, {PriorityCriteria.All.First(c => c.Id == criterion).UnknownSaid}"
        : "not known of any gap; not counted";

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"7=" where others have the same score.</summary>
    public static string Rank(int rank, int shared) => string.Create(CultureInfo.InvariantCulture, $"{rank}{(shared > 1 ? "=" : "")}");

    /// <summary>How much a rank hangs on the weights.</summary>
    public static string Range(PriorityItem item) =>
        (item.Shared == 2 ? "shared with one other, " : item.Shared > 2 ? string.Create(CultureInfo.InvariantCulture, $"shared with {item.Shared - 1} others, ") : "")
        + (item.BestRank == item.WorstRank ? "however the weights move by 20%" : $"between {item.BestRank} and {item.WorstRank} if weights move by 20%");

    /// <summary>"burden of disease 4, the rest 1".</summary>
    public static string Weights(PriorityWeights weights)
    {
        var own = PriorityCriteria.All.Where(c => weights.Of(c.Id) != 1).Select(c => string.Create(CultureInfo.InvariantCulture, $"{GapScope.WithinSentence(c.Label)} {weights.Of(c.Id):0.##}")).ToList();
        return own.Count == 0 ? "all alike" : string.Join(", ", own) + (own.Count < PriorityCriteria.All.Count ? ", the rest 1" : "");
    }

    /// <summary>What the criteria are known of, the least known first: a ranking by what nobody knows is none.</summary>
    public static IEnumerable<string> Known(PriorityAnswer answer)
    {
        var of = answer.Ranked.ToString("N0", CultureInfo.InvariantCulture);
        var none = answer.Weights.Where(w => w.KnownOf == 0).Select(w => $"“{w.Label}”").ToList();
        if (none.Count > 0) yield return $"{string.Join(" and ", none)}: known of none, so {(none.Count == 1 ? "it counts" : "they count")} nothing, however much weight {(none.Count == 1 ? "it has" : "they have")}.";
        foreach (var weight in answer.Weights.Where(w => w.KnownOf > 0 && w.KnownOf < answer.Ranked).OrderBy(w => w.KnownOf))
            yield return $"“{weight.Label}”: known of {weight.KnownOf.ToString("N0", CultureInfo.InvariantCulture)} of {of}; the others{(answer.SayingTooLittle > 0 ? " whose words say enough" : "")} count as {Score(weight.UnknownCountsAs ?? 0)}, {weight.UnknownSaid}.";
        var all = answer.Weights.Where(w => w.KnownOf == answer.Ranked).Select(w => $"“{w.Label}”").ToList();
        if (all.Count > 0) yield return $"{string.Join(", ", all)}: known of all {of}.";
        if (answer.SayingTooLittle > 0) yield return $"Of {(answer.SayingTooLittle == 1 ? "one gap" : $"{answer.SayingTooLittle.ToString("N0", CultureInfo.InvariantCulture)} gaps")} what is not known counts as nothing: the words of {(answer.SayingTooLittle == 1 ? "its statement" : "their statements")} say too little to be judged.";
    }
}
