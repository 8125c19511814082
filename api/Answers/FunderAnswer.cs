using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/funders</c>: who pays for radiotherapy research in the records at hand, and what no money goes to.</summary>
/// <param name="Total">Bodies that pay for at least one award, trial or paper of radiotherapy here.</param>
/// <param name="Absent">Funders of the reviewed list of whom nothing of radiotherapy is here.</param>
/// <param name="CollaboratorsOnly">Funders of the reviewed list whom only trials name, and only as collaborator, which does not say that they pay.</param>
/// <param name="AwardSources">Every source of awards, loaded or not.</param>
/// <param name="FundedWithoutEvidence">Techniques with awards, and without a published trial or a review.</param>
/// <param name="GapsWithoutFunds">Open gaps at whose technique and site neither an award nor a trial with a known funder is here, the best ranked first, at most 50; null where no source of awards is loaded.</param>
public sealed record FunderListAnswer(
    int Total, IReadOnlyList<FunderItem> Items, string? Next, IReadOnlyList<AbsentFunder> Absent, IReadOnlyList<AwardSource> AwardSources, IReadOnlyList<FundedTechnique> FundedWithoutEvidence,
    int? GapsWithoutFundsTotal, IReadOnlyList<FunderGap>? GapsWithoutFunds, IReadOnlyList<CollaboratingFunder> CollaboratorsOnly, long Sequence, DateTimeOffset AsOf);

/// <summary>What a body pays for, its programmes and other parts included. Each study counts once.</summary>
/// <param name="PartOf">The body that it is a part of and counted to as well; null for none.</param>
/// <param name="Awards">Null where no source of awards is loaded.</param>
/// <param name="Trials">Trials whose registration names it as a funder.</param>
/// <param name="Papers">Papers that acknowledge it.</param>
/// <param name="Collaborations">Trials whose registration names it as collaborator; what it gives is not said.</param>
/// <param name="Gaps">Gaps, open or being addressed, at a technique and site that its awards and trials are about.</param>
/// <param name="OpenGaps">Those of them that are open.</param>
public sealed record FunderItem(string Id, string Name, string? PartOf, int? Awards, IReadOnlyList<Spend> Spend, int Trials, int Papers, int Gaps, int Collaborations, int OpenGaps);

/// <summary>Awards in one currency: their sum as the sources give it. <paramref name="WithoutAmount"/>, with a currency that is null, counts awards of which no source tells the amount.</summary>
public sealed record Spend(string? Currency, decimal Amount, int Awards, int WithoutAmount);

public sealed record AbsentFunder(string Id, string Name, string Country);

/// <param name="Trials">Trials whose registration names it as collaborator.</param>
public sealed record CollaboratingFunder(string Id, string Name, string Country, int Trials);

/// <param name="Records">Records of it here; 0 for a source that was not read.</param>
/// <param name="AwardsOtherwise">Of a funder's own list that was not read: awards of that funder that came through other sources; null for a list of many funders and for one that was read.</param>
public sealed record AwardSource(string Name, long Records, bool? Complete, int? AwardsOtherwise = null);

/// <param name="Awards">Those whose title does not name the technique as what another is compared with.</param>
public sealed record FundedTechnique(string Id, string Label, int Awards, int UnderWay);

/// <param name="Kind">stated or structural.</param>
public sealed record FunderGap(string Id, string Statement, string State, int Rank, string Kind, IReadOnlyList<GapConcept> Techniques, IReadOnlyList<GapConcept> Sites)
{
    /// <summary>How many gaps share the rank.</summary>
    public int Shared { get; init; } = 1;

    /// <summary>Of a gap beside what a funder pays for: whose studies address it, one of <see cref="Addressing"/>; null where it is not being addressed.</summary>
    public string? AddressedBy { get; init; }

    /// <summary>Of an open gap: funders of the reviewed list whom trials of its technique and site name as collaborator, which does not say that they pay.</summary>
    public IReadOnlyList<GapConcept> Collaborators { get; init; } = [];
}

/// <summary>Whose studies address a gap.</summary>
public static class Addressing
{
    /// <summary>A study that the body pays for, alone or beside those of others.</summary>
    public const string Own = "own";

    /// <summary>None that it pays for, and one that names it as collaborator.</summary>
    public const string Collaborator = "collaborator";

    /// <summary>Studies of others alone.</summary>
    public const string Others = "others";
}

/// <summary><c>GET /api/funders/{id}</c>. Lists hold at most 200 studies or 50 gaps, the one that is asked for whole 2,000; the counts count all.</summary>
/// <param name="Parts">Programmes and other parts that are counted in.</param>
/// <param name="Supported">Trials that one of its awards supports.</param>
/// <param name="Sponsored">Trials that it leads as sponsor: paying for them is not said.</param>
/// <param name="Collaborated">Trials whose registration names it as collaborator: what it gives is not said.</param>
/// <param name="CollaboratedAndPaid">How many of those name it as a funder too, or one of its awards.</param>
/// <param name="Years">Its awards by the year in which they start, the newest first; those without a start last.</param>
/// <param name="Sites">Tumour sites, as <paramref name="Techniques"/>.</param>
/// <param name="Repeats">Two of its own awards or trials on one question, or overlapping ones; of a part, with what the body pays for that it is a part of. Two awards and the trials that they pay for are one.</param>
/// <param name="OverlapsBehind">Change sets that the repeats and overlaps do not follow yet: more of them may be found.</param>
/// <param name="Ranked">How many gaps are ranked: the ranks of <paramref name="Inside"/> and <paramref name="Beside"/> are among these, with all criteria weighed alike.</param>
/// <param name="Inside">Gaps at a technique and site that its awards and trials are about; those in <see cref="State"/> where that was asked for.</param>
/// <param name="Beside">Open gaps of the same techniques that name another site, or none.</param>
/// <param name="Overlaps">Awards and trials of other funders on one question, or an overlapping one, with one of its own.</param>
/// <param name="OverlapsOfUnknown">Such studies of which no funder is known: they are not listed.</param>
public sealed record FunderAnswer(
    FunderItem Funder, IReadOnlyList<AbsentFunder> Parts, IReadOnlyList<FundedStudyItem> Awards, IReadOnlyList<FundedStudyItem> Trials, int SupportedTotal, IReadOnlyList<FundedStudyItem> Supported,
    int SponsoredTotal, IReadOnlyList<FundedStudyItem> Sponsored, IReadOnlyList<FundedConcept> Techniques, IReadOnlyList<FunderGap> Inside, int BesideTotal, IReadOnlyList<FunderGap> Beside,
    int OverlapsTotal, IReadOnlyList<FunderOverlap> Overlaps, int OverlapsOfUnknown, int CollaboratedTotal, int CollaboratedAndPaid, IReadOnlyList<FundedStudyItem> Collaborated,
    int RepeatsTotal, IReadOnlyList<FunderRepeat> Repeats, IReadOnlyList<FundedYear> Years, IReadOnlyList<FundedConcept> Sites, int Ranked, long OverlapsBehind, long Sequence, DateTimeOffset AsOf)
{
    /// <summary>The state of the gaps in <see cref="Inside"/>; null for both.</summary>
    public string? State { get; init; }

    /// <summary>As <see cref="Repeats"/>, where of one side at least it is only known that the registration names the body as collaborator.</summary>
    public required IReadOnlyList<FunderRepeat> CollaboratorPairs { get; init; }
    public required int CollaboratorPairsTotal { get; init; }

    /// <summary>
    /// Its awards with trials on one question, or an overlapping one, that they do not pay for, whoever pays for these; and trials that it pays for with awards of others. Its own awards first, and all trials of an award together.
    /// </summary>
    public required IReadOnlyList<AwardAndTrial> AwardTrials { get; init; }
    public required int AwardTrialsTotal { get; init; }

    /// <summary>How many of its own awards stand among these pairs.</summary>
    public required int AwardsAsked { get; init; }

    /// <summary>Those of them whose question a trial with results is likely to have asked already.</summary>
    public required int AwardsAnswered { get; init; }

    /// <summary>Those of them whose question such a trial is likely to ask.</summary>
    public required int AwardsLikely { get; init; }

    /// <summary>Of <see cref="Overlaps"/> the pairs of which it is known who pays for both; in the others one side is only named as collaborator.</summary>
    public required int OverlapsPaid { get; init; }

    /// <summary>Of its gaps that are being addressed those that a study addresses which it pays for itself; the others are addressed by studies of others alone.</summary>
    public required int AddressedByOwn { get; init; }

    /// <summary>Its awards of which every trial here was withdrawn, suspended or stopped early, the most money first; of no year.</summary>
    public required IReadOnlyList<TroubledAward> Troubled { get; init; }
    public required FundedYear TroubledSum { get; init; }

    /// <summary>Of its awards those that are known to run or to begin; of no year.</summary>
    public required FundedYear Running { get; init; }
}

/// <param name="State">As on the gap map: a trial's state, or award.</param>
/// <param name="Year">Of a trial's or an award's start; of an award whose start is not known, of its giving.</param>
/// <param name="Awarded">Of an award: when it was given; null where the source does not say.</param>
/// <param name="Starts">Of an award.</param>
/// <param name="IsToStart">Of an award: its start is still to come.</param>
/// <param name="Status">Of a trial: its status as its register says it, such as suspended or withdrawn, whatever its state. Of an award: its funder's own word.</param>
public sealed record FundedStudyItem(
    string Id, string? Title, string State, int? Year, PartialDate? Ends, decimal? Amount, string? Currency, PartialDate? Awarded = null, PartialDate? Starts = null, bool IsToStart = false, string? Status = null)
{
    internal static FundedStudyItem Of(StudyEntry s, DateOnly today) =>
        new(s.Id, s.Title, s.State, s.Year == 0 ? null : s.Year, s.Done, s.Amount, s.Currency, s.AwardedOn, s.Begins, s.Begins is { } begins && begins.First > today, s.Status);
}

/// <param name="Trials">What became of its trials: withdrawn, suspended, terminated or stopped; stopped where they differ.</param>
public sealed record TroubledAward(FundedStudyItem Award, string Trials, int Count);

/// <param name="Awards">Without those whose title names the technique only as what another is compared with.</param>
/// <param name="Trials">Trials that the body pays for or supports.</param>
/// <param name="Spend">Whole awards: one that names several counts in each.</param>
public sealed record FundedConcept(string Id, string Label, int Awards, int Trials, IReadOnlyList<Spend> Spend)
{
    /// <summary>Awards that are left out of <see cref="Awards"/> and <see cref="Spend"/>: their title names the technique only as what another is compared with.</summary>
    public int OnlyCompared { get; init; }
}

/// <param name="Year">Null for awards whose start is not known.</param>
public sealed record FundedYear(int? Year, int Awards, IReadOnlyList<Spend> Spend);

/// <param name="Funders">Who is known to pay for the other study.</param>
/// <param name="OwnRole">pays, or collaborator: the registration names the body so and does not say what it gives.</param>
/// <param name="Collaborators">Funders of the reviewed list whom the other study names as collaborator only.</param>
/// <param name="SameTitle">Both have one title, word for word.</param>
/// <param name="Points">What is alike and what is not.</param>
/// <param name="OwnStudy">Its study as far as it is counted here.</param>
/// <param name="Trials">Of two awards: pairs of the trials that they pay for.</param>
public sealed record FunderOverlap(
    string Own, string? OwnTitle, string Other, string? OtherTitle, IReadOnlyList<GapConcept> Funders, string Relation, double Probability, string OwnRole, IReadOnlyList<GapConcept> Collaborators, bool SameTitle,
    PairPoints Points, FundedStudyItem OwnStudy, FundedStudyItem? OtherStudy, IReadOnlyList<PairOfTrials> Trials);

/// <summary>Two studies of one funder on one question, or overlapping ones.</summary>
/// <param name="SameTitle">Both, or the awards that support them, have one title, word for word.</param>
/// <param name="Points">What is alike and what is not.</param>
/// <param name="Trials">Of two awards: pairs of the trials that they pay for.</param>
public sealed record FunderRepeat(RepeatSide First, RepeatSide Second, string Relation, double Probability, bool SameTitle, PairPoints Points, IReadOnlyList<PairOfTrials> Trials);

/// <summary>An award, and a trial that it does not pay for, on one question or an overlapping one.</summary>
/// <param name="IsOwnAward">The funder's own award; else the trial is what it pays for, and the award another's.</param>
/// <param name="TrialFunders">Who is known to pay for the trial, through its awards too.</param>
/// <param name="TrialCollaborators">Funders of the reviewed list whom the trial names as collaborator only.</param>
/// <param name="SameTitle">Both have one title, word for word.</param>
public sealed record AwardAndTrial(
    FundedStudyItem Award, FundedStudyItem Trial, bool IsOwnAward, IReadOnlyList<GapConcept> AwardFunders, IReadOnlyList<GapConcept> TrialFunders, IReadOnlyList<GapConcept> TrialCollaborators, string Relation, double Probability,
    bool SameTitle, PairPoints Points)
{
    /// <summary>More likely than not both ask one question.</summary>
    internal bool IsLikely => Relation == "same-question" && Probability >= CheckMatch.Likely;
}

/// <summary>The points of a pair by name: those in which the two differ, and those in which they are near to each other and not the same.</summary>
public sealed record PairPoints(IReadOnlyList<string> Different, IReadOnlyList<string> Similar);

/// <summary>A trial of the first of two awards and one of the second.</summary>
public sealed record PairOfTrials(FundedStudyItem First, FundedStudyItem Second, string Relation, double Probability, PairPoints Points);

/// <param name="Awards">Of a trial: the funder's awards that support it.</param>
/// <param name="Collaborators">Funders of the reviewed list whom it names as collaborator only.</param>
public sealed record RepeatSide(FundedStudyItem Study, IReadOnlyList<FundedStudyItem> Awards, IReadOnlyList<GapConcept> Funders, IReadOnlyList<GapConcept> Collaborators);
