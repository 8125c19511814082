namespace Horizon.Search.Check;

/// <param name="Match">same, similar, different or unknown.</param>
/// <param name="Why">A sentence with the words that were compared.</param>
public sealed record Facet(string Match, string Why)
{
    public const string Same = "same";
    public const string Similar = "similar";
    public const string Different = "different";
    public const string Unknown = "unknown";

    /// <summary>Similar because one is broader than the other: what is said more exactly on one side rules nothing out.</summary>
    internal bool IsNested { get; init; }

    /// <summary>Enough by itself not to call both one question, though it may not be known to differ: what the question names stands nowhere in a record that would name it.</summary>
    internal bool KeepsApart { get; init; }

    /// <summary>The same two treatments are set against each other, or one against its lack, or the same two drugs and no other are given: two studies of one site rarely do so by chance.</summary>
    internal bool IsOfTwo { get; init; }

    /// <summary>Different in what radiotherapy is for: before or after the operation, to cure or to relieve. That is the intent too.</summary>
    internal bool IsPurpose { get; init; }

    /// <summary>
    /// The match as which it counts in the order; null where it is the match itself. What a record does not name is enough not to call both one question, and not enough to order
    /// by: another registry's words for it may be unknown here.
    /// </summary>
    internal string? OrderedAs { get; init; }

    public static Facet NotAsked(string what) => new(Unknown, $"The question does not say its {what}.");

    public bool Is(string match) => Match == match;

    /// <summary>At most four names, as a list.</summary>
    internal static string Names(IEnumerable<string> names) => string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase).Take(4));
}

/// <summary>The eight facets by which a study is compared with a question.</summary>
public sealed record MatchFacets(Facet Population, Facet Intervention, Facet Comparator, Facet Outcome, Facet Technique, Facet Dose, Facet Site, Facet Intent)
{
    /// <summary>In the order in which people compare.</summary>
    public IEnumerable<(string Name, Facet Facet)> ByName() =>
        [("technique", Technique), ("site", Site), ("dose", Dose), ("intent", Intent), ("population", Population), ("intervention", Intervention), ("comparator", Comparator), ("outcome", Outcome)];

    internal IEnumerable<Facet> All() => [Population, Intervention, Comparator, Outcome, Technique, Dose, Site, Intent];
}
