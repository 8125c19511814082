namespace Horizon.Graph.Publications.Reporting;

/// <summary>
/// What each measure of <see cref="TitleFeatures"/> adds to the score, and under which part it is shown. A conditional logit over each paper's candidates, learned on the development half of
/// the labelled links of trials and papers (1,246 titles); in five folds by trial its Hit@1 is 0.808. Measures overlap, so a weight alone can be negative where its part is not.
/// </summary>
internal static class ReportWeights
{
    /// <summary>What a paper's year adds to a trial registered before it, by the years between; nought to nine in all, then the last for all that come later. A result comes some years after registration.</summary>
    private static readonly double[] Lags = [-1.39, -0.66, -0.21, -0.21, 0, 0, 0, -0.63, -0.63, -0.63, -1.57];

    private const double BeforeRegistration = -3.01;

    private static readonly Dictionary<string, (string Part, double Weight)> All = new(StringComparer.Ordinal)
    {
        ["cosine"] = ("words", 1.40),
        ["trial-covered"] = ("words", 3.38),
        ["paper-covered"] = ("words", 1.02),
        ["trial-rare-covered"] = ("words", 1.91),
        ["paper-rare-covered"] = ("words", 1.99),
        ["both-covered"] = ("words", 2.05),
        ["shared-rarity"] = ("words", 0.61),
        ["rarest-shared"] = ("rare words", 2.68),
        ["second-shared"] = ("rare words", 0.17),
        ["telling-words"] = ("rare words", 3.05),
        ["trial-rarest-missing"] = ("rare words", 2.07),
        ["paper-rarest-missing"] = ("rare words", -1.21),
        ["in-order"] = ("order", 0.82),
        ["pairs"] = ("order", -2.68),
        ["beginning"] = ("order", 0.97),
        ["letters"] = ("letters", 2.43),
        ["names"] = ("names", 1.15),
        ["initials"] = ("acronyms spelled out", 2.71),
        ["numbers"] = ("numbers", 0.56),
        ["phase"] = ("phase", 0.65),
        ["design"] = ("kind of study", 0.96),
        ["same-field"] = ("field", 0.69),
        ["other-field"] = ("field", -1.62),
    };

    /// <param name="years">Between registration and publication; below nought for a paper from before.</param>
    public static double OfYearsBetween(int years) => years < 0 ? BeforeRegistration : Lags[Math.Min(years, Lags.Length - 1)];

    /// <summary>In the order of <see cref="TitleFeatures.Names"/>.</summary>
    public static IReadOnlyList<(string Part, double Weight)> InOrder { get; } = [.. TitleFeatures.Names.Select(n => All[n])];
}
