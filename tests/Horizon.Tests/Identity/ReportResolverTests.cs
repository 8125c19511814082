using Horizon.Graph.Decisions;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Trials;
using Horizon.Tests.Linking;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Papers without a registry id and the trials that they report.</summary>
public sealed class ReportResolverTests : IAsyncLifetime
{
    private const string Title = "Stereotactic Ablative Radiotherapy for Comprehensive Treatment of Oligometastatic Tumours With Pembrolizumab and Zorafenib";
    private const string Pair = "pair:publication:pmid:99000001|trial:NCT90000001";
    private const string Tied = "publication:pmid:99000001 result trial:NCT90000001";

    private static readonly TrialFacts Trial = new()
    {
        Registration = "NCT90000001",
        BriefTitle = Title,
        Acronym = "SABR-COMET",
        Enrolment = 143,
        StartDate = PartialDate.ParseOrNull("2022-01"),
    };

    private static readonly PublicationFacts Paper = new()
    {
        Pmid = "99000001",
        Title = Title + ": a randomised trial",
        AbstractSections = [new AbstractSection(null, "In SABR-COMET, 143 patients were randomised.")],
        PublishedOn = PartialDate.ParseOrNull("2026"),
    };

    private readonly string folder = Directory.CreateTempSubdirectory("horizon-reports-").FullName;
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
    public async Task APaperThatNamesNoIdIsTiedByTitleAndFactsWhicheverComesFirst(bool paperFirst)
    {
        Facts[] all = paperFirst ? [Paper, Trial] : [Trial, Paper];
        foreach (var facts in all)
        {
            await Import(facts);
            await Resolve();
        }
        Assert.Equal([Tied], await Reports());
        var view = (await TrialReader.ReadAsync(store, "trial:NCT90000001", null, Stop))!;
        Assert.InRange(Assert.Single(view.Publications).Confidence!.Value, 0.5, 0.99);
        var reason = view.Provenance.Single(p => p.About == $"{EdgeTypes.Reports} publication:pmid:99000001");
        Assert.Equal(("model", PairRules.Report), (reason.Method, reason.Rule));
    }

    [Fact]
    public async Task ASecondRunWritesNothing()
    {
        await Import(Trial, Paper);
        await Resolve();
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(store, time).CatchUpAsync(Stop));
    }

    [Fact]
    public async Task TitlesAloneWaitForAPersonWhoseWordMakesTheEdgeAndUnmakesIt()
    {
        await Import(Trial with { Acronym = null, Enrolment = null }, Paper);
        await Resolve();
        Assert.Empty(await Reports());
        Assert.Equal([Pair], await Waiting());

        await Decide("same");
        Assert.Equal([Tied], await Reports());
        Assert.Empty(await Waiting());
        Assert.Equal(Method.Manual, Assert.Single((await store.EdgesAsync(["trial:NCT90000001"], [EdgeTypes.Reports], 10, null, Stop)).Single().Assertions).Reason.Method);

        await Decide("related");
        Assert.Equal(["publication:pmid:99000001 background trial:NCT90000001"], await Reports());
        await Decide(null);
        Assert.Empty(await Reports());
        Assert.Equal([Pair], await Waiting());
    }

    [Fact]
    public async Task WhatAPersonRejectsStaysAwayHoweverOftenTheRulesRun()
    {
        await Import(Trial, Paper);
        await Resolve();
        await Decide("different");
        Assert.Empty(await Reports());
        await Import(Trial with { Phase = "3" }, Paper with { Journal = "A Journal" });
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        await Resolve();
        Assert.Empty(await Reports());
        Assert.Empty(await Waiting());
        await Decide(null);
        Assert.Equal([Tied], await Reports());
    }

    [Fact]
    public async Task AnIdEndsWhatWasOnlyScored()
    {
        await Import(Trial, Paper);
        await Resolve();
        await Import(new TrialFacts { Registration = "NCT90000009", References = [new Reference("99000001", "result", null)] });
        await Resolve();
        Assert.Equal(["publication:pmid:99000001 result trial:NCT90000009"], await Reports());
    }

    [Fact]
    public async Task ReviewsLettersAndPapersOfAnotherTimeAreNotTied()
    {
        await Import(
            Trial, Paper with { PublicationTypes = ["Systematic Review"] }, Paper with { Pmid = "99000002", PublicationTypes = ["Letter"] }, Paper with { Pmid = "99000003", PublishedOn = PartialDate.ParseOrNull("2019") });
        await Resolve();
        Assert.Empty(await Reports());
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task ATrialThatFitsAsWellLeavesThePaperToAPersonOrNobody()
    {
        await Import(Trial, Trial with { Registration = "NCT90000002", Acronym = "SABR-COMET" }, Paper);
        await Resolve();
        Assert.Empty(await Reports());
    }

    [Fact]
    public async Task ProtocolsAreBackground()
    {
        await Import(Trial, Paper with { Title = Title + ": study protocol for a randomised trial" });
        await Resolve();
        Assert.Equal(["publication:pmid:99000001 background trial:NCT90000001"], await Reports());
    }

    [Fact]
    public async Task APreprintAndItsArticleStayTwoTiedToEachOther()
    {
        var preprint = Paper with { Pmid = null, Doi = "10.5555/pre", PublicationTypes = ["Preprint"], Journal = "medRxiv", Authors = [new Author("Sample, A", null)] };
        var article = Paper with { Doi = "10.5555/article", Journal = "J Made Up", Authors = [new Author("Sample, A", null)] };
        await Import(preprint, article);
        await Resolve();
        Assert.NotEqual(await store.ResolveAsync("doi:10.5555/pre", Stop), await store.ResolveAsync("doi:10.5555/article", Stop));
        var view = (await PublicationReader.ReadAsync(store, (await store.ResolveAsync("pmid:99000001", Stop))!, null, Stop))!;
        Assert.Equal([("publication:doi:10.5555/pre", "preprint")], view.Versions.Select(v => (v.Id, v.Type)));
    }

    [Fact]
    public void APairOfAPaperAndATrialIsReadOutOfItsIdEvenWhereTheSourcesIdHoldsABar()
    {
        Assert.Equal(("publication:csv:a|b", "trial:NCT90000001"), PairIds.Parse(PairIds.Node("publication:csv:a|b", "trial:NCT90000001")));
        Assert.Equal(("publication:csv:a|b", "publication:pmid:1"), PairIds.Parse(PairIds.Node("publication:pmid:1", "publication:csv:a|b")));
    }

    private async Task Resolve() => await new IdentityResolver(store, time).CatchUpAsync(Stop);

    private async Task Decide(string? verdict)
    {
        time.Advance(TimeSpan.FromHours(1));
        await Decision.WriteAsync(store, time, Pair, verdict, null, "Ada", Stop);
        await Resolve();
    }

    private async Task<IEnumerable<string>> Reports() =>
        (await store.EdgesAsync(["trial:NCT90000001", "trial:NCT90000002", "trial:NCT90000009"], [EdgeTypes.Reports], 10, null, Stop)).Select(e => $"{e.Source.Id} {e.Role} {e.Target.Id}");

    private async Task<IEnumerable<string>> Waiting() => (await store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 10, null, Stop)).Select(e => e.Source.Id);

    private async Task Import(params Facts[] all)
    {
        foreach (var facts in all)
        {
            var key = facts switch
            {
                TrialFacts trial => new RecordKey(SourceNames.ClinicalTrialsGov, trial.Registration),
                PublicationFacts { Pmid: { } pmid } => new RecordKey(SourceNames.PubMed, pmid),
                _ => new RecordKey(SourceNames.MedRxiv, ((PublicationFacts)facts).Doi!),
            };
            var stored = (await store.RecordsAsync([key], Stop))[key];
            var version = Linked.Version(facts, $"2031-01-{stored.Versions.Count + 1:00}");
            if (RecordLinker.Link(stored, version).Change is { } change) await store.ApplyAsync(ChangeSet.Of(change), Stop);
        }
    }
}
