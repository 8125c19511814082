namespace Horizon.Search.Find;

public enum SearchSort
{
    /// <summary>Best first; without a question, newest first.</summary>
    Relevance,

    /// <summary>Newest first; undated last.</summary>
    Date,

    /// <summary>A to Z without case; untitled last.</summary>
    Title,
}

/// <summary>What is looked for. Values of one filter are alternatives, filters add up; an empty one lets everything through. Values compare without case.</summary>
public sealed record SearchRequest
{
    public const int HighestLimit = 200;

    /// <summary>The question in the query language; null or blank for every document.</summary>
    public string? Q { get; init; }

    public string? Kind { get; init; }

    /// <summary>Concept ids; narrower concepts are found too.</summary>
    public IReadOnlyList<string> Technique { get; init; } = [];

    /// <summary>Concept ids; narrower concepts are found too.</summary>
    public IReadOnlyList<string> Site { get; init; } = [];

    public IReadOnlyList<string> Status { get; init; } = [];
    public IReadOnlyList<string> Phase { get; init; } = [];

    /// <summary>Concept ids of purposes: a filter beside that of the technique, which they are techniques to.</summary>
    public IReadOnlyList<string> Intent { get; init; } = [];

    /// <summary>Classes of outcome.</summary>
    public IReadOnlyList<string> Outcome { get; init; } = [];

    /// <summary>Bands of age and classes of people.</summary>
    public IReadOnlyList<string> Population { get; init; } = [];

    /// <summary>Whole names as given in the documents, or node ids.</summary>
    public IReadOnlyList<string> Funder { get; init; } = [];

    public IReadOnlyList<string> Network { get; init; } = [];
    public IReadOnlyList<string> Country { get; init; } = [];

    /// <summary>States of the gap map: published, recruiting …; or study, for any of a trial or a review.</summary>
    public IReadOnlyList<string> State { get; init; } = [];

    /// <summary>ISO date, perhaps partial, inclusive. A document's partial date is in when it can lie in the range; an undated one never is.</summary>
    public string? From { get; init; }

    /// <summary>As <see cref="From"/>; "2015" means its last day.</summary>
    public string? To { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>The <see cref="SearchResult.Next"/> of the page before, for the same question.</summary>
    public string? Cursor { get; init; }
}
