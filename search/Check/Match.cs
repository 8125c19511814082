using Horizon.Graph.Awards;
using Horizon.Graph.Extraction;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;

namespace Horizon.Search.Check;

/// <param name="Probability">That the study asks the same question, 0..1, calibrated on labelled pairs.</param>
/// <param name="Relation">same-question, overlapping or related.</param>
/// <param name="State">answered, under-way, stopped, silent or planned.</param>
/// <param name="WhyStopped">The registry's words; null where it gives none or the study was not stopped.</param>
/// <param name="EnrolmentIsActual">Whether <paramref name="Enrolment"/> was reached; else it is what is planned.</param>
/// <param name="Expected">The completion date that the record gives; null where it gives none or is no trial.</param>
/// <param name="IsReview">A review, no study of its own.</param>
/// <param name="Trials">Of an award, the trials that it is known to pay for.</param>
public sealed record Match(
    string Id, string Kind, string? Title, IReadOnlyList<string> Registrations, double Probability, string Relation, string State, string? Status, string? WhyStopped,
    MatchFacets Facets, int? Enrolment, bool? EnrolmentIsActual, PartialDate? Started, PartialDate? Expected, bool IsReview, IReadOnlyList<string> Trials)
{
    /// <summary>
    /// A review of the question, or of one that overlaps with it at the same site by the same technique, or one of the two said more exactly: what it says of other tumours or of techniques that are only
    /// near answers nothing here.
    /// </summary>
    public bool IsCoveringReview => IsReview && Relation is (Verdict.SameQuestion or Verdict.Overlapping) && MayCover(Facets.Site) && MayCover(Facets.Technique);

    private static bool MayCover(Facet facet) => !facet.Is(Facet.Different) && (!facet.Is(Facet.Similar) || facet.IsNested);

    /// <summary>Of a trial, its status as its register says it (<see cref="TrialStatusWords.Told"/>): what was stopped may be suspended or terminated.</summary>
    public string? Told { get; init; }

    /// <summary>Of a trial, the publications that report its results and were not taken back.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Of a publication, how it is cited; null where not even its title is known.</summary>
    public string? Citation { get; init; }

    /// <summary>Of what is under way, that the completion date that it gives has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Its record says no more than its name.</summary>
    public bool IsNameOnly { get; init; }

    /// <summary>The facets seen from the other side, where the question is a registered study of the same kind: what it is to the match.</summary>
    internal MatchFacets? Reverse { get; init; }

    /// <summary>Likeness in words, from which the probability was reckoned.</summary>
    internal double Likeness { get; init; }

    /// <summary>How far it is ahead of the best other candidate.</summary>
    internal double Lead { get; init; }

    /// <summary>The probability before it was rounded, as log odds: the order of the matches.</summary>
    internal double LogOdds { get; init; }
}

/// <summary>Compares one study with a question. Pure.</summary>
internal static class Matching
{
    /// <summary>A completed trial without results for so long is silent: the contract's 24 months.</summary>
    private const int SilentMonths = 24;

    /// <param name="lead">How far it is ahead of the best other candidate, likeness and facets together.</param>
    /// <param name="supported">Trials that awards among the candidates pay for, by their ids.</param>
    public static Match Of(Ranked ranked, MatchFacets facets, double lead, IReadOnlyDictionary<string, TrialView> supported, IReadOnlySet<string> excluded, DateOnly today)
    {
        var study = ranked.Study;
        var facts = study.Trial?.Facts;
        var odds = Calibration.Current.LogOdds(ranked.Evidence, Judgement.Facets(facets), lead);
        var probability = Math.Round(1 / (1 + Math.Exp(-odds)), 4);
        var state = State(study, supported, today);
        var end = study.Trial?.CompletionDate ?? study.Award?.EndDate;
        return new Match(
            study.Id, study.Kind, study.Title, [.. Registrations(study).Where(id => !excluded.Contains(id))], probability, Judgement.Relation(facets, probability),
            state, study.Trial?.Status, facts?.WhyStopped, facets, study.Trial?.Enrolment, facts?.EnrolmentIsActual, study.Trial?.StartDate, end,
            study.Paper is { Retracted: false, Facts.IsReview: true }, TrialsOf(study.Award))
        {
            Told = study.Trial is null ? null : TrialStatusWords.Told(facts?.Status, facts?.SourceStatus),
            Results = [.. study.Trial?.Publications.Where(p => p is { Type: "result", Retracted: false }).Select(p => p.Id).Distinct(StringComparer.Ordinal) ?? []],
            Citation = study.Paper is { } paper ? PublicationCitation.Of(paper) : null,
            IsOverdue = state is "under-way" or "planned" && end?.Last < today,
            IsNameOnly = ClosestByName.SaysNoMore(study.Texts),
            Likeness = ranked.Evidence,
            Lead = lead,
            LogOdds = odds,
        };
    }

    public static MatchFacets Facets(Question question, Aspects asked, Aspects found)
    {
        // What nobody asks of is not read.
        var compared = asked.Comparison is null && !asked.ComparesNothing ? null : found.Comparison;
        var comparator = CompareComparators.OfSchedule(question.Comparator, found) ?? CompareComparators.Of(asked.Comparison, question.Comparator, compared, found.ComparesNothing, found.NamedAnywhere, asked.ComparesNothing, found.IsPaper,
            (mine, theirs) => CompareComparators.NameBoth(asked, mine, found, theirs));
        if (!comparator.Is(Facet.Different) && CompareComparators.GivesBoth(asked.Comparison, found.Titles) is { } both) comparator = both;
        if (comparator.Is(Facet.Unknown) && asked.Comparison is null) comparator = CompareOthers.UnreadComparator(asked, found) ?? comparator;
        return new MatchFacets(
            CompareOthers.Population(asked, question.Population, found),
            CompareOthers.Given(asked, question.Intervention, found),
            comparator,
            OtherWork.Of(asked, found) ?? CompareOthers.Outcomes(asked, question.Outcome, found),
            found.NamesNoRadiation && question.Techniques.Count > 0
                ? new Facet(Facet.Different, "The record is long and names no radiotherapy of any kind.") { OrderedAs = Facet.Unknown, KeepsApart = true }
                : Extents.Of(CompareConcepts.Techniques(question.Techniques, found.Techniques, found.AlsoNamed, found.Length >= CompareOthers.LongEnough, CompareComparators.AreSwapped(asked.Comparison, compared)), asked.Extents, found.Extents, comparator.Is(Facet.Same)),
            Amounts(asked, found, asked.Fractions.Count > 0 ? FractionCounts.Of(asked.Fractions, found.Schedules, found.OwnText.Value) : asked.Schedules.Count == 0 ? CompareDoses.NotAsked : CompareDoses.Of(asked.Schedules, found.Schedules)),
            CompareConcepts.Sites(question.Sites, found.Sites, found.Length >= CompareOthers.LongEnough ? found.Words : null),
            CompareOthers.Intent(asked.Intents, asked.Intents.Count == 0 ? [] : found.Intents, found.UnsaidIntents));
    }

    /// <summary>What the schedules leave open, the amounts may tell: a long study that gives gray or a drug, and not as much as the question.</summary>
    private static Facet Amounts(Aspects asked, Aspects found, Facet dose) =>
        dose.Is(Facet.Unknown) && found.Length >= CompareOthers.LongEnough && GivenAmounts.Unnamed(asked.Words, found.Words) is { } amounts
            ? new Facet(Facet.Unknown, $"The question gives {amounts}, the record other amounts.") { KeepsApart = true }
            : dose;

    /// <summary>
    /// Silent: long past its completion date without results, whatever a registration that nobody updates still says; and completed or unknown
    /// without a date, since then nobody says when results would come.
    /// </summary>
    internal static string State(TrialView trial, DateOnly today) => trial.State switch
    {
        StudyStates.Published => "answered",
        "stopped" => "stopped",
        _ when trial.CompletionDate is { } date && date.Last.AddMonths(SilentMonths) < today => "silent",
        "planned" => "planned",
        "completed" or "unknown" when trial.CompletionDate is null => "silent",
        _ => "under-way",
    };

    private static string State(Study study, IReadOnlyDictionary<string, TrialView> supported, DateOnly today) =>
        study.Trial is { } trial ? State(trial, today)
        : study.Award is { } award ? State(award, supported, today)
        : study.Paper!.Retracted ? "silent"
        : study.Paper.Facts is { } paper && PaperDesign.IsProtocol(paper) ? "under-way"
        : "answered";

    /// <summary>The furthest that a trial paid for has come, in this order: what one of them answered is answered, whatever became of another.</summary>
    private static readonly string[] OfAwards = ["answered", "under-way", "planned", "stopped", "silent"];

    /// <summary>What became of the trials that it pays for. An award of which no trial is known is planned, until it has been over for as long as makes a trial silent.</summary>
    private static string State(AwardView award, IReadOnlyDictionary<string, TrialView> supported, DateOnly today)
    {
        var states = TrialsOf(award).Where(supported.ContainsKey).Select(id => State(supported[id], today)).ToHashSet();
        if (Array.Find(OfAwards, states.Contains) is { } state) return state;
        return award.EndDate is { } end && end.Last.AddMonths(SilentMonths) < today ? "silent" : "planned";
    }

    internal static IReadOnlyList<string> TrialsOf(AwardView? award) => award is null ? [] : [.. award.Supports.Select(s => s.Id).Where(id => NodeKinds.Of(id) == NodeKinds.Trial)];

    private static IEnumerable<string> Registrations(Study study) =>
        study.Trial?.Registrations.Select(r => r.Id) ?? study.Paper?.Trials.Select(t => t.Id["trial:".Length..]) ?? [];
}
