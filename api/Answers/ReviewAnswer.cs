using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Api.Answers;

/// <summary>A field of two things side by side; null where one says nothing.</summary>
public sealed record ComparedField(string Field, string? A, string? B)
{
    /// <summary>Both say something, and not the same.</summary>
    public bool Differs => A is not null && B is not null && !A.Equals(B, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A pair of things that may be one. <paramref name="Outcome"/>: different, same, review or related; <paramref name="Score"/> is the sum of the parts' weights.</summary>
public sealed record ReviewItem(string Id, string A, string B, string? TitleA, string? TitleB, string Outcome, string Rule, double Score, IReadOnlyList<PairPart> Parts)
{
    /// <summary>Why two that are one by themselves were not brought together; null where nothing stands between them.</summary>
    public string? KeptApart { get; init; }
}

/// <summary>A page of the queue, the most alike first. <paramref name="Next"/> is the cursor of the following page, null on the last.</summary>
public sealed record ReviewAnswer(int Total, IReadOnlyList<ReviewItem> Items, string? Next);

/// <summary>One pair with both records side by side and all that was decided of it, the standing decision last.</summary>
public sealed record ReviewedPair(ReviewItem Pair, IReadOnlyList<ComparedField> Fields, IReadOnlyList<DecisionFacts> Decisions)
{
    /// <summary>Under which ids the two are shown now: another than its own for one that is part of another thing by now, the same for two that are one.</summary>
    public required string ShownA { get; init; }

    /// <inheritdoc cref="ShownA"/>
    public required string ShownB { get; init; }

    /// <summary>Two ids of one register that would become one thing if these two did, though nobody was asked about them: "A and B". Null where there are none.</summary>
    public string? WouldJoin { get; init; }

    /// <summary>Why the records themselves tie a paper or an award to the other; empty where none does, and while a person has taken the tie away.</summary>
    public IReadOnlyList<Provenance> Stated { get; init; } = [];
}

/// <summary>What was decided last of something: a pair, with the titles of the two, or a gap or its question. <paramref name="Url"/>: the page where it stands and can be taken back.</summary>
public sealed record DecidedItem(DecisionFacts Decision, string? TitleA, string? TitleB, string? Url);

/// <summary>A page of what was decided, the newest first. <paramref name="Next"/> is the cursor of the following page, null on the last.</summary>
public sealed record DecisionsAnswer(int Total, IReadOnlyList<DecidedItem> Items, string? Next);

/// <summary>What an editor sends. Of a pair: its id, the verdict (same, different, related; null withdraws), and a note.</summary>
/// <param name="Subject">A pair's id; a gap's; or "question:" and a gap's, for the question made of it.</param>
/// <param name="Verdict">Of a gap: open, being-addressed, answered, retired, or null for what the rule says. Of a question: draft, reviewed, prioritised, or null to take it back.</param>
/// <param name="Note">Why; of a gap or a question it must be there.</param>
/// <param name="Owner">Of a gap: who looks after it; null for nobody.</param>
/// <param name="Standing">When what you saw standing was decided, as the answer about the pair or the gap has it ("at"), or "none": if another was decided since, yours is refused. Null: yours stands in any case.</param>
public sealed record DecisionRequest(string? Subject, string? Verdict, string? Note, string? Owner = null, QuestionFacts? Question = null, string? Standing = null);

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
