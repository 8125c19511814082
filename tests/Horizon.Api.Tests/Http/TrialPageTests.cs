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
            // A trial that is paused, and one whose day is still to come, did not end: see the next test.
            if (status == "stopped" && await IsPausedOrToComeAsync(hit.GetProperty("id").GetString()!)) continue;
            var names = Names().Matches((await sample.Server.GetAsync(hit.GetProperty("url").GetString()!)).Text).Select(m => m.Groups[1].Value.Trim()).ToList();
            Assert.Contains(start, names);
            Assert.Contains(end, names);
        }
    }

    /// <summary>The word of the register, and a date that is still to come is a plan.</summary>
    [Fact]
    public async Task WhatIsPausedOrWithdrawnIsNotSaidToBeStopped()
    {
        var seen = new HashSet<string>();
        foreach (var status in (string[])["stopped", "withdrawn"])
        {
            foreach (var hit in (await sample.Server.JsonAsync($"/api/search?kind=trial&status={status}&limit=200")).GetProperty("hits").EnumerateArray())
            {
                var word = (await FactsAsync(hit.GetProperty("id").GetString()!)).GetProperty("sourceStatus").GetString()!;
                if (!seen.Add(word) && word != "SUSPENDED") continue;
                var page = (await sample.Server.GetAsync(hit.GetProperty("url").GetString()!)).Text;
                var said = word switch { "SUSPENDED" => "Suspended (paused)", "WITHDRAWN" => "Withdrawn before it started", "TERMINATED" => "Terminated (stopped early)", _ => "Stopped" };
                Assert.Contains(said, page, StringComparison.Ordinal);
                var names = Names().Matches(page).Select(m => m.Groups[1].Value.Trim()).ToList();
                if (await IsPausedOrToComeAsync(hit.GetProperty("id").GetString()!)) Assert.DoesNotContain("Ended", names);
            }
        }
        Assert.Superset(new HashSet<string> { "SUSPENDED", "WITHDRAWN", "TERMINATED" }, seen);
    }

    private async Task<System.Text.Json.JsonElement> FactsAsync(string id) => (await sample.Server.JsonAsync($"/api/trials/{Uri.EscapeDataString(id)}")).GetProperty("facts");

    private async Task<bool> IsPausedOrToComeAsync(string id)
    {
        var facts = await FactsAsync(id);
        return facts.GetProperty("sourceStatus").GetString() == "SUSPENDED" || (facts.TryGetProperty("completionDate", out var date) && string.CompareOrdinal(date.GetString(), $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}") > 0);
    }

    [GeneratedRegex("<dt[^>]*>([^<]*)</dt>")]
    private static partial Regex Names();
}
