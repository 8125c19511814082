using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Tests.Identity;
using Xunit;

namespace Horizon.Tests.Trials;

/// <summary>Which trial an id finds, whatever came first and whatever records once said.</summary>
public sealed class TrialLookUpTests : IAsyncDisposable
{
    private readonly ResolvedStore resolved = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => resolved.DisposeAsync();

    [Fact]
    public async Task AnIdThatWasTakenBackLeadsToTheTrialThatStatesItNow()
    {
        await Come(Trial("NCT90000001", "Carbon ions for made-up chordoma", "2031-000111-22"));
        await Come(Trial("NCT90000001", "Carbon ions for made-up chordoma", "2031-000111-33"));
        Assert.Null(await Find("2031-000111-22"));
        Assert.Equal("trial:NCT90000001", (await Find("2031-000111-33"))!.Id);
        await Come(Trial("ISRCTN90000001", "Stents of the made-up trachea", "2031-000111-22"));
        Assert.Equal("trial:ISRCTN90000001", (await Find("2031-000111-22"))!.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OfTwoTrialsThatStateAnIdTheSameIsFoundInEitherOrderAndTheOtherIsTold(bool isReversed)
    {
        TrialFacts[] all = [Trial("NCT90000001", "Chemoradiation of a made-up canal", "2031-000111-22"), Trial("ISRCTN90000001", "Irradiation of thymoma after surgery", "2031-000111-22")];
        foreach (var trial in isReversed ? all.Reverse() : all) await Come(trial);
        var found = (await Find("2031-000111-22"))!;
        Assert.Equal("trial:ISRCTN90000001", found.Id);
        Assert.Equal(["trial:NCT90000001"], found.Others);
        Assert.Equal(["pair:trial:ISRCTN90000001|trial:NCT90000001"], await resolved.WaitingAsync());
        Assert.Empty((await Find("NCT90000001"))!.Others);
    }

    [Fact]
    public async Task AParentsIdDoesNotLeadToTheStudyThatNamesIt()
    {
        await Come(Trial("NCT90000001", "Imaging of a made-up canal") with { SecondaryIds = [new SecondaryId("NCT90000009", null, "Parent study")] });
        Assert.Null(await Find("NCT90000009"));
    }

    private async Task Come(TrialFacts trial)
    {
        await resolved.ImportAsync(trial);
        await resolved.ResolveAsync();
    }

    private Task<FoundTrial?> Find(string key) => TrialLookUp.FindAsync(resolved.Store, key, Stop);

    private static TrialFacts Trial(string registration, string title, params string[] others) => new() { Registration = registration, BriefTitle = title, SecondaryIds = [.. others.Select(id => new SecondaryId(id, null, null))] };
}
