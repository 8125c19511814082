using Horizon.Graph.Identity;
using Horizon.Graph.Records;

namespace Horizon.Api.Answers;

/// <summary>A field of two things side by side; null where one says nothing.</summary>
public sealed record ComparedField(string Field, string? A, string? B)
{
    /// <summary>Both say something, and not the same.</summary>
    public bool Differs => A is not null && B is not null && !A.Equals(B, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A pair of things that may be one. <paramref name="Outcome"/>: different, same, review or related; <paramref name="Score"/> is the sum of the parts' weights.</summary>
public sealed record ReviewItem(string Id, string A, string B, string? TitleA, string? TitleB, string Outcome, string Rule, double Score, IReadOnlyList<PairPart> Parts);

/// <summary>A page of the queue, the most alike first. <paramref name="Next"/> is the cursor of the following page, null on the last.</summary>
public sealed record ReviewAnswer(int Total, IReadOnlyList<ReviewItem> Items, string? Next);

/// <summary>One pair with both records side by side and all that was decided of it, the standing decision last.</summary>
public sealed record ReviewedPair(ReviewItem Pair, IReadOnlyList<ComparedField> Fields, IReadOnlyList<DecisionFacts> Decisions);

/// <summary>What an editor sends. Of a pair: its id, the verdict (same, different, related; null withdraws), and a note.</summary>
/// <param name="Subject">A pair's id; a gap's; or "question:" and a gap's, for the question made of it.</param>
/// <param name="Verdict">Of a gap: open, being-addressed, answered, retired, or null for what the rule says. Of a question: draft, reviewed, prioritised, or null to take it back.</param>
/// <param name="Note">Why; of a gap or a question it must be there.</param>
/// <param name="Owner">Of a gap: who looks after it; null for nobody.</param>
public sealed record DecisionRequest(string? Subject, string? Verdict, string? Note, string? Owner = null, QuestionFacts? Question = null);

/// <summary>A value of a trial that an editor enters by hand.</summary>
/// <param name="Trial">Any of its registry ids, in any written form.</param>
/// <param name="Field">status, whyStopped, phase, enrolment, startDate, primaryCompletionDate, completionDate or resultsPosted.</param>
/// <param name="Value">Null takes back what stands.</param>
/// <param name="Note">Where the value is from; it must be there.</param>
public sealed record HandValueRequest(string? Trial, string? Field, string? Value, string? Note);

/// <summary>What stands by hand of a trial, by field.</summary>
public sealed record HandValuesAnswer(string Trial, IReadOnlyList<HandEntry> ByHand);

/// <summary>What a reader flags: the page or id, and what is wrong.</summary>
public sealed record FlagRequest(string? About, string? Words);

/// <summary>A flag that was kept.</summary>
public sealed record FlagAnswer(string Id, DateTimeOffset At);
