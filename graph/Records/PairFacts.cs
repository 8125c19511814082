using Horizon.Graph.Identity;

namespace Horizon.Graph.Records;

/// <summary>What a comparison of two things found: of one kind, that may be one; of a publication and a trial that it may report; or of an award and a study that it may pay for. <c>A</c> and <c>B</c> are the ids that the two were born under.</summary>
public sealed record PairFacts : Facts
{
    /// <summary>The ordinally smaller id.</summary>
    public required string A { get; init; }
    public required string B { get; init; }
    public PairOutcome Outcome { get; init; }

    /// <summary>The sum of the parts' weights.</summary>
    public double Score { get; init; }
    public IReadOnlyList<PairPart> Parts { get; init => field = value ?? []; } = [];

    /// <summary>What decided: one of <see cref="PairRules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>Of a paper and a trial: what the paper is to the trial, if it is of it (result, derived or background). Of two publications that are related: what <see cref="Lesser"/> is to the other (preprint, version, correction, …). Else null.</summary>
    public string? Role { get; init; }

    /// <summary>Of two publications: the id of the one that is a version of the other; null where neither is.</summary>
    public string? Lesser { get; init; }

    /// <summary>Of two trials: the id of a paper that gives both as its trial's; null where none is known.</summary>
    public string? NamedBy { get; init; }

    /// <summary>Of a paper and a trial: what ties the paper to the trial as its result is none, since the paper was taken back or came out before the trial began.</summary>
    public bool NoResult { get; init; }

    /// <summary>Why two that are one by themselves were not brought together, for people: one of them belongs to a third that the other cannot be. Null where nothing stands between them.</summary>
    public string? KeptApart { get; init; }

    /// <summary>When a person decided what stands; null where the rules do.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => CurrentOnly.Fold(versions);
}

/// <summary>What a named person decided. Kept for ever: who withdraws a decision makes a new version of it.</summary>
public sealed record DecisionFacts : Facts
{
    /// <summary>What it is about: a pair ("pair:trial:A|trial:B"), a gap ("gap:…") or the question made of a gap ("question:gap:…").</summary>
    public required string Subject { get; init; }

    /// <summary>In the words of the subject's kind: same, different, related for a pair, a gap's or a question's state; null: withdrawn, the rules decide again.</summary>
    public string? Verdict { get; init; }
    public string? Note { get; init; }

    /// <summary>Of a gap: who looks after it; null for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Of a question: what is asked.</summary>
    public QuestionFacts? Question { get; init; }

    /// <summary>The name of the editor's key.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => CurrentOnly.Fold(versions);
}

/// <summary>A study question as a person wrote it: what the check asks. Null is left open.</summary>
public sealed record QuestionFacts(
    string? Population, string? Intervention, string? Comparator, string? Outcome, string? Technique, string? Site, string? Dose, string? Intent)
{
    /// <summary>The question in words of its own, which the check compares as well.</summary>
    public string? Text { get; init; }
}
