namespace Horizon.Graph.Extraction.Schedules;

internal enum ItemKind
{
    /// <summary>A dose that is not said to be one fraction's, Gray.</summary>
    Total,

    /// <summary>Gray.</summary>
    PerFraction,

    Count,

    Days,

    PerDay,
}

/// <summary>
/// One statement about a schedule: its value, a range's end, and the tokens from First to before Next.
/// Derived: it is not written but follows ("daily for 5 days" are five fractions).
/// WithPrevious: it was written as one with the item before it ("5 x 5 Gy", "60 Gy/20#").
/// </summary>
internal sealed record Item(
    ItemKind Kind, decimal Value, decimal? Max, bool Rbe, int First, int Next, bool WithPrevious = false, bool Derived = false);
