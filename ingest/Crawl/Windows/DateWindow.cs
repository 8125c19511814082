using System.Globalization;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>Days from one to another, both included.</summary>
internal sealed record DateWindow(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>At most so many windows of about equal length, in order, that together are this one.</summary>
    public IReadOnlyList<DateWindow> Split(long parts)
    {
        var count = (int)Math.Clamp(parts, 1, Days);
        var windows = new List<DateWindow>(count);
        for (var part = 0; part < count; part++)
        {
            var first = (int)((long)Days * part / count);
            var next = (int)((long)Days * (part + 1) / count);
            windows.Add(new DateWindow(From.AddDays(first), From.AddDays(next - 1)));
        }
        return windows;
    }

    /// <summary>The calendar years of this window, the first and last cut to it.</summary>
    public IEnumerable<DateWindow> ByYear()
    {
        for (var year = From.Year; year <= To.Year; year++)
        {
            var first = new DateOnly(year, 1, 1);
            var last = new DateOnly(year, 12, 31);
            yield return new DateWindow(first < From ? From : first, last > To ? To : last);
        }
    }

    public bool Contains(DateWindow other) => From <= other.From && other.To <= To;

    /// <summary>What is left of this window without another: none, one or two windows.</summary>
    public IEnumerable<DateWindow> Without(DateWindow other)
    {
        if (other.To < From || other.From > To)
        {
            yield return this;
            yield break;
        }
        if (From < other.From) yield return this with { To = other.From.AddDays(-1) };
        if (To > other.To) yield return this with { From = other.To.AddDays(1) };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}");
}
