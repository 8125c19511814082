using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Trials;

/// <summary>A band of ages, in whole years; <paramref name="To"/> is the last year in it.</summary>
public sealed record AgeBand(string Id, string Label, int From, int To);

/// <summary>The ages that a registration takes in, by bands. The second is the age of teenage and young adult services in England (16 to 24).</summary>
public static partial class AgeBands
{
    public static IReadOnlyList<AgeBand> All { get; } =
    [
        new("children", "Children, under 16", 0, 15), new("young", "Teenagers and young adults, 16 to 24", 16, 24), new("adults", "Adults, 25 to 69", 25, 69),
        new("older", "Older people, 70 and over", 70, 200),
    ];

    /// <summary>Every band that the ages reach into; empty where both are absent or one cannot be read: absent may mean no limit or not stated.</summary>
    /// <param name="minimum">As registered: "18 Years", "6 Months". The youngest age that can take part.</param>
    /// <param name="maximum">The oldest age that can take part.</param>
    public static IReadOnlyList<string> Of(string? minimum, string? maximum)
    {
        var (low, high) = (Years(minimum), Years(maximum));
        if ((minimum is null && maximum is null) || (minimum is not null && low is null) || (maximum is not null && high is null)) return [];
        return [.. All.Where(b => (high ?? b.To) >= b.From && (low ?? 0) < b.To + 1).Select(b => b.Id)];
    }

    /// <summary>An age as registered ("18 Years", "6 Months") in years; null where it is absent or cannot be read.</summary>
    public static double? Years(string? age)
    {
        if (age is null || Written().Match(age) is not { Success: true } match) return null;
        var number = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return char.ToLowerInvariant(match.Groups[2].Value[0]) switch
        {
            'y' => number,
            'm' when match.Groups[2].Value.StartsWith("min", StringComparison.OrdinalIgnoreCase) => 0,
            'm' => number / 12,
            'w' => number / 52,
            'd' => number / 365,
            _ => 0,
        };
    }

    [GeneratedRegex(@"^\s*([0-9]+(?:\.[0-9]+)?)\s*(years?|months?|weeks?|days?|hours?|minutes?|y)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
