namespace Horizon.Graph.Extraction.Schedules;

/// <summary>One schedule at one α/β.</summary>
/// <param name="AlphaBetaGy">Gray.</param>
/// <param name="Label">What tissue the α/β stands for.</param>
/// <param name="BedGy">Biologically effective dose, Gray, rounded to 2 decimals.</param>
/// <param name="Eqd2Gy">Equivalent dose in 2 Gy fractions, Gray, rounded to 2 decimals.</param>
public sealed record DoseEquivalent(decimal AlphaBetaGy, string Label, decimal BedGy, decimal Eqd2Gy);

/// <summary>The linear-quadratic model's equivalents of a fractionated schedule.</summary>
public static class DoseEquivalents
{
    /// <summary>Customary for tumours and early-reacting tissue, Gray.</summary>
    public const decimal TumourAlphaBetaGy = 10m;

    /// <summary>Customary for late-reacting tissue, Gray.</summary>
    public const decimal LateReactingAlphaBetaGy = 3m;

    private const decimal MostGy = 10_000m;

    /// <summary>
    /// BED = D(1 + d/(α/β)) (Fowler 1989) and EQD2 = D(d + α/β)/(2 + α/β) (Joiner and van der Kogel).
    /// Time is not corrected for, and repair between fractions is taken as complete.
    /// </summary>
    /// <param name="totalGy">D, Gray: above 0, at most 10,000.</param>
    /// <param name="dosePerFractionGy">d, Gray: above 0, at most <paramref name="totalGy"/>.</param>
    /// <param name="alphaBetaGy">α/β, Gray: 0.1 to 100.</param>
    /// <returns>BED and EQD2 in Gray, unrounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static (decimal BedGy, decimal Eqd2Gy) Compute(decimal totalGy, decimal dosePerFractionGy, decimal alphaBetaGy)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalGy);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(totalGy, MostGy);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dosePerFractionGy);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dosePerFractionGy, totalGy);
        ArgumentOutOfRangeException.ThrowIfLessThan(alphaBetaGy, 0.1m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alphaBetaGy, 100m);
        var bed = totalGy * (1m + (dosePerFractionGy / alphaBetaGy));
        return (bed, totalGy * (dosePerFractionGy + alphaBetaGy) / (2m + alphaBetaGy));
    }

    /// <summary>Both stated defaults, tumour first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Compute"/>.</exception>
    public static IReadOnlyList<DoseEquivalent> Defaults(decimal totalGy, decimal dosePerFractionGy) =>
    [
        At(totalGy, dosePerFractionGy, TumourAlphaBetaGy, "tumour"),
        At(totalGy, dosePerFractionGy, LateReactingAlphaBetaGy, "late-reacting tissue"),
    ];

    private static DoseEquivalent At(decimal totalGy, decimal dosePerFractionGy, decimal alphaBetaGy, string label)
    {
        var (bed, eqd2) = Compute(totalGy, dosePerFractionGy, alphaBetaGy);
        return new(alphaBetaGy, label, Decimals.Tidy(bed, 2), Decimals.Tidy(eqd2, 2));
    }
}
