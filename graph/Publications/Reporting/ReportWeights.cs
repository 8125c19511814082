namespace Horizon.Graph.Publications.Reporting;

/// <summary>
/// What each measure of <see cref="TitleFeatures"/> adds to the score, and under which part it is shown. A conditional logit over each paper's candidates, learned on the development half of
/// the labelled links of trials and papers (1,246 titles); in five folds by trial its Hit@1 is 0.79. Measures overlap, so a weight alone can be negative where its part is not.
/// </summary>
internal static class ReportWeights
{
    public const double BeforeRegistration = -2.83;
    public const double YearOfRegistration = -1.17;
    public const double LongAfter = -1.02;
    public const double JournalWord = 0.32;

    private static readonly Dictionary<string, (string Part, double Weight)> All = new(StringComparer.Ordinal)
    {
        ["cosine"] = ("words", 1.44),
        ["trial-covered"] = ("words", 3.74),
        ["paper-covered"] = ("words", 1.28),
        ["trial-rare-covered"] = ("words", 1.79),
        ["paper-rare-covered"] = ("words", 1.94),
        ["both-covered"] = ("words", 1.90),
        ["shared-rarity"] = ("words", 0.76),
        ["rarest-shared"] = ("rare words", 2.71),
        ["second-shared"] = ("rare words", 0.43),
        ["telling-words"] = ("rare words", 2.50),
        ["trial-rarest-missing"] = ("rare words", 2.42),
        ["paper-rarest-missing"] = ("rare words", -1.11),
        ["in-order"] = ("order", 0.76),
        ["pairs"] = ("order", -2.41),
        ["beginning"] = ("order", 0.62),
        ["letters"] = ("letters", 3.11),
        ["names"] = ("names", 1.25),
        ["initials"] = ("acronyms spelled out", 2.70),
        ["numbers"] = ("numbers", 0.37),
        ["phase"] = ("phase", 0.65),
        ["design"] = ("kind of study", 0.90),
    };

    /// <summary>In the order of <see cref="TitleFeatures.Names"/>.</summary>
    public static IReadOnlyList<(string Part, double Weight)> InOrder { get; } = [.. TitleFeatures.Names.Select(n => All[n])];
}
