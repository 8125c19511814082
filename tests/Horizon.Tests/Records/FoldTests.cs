using System.Text.Json;
using FsCheck.Xunit;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Records;

public sealed class FoldTests
{
    private static readonly IReadOnlyList<Location> Leeds = [new Location("St James's", "Leeds", "United Kingdom", null)];

    [Fact]
    public void AReducedVersionNeverBlanksAValue()
    {
        var folded = Fold(
            Version("new", "2024", true, new TrialFacts { Registration = "NCT1", BriefTitle = "newer" }),
            Version("old", "2023", false, new TrialFacts { Registration = "NCT1", BriefTitle = "older", Summary = "kept", Locations = Leeds, Enrolment = 40 }));
        var facts = (TrialFacts)folded.Facts;
        Assert.Equal(("newer", "kept", 40, 1), (facts.BriefTitle, facts.Summary, facts.Enrolment, facts.Locations.Count));
        Assert.Equal(["new", "old"], folded.LiveHashes);
    }

    [Fact]
    public void EachFieldNamesTheVersionThatGaveIt()
    {
        var folded = Fold(
            Version("new", "2024", true, new TrialFacts { Registration = "NCT1", BriefTitle = "newer" }),
            Version("old", "2023", false, new TrialFacts { Registration = "NCT1", BriefTitle = "older", Summary = "kept", Locations = Leeds }));
        Assert.Equal(
            [("briefTitle", "new"), ("locations", "old"), ("summary", "old")],
            folded.FieldVersions.Select(f => (f.Key, f.Value)).OrderBy(f => f.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void AFullVersionWithoutLocationsRemovesThem()
    {
        var folded = Fold(
            Version("new", "2024", false, new TrialFacts { Registration = "NCT1", BriefTitle = "newer" }),
            Version("old", "2023", false, new TrialFacts { Registration = "NCT1", BriefTitle = "older", Locations = Leeds }));
        Assert.Empty(((TrialFacts)folded.Facts).Locations);
        Assert.False(folded.FieldVersions.ContainsKey("locations"));
        Assert.Equal(["new"], folded.LiveHashes);
    }

    [Fact]
    public void AReducedVersionDoesNotBringBackWhatAFullOneRemoved()
    {
        var folded = Fold(
            Version("reduced", "2025", true, new TrialFacts { Registration = "NCT1" }),
            Version("full", "2024", false, new TrialFacts { Registration = "NCT1", BriefTitle = "t" }),
            Version("old", "2023", false, new TrialFacts { Registration = "NCT1", Locations = Leeds }));
        Assert.Empty(((TrialFacts)folded.Facts).Locations);
        Assert.Equal(["reduced", "full"], folded.LiveHashes);
    }

    [Fact]
    public void TheCurrentVersionIsTheLatestThenTheFullerThenByHash()
    {
        VersionedFacts[] ordered =
        [
            Version("c", "2024-05-01", false, new TrialFacts { Registration = "NCT1", BriefTitle = "t", Summary = "s" }),
            Version("d", "2024-05-01", false, new TrialFacts { Registration = "NCT1", BriefTitle = "t" }),
            Version("e", "2024-05-01", false, new TrialFacts { Registration = "NCT1", BriefTitle = "t" }),
            Version("a", "2024-05-01", true, new TrialFacts { Registration = "NCT1", BriefTitle = "t", Summary = "s", Acronym = "A" }),
            Version("b", "2024-04", false, new TrialFacts { Registration = "NCT1", BriefTitle = "t", Summary = "s", Acronym = "A" }),
            Version("A", null, false, new TrialFacts { Registration = "NCT1", BriefTitle = "t", Summary = "s", Acronym = "A" }),
        ];
        Assert.Equal(ordered.Select(v => v.Hash), VersionOrder.CurrentFirst(ordered.Reverse()).Select(v => v.Hash));
    }

    [Fact]
    public void OfVersionsThatTheSourceDoesNotDateTheOneRetrievedLastIsCurrent()
    {
        VersionedFacts[] ordered =
        [
            Version("z", null, false, new TrialFacts { Registration = "NCT1", BriefTitle = "last" }) with { RetrievedAt = Day(3) },
            Version("a", null, false, new TrialFacts { Registration = "NCT1", BriefTitle = "second", Summary = "s" }) with { RetrievedAt = Day(2) },
            Version("b", null, false, new TrialFacts { Registration = "NCT1", BriefTitle = "first", Summary = "s", Acronym = "A" }) with { RetrievedAt = Day(1) },
        ];
        Assert.Equal(["z", "a", "b"], VersionOrder.CurrentFirst(ordered.Reverse()).Select(v => v.Hash));
        Assert.Equal(["a", "b", "z"], VersionOrder.CurrentFirst([ordered[0], ordered[2] with { UpdatedOn = PartialDate.ParseOrNull("2023") }, ordered[1] with { UpdatedOn = PartialDate.ParseOrNull("2024") }]).Select(v => v.Hash));
    }

    [Fact]
    public void ADeletionIsCurrentUntilTheRecordIsDeliveredAgain()
    {
        var before = Version("before", "2025", 1);
        var deleted = new VersionedFacts("deleted", null, false, new PublicationFacts { Pmid = "1", Withdrawn = true }, Day(2));
        var after = Version("after", "2026", 3);
        var late = Version("late", "2024", 3);
        Assert.Equal(["deleted", "before"], VersionOrder.CurrentFirst([before, deleted]).Select(v => v.Hash));
        Assert.Equal(["after", "deleted", "before"], VersionOrder.CurrentFirst([before, after, deleted]).Select(v => v.Hash));
        // An older file that is read late brings nothing back, nor does one of which nothing was known before.
        Assert.Equal(["deleted", "before", "late"], VersionOrder.CurrentFirst([late, before, deleted]).Select(v => v.Hash));
        Assert.Equal(["deleted", "after"], VersionOrder.CurrentFirst([after, deleted]).Select(v => v.Hash));
        Assert.Equal(["again", "deleted", "after", "before"], VersionOrder.CurrentFirst([before, after, deleted with { Hash = "again", RetrievedAt = Day(4) }, deleted]).Select(v => v.Hash));

        static VersionedFacts Version(string hash, string updated, int day) => new(hash, PartialDate.ParseOrNull(updated), false, new PublicationFacts { Pmid = "1", Title = hash }, Day(day));
    }

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 300)]
    public void AnyOrderOfArrivalFoldsToTheSame(uint[] seeds, uint shuffle)
    {
        var versions = seeds.Distinct().Take(6).Select(Make).DistinctBy(v => v.Hash).ToArray();
        if (versions.Length == 0) return;
        var expected = Text(Fold(versions));
        var shuffled = versions.OrderBy(v => unchecked((uint)(v.Hash[0] * 2654435761u) ^ shuffle) % 97).ThenByDescending(v => v.Hash, StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, Text(Fold(shuffled)));
        Assert.Equal(expected, Text(Fold([.. versions.Reverse()])));
        Assert.Equal(expected, Text(Fold([.. versions.Skip(1), versions[0]])));
    }

    [Property(MaxTest = 300)]
    public void FoldingNeverLosesAScalarThatSomeVersionGives(uint[] seeds)
    {
        var versions = seeds.Distinct().Take(6).Select(Make).DistinctBy(v => v.Hash).ToArray();
        if (versions.Length == 0) return;
        var folded = Fold(versions);
        var facts = (TrialFacts)folded.Facts;
        Assert.Equal(versions.Any(v => ((TrialFacts)v.Facts).BriefTitle is not null), facts.BriefTitle is not null);
        Assert.Equal(versions.Any(v => ((TrialFacts)v.Facts).Enrolment is not null), facts.Enrolment is not null);
        Assert.Equal(facts.BriefTitle, folded.FieldVersions.TryGetValue("briefTitle", out var hash) ? ((TrialFacts)versions.Single(v => v.Hash == hash).Facts).BriefTitle : null);
    }

    [Fact]
    public void EveryFieldOfAKindIsMergedOnce()
    {
        AssertFields(typeof(TrialFacts), TrialFields.All.Select(f => f.Name), ["registration", "byHand"]);
        AssertFields(typeof(PublicationFacts), PublicationFields.All.Select(f => f.Name), ["pmid", "withdrawn"]);
        // The currency goes with its amount.
        AssertFields(typeof(AwardFacts), AwardFields.All.Select(f => f.Name), ["id", "currency"]);
        AssertFields(typeof(StatementFacts), StatementFields.All.Select(f => f.Name), ["id", "kind"]);
    }

    private static void AssertFields(Type type, IEnumerable<string> merged, string[] identity) => Assert.Equal(
        type.GetProperties().Where(p => p.SetMethod is not null).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(identity).Order(StringComparer.Ordinal),
        merged.Order(StringComparer.Ordinal));

    private static FoldedFacts Fold(params VersionedFacts[] versions)
    {
        var ordered = VersionOrder.CurrentFirst(versions);
        return ordered[0].Facts.FoldOnto(ordered);
    }

    private static VersionedFacts Version(string hash, string? updated, bool reduced, TrialFacts facts) => new(hash, PartialDate.ParseOrNull(updated), reduced, facts);

    /// <summary>A version that a number stands for: when, whether reduced, and which fields it gives.</summary>
    private static VersionedFacts Make(uint seed) => Version(
        $"{(char)('a' + (seed % 26))}{seed}",
        (seed / 5 % 4) switch { 0 => null, 1 => "2023", 2 => "2023-01", _ => "2024-06-01" },
        seed / 20 % 2 == 0,
        new TrialFacts
        {
            Registration = "NCT1",
            BriefTitle = seed / 40 % 2 == 0 ? null : $"title {seed}",
            Enrolment = seed / 80 % 2 == 0 ? null : (int)(seed % 1000),
            Locations = seed / 160 % 2 == 0 ? [] : Leeds,
            Keywords = seed / 320 % 2 == 0 ? [] : [$"word {seed}"],
        });

    private static string Text(FoldedFacts folded) =>
        JsonSerializer.Serialize((TrialFacts)folded.Facts) + string.Join(',', folded.FieldVersions.OrderBy(f => f.Key, StringComparer.Ordinal)) + string.Join(',', folded.LiveHashes);
}
