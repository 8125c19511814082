using System.Text.Json;
using FsCheck.Xunit;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Records;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2021", "2021-01-01", "2021-12-31", 1)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", 2)]
    [InlineData("2023-02", "2023-02-01", "2023-02-28", 2)]
    [InlineData("2021-03-05", "2021-03-05", "2021-03-05", 3)]
    [InlineData("9999-12", "9999-12-01", "9999-12-31", 2)]
    [InlineData("1000", "1000-01-01", "1000-12-31", 1)]
    public void ADateKnowsItsFirstAndLastDay(string text, string first, string last, int parts)
    {
        var date = PartialDate.Parse(text, null);
        Assert.Equal((first, last, parts), (date.First.ToString("O"), date.Last.ToString("O"), date.Parts));
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("2021-03-05T10:00:00Z", "2021-03-05")]
    [InlineData("2021-03-05 10:00", "2021-03-05")]
    [InlineData("  2021-03 ", "2021-03")]
    public void ATimeAndSpaceAroundAreDropped(string text, string date) => Assert.Equal(date, PartialDate.ParseOrNull(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("0999")]
    [InlineData("2021-13")]
    [InlineData("2021-00")]
    [InlineData("2021-3")]
    [InlineData("2021-02-29")]
    [InlineData("2021-04-31")]
    [InlineData("2021-04-00")]
    [InlineData("2021/04/01")]
    [InlineData("2021-04-01x")]
    [InlineData("+021")]
    [InlineData("٢٠٢١")]
    [InlineData("March 2021")]
    public void WhatIsNoDateIsNoDate(string? text)
    {
        Assert.False(PartialDate.TryParse(text, out _));
        if (text is not null) Assert.Throws<FormatException>(() => PartialDate.Parse(text, null));
    }

    [Fact]
    public void ADayNeedsItsMonth() => Assert.Throws<ArgumentException>(() => new PartialDate(2021, null, 5));

    [Fact]
    public void TheFirstDayDecidesThenTheLessPreciseComesFirst()
    {
        string[] ordered = ["2020-12-31", "2021", "2021-01", "2021-01-01", "2021-01-02", "2021-02", "2021-02-01", "2022"];
        Assert.Equal(ordered, ordered.Reverse().Select(t => PartialDate.Parse(t, null)).Order().Select(d => d.ToString()));
        Assert.True(PartialDate.Parse("2021", null) < PartialDate.Parse("2021-01", null));
        Assert.True(PartialDate.Parse("2021-02", null) >= PartialDate.Parse("2021-02", null));
    }

    [Property]
    public void WhatIsWrittenIsReadBackAndOrderIsTheOrderOfParts(ushort a, ushort b)
    {
        var (x, y) = (Make(a), Make(b));
        Assert.Equal(x, PartialDate.Parse(x.ToString(), null));
        Assert.Equal(x, JsonSerializer.Deserialize<PartialDate>(JsonSerializer.Serialize(x)));
        Assert.Equal(Math.Sign(x.CompareTo(y)), -Math.Sign(y.CompareTo(x)));
        Assert.Equal(x == y, x.CompareTo(y) == 0);
        Assert.Equal(Math.Sign(x.CompareTo(y)), Math.Sign(string.CompareOrdinal(Sortable(x), Sortable(y))));
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("2021")]
    [InlineData("\"\"")]
    public void JsonThatIsNoDateIsAnError(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PartialDate>(json));

    private static PartialDate Make(ushort seed)
    {
        var (year, month, day) = (2000 + (seed % 3), 1 + (seed / 3 % 3), 1 + (seed / 9 % 3));
        return (seed / 27 % 3) switch { 0 => new PartialDate(year), 1 => new PartialDate(year, month), _ => new PartialDate(year, month, day) };
    }

    private static string Sortable(PartialDate date) => $"{date.First:O}/{date.Parts}";
}
