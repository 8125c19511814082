namespace Horizon.Api.Evaluate.Check;

internal static class CalibrationError
{
    private const int Bins = 10;

    /// <summary>Expected calibration error over ten bins of equal width (Naeini 2015): what is said against what is so, weighted by how many.</summary>
    public static double Of(IReadOnlyList<(double Probability, bool IsSo)> cases) => cases.Count == 0 ? 0 : cases
        .GroupBy(c => Math.Min(Bins - 1, (int)(c.Probability * Bins)))
        .Sum(bin => (double)bin.Count() / cases.Count * Math.Abs(bin.Average(c => c.Probability) - bin.Average(c => c.IsSo ? 1.0 : 0)));
}
