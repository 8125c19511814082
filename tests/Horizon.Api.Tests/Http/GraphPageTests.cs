using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>The page of what a thing is linked with: its picture and the list that says the same.</summary>
public sealed partial class GraphPageTests(SampleServer sample, RecordsServer records)
{
    private const int MostBytes = 500_000;

    private HorizonServer Server => sample.Server;

    [Fact]
    public async Task ATrialShowsItsTechniquesTheGapAndWhoRunsIt()
    {
        var gap = (await Server.JsonAsync("/api/gaps?kind=stated&state=being-addressed&limit=200")).GetProperty("items").EnumerateArray().First(g => g.GetProperty("addressedBy").Strings("id").Any(IsTrial));
        var id = gap.GetProperty("addressedBy").Strings("id").First(IsTrial);
        var trial = await Server.JsonAsync($"/api/trials/{id}");
        var page = await PageAsync($"/graph/{id}");
        var ids = trial.GetProperty("techniques").Strings("id").Concat(trial.GetProperty("sponsors").Strings("id")).Append(gap.GetProperty("id").GetString()!).ToList();
        Assert.All(ids, i => Assert.Contains($"href=\"/graph/{i}\"", Picture(page), StringComparison.Ordinal));
        Assert.All(ids, i => Assert.Contains($"href=\"/graph/{i}\"", List(page), StringComparison.Ordinal));
        Assert.Contains("SPONSORED_BY, lead", page, StringComparison.Ordinal);
        Assert.Contains("May address: same technique and site", page, StringComparison.Ordinal);
        static bool IsTrial(string study) => study.StartsWith("trial:", StringComparison.Ordinal);
        // Its own page leads there.
        Assert.Contains($"href=\"/graph/{id}\"", (await Server.GetAsync($"/trials/{id["trial:".Length..]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAwardShowsTheGapsThatItsPageLists()
    {
        var (gap, award) = (await Server.JsonAsync("/api/gaps?state=being-addressed&limit=200")).GetProperty("items").EnumerateArray()
            .SelectMany(g => g.GetProperty("addressedBy").Strings("id").Where(id => id.StartsWith("award:", StringComparison.Ordinal)).Select(id => (g.GetProperty("id").GetString()!, id))).First();
        var page = await PageAsync($"/graph/{award}");
        Assert.Contains($"href=\"/graph/{gap}\"", Picture(page), StringComparison.Ordinal);
        Assert.Contains($"href=\"/graph/{gap}\"", List(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("technique:sabr")]
    [InlineData("technique:sabr?all=trials")]
    [InlineData("technique:sabr?all=publications&open=technique:stereotactic")]
    [InlineData("technique:sabr?all=nonsense&open=nonsense&open=&open=technique:sabr")]
    [InlineData("technique:radiotherapy?all=publications")]
    public async Task ThePictureAndTheListShowTheSameAndAtMostTwoHundredThings(string view)
    {
        var page = await PageAsync($"/graph/{view}");
        var (drawn, listed) = (Middles(Picture(page)), Middles(List(page)));
        // "Show fewer" leads back to the thing in the middle.
        Assert.Equal(drawn.Order(), listed.Distinct().Where(i => i != view.Split('?')[0]).Order());
        Assert.Distinct(drawn);
        Assert.InRange(drawn.Count, 7, 199);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, MostBytes);
    }

    [Fact]
    public async Task WhatIsLeftOutIsCountedAndCanBeShown()
    {
        var trials = (await Server.JsonAsync("/api/graph/technique:sabr?types=TESTS&limit=1000")).GetProperty("nodes").EnumerateArray().Count(n => n.GetProperty("kind").GetString() == "trial");
        var few = await PageAsync("/graph/technique:sabr");
        var shown = Middles(List(few)).Count(i => i.StartsWith("trial:", StringComparison.Ordinal));
        Assert.InRange(shown, 1, trials - 1);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{trials - shown} more trials"), few, StringComparison.Ordinal);
        var all = await PageAsync("/graph/technique:sabr?all=trials");
        Assert.Equal(trials, Middles(List(all)).Count(i => i.StartsWith("trial:", StringComparison.Ordinal)));
        Assert.DoesNotContain("more trials", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfMoreThanAreReadTheNumberIsCalledALowerBound()
    {
        var about = (await Server.JsonAsync("/api/graph/technique:radiotherapy?types=ABOUT&limit=1000")).GetProperty("edges").GetArrayLength();
        Assert.True(about > 200, $"the sample has {about} things about radiotherapy");
        var page = await PageAsync("/graph/technique:radiotherapy?all=publications");
        Assert.Matches("more than [0-9]+ more publications", page);
        // The trials are read whole beside them.
        Assert.Matches("[^n] [0-9]+ more trials", page);
    }

    [Fact]
    public async Task AnOpenedNeighbourBringsItsOwn()
    {
        var closed = await PageAsync("/graph/technique:sabr");
        var trial = Middles(Picture(closed)).First(i => i.StartsWith("trial:", StringComparison.Ordinal));
        Assert.Contains($"href=\"/graph/technique:sabr?open={trial}\"", closed, StringComparison.Ordinal);
        var open = await PageAsync($"/graph/technique:sabr?open={trial}");
        var more = Middles(Picture(open)).Except(Middles(Picture(closed))).ToList();
        Assert.NotEmpty(more);
        var own = (await Server.JsonAsync($"/api/graph/{trial}")).GetProperty("nodes").Strings("id");
        Assert.All(more.Where(m => !m.StartsWith("gap:", StringComparison.Ordinal)), m => Assert.Contains(m, own));
        Assert.Contains(more, m => m.StartsWith("organisation:", StringComparison.Ordinal));
        Assert.Contains(">−<", Picture(open), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGapShowsItsStudiesItsTechniquesAndWhereItIsStated()
    {
        var gap = (await Server.JsonAsync("/api/gaps?kind=stated&state=being-addressed&limit=200")).GetProperty("items").EnumerateArray().First(g => g.GetProperty("addressedBy").GetArrayLength() > 0);
        var list = Middles(List(await PageAsync($"/graph/{gap.GetProperty("id").GetString()}")));
        Assert.Contains(gap.GetProperty("addressedBy")[0].GetProperty("id").GetString(), list);
        Assert.Contains(gap.GetProperty("about").GetProperty("techniques")[0].GetProperty("id").GetString(), list);
        Assert.Contains(gap.GetProperty("statedIn")[0].GetProperty("in").GetString(), list);
    }

    [Fact]
    public async Task AGapThatOnlyTheCountsShowIsThereToo()
    {
        var gap = (await Server.JsonAsync("/api/gaps?kind=structural&limit=1")).GetProperty("items")[0];
        var id = gap.GetProperty("id").GetString()!;
        var technique = gap.GetProperty("about").GetProperty("techniques")[0].GetProperty("id").GetString()!;
        Assert.Contains(technique, Middles(Picture(await PageAsync($"/graph/{id}"))));
        Assert.Contains(id, Middles(List(await PageAsync($"/graph/{technique}?all=gaps"))));
    }

    [Fact]
    public async Task AnIdOfARegistryLeadsToTheOneAddressAndAnUnknownOneIsA404()
    {
        var answer = await records.Server.GetAsync("/graph/nct90000005?open=technique:sabr");
        Assert.Equal(302, answer.Status);
        Assert.Equal("/graph/trial:NCT90000005?open=technique:sabr", answer.Message.Headers.Location!.OriginalString);
        Assert.Equal(404, (await Server.GetAsync("/graph/trial:NCT00000001")).Status);
        Assert.Equal(404, (await Server.GetAsync("/graph/")).Status);
        // The queue of what waits for a person is the store's own working.
        Assert.Equal(404, (await Server.GetAsync("/graph/queue:review")).Status);
    }

    private async Task<string> PageAsync(string path)
    {
        var answer = await Server.GetAsync(path);
        Assert.True(answer.Status == 200, $"{path}: {answer.Status}\n{Server.Log}");
        return WebUtility.HtmlDecode(answer.Text);
    }

    /// <summary>The first picture, that of a wide screen.</summary>
    private static string Picture(string page) => page[page.IndexOf("<svg class=\"graph graph-wide\"", StringComparison.Ordinal)..page.IndexOf("<dl class=\"graph-legend\"", StringComparison.Ordinal)].Split("<svg class=\"graph graph-narrow\"")[0];

    private static string List(string page) => page[page.IndexOf("<h2 id=\"list\"", StringComparison.Ordinal)..];

    /// <summary>The things that a click puts in the middle, in order.</summary>
    private static List<string> Middles(string part) => [.. Middle().Matches(part).Select(m => Uri.UnescapeDataString(m.Groups[1].Value))];

    [GeneratedRegex("href=\"/graph/([^\"?]+)\"")]
    private static partial Regex Middle();
}
