using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

/// <summary>The registers' real files, whole: every record of theirs is read, and every other file is named.</summary>
public sealed class RegistryFilesTests
{
    [Fact]
    public async Task EveryTrialOfThePortalsFileIsReadAndItsListOfFieldsIsNamed()
    {
        var (items, trials) = await Read("ictrp");
        Assert.Equal((578, 578), (trials.Count, trials.Select(t => t.Registration).Distinct().Count()));
        Assert.All(trials, t => Assert.True(t is { BriefTitle: not null, FirstPosted: not null, StartDate: not null, Conditions.Count: > 0 }));
        Assert.Equal((299, 270), (trials.Count(t => t.Status == TrialStatus.Recruiting), trials.Count(t => t.Status == TrialStatus.Unknown)));
        Assert.EndsWith(".txt", Assert.Single(items.OfType<FileNotUnderstood>()).Path, StringComparison.Ordinal);
        Assert.Empty(items.OfType<FileRejected>());
    }

    [Theory]
    [InlineData("isrctn", 11, 11)]
    [InlineData("ctis", 5, 5)]
    [InlineData("euctr", 14, 6)]
    public async Task EveryRecordIsReadUnderItsRegistration(string folder, int records, int registrations)
    {
        var (items, trials) = await Read(folder);
        Assert.Equal((records, registrations), (trials.Count, trials.Select(t => t.Registration).Distinct().Count()));
        Assert.All(trials, t => Assert.True(t is { Title: not null, Status: not TrialStatus.Unknown, LeadSponsor: not null } or { Title: not null, Registration: ['I', ..] }));
        Assert.All(trials, t => Assert.NotEmpty(t.Locations));
        Assert.DoesNotContain(items, i => i is FileNotUnderstood or FileRejected);
    }

    [Fact]
    public async Task NoAddressOfAPersonStandsInAnyFact()
    {
        foreach (var folder in new[] { "isrctn", "ctis", "euctr", "ictrp" })
        {
            foreach (var trial in (await Read(folder)).Trials)
                Assert.DoesNotContain("@", System.Text.Json.JsonSerializer.Serialize(trial, FactsJson.Default.TrialFacts).Replace("\\u0040", "@", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheCovidListIsReadWithItsDayNumbersAndCountryRows()
    {
        var file = Path.Combine(RealData.Folder("."), "..", "labelled", "cross-registrations", "ictrp_trials_no_contacts.csv");
        if (!File.Exists(file)) Assert.Skip("The shared data is absent: labelled/cross-registrations.");
        var items = await Reading.All(RecordFiles.ReadAsync([file], ReadLimits.Default, TestContext.Current.CancellationToken));
        var trials = Trials(items);
        Assert.Equal((4117, 4101), (trials.Count, trials.Select(t => t.Registration).Distinct().Count()));
        Assert.All(trials, t => Assert.InRange(t.FirstPosted!.Value.First.Year, 2000, 2020));
        // One day number has six digits and two cells are empty.
        Assert.Equal(4114, trials.Count(t => t.StartDate is not null));
        Assert.All(trials.Where(t => t.Phase is not null), t => Assert.Contains(t.Phase, new[] { "1", "1/2", "2", "2/3", "3", "4", "early 1", "not applicable" }));
    }

    private static async Task<(List<FileItem> Items, List<TrialFacts> Trials)> Read(string folder)
    {
        var items = await Reading.All(RecordFiles.ReadAsync([RealData.Folder(folder)], ReadLimits.Default, TestContext.Current.CancellationToken));
        return (items, Trials(items));
    }

    private static List<TrialFacts> Trials(List<FileItem> items) =>
        [.. items.OfType<RecordDocument>().Select(d => (TrialFacts)Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts)];
}
