using System.Text;
using Horizon.Graph.Trials;
using Horizon.Tests.Ingest;
using Xunit;

namespace Horizon.Tests.Import;

/// <summary>What the registers' records become in the graph.</summary>
public sealed class RegistryImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordsOfMemberStatesAreOneTrialThatRecruitsInAllOfThem()
    {
        await using var graph = new TemporaryGraph();
        var report = await graph.ImportAsync(
            ("download", Bytes($"Summary\n{State("Spain - AEMPS", "ES")}\n\nSummary\n{State("France - ANSM", "FR")}\n")),
            ("platform", Bytes("TrialID,Public title,Recruitment Status,Source Register,Countries\nEUCTR2099-000001-01-DE,Copy,Authorised,EU,Germany\n")));
        Assert.Equal((3, 3, 0), (report.Read, report.New, report.Rejected.Count));
        var trial = (await TrialReader.ReadAsync(graph.Store, "trial:2099-000001-01", null, Cancellation))!;
        Assert.Equal(("A title", "active"), (trial.Title, trial.Status));
        Assert.Equal(["France", "Spain"], trial.RecruitsAt.Select(place => place.Country).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ImportingTheSameAgainChangesNothing()
    {
        await using var graph = new TemporaryGraph();
        (string, ReadOnlyMemory<byte>)[] files =
        [
            ("isrctn", Bytes("<allTrials totalCount=\"1\"><fullTrial><trial lastUpdated=\"2024-01-01T00:00:00Z\"><isrctn>99000001</isrctn><trialDescription><title>SABR in lung cancer</title></trialDescription><participants/></trial></fullTrial></allTrials>")),
            ("ctis", Bytes("""{"pagination":{"totalRecords":1},"data":[{"ctNumber":"2099-516282-37-00","ctTitle":"T","ctStatus":3}]}""")),
        ];
        Assert.Equal(2, (await graph.ImportAsync(files)).New);
        var again = await graph.ImportAsync(files);
        Assert.Equal((0, 0, 2), (again.New, again.Changed, again.Unchanged));
        Assert.Equal("trial:ISRCTN99000001", await graph.Store.ResolveAsync("ISRCTN99000001", Cancellation));
        Assert.Equal("trial:2099-516282-37-00", await graph.Store.ResolveAsync("2099-516282-37-00", Cancellation));
    }

    [Fact]
    public async Task TheRealFilesOfTheRegistersAreTakenInWithoutAReject()
    {
        await using var graph = new TemporaryGraph();
        var report = await graph.ImportAsync([RealData.Folder("isrctn"), RealData.Folder("ctis"), RealData.Folder("euctr"), RealData.Folder("ictrp")]);
        Assert.Empty(report.Rejected);
        Assert.Equal([("ctis", 5L), ("euctr", 14L), ("ictrp", 578L), ("isrctn", 11L)], report.BySource.Select(s => (s.Name, (long)s.Read)));
        Assert.EndsWith("datafields.txt", Assert.Single(report.Files.NotUnderstood).Path, StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string State(string authority, string code) => $"""
        EudraCT Number: 2099-000001-01
        Sponsor's Protocol Code Number: AB-1
        Trial Status: Ongoing
        Link: https://www.clinicaltrialsregister.eu/ctr-search/trial/2099-000001-01/{code}/
        A.1 Member State Concerned: {authority}
        A.2 EudraCT number: 2099-000001-01
        A.3 Full title of the trial: A long title
        A.3.1 Title of the trial for lay people, in easily understood, i.e. non-technical, language: A title
        E.1.1 Medical condition(s) being investigated: Lung cancer
        """;
}
