using Horizon.Search.Check;

namespace Horizon.Api.Answers;

/// <summary><c>POST /api/check</c>: what a person asks. Any of the fields; all null is a bad request.</summary>
public sealed record CheckRequest
{
    public string? Text { get; init; }
    public string? Title { get; init; }
    public string? Population { get; init; }
    public string? Intervention { get; init; }
    public string? Comparator { get; init; }
    public string? Outcome { get; init; }
    public string? Technique { get; init; }
    public string? Site { get; init; }
    public string? Dose { get; init; }
    public string? Intent { get; init; }

    /// <summary>"What overlaps with this trial?": any registry id in any written form. The trial itself is left out of the matches.</summary>
    public string? TrialId { get; init; }

    /// <summary>Registrations that count for nothing.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>Matches wanted, 1..200; 20 where absent.</summary>
    public int? Limit { get; init; }
}

/// <param name="Missing">What keeps the verdict from being sure, in sentences.</param>
/// <param name="Matches">The best first.</param>
/// <param name="Gathered">What the studies of the same question gather between them; null where there is none.</param>
/// <param name="Reviews">Ids of the matches that are reviews covering the question.</param>
public sealed record CheckAnswer(
    Understood Understood, string Verdict, IReadOnlyList<string> Missing, IReadOnlyList<CheckMatch> Matches, GatheredAnswer? Gathered, IReadOnlyList<string> Reviews, Searched Searched)
{
    /// <summary>Where nothing is of the same question or overlaps: the match whose title is the question, or has nearly all of its words; null where none is.</summary>
    public ClosestMatch? Closest { get; init; }

    /// <summary>Nothing of radiotherapy was read in the question.</summary>
    public bool IsOutside { get; init; }
}

/// <param name="IsNameOnly">Its record holds no more than its name.</param>
public sealed record ClosestMatch(string Id, bool IsNameOnly);

/// <summary>The question as it was read.</summary>
/// <param name="AlsoRead">By facet (population, intervention, comparator, outcome, dose), words of running text that matches are compared by, where no field of that name was filled in.</param>
public sealed record Understood(
    string? Title, IReadOnlyList<UnderstoodConcept> Techniques, IReadOnlyList<UnderstoodConcept> Sites, IReadOnlyList<string> Schedules, string? Intent,
    string? Population, string? Intervention, string? Comparator, string? Outcome, bool? Randomised, string? Phase, IReadOnlyList<string> Ids, IReadOnlyList<string> Excluded,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? AlsoRead)
{
    /// <summary>Empty in a check that was kept before it was told.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AlsoRead { get; init; } = AlsoRead ?? new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The question in another spelling, where words of it stand in no record and one of nearly the same letters does; null where none is.</summary>
    public string? DidYouMean { get; init; }
}

public sealed record UnderstoodConcept(string Id, string Label, string? Role, string? Words);

/// <param name="Probability">That it asks the same question, calibrated on labelled pairs.</param>
/// <param name="Expected">The completion date that the record gives.</param>
/// <param name="WhyStopped">The registry's words.</param>
/// <param name="IsReview">A review, no study of its own.</param>
/// <param name="Trials">Of an award, the ids of the trials that it is known to pay for.</param>
public sealed record CheckMatch(
    string Id, string Kind, string? Title, IReadOnlyList<string> Registrations, double Probability, string Relation, string State, string? Status, CheckFacets Facets,
    string Url, int? Enrolment, bool? EnrolmentIsActual, string? Started, string? Expected, string? WhyStopped, bool IsReview, IReadOnlyList<string> Trials)
{
    /// <summary>Of a trial of the same or an overlapping question, the publications that report its results; empty in a check that was kept before they were told.</summary>
    public IReadOnlyList<ResultPaper> Results { get; init => field = value ?? []; } = [];

    /// <summary>Of a trial, its status as its register says it: as the status, but suspended or terminated where a stopped trial's register says which. Null in a check that was kept before it was told.</summary>
    public string? Told { get; init; }

    /// <summary>Of what is under way or planned, that the completion date that it gives has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Of a publication, how it is cited.</summary>
    public string? Citation { get; init; }

    /// <summary>From here on it is likelier than not that a match asks the same question, and is said to.</summary>
    internal const double Likely = 0.5;
}

/// <param name="Citation">Authors, title, journal and year, as far as they are known.</param>
/// <param name="Url">On this server.</param>
public sealed record ResultPaper(string Id, string Citation, string Url);

public sealed record CheckFacets(Facet Population, Facet Intervention, Facet Comparator, Facet Outcome, Facet Technique, Facet Dose, Facet Site, Facet Intent)
{
    internal IEnumerable<(string Name, Facet Facet)> ByName() =>
        [("population", Population), ("intervention", Intervention), ("comparator", Comparator), ("outcome", Outcome), ("technique", Technique), ("dose", Dose), ("site", Site), ("intent", Intent)];
}

/// <param name="Studies">Trials of the same question, listed among the matches or not; <paramref name="Trials"/> names them.</param>
/// <param name="Reporting">How many of them report how many people they took in.</param>
/// <param name="Accrued">People whom those that report it took in.</param>
/// <param name="Planning">How many are under way or planned, say how many they mean to take in, and do not yet report how many they did.</param>
/// <param name="Planned">People whom those under way or planned mean to take in.</param>
/// <param name="Unknown">Trials of which neither is known: without a number, or stopped or silent with nothing but a plan.</param>
/// <param name="Withdrawn">Trials of the same question that were withdrawn before anybody took part; they are not among <paramref name="Studies"/>.</param>
public sealed record GatheredAnswer(
    int Studies, int Reporting, int Accrued, int Planning, int Planned, int Unknown, IReadOnlyList<string>? Trials, IReadOnlyList<ExpectedAnswer> Expected, int Withdrawn = 0)
{
    /// <summary>Empty in a check that was kept before they were named.</summary>
    public IReadOnlyList<string> Trials { get; init; } = Trials ?? [];
}

public sealed record ExpectedAnswer(string Id, string On);

/// <summary>The search log: what the answer rests on.</summary>
/// <param name="Queries">What was searched for.</param>
/// <param name="Excluded">Registrations that counted for nothing.</param>
public sealed record Searched(DateTimeOffset AsOf, long Records, IReadOnlyList<SearchedSource> Sources, IReadOnlyList<string> Queries, IReadOnlyList<string> Excluded);

/// <param name="Expected">The source's own count; null where it gave none.</param>
public sealed record SearchedSource(string Name, long Records, DateTimeOffset? AsOf, bool? Complete, long? Expected);

/// <summary><c>POST /api/check/keep</c>: the link cannot be guessed, and whoever has it can read and delete what is kept.</summary>
public sealed record KeptAnswer(string Secret, string Url, DateTimeOffset Expires);
