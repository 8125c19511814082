using System.Globalization;
using System.Net.Http.Headers;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>What a source's headers say of the pace that it wants.</summary>
internal static class RateHeaders
{
    private static readonly string[] Limits = ["x-rate-limit-limit", "x-ratelimit-limit", "ratelimit-limit"];
    private static readonly string[] Intervals = ["x-rate-limit-interval", "x-ratelimit-interval", "ratelimit-interval"];
    private static readonly string[] Remainders = ["x-rate-limit-remaining", "x-ratelimit-remaining", "ratelimit-remaining"];
    private static readonly string[] Resets = ["x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset"];

    /// <summary>The time between two requests that a limit and its interval ("3" and "1s") allow; null where one of them is not said: a limit alone may be a day's.</summary>
    public static TimeSpan? Interval(HttpResponseHeaders headers) =>
        Number(headers, Limits) is { } limit and > 0 && Duration(Text(headers, Intervals)) is { } interval && interval > TimeSpan.Zero ? interval / limit : null;

    /// <summary>How long until the source counts anew, where it says that nothing is left until then; null where something is, or it does not say.</summary>
    public static TimeSpan? Spent(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Number(headers, Remainders) is not <= 0 || Number(headers, Resets) is not { } reset || reset < 0) return null;
        // Seconds from now, or a moment in Unix time.
        var wait = reset > 1_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(reset, 32_503_680_000)) - now : TimeSpan.FromSeconds(reset);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static double? Number(HttpResponseHeaders headers, string[] names) =>
        double.TryParse(Text(headers, names), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? Text(HttpResponseHeaders headers, string[] names)
    {
        foreach (var name in names)
        {
            if (headers.TryGetValues(name, out var values)) return values.FirstOrDefault()?.Trim();
        }
        return null;
    }

    /// <summary>"1s", "1", "1000ms", "1m".</summary>
    private static TimeSpan? Duration(string? text)
    {
        if (text is null) return null;
        var (digits, unit) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.OrdinalIgnoreCase) => (text[..^2], 0.001),
            _ when text.EndsWith('s') || text.EndsWith('S') => (text[..^1], 1d),
            _ when text.EndsWith('m') || text.EndsWith('M') => (text[..^1], 60d),
            _ when text.EndsWith('h') || text.EndsWith('H') => (text[..^1], 3600d),
            _ => (text, 1d),
        };
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * unit is > 0 and < 86400 ? TimeSpan.FromSeconds(number * unit) : null;
    }
}
