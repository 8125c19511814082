using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Records;

public sealed class TrialStatusTests
{
    [Theory]
    [InlineData("NOT_YET_RECRUITING", "planned")]
    [InlineData("Not yet recruiting", "planned")]
    [InlineData("RECRUITING", "recruiting")]
    [InlineData("ENROLLING_BY_INVITATION", "recruiting")]
    [InlineData("Enrolling by invitation", "recruiting")]
    [InlineData("AVAILABLE", "recruiting")]
    [InlineData("ACTIVE_NOT_RECRUITING", "active")]
    [InlineData("Active, not recruiting", "active")]
    [InlineData("COMPLETED", "completed")]
    [InlineData("APPROVED_FOR_MARKETING", "completed")]
    [InlineData("SUSPENDED", "stopped")]
    [InlineData("TERMINATED", "stopped")]
    [InlineData("NO_LONGER_AVAILABLE", "stopped")]
    [InlineData("TEMPORARILY_NOT_AVAILABLE", "stopped")]
    [InlineData("WITHDRAWN", "withdrawn")]
    [InlineData("UNKNOWN", "unknown")]
    [InlineData("WITHHELD", "unknown")]
    [InlineData(null, "unknown")]
    public void EachWordOfTheRegistryHasItsStatus(string? word, string status) =>
        Assert.Equal(status, TrialStatusWords.FromClinicalTrialsGov(word).Word());

    [Theory]
    [InlineData(TrialStatus.Stopped, "SUSPENDED", "suspended")]
    [InlineData(TrialStatus.Stopped, "Temporarily halted", "suspended")]
    [InlineData(TrialStatus.Stopped, "TEMPORARILY_NOT_AVAILABLE", "suspended")]
    [InlineData(TrialStatus.Stopped, "TERMINATED", "terminated")]
    [InlineData(TrialStatus.Stopped, "Prematurely Ended", "terminated")]
    [InlineData(TrialStatus.Stopped, "Stopped", "stopped")]
    [InlineData(TrialStatus.Stopped, "NO_LONGER_AVAILABLE", "stopped")]
    [InlineData(TrialStatus.Stopped, null, "stopped")]
    [InlineData(TrialStatus.Withdrawn, "WITHDRAWN", "withdrawn")]
    // The word of one register does not stand for the state that another's later word gave.
    [InlineData(TrialStatus.Recruiting, "SUSPENDED", "recruiting")]
    [InlineData(null, "SUSPENDED", "unknown")]
    public void APausedTrialIsToldApartFromOneThatWasEnded(TrialStatus? status, string? word, string told) => Assert.Equal(told, TrialStatusWords.Told(status, word));
}
