using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Windows;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class DateWindowTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Property]
    public bool PartsFollowOneAnotherAndTogetherAreTheWindow(ushort days, ushort parts)
    {
        var window = new DateWindow(Start, Start.AddDays(days));
        var split = window.Split(parts);
        return split[0].From == window.From && split[^1].To == window.To && split.Count <= Math.Max(1, (int)parts)
            && split.Zip(split.Skip(1)).All(pair => pair.First.To.AddDays(1) == pair.Second.From)
            && split.All(part => part.Days > 0);
    }

    [Property]
    public bool WhatIsLeftWithoutAnotherWindowIsTheDaysOutsideIt(byte from, byte length, byte otherFrom, byte otherLength)
    {
        var window = new DateWindow(Start.AddDays(from), Start.AddDays(from + length));
        var other = new DateWindow(Start.AddDays(otherFrom), Start.AddDays(otherFrom + otherLength));
        return Days(window).Except(Days(other)).SequenceEqual(window.Without(other).SelectMany(Days));
    }

    [Fact]
    public void YearsAreCutToTheWindow() => Assert.Equal(
        ["2023-11-05..2023-12-31", "2024-01-01..2024-12-31", "2025-01-01..2025-02-01"],
        new DateWindow(new DateOnly(2023, 11, 5), new DateOnly(2025, 2, 1)).ByYear().Select(window => window.ToString()));

    [Fact]
    public void ARunThatWasCutOffGoesOnAfterItsLastWindow()
    {
        var lane = new LaneState("x", Through: new(2020, 12, 31), FetchedOn: new(2026, 1, 1), Until: new(2026, 1, 1), []);
        Assert.Equal([new DateWindow(new(2021, 1, 1), new(2026, 1, 2))], lane.Outstanding(new(2026, 1, 2)));
    }

    [Fact]
    public void AWindowThatWasStillFillingIsOverlappedByADay()
    {
        var lane = new LaneState("x", Through: new(2025, 12, 31), FetchedOn: new(2026, 1, 1), Until: new(2026, 1, 1), []);
        Assert.Equal([new DateWindow(new(2025, 12, 30), new(2026, 1, 2))], lane.Outstanding(new(2026, 1, 2)));
    }

    [Fact]
    public void AShortWindowComesFirstAndIsForgottenPartByPart()
    {
        var gap = new DateWindow(new(2020, 1, 1), new(2020, 1, 31));
        var today = new DateOnly(2026, 1, 1);
        var lane = new LaneState("x", today, today, today, [gap]);
        Assert.Equal(gap, lane.Outstanding(today)[0]);
        var half = lane.After(new DateWindow(gap.From, new(2020, 1, 15)), complete: true, today);
        Assert.Equal([new DateWindow(new(2020, 1, 16), gap.To)], half.Short);
        Assert.Empty(half.After(half.Short[0], complete: true, today).Short);
        Assert.Equal(today, half.Through);
    }

    [Fact]
    public void NoDayOfAShortWindowIsFetchedTwiceByOneRun()
    {
        var until = new DateOnly(2026, 1, 10);
        var lane = new LaneState("x", until, until, until, [new DateWindow(new(2026, 1, 1), until)]);
        Assert.Equal([new DateWindow(new(2026, 1, 1), until), new DateWindow(new(2026, 1, 11), new(2026, 1, 12))], lane.Outstanding(new(2026, 1, 12)));
        Assert.Equal([new DateWindow(new(2026, 1, 1), until)], lane.Outstanding(until));
    }

    [Fact]
    public async Task AFetchThatLastsOverMidnightIsOfTheDayOnWhichItBegan()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 23, 59, 0, TimeSpan.Zero));
        var (yesterday, today) = (new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1));
        var walk = new WindowWalk(FetchAsync, time);
        var state = CrawlState.Start("s").With(new LaneState("x", yesterday.AddDays(-2), yesterday.AddDays(-2), today, []));
        (string, DateWindow)[] plan = [("x", new(yesterday, yesterday)), ("x", new(today, today))];
        var done = (WindowDone)(await walk.WalkAsync(state, plan, null, null, TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken));
        var lane = CrawlState.Read(done.Checkpoint, "s")!.Lane("x")!;
        Assert.Equal(today, lane.FetchedOn);
        // Yesterday was still filling when its fetch began: it is not left behind.
        Assert.Equal(yesterday.AddDays(-1), lane.Outstanding(today.AddDays(1))[0].From);

        async IAsyncEnumerable<FetchedPage> FetchAsync(string name, DateWindow window, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            time.Advance(TimeSpan.FromHours(1));
            tally.Expected = 0;
            yield break;
        }
    }

    private static IEnumerable<DateOnly> Days(DateWindow window) => Enumerable.Range(0, window.Days).Select(window.From.AddDays);
}
