using System.Globalization;
using Horizon.Api.Queries;

namespace Horizon.Api.Evaluate.Extraction;

/// <summary>What a reader says of one passage.</summary>
/// <param name="Schedules">As in the labels: total/fractions/dose per fraction.</param>
internal sealed record PassageReading(
    IReadOnlySet<string> Techniques, IReadOnlySet<string> Sites, IReadOnlySet<string> Schedules, string? Intent, bool? Randomised)
{
    /// <summary>The answer of <c>POST /api/extract</c>.</summary>
    public static PassageReading Of(string text)
    {
        var answer = ExtractQuery.Run(text);
        return new PassageReading(
            answer.Techniques.Select(t => t.Id).ToHashSet(StringComparer.Ordinal),
            answer.Sites.Select(s => s.Id).ToHashSet(StringComparer.Ordinal),
            answer.Schedules
                .Select(s => $"{Range(s.TotalDoseGy, s.TotalDoseMaxGy)}/{Range(s.Fractions, s.FractionsMax)}/{Range(s.DosePerFractionGy, s.DosePerFractionMaxGy)}")
                .ToHashSet(StringComparer.Ordinal),
            answer.Intent,
            answer.Design.Randomised);
    }

    public static string Range(decimal? least, decimal? most) =>
        least is null ? "-" : most is null ? Number(least.Value) : $"{Number(least.Value)}-{Number(most.Value)}";

    private static string Number(decimal value) => Math.Round(value, 3, MidpointRounding.AwayFromZero).ToString("0.###", CultureInfo.InvariantCulture);
}
