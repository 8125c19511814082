using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Xunit;

namespace Horizon.Tests.Trials;

public sealed class RegistrationHistoryTests
{
    private static readonly TrialFacts First = new()
    {
        Registration = "NCT90000001",
        SourceStatus = "NOT_YET_RECRUITING",
        Enrolment = 100,
        EnrolmentIsActual = false,
        StartDate = PartialDate.Parse("2024-01", null),
        Outcomes = [new OutcomeMeasure("primary", "Overall survival", null, "5 years"), new OutcomeMeasure("secondary", "Toxicity", null, null)],
    };

    [Fact]
    public void EachChangeBetweenTwoVersionsIsOneRecordWithItsDates()
    {
        var later = First with { SourceStatus = "RECRUITING", Enrolment = 60, Outcomes = [new OutcomeMeasure("primary", "Local control", null, "2 years")] };
        var changes = RegistrationHistory.Of(Record(("b", "2025-03-01", false, later), ("a", "2024-02-01", false, First)));
        Assert.Equal(["status", "enrolment", "primaryOutcome"], changes.Select(c => c.Field));
        var enrolment = changes[1];
        Assert.Equal(("100 (planned)", "60 (planned)", "2024-02-01", "2025-03-01", "b"), (enrolment.Before, enrolment.After, enrolment.Since?.ToString(), enrolment.On?.ToString(), enrolment.Version));
        Assert.Equal(("Overall survival [5 years]", "Local control [2 years]"), (changes[2].Before, changes[2].After));
    }

    [Fact]
    public void AReducedVersionDoesNotTakeOutWhatItLeavesOut()
    {
        var reduced = new TrialFacts { Registration = "NCT90000001", SourceStatus = "COMPLETED" };
        var changes = RegistrationHistory.Of(Record(("a", "2024-02-01", false, First), ("b", "2025-03-01", true, reduced), ("c", "2025-06-01", false, First with { SourceStatus = "COMPLETED", Enrolment = 90 })));
        Assert.Equal(["status NOT_YET_RECRUITING COMPLETED", "enrolment 100 (planned) 90 (planned)"], changes.Select(c => $"{c.Field} {c.Before} {c.After}"));
        // The status was said anew by the third version; the enrolment had stood since the first.
        Assert.Equal("2024-02-01", changes[1].Since?.ToString());
    }

    [Fact]
    public void AFullVersionWithoutAValueHasTakenItOut()
    {
        var change = Assert.Single(RegistrationHistory.Of(Record(("a", "2024-02-01", false, First), ("b", "2025-03-01", false, First with { StartDate = null }))));
        Assert.Equal(("startDate", "2024-01", null), (change.Field, change.Before, change.After));
    }

    [Fact]
    public void OneVersionHasChangedNothing() => Assert.Empty(RegistrationHistory.Of(Record(("a", null, false, First))));

    private static StoredRecord Record(params (string Hash, string? On, bool IsReduced, TrialFacts Facts)[] versions) => new(
        new RecordKey(SourceNames.ClinicalTrialsGov, "NCT90000001"), 1, "trial:NCT90000001",
        [.. versions.Select(v => new VersionedFacts(v.Hash, v.On is null ? null : PartialDate.Parse(v.On, null), v.IsReduced, v.Facts))], [versions[0].Hash], []);
}
