using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Tests.Gaps;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Papers that a registration ties to a trial as its result, and that are none.</summary>
public sealed class NoResultsTests : IAsyncDisposable
{
    private static readonly TrialFacts Trial = new() { Registration = "NCT90000001", BriefTitle = "Carbon ion radiotherapy for pancreatic cancer", StartDate = PartialDate.ParseOrNull("2023-01-01"), Status = TrialStatus.Recruiting };

    private static readonly PublicationFacts Paper = new()
    {
        Pmid = "99000001",
        Title = "Carbon ions: results of the first trial",
        PublishedOn = PartialDate.ParseOrNull("2024"),
        PublicationTypes = ["Randomized Controlled Trial"],
        DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT90000001")],
    };

    private static readonly PublicationFacts Notice = new() { Pmid = "99000002", Title = "Retraction: Carbon ions: results of the first trial", PublicationTypes = ["Retraction of Publication"], Corrections = [new Correction("RetractionOf", "99000001", null)] };

    private readonly ResolvedStore resolved = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => resolved.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatCameOutBeforeTheTrialBeganIsNoResultWhicheverComesFirst(bool paperFirst)
    {
        var early = Paper with { PublishedOn = PartialDate.ParseOrNull("2022") };
        foreach (var facts in paperFirst ? new Facts[] { early, Trial } : [Trial, early])
        {
            await resolved.ImportAsync(facts);
            await resolved.ResolveAsync();
        }
        Assert.Equal(("recruiting", "background"), await TrialAsync());
        Assert.Equal("background", Assert.Single((await PaperAsync()).Trials).Type);
        Assert.Equal(0, await resolved.ResolveAgainAsync());

        // The register puts the date right.
        await resolved.ImportAsync(Trial with { StartDate = PartialDate.ParseOrNull("2019-01-01") });
        await resolved.ResolveAsync();
        Assert.Equal(("published", "result"), await TrialAsync());
    }

    [Fact]
    public async Task ATrialIsPublishedUntilItsOnlyResultIsTakenBack()
    {
        await resolved.ImportAsync(Trial, Paper);
        await resolved.ResolveAsync();
        Assert.Equal(("published", "result"), await TrialAsync());
        await resolved.ImportAsync(Notice);
        await resolved.ResolveAsync();
        Assert.Equal(("recruiting", "background"), await TrialAsync());
        Assert.True(Assert.Single((await TrialReader.ReadAsync(resolved.Store, "trial:NCT90000001", null, Stop))!.Publications).Retracted);
        var paper = await PaperAsync();
        Assert.Equal((true, false, "background"), (paper.Retracted, paper.ReportsTrial, Assert.Single(paper.Trials).Type));

        await resolved.ImportAsync(Notice with { Withdrawn = true });
        await resolved.ResolveAsync();
        Assert.Equal(("published", "result"), await TrialAsync());
    }

    [Fact]
    public async Task TheGapMapFollowsWhatIsTakenBackAndCountsNoRetractedReview()
    {
        using var board = new TemporaryBoard(resolved.Store);
        var review = new PublicationFacts { Pmid = "99000003", Title = "SABR for kidney cancer: a meta-analysis", PublicationTypes = ["Meta-Analysis"] };
        await resolved.ImportAsync(Trial, Paper, review, new PublicationFacts { Pmid = "99000004", Title = "Retraction: SABR for kidney cancer: a systematic review" });
        Assert.Equal(("published", StudyStates.Review, StudyEntry.Paper), await StatesAsync());
        await resolved.ImportAsync(Notice, review with { PublicationTypes = ["Meta-Analysis", "Retracted Publication"] });
        Assert.Equal(("recruiting", StudyEntry.Paper, StudyEntry.Paper), await StatesAsync());

        async Task<(string, string, string)> StatesAsync()
        {
            await resolved.ResolveAsync();
            await board.FollowAsync();
            var states = board.Board.StudiesById(["trial:NCT90000001", "publication:pmid:99000003", "publication:pmid:99000004"]).ToDictionary(s => s.Id, s => s.State);
            return (states["trial:NCT90000001"], states["publication:pmid:99000003"], states["publication:pmid:99000004"]);
        }
    }

    [Theory]
    [InlineData("Retracted Publication", "Carbon ions: results")]
    [InlineData("Journal Article", "RETRACTED: Carbon ions: results")]
    public async Task TheIndexOrThePublisherSaysThatAPaperWasTakenBack(string type, string title)
    {
        await resolved.ImportAsync(Trial, Paper with { Title = title, PublicationTypes = ["Randomized Controlled Trial", type] });
        await resolved.ResolveAsync();
        Assert.Equal(("recruiting", "background"), await TrialAsync());
    }

    [Fact]
    public async Task APersonWhoCallsItTheTrialsPaperKnowsBetter()
    {
        await resolved.ImportAsync(Trial, Paper with { PublishedOn = PartialDate.ParseOrNull("2022") });
        await resolved.ResolveAsync();
        await resolved.DecideAsync("pair:publication:pmid:99000001|trial:NCT90000001", "same");
        Assert.Equal(("published", "result"), await TrialAsync());
        await resolved.DecideAsync("pair:publication:pmid:99000001|trial:NCT90000001", null);
        Assert.Equal(("recruiting", "background"), await TrialAsync());
        // That it is the trial's is no word on whether it stands.
        await resolved.ImportAsync(Notice);
        await resolved.ResolveAsync();
        await resolved.DecideAsync("pair:publication:pmid:99000001|trial:NCT90000001", "same");
        Assert.Equal(("recruiting", "background"), await TrialAsync());
    }

    [Fact]
    public async Task APaperThatOnlyNamesATrialIsAskedAboutWhereItMayBeItsOwn()
    {
        var named = Paper with { DataBankIds = [], Title = Trial.BriefTitle + ": a randomised trial", AbstractSections = [new AbstractSection(null, "Carbon ions: see NCT90000001.")] };
        await resolved.ImportAsync(Trial, named);
        await resolved.ResolveAsync();
        Assert.Equal(("recruiting", "background"), await TrialAsync());
        Assert.Equal(["pair:publication:pmid:99000001|trial:NCT90000001"], await resolved.WaitingAsync());
    }

    private async Task<(string State, string Type)> TrialAsync()
    {
        var trial = (await TrialReader.ReadAsync(resolved.Store, "trial:NCT90000001", null, Stop))!;
        return (trial.State, Assert.Single(trial.Publications).Type);
    }

    private async Task<PublicationView> PaperAsync() => (await PublicationReader.ReadAsync(resolved.Store, "publication:pmid:99000001", null, Stop))!;
}
