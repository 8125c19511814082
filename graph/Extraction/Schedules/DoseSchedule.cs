namespace Horizon.Graph.Extraction.Schedules;

/// <summary>
/// A prescribed dose and fractionation as one passage states it. Null is "not said, and does not follow";
/// a range has its upper end in the member that ends in Max, which is null for a single value.
/// </summary>
public record DoseSchedule
{
    /// <summary>Gray (or Gray of RBE-weighted dose, see <see cref="Unit"/>).</summary>
    public decimal? TotalDoseGy { get; init; }

    public decimal? TotalDoseMaxGy { get; init; }

    public int? Fractions { get; init; }

    public int? FractionsMax { get; init; }

    public decimal? DosePerFractionGy { get; init; }

    public decimal? DosePerFractionMaxGy { get; init; }

    public int? FractionsPerDay { get; init; }

    /// <summary>Days from first to last, a week counted as seven; as stated, never derived.</summary>
    public int? OverallDays { get; init; }

    /// <summary><c>Gy</c> or <c>GyRBE</c>.</summary>
    public required string Unit { get; init; }

    /// <summary><c>whole</c>, <c>initial</c> (a boost comes after it) or <c>boost</c>.</summary>
    public required string Phase { get; init; }

    /// <summary><c>experimental</c> or <c>comparator</c>; null where the text does not say.</summary>
    public string? Role { get; init; }

    /// <summary>Names (camelCase) of the members that were not said but follow from total = fractions × dose per fraction.</summary>
    public required IReadOnlyList<string> Derived { get; init; }

    /// <summary>The quoted words: the text from <see cref="Start"/> to <see cref="End"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Offset in UTF-16 code units into the text read.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Empty for ranges, for contradictory statements and for low-dose-rate, pulsed and radionuclide doses.</summary>
    public required IReadOnlyList<DoseEquivalent> DoseEquivalents { get; init; }

    /// <summary>Why the equivalents' default α/β may not hold for the tumour that the text names; else null.</summary>
    public string? Caution { get; init; }
}
