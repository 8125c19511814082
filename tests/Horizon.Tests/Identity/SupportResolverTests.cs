using Horizon.Graph.Awards;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Awards without a grant reference in the other's record, and the trials and papers that they pay for.</summary>
public sealed class SupportResolverTests : IAsyncDisposable
{
    private const string Title = "Stereotactic Ablative Radiotherapy for Comprehensive Treatment of Oligometastatic Tumours With Pembrolizumab and Zorafenib";
    private const string AwardId = "award:360giving:99001";
    private const string Pair = $"pair:{AwardId}|trial:NCT90000001";

    private static readonly TrialFacts Trial = new()
    {
        Registration = "NCT90000001",
        BriefTitle = Title,
        StartDate = PartialDate.ParseOrNull("2022-01"),
        LeadSponsor = new SponsorName("University of Exampleton", null),
        Funders = [new FunderName("NIHR Health Technology Assessment Programme", null, null)],
    };

    private static readonly AwardFacts Award = new()
    {
        Id = "360giving:99001",
        Title = Title + ": a randomised controlled trial",
        Funders = [new AwardParty("National Institute for Health and Care Research", null)],
        LeadOrganisation = new AwardParty("University of Exampleton", null),
        StartDate = PartialDate.ParseOrNull("2021-09"),
        EndDate = PartialDate.ParseOrNull("2026-08"),
        Holders = ["Sample, Anna"],
    };

    private static readonly PublicationFacts Paper = new()
    {
        Pmid = "99000001",
        Title = Title + ": protocol of a trial",
        Authors = [new Author("Other, B", null), new Author("Sample A", null)],
        Grants = [new Grant(null, "NIHR Health Technology Assessment Programme", null)],
        PublishedOn = PartialDate.ParseOrNull("2023"),
    };

    private readonly ResolvedStore resolved = new();

    private SqliteGraphStore Store => resolved.Store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => resolved.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAwardIsTiedToItsTrialByTitleFunderAndLeadWhicheverComesFirst(bool awardFirst)
    {
        Facts[] all = awardFirst ? [Award, Trial] : [Trial, Award];
        foreach (var facts in all)
        {
            await resolved.ImportAsync(facts);
            await resolved.ResolveAsync();
        }
        var edge = Assert.Single(await Store.EdgesAsync(["trial:NCT90000001"], [EdgeTypes.Supports], 10, null, Stop));
        Assert.Equal(AwardId, edge.Source.Id);
        var reason = Assert.Single(edge.Assertions).Reason;
        Assert.Equal((Method.Model, PairRules.Support), (reason.Method, reason.Rule));
        Assert.InRange(reason.Confidence, 0.5, 0.95);
        Assert.Equal("trial:NCT90000001", Assert.Single((await AwardReader.ReadAsync(Store, AwardId, null, Stop))!.Supports).Id);
        Assert.Equal(0, await resolved.ResolveAgainAsync());
    }

    [Fact]
    public async Task WhatAPersonSaysOfAnAwardThatARecordNamesWinsAndIsUndone()
    {
        var award = Award with { Id = "NIHR990001", Reference = "NIHR990001" };
        var paper = Paper with { Grants = [new Grant("NIHR990001", "NIHR", null)] };
        await resolved.ImportAsync(Trial with { SecondaryIds = [new SecondaryId("NIHR990001", "OTHER_GRANT", null)] }, award, paper);
        await resolved.ResolveAsync();
        Assert.Equal(["publication:pmid:99000001", "trial:NCT90000001"], await Of("award:NIHR990001"));
        await resolved.DecideAsync("pair:award:NIHR990001|publication:pmid:99000001", "different");
        Assert.Equal(["trial:NCT90000001"], await Of("award:NIHR990001"));
        await resolved.DecideAsync("pair:award:NIHR990001|trial:NCT90000001", "different");
        Assert.Empty(await Of("award:NIHR990001"));
        await resolved.ImportAsync(paper with { Journal = "A Journal" });
        await resolved.ResolveAgainAsync();
        Assert.Empty(await Of("award:NIHR990001"));
        await resolved.DecideAsync("pair:award:NIHR990001|trial:NCT90000001", null);
        await resolved.DecideAsync("pair:award:NIHR990001|publication:pmid:99000001", null);
        Assert.Equal(["publication:pmid:99000001", "trial:NCT90000001"], await Of("award:NIHR990001"));
    }

    private async Task<IEnumerable<string>> Of(string award) => (await Store.EdgesAsync([award], [EdgeTypes.Supports], 10, null, Stop)).Select(e => e.Target.Id).Order(StringComparer.Ordinal);

    [Fact]
    public async Task WithoutTheFunderAPersonDecidesAndTheirWordStands()
    {
        await resolved.ImportAsync(Trial with { Funders = [] }, Award);
        await resolved.ResolveAsync();
        Assert.Empty(await Supports());
        Assert.Equal([Pair], await resolved.WaitingAsync());
        await resolved.DecideAsync(Pair, "same");
        Assert.Equal([$"{AwardId} trial:NCT90000001"], await Supports());
        Assert.Empty(await resolved.WaitingAsync());
        await resolved.DecideAsync(Pair, "different");
        Assert.Empty(await Supports());
        await resolved.ImportAsync(Trial with { Funders = [], Phase = "3" }, Award with { Amount = 1 });
        await resolved.ResolveAgainAsync();
        Assert.Empty(await Supports());
        Assert.Empty(await resolved.WaitingAsync());
        await resolved.DecideAsync(Pair, null);
        Assert.Equal([Pair], await resolved.WaitingAsync());
    }

    [Theory]
    [InlineData("Feasibility of ")]
    [InlineData("Long-term follow-up of ")]
    public async Task AnAwardForAStudyOfAnotherKindWaitsForAPerson(string before)
    {
        await resolved.ImportAsync(Award with { Title = before + Title }, Trial);
        await resolved.ResolveAsync();
        Assert.Empty(await Supports());
        Assert.Equal([Pair], await resolved.WaitingAsync());
    }

    [Fact]
    public async Task AnotherDrugATrialOfAnotherTimeAndAnotherTitleAreNotTied()
    {
        await resolved.ImportAsync(Award, Trial with { BriefTitle = Title.Replace("Zorafenib", "Quarafenib", StringComparison.Ordinal) });
        await resolved.ResolveAsync();
        Assert.Empty(await Supports());
        Assert.Equal([Pair], await resolved.WaitingAsync());

        await resolved.ImportAsync(Trial with { StartDate = PartialDate.ParseOrNull("2031-01") });
        await resolved.ResolveAsync();
        Assert.Empty(await Supports());
        Assert.Empty(await resolved.WaitingAsync());

        await resolved.ImportAsync(Trial with { BriefTitle = "Hypofractionated radiotherapy after breast conserving surgery in older women" });
        await resolved.ResolveAsync();
        Assert.Empty(await Supports());
        Assert.Empty(await resolved.WaitingAsync());
    }

    [Fact]
    public async Task TitlesAloneAreNoReasonEvenToAsk()
    {
        await resolved.ImportAsync(Award with { Funders = [new AwardParty("Elsewhere Foundation", null)], LeadOrganisation = null }, Trial);
        await resolved.ResolveAsync();
        Assert.Empty(await Supports());
        Assert.Empty(await resolved.WaitingAsync());
    }

    [Fact]
    public async Task AReferenceEndsWhatWasOnlyScored()
    {
        await resolved.ImportAsync(Trial with { Funders = [] }, Award with { Id = "NIHR990001" });
        await resolved.ResolveAsync();
        Assert.Equal(["pair:award:NIHR990001|trial:NCT90000001"], await resolved.WaitingAsync());
        await resolved.ImportAsync(new TrialFacts { Registration = "NCT90000009", SecondaryIds = [new SecondaryId("NIHR990001", "OTHER_GRANT", null)] });
        await resolved.ResolveAsync();
        Assert.Equal(["award:NIHR990001 trial:NCT90000009"], await Supports());
        Assert.Empty(await resolved.WaitingAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APaperWithTheFunderAndTheHolderWaitsForAPerson(bool awardFirst)
    {
        Facts[] all = awardFirst ? [Award, Paper] : [Paper, Award];
        foreach (var facts in all)
        {
            await resolved.ImportAsync(facts);
            await resolved.ResolveAsync();
        }
        Assert.Equal([$"pair:{AwardId}|publication:pmid:99000001"], await resolved.WaitingAsync());
        Assert.Empty(await Store.EdgesAsync(["publication:pmid:99000001"], [EdgeTypes.Supports], 10, null, Stop));
        await resolved.DecideAsync($"pair:{AwardId}|publication:pmid:99000001", "same");
        Assert.Equal(AwardId, Assert.Single(await Store.EdgesAsync(["publication:pmid:99000001"], [EdgeTypes.Supports], 10, null, Stop)).Source.Id);
        Assert.Empty(await resolved.WaitingAsync());
    }

    /// <summary>An award that began after the paper came out is no rival of the one that can have paid, though its title is the paper's to the letter.</summary>
    [Fact]
    public async Task AnAwardThatCannotHavePaidHidesNoOther()
    {
        await resolved.ImportAsync(Award, Award with { Id = "360giving:99002", Title = Paper.Title!, StartDate = PartialDate.ParseOrNull("2026-09"), EndDate = PartialDate.ParseOrNull("2031-08") }, Paper);
        await resolved.ResolveAsync();
        Assert.Equal([$"pair:{AwardId}|publication:pmid:99000001"], await resolved.WaitingAsync());
    }

    [Fact]
    public async Task APaperOfOtherPeopleFromBeforeOrThatGivesItsGrantsIsNotAsked()
    {
        await resolved.ImportAsync(
            Award, Paper with { Authors = [new Author("Unlike, C", null)] }, Paper with { Pmid = "99000002", PublishedOn = PartialDate.ParseOrNull("2020") },
            Paper with { Pmid = "99000003", Grants = [new Grant("NIHR990002", "NIHR Health Technology Assessment Programme", null)] });
        await resolved.ResolveAsync();
        Assert.Empty(await resolved.WaitingAsync());
    }

    private async Task<IEnumerable<string>> Supports() =>
        (await Store.EdgesAsync(["trial:NCT90000001", "trial:NCT90000009"], [EdgeTypes.Supports], 10, null, Stop)).Select(e => $"{e.Source.Id} {e.Target.Id}");

}
