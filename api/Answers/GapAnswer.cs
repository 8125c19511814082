using System.Text.Json.Serialization;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/gaps</c>. <paramref name="Sequence"/>: the store's sequence number that the list is made from.</summary>
public sealed record GapListAnswer(int Total, IReadOnlyList<GapItem> Items, string? Next, long Sequence, DateTimeOffset AsOf);

/// <summary>What a gap is about. Outcomes and populations are classes that its words name.</summary>
public sealed record GapAbout(IReadOnlyList<GapConcept> Techniques, IReadOnlyList<GapConcept> Sites, IReadOnlyList<NamedClass> Outcomes, IReadOnlyList<NamedClass> Populations);

/// <summary>
/// One statement of a gap. <paramref name="Id"/> is the statement's own id; <paramref name="In"/> the paper, trial, guideline or list that it stands in.
/// Offsets are into the text of the field; they are null for a page, whose whole statement the quote is, and which alone has a url and a licence of its own.
/// </summary>
public sealed record GapSource(
    string Id, string? In, string? Title, string Quote, string? Field, int? Start, int? End, PartialDate? StatedOn, string? StatedById, string? StatedBy, int? Rank, string? Rule, double Confidence,
    string? Url, string? Licence)
{
    /// <inheritdoc cref="GapStatement.Before"/>
    public string? Before { get; init; }
}

/// <summary>A study that addresses a gap. <paramref name="Why"/>: states-it (it gives the gap as its reason), protocol-states-it (the gap stands in its protocol), protocol-is-here (a protocol of its technique and site is all that is known of it), same-technique-and-site, or of what a gap names that is too broad to count by: broader. <paramref name="BeginsOn"/>: of an award that has not begun.
/// <paramref name="Status"/>: of a trial, as its register says it: the status of the API, but suspended or terminated where a stopped trial's register says which.</summary>
public sealed record GapStudy(string Id, string? Title, string State, PartialDate? ExpectedOn, string Why, PartialDate? BeginsOn = null, string? Status = null)
{
    /// <summary>Of a trial: by its register it is under way or planned, though the day on which it was to end has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Of a trial that is under way: the date of the record that says so, where that is more than two years old; null else.</summary>
    public PartialDate? StatusOn { get; init; }

    /// <summary>The classes of outcome that it registers, or an award's or paper's title names.</summary>
    public IReadOnlyList<NamedClass> Outcomes { get; init; } = [];

    /// <summary>Whether one of them is an outcome that the gap names; null where the gap names none, or where what the study measures is not fully told.</summary>
    public bool? MeasuresIt { get; init; }
}

/// <summary>A gap in a list. <paramref name="Score"/>: its priority with all criteria weighed alike, 0 to 1.</summary>
public sealed record GapItem(
    string Id, long Version, string Statement, string Kind, string State, GapAbout About, IReadOnlyList<GapSource> StatedIn, IReadOnlyList<GapStudy> AddressedBy, double Score,
    string StateWhy, string StateBy, PartialDate? ExpectedOn)
{
    /// <inheritdoc cref="GapStatement.Before"/>
    public string? Before { get; init; }

    /// <inheritdoc cref="EvidenceGap.SaysTooLittle"/>
    public string? SaysTooLittle { get; init; }

    /// <summary>Of a stated gap: systematic reviews of its techniques at its sites that came after its last statement, do not state it again and are not known to be of other outcomes or people; the latest first.</summary>
    public IReadOnlyList<GapReview> LaterReviews { get; init; } = [];

    /// <summary>False where it cannot be told whether anything addresses the gap: it is too broad to count studies by, or stands in the protocol of a trial of which nothing is known. Its state is then open for want of another; <see cref="StateWhy"/> says why.</summary>
    public bool StateIsKnown { get; init; } = true;

    /// <summary>Of a gap seen in the counts: whether its emptiness is surprising; null for one that is stated.</summary>
    public bool? IsSurprising { get; init; }

    /// <summary>Of a gap seen in the counts: the chance that a cell like it has so few studies or fewer; null for one that is stated.</summary>
    public double? Chance { get; init; }
}

/// <summary>A review that may answer a gap. <paramref name="IsOnAll"/>: its title names every outcome and all people that the gap names, of which there are some.</summary>
public sealed record GapReview(string Id, string? Title, int Year, bool IsOnAll);

/// <summary><c>GET /api/gaps/{id}</c>: one gap with all that is known of it. Null is unknown.</summary>
/// <param name="StudiesFound">Disjoint counts; null for a gap that names no technique or no site to count by.</param>
/// <param name="Expectation">Of a structural gap: what its emptiness is measured against.</param>
/// <param name="AnswerableFrom">Described datasets that hold an outcome of the gap; Horizon holds none of them.</param>
/// <param name="Provenance">Of a stated gap.</param>
/// <param name="ByRule">What the rule alone says, whatever an editor decided.</param>
/// <param name="Decisions">All that editors decided of its state and owner, the standing decision last.</param>
/// <param name="Questions">The versions of the question that was made of it, the standing one last; its verdict is draft, reviewed or prioritised, null where it was taken back.</param>
public sealed record GapAnswer(
    GapItem Gap, IReadOnlyList<string> Ids, string Citation, string? Owner, GapStudies? StudiesFound, CellExpectation? Expectation, IReadOnlyList<AnsweringDataset> AnswerableFrom,
    GapQuestion Question, IReadOnlyList<Provenance> Provenance, long Sequence, DateTimeOffset AsOf, GapRule ByRule, IReadOnlyList<GapStateChange> States, IReadOnlyList<DecisionFacts> Decisions, IReadOnlyList<DecisionFacts> Questions)
{
    /// <summary>Of a structural gap of a whole cell: the cells whose studies drew what is expected up or down, the fullest first.</summary>
    public IReadOnlyList<GapNeighbour> Neighbours { get; init; } = [];

    /// <summary>Of a gap too broad to count studies by: those of what it does name. Null where <see cref="StudiesFound"/> is there.</summary>
    public GapStudies? StudiesNear { get; init; }

    /// <summary>Why no studies are counted for it, after "it"; null where they are.</summary>
    public string? WhyUncounted { get; init; }

    /// <summary>The first of those that are under way: whether one addresses the gap is for a reader to judge.</summary>
    public IReadOnlyList<GapStudy> MayAddress { get; init; } = [];

    /// <summary>The papers that report a trial of their own which is not among the published trials: see <see cref="GapStudies.TrialPapers"/>; the newest first.</summary>
    public IReadOnlyList<GapPaper> TrialPapers { get; init; } = [];

    /// <summary>Of the studies found, the trials in which a technique of the gap is only what is compared with.</summary>
    public int OnlyCompared { get; init; }

    /// <summary>The trials whose short names stand in its words, whether or not they are of its techniques and sites.</summary>
    public IReadOnlyList<NamedTrial> Named { get; init; } = [];

    /// <summary>Of its studies the trials with results and those that were stopped, withdrawn or suspended, at most 30 of each.</summary>
    public IReadOnlyList<EndedStudy> Ended { get; init; } = [];

    /// <summary>Who pays for its awards and trials, of each state the first 100; those whom trials only name as collaborator last.</summary>
    public IReadOnlyList<GapPayer> Payers { get; init; } = [];

    /// <summary>Its awards and trials, of the same, that name nobody who pays.</summary>
    public int PayersUnknown { get; init; }

    /// <summary>What the page says of the cell's facet; what it is about stands in the item.</summary>
    [JsonIgnore]
    public FacetValue? Within { get; init; }
}

/// <summary>A neighbouring cell. <paramref name="Studies"/>: trials that are not stopped and systematic reviews, which <paramref name="Url"/> lists.</summary>
public sealed record GapNeighbour(GapConcept Technique, GapConcept Site, int Studies, double Expected, string Url);

/// <summary>A paper that reports a trial. <paramref name="StatesIt"/>: the gap stands in it.</summary>
public sealed record GapPaper(string Id, string? Title, int? Year, bool StatesIt);

/// <summary>What the rule alone says of a gap's life.</summary>
public sealed record GapRule(string State, string Why);

/// <summary>A gap as a study question to begin with. Null is left for the person to fill.</summary>
public sealed record GapQuestion(string? Population, string? Intervention, string? Comparator, string? Outcome, string? TechniqueId, string? SiteId, string? Dose, string? Intent)
{
    /// <summary>The gap's own words, which the check compares too; null for a gap that nobody states.</summary>
    public string? Text { get; init; }
}

/// <summary>A trial of a gap's techniques and sites that has ended, or does not run: what became of it, in its register's words.</summary>
/// <param name="State">published or stopped.</param>
/// <param name="Status">As its register says it; null where it does not.</param>
/// <param name="WhyStopped">The register's words; null where it gives none.</param>
/// <param name="ResultsOn">When its first results came out, as a paper or in its register; null where that is not known.</param>
/// <param name="SinceStated">Its results came after the last statement of the gap; null where one of the two dates is not known.</param>
public sealed record EndedStudy(string Id, string? Title, string State, string? Status, string? WhyStopped, PartialDate? ResultsOn, bool? SinceStated);

/// <summary>A body with the awards that it gave and the trials that it pays for; one that gave the award of a trial pays for that trial.</summary>
/// <param name="IsNamedOnly">Registrations name it as collaborator and no more: what it gives is not said.</param>
public sealed record GapPayer(GapConcept Body, IReadOnlyList<FundedStudyItem> Awards, IReadOnlyList<FundedStudyItem> Trials, bool IsNamedOnly);

/// <summary>A trial by its title, that a gap's words name.</summary>
public sealed record NamedTrial(string Id, string? Title);
