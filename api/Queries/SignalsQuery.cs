using Horizon.Api.Answers;
using Horizon.Graph.Gaps.Signals;

namespace Horizon.Api.Queries;

/// <summary>What is studied more often than before.</summary>
internal sealed class SignalsQuery(GapQuery gaps, TimeProvider time)
{
    public const int MostLimit = 200;
    public const int UsualLimit = 50;

    public static IReadOnlyList<string> Strengths { get; } = ["strong", "weak", "noise", "falling"];

    public static readonly string Method =
        $"Trials that started in the last {RisingSignals.RecentYears} whole years are compared with the {RisingSignals.BeforeYears} years before, older ones counting less, as a share of all radiotherapy trials here. "
        + "Where there are few trials, the number of times as many is drawn towards 1, so that chance shows no rise. Strong: at least 95 % sure that there are more than expected. Weak: at least a quarter more than expected, and not yet sure. Noise cannot be told from chance.";

    /// <param name="strength">One of <see cref="Strengths"/>; strong and weak where null.</param>
    /// <param name="level">technique for techniques alone, cell for techniques at a site; both where null.</param>
    public SignalsAnswer Run(string? strength, string? level, int limit)
    {
        if (strength is not null && !Strengths.Contains(strength)) throw new BadRequestException($"strength is \"{strength}\"; {string.Join(", ", Strengths)} are there.");
        if (level is not (null or "technique" or "cell")) throw new BadRequestException($"level is \"{level}\"; technique and cell are there.");
        if (limit is < 1 or > MostLimit) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostLimit}.");
        var atlas = gaps.Atlas();
        var lastYear = time.GetUtcNow().Year - 1;
        var found = RisingSignals.Of(atlas.Tallies, lastYear)
            .Where(s => (strength is null ? s.Strength is "strong" or "weak" : s.Strength == strength) && (level is null || (level == "cell") == (s.Site is not null)));
        var from = lastYear - RisingSignals.RecentYears + 1;
        return new SignalsAnswer(from, lastYear, from - RisingSignals.BeforeYears, Method, [.. found.Take(limit).Select(Item)], atlas.Sequence, time.GetUtcNow());
    }

    private static SignalItem Item(Signal s) => new(
        s.Technique, s.Site, s.Strength, s.Recent, s.Before, Math.Round(s.Expected, 2), Math.Round(s.Ratio, 3), Math.Round(s.Low, 3), Math.Round(s.High, 3), s.ByYear);
}
