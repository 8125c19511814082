namespace Horizon.Search.Find;

/// <param name="Text">Running text.</param>
/// <param name="Weight">Above 0; relative to the others.</param>
public sealed record WeightedText(string Text, float Weight);

/// <param name="Id">Of the taxonomy.</param>
/// <param name="Weight">Above 0; 1 is worth about one telling word.</param>
public sealed record WeightedConcept(string Id, float Weight);

/// <summary>What like documents are looked for.</summary>
public sealed record CandidateRequest
{
    public IReadOnlyList<WeightedText> Texts { get; init; } = [];

    /// <summary>A document tagged with the concept or a narrower one gains; none is required.</summary>
    public IReadOnlyList<WeightedConcept> Concepts { get; init; } = [];

    /// <summary>Filters only: its question, order, limit and cursor are not looked at.</summary>
    public SearchRequest Filters { get; init; } = new();

    /// <summary>Ids in any form, of documents that are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>How many are wanted, 1 to 1,000.</summary>
    public int Count { get; init; } = 50;

    /// <summary>How many of the texts' words are searched, the most telling first.</summary>
    public int Words { get; init; } = 40;
}

/// <param name="Id">The document's id.</param>
/// <param name="Score">Comparable within one answer.</param>
public sealed record Candidate(string Id, float Score);
