namespace Horizon.Search.Index;

/// <summary>One trial, publication or award as the index takes it in. Lists have no null; unknown text is null.</summary>
public sealed record IndexDocument
{
    /// <summary>"trial:NCT01234567", "publication:pmid:12345678". Replaces the document of the same id.</summary>
    public required string Id { get; init; }

    /// <summary>trial, publication or award.</summary>
    public required string Kind { get; init; }

    public string? Title { get; init; }
    public string? Acronym { get; init; }

    /// <summary>Every id in canonical form: registry ids, secondary ids, PMID, DOI, PMCID, the organisation's own study ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Brief summary or abstract.</summary>
    public string? Summary { get; init; }

    /// <summary>Detailed description.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Names, other names and arm texts.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public IReadOnlyList<string> Sponsors { get; init; } = [];
    public IReadOnlyList<string> Funders { get; init; } = [];
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Journal { get; init; }

    /// <summary>Asserted concept ids, the most specific; broader ones are added from the taxonomy.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];

    /// <summary>As <see cref="Techniques"/>, for tumour sites.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>The API's word: planned, recruiting, active, completed, stopped, withdrawn, unknown.</summary>
    public string? Status { get; init; }

    public string? Phase { get; init; }
    public IReadOnlyList<string> Countries { get; init; } = [];
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Classes of outcome, as the gaps name them: survival, toxicity …</summary>
    public IReadOnlyList<string> OutcomeClasses { get; init; } = [];

    /// <summary>Bands of age, and classes of people as the gaps name them.</summary>
    public IReadOnlyList<string> Populations { get; init; } = [];

    /// <summary>Node ids of the bodies that pay, with those that they are parts of; of a trial those of its awards too.</summary>
    public IReadOnlyList<string> FunderIds { get; init; } = [];

    /// <summary>ISO, perhaps partial ("2021-03"): start of a trial, publication date of a paper. What is no such date counts as unknown.</summary>
    public string? Date { get; init; }

    /// <summary>published, recruiting, active, planned, completed, stopped, unknown, review or award; null is not counted in the gap map.</summary>
    public string? StudyState { get; init; }

    public required string Url { get; init; }
}
