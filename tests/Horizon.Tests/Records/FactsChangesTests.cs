using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Records;

public sealed class FactsChangesTests
{
    private static readonly AwardFacts Award = new() { Id = "NIHR990001", Title = "SABR", Amount = 1000m, Topics = ["lung"], EndDate = new PartialDate(2028, 3) };

    [Fact]
    public void WhatSaysTheSameIsNoChange() => Assert.Empty(FactsChanges.Between(Award, Award with { Topics = ["lung"] }));

    [Fact]
    public void AFewWordsAreShownAndListsAndLongTextsNamed()
    {
        var changes = FactsChanges.Between(Award, Award with { Amount = 2000m, Status = "Closed", EndDate = null, Topics = ["lung", "SABR"], Title = new string('x', 500) });
        Assert.Equal(
            [new("amount", "1000", "2000"), new("endDate", "2028-03", null), new("status", null, "Closed"), new("title", null, null), new FieldChange("topics", null, null)], changes);
    }

    [Fact]
    public void ARegistersOwnWordStandsForTheStatus()
    {
        var trial = new TrialFacts { Registration = "NCT90000001", Status = TrialStatus.Recruiting, SourceStatus = "RECRUITING" };
        Assert.Equal([new FieldChange("sourceStatus", "RECRUITING", "SUSPENDED")], FactsChanges.Between(trial, trial with { Status = TrialStatus.Stopped, SourceStatus = "SUSPENDED" }));
        Assert.Equal([new FieldChange("status", "Recruiting", "Stopped")], FactsChanges.Between(trial, trial with { Status = TrialStatus.Stopped }));
    }
}
