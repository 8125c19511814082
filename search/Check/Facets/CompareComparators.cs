namespace Horizon.Search.Check.Facets;

/// <summary>Compares what two studies compare with; "SABR against conventional" and "conventional against SABR" are one question.</summary>
internal static class CompareComparators
{
    private const string Conventional = "technique:conventional-fractionation";

    /// <summary>The question's two sides are the study's two the other way round.</summary>
    public static bool AreSwapped(Comparison? asked, Comparison? found) =>
        asked is not null && found is not null && Shared(asked.Tried, found.Against) is not null && Shared(asked.Against, found.Tried) is not null && Shared(asked.Tried, found.Tried) is null;

    /// <param name="words">What the person wrote as the comparator; null where nothing.</param>
    public static Facet Of(Comparison? asked, string? words, Comparison? found)
    {
        if (asked is null || asked.Against.Concepts.Count == 0) return words is null ? Facet.NotAsked("comparator") : new Facet(Facet.Unknown, $"“{words}” is no comparator that Horizon reads.");
        if (found is null) return new Facet(Facet.Unknown, "The record does not say what it compares with.");
        if (Shared(asked.Against, found.Against) is { } same) return new Facet(Facet.Same, $"Both compare with {same}.");
        if (AreSwapped(asked, found)) return new Facet(Facet.Same, $"The same two are compared, named the other way round: {Shared(asked.Tried, found.Against)} and {Shared(asked.Against, found.Tried)}.");
        var said = $"The question compares with {Names(asked.Against)}, the study with {Names(found.Against)}";
        foreach (var a in asked.Against.Concepts.Keys)
        {
            if (found.Against.Concepts.Keys.Any(b => IsNear(a, b))) return new Facet(Facet.Similar, $"{said}, which are near to each other.");
        }
        return new Facet(Facet.Different, $"{said}.");
    }

    private static string? Shared(Side a, Side b) => a.Concepts.FirstOrDefault(c => b.Concepts.ContainsKey(c.Key)).Value;

    private static string Names(Side side) => Facet.Names(side.Concepts.Values.DefaultIfEmpty("something that Horizon does not read"));

    private static bool IsNear(string a, string b) =>
        Group(a) == Group(b) || CompareConcepts.Relation(a, b) is not null
        || (a is "none" or "placebo" or "care/usual" or "care/supportive" && b is "none" or "placebo" or "care/usual" or "care/supportive")
        || (a == Conventional && b == "care/usual") || (b == Conventional && a == "care/usual");

    /// <summary>"care" of "care/usual"; what has no group is its own.</summary>
    private static string Group(string id) => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? id[..at] : id;
}
