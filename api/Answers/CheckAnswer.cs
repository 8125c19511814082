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

public sealed record CheckAnswer(Understood Understood, string Verdict, IReadOnlyList<string> Missing, IReadOnlyList<CheckMatch> Matches, Searched Searched);

/// <summary>The question as it was read.</summary>
public sealed record Understood(
    string? Title, IReadOnlyList<UnderstoodConcept> Techniques, IReadOnlyList<UnderstoodConcept> Sites, IReadOnlyList<string> Schedules, string? Intent,
    string? Population, string? Intervention, string? Comparator, string? Outcome, bool? Randomised, string? Phase, IReadOnlyList<string> Ids, IReadOnlyList<string> Excluded);

public sealed record UnderstoodConcept(string Id, string Label, string? Role, string? Words);

public sealed record CheckMatch(
    string Id, string Kind, string? Title, IReadOnlyList<string> Registrations, double Probability, string Relation, string State, string? Status, CheckFacets Facets,
    string Url, int? Enrolment, string? Expected);

public sealed record CheckFacets(Facet Population, Facet Intervention, Facet Comparator, Facet Outcome, Facet Technique, Facet Dose, Facet Site, Facet Intent);

/// <summary>What the answer rests on.</summary>
public sealed record Searched(DateTimeOffset AsOf, long Records, IReadOnlyList<SearchedSource> Sources, IReadOnlyList<string> Queries);

public sealed record SearchedSource(string Name, long Records, DateTimeOffset? AsOf, bool? Complete);
