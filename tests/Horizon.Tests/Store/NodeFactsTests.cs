using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Store;

public sealed class NodeFactsTests
{
    [Fact]
    public void PlacesOfARegistersCountryRecordsAreTogether()
    {
        var merged = Merge(
            Claim("euctr", "2099-000001-01-ES", "a", null, new TrialFacts { Registration = "2099-000001-01", BriefTitle = "T", Locations = [new Location(null, null, "Spain", null)] }),
            Claim("euctr", "2099-000001-01-FR", "b", null, new TrialFacts { Registration = "2099-000001-01", Locations = [new Location(null, null, "France", null)] }));
        Assert.Equal(["France", "Spain"], merged.Locations.Select(l => l.Country).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PlacesOfAnotherSourceAreNotAddedToARegistersOwn()
    {
        var merged = Merge(
            Claim("clinicaltrials.gov", "NCT90000001", "a", "2020-01-01", new TrialFacts { Registration = "NCT90000001", Locations = [new Location("Hospital", "Leeds", "United Kingdom", null)] }),
            Claim("ictrp", "NCT90000001", "b", "2021-01-01", new TrialFacts { Registration = "NCT90000001", Locations = [new Location(null, null, "United Kingdom", null)] }));
        Assert.Equal("Hospital", Assert.Single(merged.Locations).Facility);
    }

    [Fact]
    public void TheRegistersOwnRecordGoesBeforeANewerCopyOfThePlatform()
    {
        var merged = Merge(
            Claim("ictrp", "NCT90000001", "b", "2026-01-01", new TrialFacts { Registration = "NCT90000001", Status = TrialStatus.Unknown, SourceStatus = "Not recruiting", Sex = "ALL" }),
            Claim("clinicaltrials.gov", "NCT90000001", "a", "2020-01-01", new TrialFacts { Registration = "NCT90000001", Status = TrialStatus.Completed }));
        Assert.Equal((TrialStatus.Completed, "ALL"), (merged.Status, merged.Sex));
    }

    private static TrialFacts Merge(params Claim[] claims) => (TrialFacts)NodeFacts.Merge(new Node("trial:x", NodeKinds.Trial, null, claims, []))!.Facts;

    private static Claim Claim(string source, string id, string hash, string? updated, TrialFacts facts) =>
        new(new RecordKey(source, id), new VersionedFacts(hash, PartialDate.ParseOrNull(updated), IsReduced: source == "ictrp", facts), new Origin("file", DateTimeOffset.UnixEpoch, "licence"), new Held(1, DateTimeOffset.UnixEpoch, null, null), $"trial:{id}");
}
