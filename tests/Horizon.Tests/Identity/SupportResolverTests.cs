using Horizon.Graph.Awards;
using Horizon.Graph.Decisions;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Horizon.Tests.Linking;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Awards without a grant reference in the other's record, and the trials and papers that they pay for.</summary>
public sealed class SupportResolverTests : IAsyncLifetime
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

    private readonly string folder = Directory.CreateTempSubdirectory("horizon-supports-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private SqliteGraphStore store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        store = SqliteGraphStore.Open(Path.Combine(folder, "horizon.db"), time);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAwardIsTiedToItsTrialByTitleFunderAndLeadWhicheverComesFirst(bool awardFirst)
    {
        Facts[] all = awardFirst ? [Award, Trial] : [Trial, Award];
        foreach (var facts in all)
        {
            await Import(facts);
            await Resolve();
        }
        var edge = Assert.Single(await store.EdgesAsync(["trial:NCT90000001"], [EdgeTypes.Supports], 10, null, Stop));
        Assert.Equal(AwardId, edge.Source.Id);
        var reason = Assert.Single(edge.Assertions).Reason;
        Assert.Equal((Method.Model, PairRules.Support), (reason.Method, reason.Rule));
        Assert.InRange(reason.Confidence, 0.5, 0.95);
        Assert.Equal("trial:NCT90000001", Assert.Single((await AwardReader.ReadAsync(store, AwardId, null, Stop))!.Supports).Id);
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(store, time).CatchUpAsync(Stop));
    }

    [Fact]
    public async Task WithoutTheFunderAPersonDecidesAndTheirWordStands()
    {
        await Import(Trial with { Funders = [] }, Award);
        await Resolve();
        Assert.Empty(await Supports());
        Assert.Equal([Pair], await Waiting());
        await Decide("same");
        Assert.Equal([$"{AwardId} trial:NCT90000001"], await Supports());
        Assert.Empty(await Waiting());
        await Decide("different");
        Assert.Empty(await Supports());
        await Import(Trial with { Funders = [], Phase = "3" }, Award with { Amount = 1 });
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        await Resolve();
        Assert.Empty(await Supports());
        Assert.Empty(await Waiting());
        await Decide(null);
        Assert.Equal([Pair], await Waiting());
    }

    [Fact]
    public async Task AnotherDrugATrialOfAnotherTimeAndAnotherTitleAreNotTied()
    {
        await Import(Award, Trial with { BriefTitle = Title.Replace("Zorafenib", "Quarafenib", StringComparison.Ordinal) });
        await Resolve();
        Assert.Empty(await Supports());
        Assert.Equal([Pair], await Waiting());

        await Import(Trial with { StartDate = PartialDate.ParseOrNull("2031-01") });
        await Resolve();
        Assert.Empty(await Supports());
        Assert.Empty(await Waiting());

        await Import(Trial with { BriefTitle = "Hypofractionated radiotherapy after breast conserving surgery in older women" });
        await Resolve();
        Assert.Empty(await Supports());
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task TitlesAloneAreNoReasonEvenToAsk()
    {
        await Import(Award with { Funders = [new AwardParty("Elsewhere Foundation", null)], LeadOrganisation = null }, Trial);
        await Resolve();
        Assert.Empty(await Supports());
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task AReferenceEndsWhatWasOnlyScored()
    {
        await Import(Trial with { Funders = [] }, Award with { Id = "NIHR990001" });
        await Resolve();
        Assert.Equal(["pair:award:NIHR990001|trial:NCT90000001"], await Waiting());
        await Import(new TrialFacts { Registration = "NCT90000009", SecondaryIds = [new SecondaryId("NIHR990001", "OTHER_GRANT", null)] });
        await Resolve();
        Assert.Equal(["award:NIHR990001 trial:NCT90000009"], await Supports());
        Assert.Empty(await Waiting());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APaperWithTheFunderAndTheHolderWaitsForAPerson(bool awardFirst)
    {
        Facts[] all = awardFirst ? [Award, Paper] : [Paper, Award];
        foreach (var facts in all)
        {
            await Import(facts);
            await Resolve();
        }
        Assert.Equal([$"pair:{AwardId}|publication:pmid:99000001"], await Waiting());
        Assert.Empty(await store.EdgesAsync(["publication:pmid:99000001"], [EdgeTypes.Supports], 10, null, Stop));
        await Decide("same", $"pair:{AwardId}|publication:pmid:99000001");
        Assert.Equal(AwardId, Assert.Single(await store.EdgesAsync(["publication:pmid:99000001"], [EdgeTypes.Supports], 10, null, Stop)).Source.Id);
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task APaperOfOtherPeopleFromBeforeOrThatGivesItsGrantsIsNotAsked()
    {
        await Import(
            Award, Paper with { Authors = [new Author("Unlike, C", null)] }, Paper with { Pmid = "99000002", PublishedOn = PartialDate.ParseOrNull("2020") },
            Paper with { Pmid = "99000003", Grants = [new Grant("NIHR990002", "NIHR Health Technology Assessment Programme", null)] });
        await Resolve();
        Assert.Empty(await Waiting());
    }

    private async Task Resolve() => await new IdentityResolver(store, time).CatchUpAsync(Stop);

    private async Task Decide(string? verdict, string pair = Pair)
    {
        time.Advance(TimeSpan.FromHours(1));
        await Decision.WriteAsync(store, time, pair, verdict, null, "Ada", Stop);
        await Resolve();
    }

    private async Task<IEnumerable<string>> Supports() =>
        (await store.EdgesAsync(["trial:NCT90000001", "trial:NCT90000009"], [EdgeTypes.Supports], 10, null, Stop)).Select(e => $"{e.Source.Id} {e.Target.Id}");

    private async Task<IEnumerable<string>> Waiting() => (await store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 10, null, Stop)).Select(e => e.Source.Id);

    private async Task Import(params Facts[] all)
    {
        foreach (var facts in all)
        {
            var key = facts switch
            {
                TrialFacts trial => new RecordKey(SourceNames.ClinicalTrialsGov, trial.Registration),
                AwardFacts award => new RecordKey(SourceNames.ThreeSixtyGiving, award.Id),
                _ => new RecordKey(SourceNames.PubMed, ((PublicationFacts)facts).Pmid!),
            };
            var stored = (await store.RecordsAsync([key], Stop))[key];
            if (RecordLinker.Link(stored, Linked.Version(facts, $"2031-01-{stored.Versions.Count + 1:00}")).Change is { } change) await store.ApplyAsync(ChangeSet.Of(change), Stop);
        }
    }
}
