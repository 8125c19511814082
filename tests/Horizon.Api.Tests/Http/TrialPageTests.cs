using System.Text.RegularExpressions;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>What a trial's page says of its dates: what has not begun did not start, and what was stopped was not completed.</summary>
public sealed partial class TrialPageTests(SampleServer sample)
{
    [Theory]
    [InlineData("planned", "Expected to start", "Expected to complete")]
    [InlineData("recruiting", "Started", "Expected to complete")]
    [InlineData("completed", "Started", "Completed")]
    [InlineData("stopped", "Started", "Ended")]
    public async Task ItsDatesAreNamedByItsStatus(string status, string start, string end)
    {
        var hits = (await sample.Server.JsonAsync($"/api/search?kind=trial&status={status}&limit=5")).GetProperty("hits");
        Assert.True(hits.GetArrayLength() > 0);
        foreach (var hit in hits.EnumerateArray())
        {
            var names = Names().Matches((await sample.Server.GetAsync(hit.GetProperty("url").GetString()!)).Text).Select(m => m.Groups[1].Value.Trim()).ToList();
            Assert.Contains(start, names);
            Assert.Contains(end, names);
        }
    }

    [GeneratedRegex("<dt[^>]*>([^<]*)</dt>")]
    private static partial Regex Names();
}
