namespace Horizon.Search.Topics.WeakLabels;

/// <summary>A record from which weak labels are made: its text, and what its fields say beside the text.</summary>
internal sealed record WeakText(string Id, string Title, string Text)
{
    /// <summary>Of a trial's registration: the registry's words, lower case, null where the field is absent.</summary>
    public string? StudyType { get; init; }

    public string? Allocation { get; init; }

    public string? PrimaryPurpose { get; init; }

    /// <summary>As in <see cref="Graph.Records.TrialFacts.Phase"/>.</summary>
    public string? Phase { get; init; }

    /// <summary>Whether there is no more than a title: what it leaves out, it does not deny.</summary>
    public bool IsTitleAlone => Text.Length <= Title.Length;

    /// <summary>Of a publication, lower case, empty where its source knows none; null for a registration.</summary>
    public IReadOnlyList<string>? PublicationTypes { get; init; }

    /// <summary>Descriptors of MeSH, lower case.</summary>
    public IReadOnlyList<string> Mesh { get; init; } = [];
}
