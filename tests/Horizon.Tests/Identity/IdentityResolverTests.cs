using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Horizon.Graph.Decisions;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Trials;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Identity;

public sealed class IdentityResolverTests : IAsyncLifetime
{
    private static readonly string[] Registrations = ["NCT90000001", "ISRCTN90000001", "2031-900001-12", "DRKS90000001"];
    private readonly string folder = Directory.CreateTempSubdirectory("horizon-identity-").FullName;
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

    [Fact]
    public async Task RegistrationsThatNameEachOtherBecomeOneTrialUnderTheOlderId()
    {
        await Import(Trial("NCT90000001"));
        await Import(Trial("ISRCTN90000001", "NCT90000001"));
        await Resolve();
        Assert.Equal("trial:NCT90000001", await store.ResolveAsync("ISRCTN90000001", Stop));
        var trial = (await TrialReader.ReadAsync(store, "trial:NCT90000001", null, Stop))!;
        Assert.Equal(["trial:ISRCTN90000001"], trial.Aliases);
        Assert.Equal(["NCT90000001", "ISRCTN90000001"], trial.Registrations.Select(r => r.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ThreeDecisionsThatCannotAllStandPartWhatAPersonPartsAndAskAboutTheRest(bool partedLast)
    {
        await Import(Trial("NCT90000001"), Trial("NCT90000002"), Trial("NCT90000003"));
        await Resolve();
        (string Pair, string Verdict)[] decisions = [("pair:trial:NCT90000001|trial:NCT90000002", "same"), ("pair:trial:NCT90000001|trial:NCT90000003", "same"), ("pair:trial:NCT90000002|trial:NCT90000003", "different")];
        foreach (var (pair, verdict) in partedLast ? decisions : decisions.Reverse())
        {
            await Decision.WriteAsync(store, time, pair, verdict, null, "Ada", Stop);
            await Resolve();
        }
        Assert.NotEqual(await store.ResolveAsync("NCT90000002", Stop), await store.ResolveAsync("NCT90000003", Stop));
        var waiting = (await store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 10, null, Stop)).Select(e => e.Source.Id).ToList();
        Assert.Contains(Assert.Single(waiting), decisions.Where(d => d.Verdict == "same").Select(d => d.Pair));
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(store, time).CatchUpAsync(Stop));
    }

    [Fact]
    public async Task TheEndIsTheSameInWhateverOrderTheyCome()
    {
        await Import(Trial("2031-900001-12"));
        await Resolve();
        await Import(Trial("ISRCTN90000001", "2031-900001-12"), Trial("NCT90000001", "ISRCTN90000001"));
        await Resolve();
        foreach (var id in Registrations[..3]) Assert.Equal("trial:2031-900001-12", await store.ResolveAsync(id, Stop));
    }

    [Fact]
    public async Task TwoTrialsOfOneRegisterThatShareAnIdStayTwoAndTheSharedOneBelongsToNeither()
    {
        await Import(Trial("NCT90000001", "2031-900001-12"), Trial("NCT90000002", "2031-900001-12"), Paper("2031-900001-12"));
        await Resolve();
        Assert.Equal("trial:NCT90000001", await store.ResolveAsync("trial:NCT90000001", Stop));
        Assert.Equal("trial:NCT90000002", await store.ResolveAsync("trial:NCT90000002", Stop));
        Assert.Equal("trial:2031-900001-12", await store.ResolveAsync("trial:2031-900001-12", Stop));
    }

    [Fact]
    public async Task APaperThatNamesAnIdThatOnlyAnotherRegistrationNamesReachesTheTrial()
    {
        await Import(Paper("2031-900001-12"));
        await Resolve();
        await Import(Trial("NCT90000001", "2031-900001-12"));
        await Resolve();
        var trial = (await TrialReader.ReadAsync(store, "trial:NCT90000001", null, Stop))!;
        Assert.Equal(["publication:pmid:99000001"], trial.Publications.Select(p => p.Id));
    }

    [Fact]
    public async Task AnEditorPartsWhatTheRulesMergedAndAReRunKeepsItSo()
    {
        await Import(Trial("NCT90000001"), Trial("ISRCTN90000001", "NCT90000001"));
        await Resolve();
        await Decision.WriteAsync(store, time, "pair:trial:ISRCTN90000001|trial:NCT90000001", "different", "two cohorts", "Ada", Stop);
        await Resolve();
        Assert.Equal("trial:ISRCTN90000001", await store.ResolveAsync("ISRCTN90000001", Stop));
        await Import(Trial("ISRCTN90000001", "NCT90000001") with { Acronym = "SABRE" });
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        await Resolve();
        Assert.Equal("trial:ISRCTN90000001", await store.ResolveAsync("ISRCTN90000001", Stop));
        // Withdrawn, the rules decide again.
        time.Advance(TimeSpan.FromHours(1));
        await Decision.WriteAsync(store, time, "pair:trial:ISRCTN90000001|trial:NCT90000001", null, null, "Ada", Stop);
        await Resolve();
        Assert.Equal("trial:NCT90000001", await store.ResolveAsync("ISRCTN90000001", Stop));
        Assert.Equal(["different", null], (await Decision.HistoryAsync(store, "pair:trial:ISRCTN90000001|trial:NCT90000001", Stop)).Select(d => d.Verdict));
    }

    [Fact]
    public async Task ARegistrationThatWasPartedIsNoLongerListedThoughTheRecordStillNamesIt()
    {
        await Import(Trial("NCT90000001"), Trial("ISRCTN90000001", "NCT90000001", "DRKS90000001"));
        await Resolve();
        await Decision.WriteAsync(store, time, "pair:trial:ISRCTN90000001|trial:NCT90000001", "different", null, "Ada", Stop);
        await Resolve();
        var trial = (await TrialReader.ReadAsync(store, "trial:ISRCTN90000001", null, Stop))!;
        // No source has delivered the DRKS record: it is known by this trial's field alone.
        Assert.Equal(["ISRCTN90000001", "DRKS90000001"], trial.Registrations.Select(r => r.Id));
        var other = (await TrialReader.ReadAsync(store, "trial:NCT90000001", null, Stop))!;
        Assert.Equal(["NCT90000001"], other.Registrations.Select(r => r.Id));
    }

    [Fact]
    public async Task AParentThatOnlyASubStudyNamesIsNotListedAsTheSubStudysRegistration()
    {
        await Import(Trial("ISRCTN90000001") with { SecondaryIds = [new SecondaryId("NCT90000001", null, "Parent study")] }, Paper("NCT90000001"));
        await Resolve();
        Assert.Equal(["ISRCTN90000001"], (await TrialReader.ReadAsync(store, "trial:ISRCTN90000001", null, Stop))!.Registrations.Select(r => r.Id));
        Assert.Equal("trial:NCT90000001", await store.ResolveAsync("trial:NCT90000001", Stop));
    }

    [Fact]
    public async Task ATieThatAnotherIdOfTheRegisterForbidsWaitsForAPerson()
    {
        // Two trials of one register name one registration of another; the older one has it, and the other would else leave no trace.
        await Import(Trial("ISRCTN90000001"), Trial("NCT90000001", "ISRCTN90000001"), Trial("NCT90000003", "ISRCTN90000001"));
        await Resolve();
        Assert.Equal("trial:ISRCTN90000001", await store.ResolveAsync("NCT90000001", Stop));
        Assert.Equal("trial:NCT90000003", await store.ResolveAsync("NCT90000003", Stop));
        const string Pair = "pair:trial:ISRCTN90000001|trial:NCT90000003";
        Assert.Equal([Pair], await Waiting());
        var pair = Assert.IsType<PairFacts>((await store.NodesAsync([Pair], null, Stop))[Pair].Claims.Single().Version.Facts);
        Assert.Equal(["NCT90000003"], (await TrialReader.ReadAsync(store, "trial:NCT90000003", null, Stop))!.Registrations.Select(r => r.Id));
        Assert.Equal("NCT90000001 and NCT90000003 are two of one register, and belong to them", pair.KeptApart);

        // Nothing is written again, and what an editor parts makes room.
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(store, time).CatchUpAsync(Stop));
        await Decision.WriteAsync(store, time, "pair:trial:ISRCTN90000001|trial:NCT90000001", "different", null, "Ada", Stop);
        await Resolve();
        Assert.Equal("trial:ISRCTN90000001", await store.ResolveAsync("NCT90000003", Stop));
        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task AnIdUnderALabelIsNobodysWhileItsRegistrationIsNotHere()
    {
        await Import(Trial("ISRCTN90000001") with { Summary = "A trial of other doses. ClinicalTrials.gov identifier: NCT90000002." }, Paper("NCT90000002"));
        await Resolve();
        var trial = (await TrialReader.ReadAsync(store, "trial:ISRCTN90000001", null, Stop))!;
        Assert.Equal(["ISRCTN90000001"], trial.Registrations.Select(r => r.Id));
        Assert.Empty(trial.Publications);
    }

    [Theory]
    [InlineData("This trial is also registered as NCT90000001.", true)]
    [InlineData("This trial is also registered as NCT90000001.", false)]
    [InlineData("ClinicalTrials.gov identifier: NCT90000001", true)]
    [InlineData("ClinicalTrials.gov identifier: NCT90000001", false)]
    public async Task AnIdThatOnlyASentenceGivesIsFoundInEitherOrder(string summary, bool namedFirst)
    {
        Facts[] all = [Trial("NCT90000001"), Trial("ISRCTN90000001") with { BriefTitle = "Oligometastatic kidney cancer", Summary = summary }];
        foreach (var facts in namedFirst ? all : all.Reverse())
        {
            await Import(facts);
            await Resolve();
        }
        Assert.Equal(await store.ResolveAsync("NCT90000001", Stop), await store.ResolveAsync("ISRCTN90000001", Stop));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 1, 0)]
    public async Task OneCountrysRecordDoesNotHideTheIdThatAnothersGives(params int[] order)
    {
        var state = Trial("2031-900001-12");
        (string Record, TrialFacts Facts)[] all =
        [
            ("2031-900001-12-GB", state with { SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }), ("2031-900001-12-DE", state with { SecondaryIds = [new SecondaryId("U1111-1234-5678", null, null)] }), ("NCT90000001", Trial("NCT90000001")),
        ];
        foreach (var (record, facts) in order.Select(at => all[at]))
        {
            await Import(new RecordKey(RegistrySource(facts.Registration), record), facts);
            await Resolve();
        }
        var id = await store.ResolveAsync("NCT90000001", Stop);
        Assert.Equal(id, await store.ResolveAsync("2031-900001-12", Stop));
        Assert.Contains("U1111-1234-5678", (await TrialReader.ReadAsync(store, id!, null, Stop))!.Registrations.Select(r => r.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARegistrationThatIsPlacedWithOneTrialIsNotListedWithAnotherThatNamesIt(bool namedFirst)
    {
        Facts named = Trial("ISRCTN90000001");
        Facts[] naming = [Trial("NCT90000001", "ISRCTN90000001"), Trial("NCT90000003", "ISRCTN90000001") with { BriefTitle = "A registry of stereotactic radiotherapy of made-up oligometastatic kidney cancer" }];
        foreach (var lot in namedFirst ? new[] { [named], naming } : [naming, [named]])
        {
            await Import(lot);
            await Resolve();
        }
        var other = (await TrialReader.ReadAsync(store, "trial:NCT90000003", null, Stop))!;
        Assert.Equal(["NCT90000003"], other.Registrations.Select(r => r.Id));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task AllSubmissionsOfATrialAreOneInWhateverOrderTheyCome(params int[] order)
    {
        Facts[] all = [Trial("2031-508143-51-01"), Trial("NCT90000001", "2031-508143-51-00"), Paper("2031-508143-51-02")];
        foreach (var at in order)
        {
            await Import(all[at]);
            await Resolve();
        }
        var id = await store.ResolveAsync("NCT90000001", Stop);
        foreach (var form in new[] { "2031-508143-51-00", "2031-508143-51-01", "2031-508143-51-02" })
            Assert.Equal(id, (await TrialLookUp.FindAsync(store, form, Stop))!.Id);
        Assert.Equal("publication:pmid:99000001", Assert.Single((await TrialReader.ReadAsync(store, id!, null, Stop))!.Publications).Id);
    }

    [Fact]
    public async Task AFormerSubmissionIsNoBridgeToATrialThatOnlyNamesIt()
    {
        await Import(Trial("2031-508143-51-01") with { Phase = "2" }, Trial("NCT90000001", "2031-508143-51-00") with { Phase = "3" }, Paper("2031-508143-51-00"));
        await Resolve();
        Assert.Equal(["pair:trial:2031-508143-51-01|trial:NCT90000001"], await Waiting());
        Assert.NotEqual(await store.ResolveAsync("NCT90000001", Stop), await store.ResolveAsync("2031-508143-51-01", Stop));
    }

    [Fact]
    public async Task AnEditorMakesTwoOneThatNoRuleWould()
    {
        await Import(Trial("NCT90000001"), Trial("NCT90000002"));
        await Resolve();
        await Decision.WriteAsync(store, time, "pair:trial:NCT90000001|trial:NCT90000002", "same", null, "Ada", Stop);
        await Resolve();
        Assert.Equal(await store.ResolveAsync("NCT90000001", Stop), await store.ResolveAsync("NCT90000002", Stop));
    }

    [Fact]
    public async Task WhatCannotBeToldWaitsInTheQueueUntilItIsDecided()
    {
        var a = Trial("NCT90000001") with { StartDate = PartialDate.ParseOrNull("2031-03-05"), LeadSponsor = new SponsorName("University of Somewhere", null) };
        await Import(a, a with { Registration = "ISRCTN90000001", LeadSponsor = new SponsorName("Quite Another Hospital", null) });
        await Resolve();
        const string Pair = "pair:trial:ISRCTN90000001|trial:NCT90000001";
        Assert.Equal([Pair], await Waiting());
        await Decision.WriteAsync(store, time, Pair, "related", null, "Ada", Stop);
        await Resolve();
        Assert.Empty(await Waiting());
        var tie = Assert.Single(await store.EdgesAsync(["trial:NCT90000001"], [EdgeTypes.RelatedTo], 10, null, Stop));
        Assert.Equal(Method.Manual, Assert.Single(tie.Assertions).Reason.Method);
    }

    [Fact]
    public async Task ASecondRunWritesNothing()
    {
        await Import(Trial("NCT90000001"), Trial("ISRCTN90000001", "NCT90000001"), Trial("DRKS90000001"), Paper("NCT90000001"));
        await Resolve();
        await store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(store, time).CatchUpAsync(Stop));
    }

    [Fact]
    public async Task PapersThatShareADoiAreOneAndTwoNumbersOfAnIndexAreTwo()
    {
        var paper = new PublicationFacts { Doi = "10.5555/a", Title = "Dose and outcome in a made-up tumour of the kidney", PublishedOn = PartialDate.ParseOrNull("2031") };
        await Import(paper with { Pmid = "99000001" }, paper, paper with { Pmid = "99000002", Doi = null });
        await Resolve();
        Assert.Equal(await store.ResolveAsync("pmid:99000001", Stop), await store.ResolveAsync("doi:10.5555/a", Stop));
        Assert.NotEqual(await store.ResolveAsync("pmid:99000001", Stop), await store.ResolveAsync("pmid:99000002", Stop));
        Assert.Single((await store.NodesAsync([(await store.ResolveAsync("pmid:99000001", Stop))!], null, Stop)).Values.Single().Aliases);
    }

    private async Task Resolve() => await new IdentityResolver(store, time).CatchUpAsync(Stop);

    private async Task<IEnumerable<string>> Waiting() => (await store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 10, null, Stop)).Select(e => e.Source.Id);

    private static TrialFacts Trial(string registration, params string[] others) => new()
    {
        Registration = registration,
        BriefTitle = registration.EndsWith('2') && registration.StartsWith("NCT", StringComparison.Ordinal) ? "Proton beams in a made-up sarcoma of the ankle of young adults" : "Stereotactic radiotherapy of made-up oligometastatic kidney cancer",
        Enrolment = 143,
        SecondaryIds = [.. others.Select(id => new SecondaryId(id, null, null))],
    };

    private static PublicationFacts Paper(string registration) => new()
    {
        Pmid = "99000001",
        Title = "What came of it",
        PublicationTypes = ["Randomized Controlled Trial"],
        DataBankIds = [new DataBankId("a register", registration)],
    };

    private async Task Import(params Facts[] all)
    {
        foreach (var facts in all)
        {
            await Import(
                facts is TrialFacts trial ? new RecordKey(RegistrySource(trial.Registration), trial.Registration)
                : facts is PublicationFacts { Pmid: { } pmid } ? new RecordKey(SourceNames.PubMed, pmid) : new RecordKey(SourceNames.Crossref, ((PublicationFacts)facts).Doi!), facts);
        }
    }

    private async Task Import(RecordKey key, Facts facts)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(facts, facts.GetType(), FactsJson.Default));
        var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        var stored = (await store.RecordsAsync([key], Stop))[key];
        var version = new NewVersion(
            new VersionedFacts(raw.Hash, PartialDate.ParseOrNull($"2031-01-{stored.Versions.Count + 1:00}"), false, facts), 1, PackedDocument.Pack(raw), new Origin("https://example.org", time.GetUtcNow(), "public"));
        if (RecordLinker.Link(stored, version).Change is { } change) await store.ApplyAsync(ChangeSet.Of(change), Stop);
    }

    private static string RegistrySource(string registration) => registration[..3] switch { "NCT" => SourceNames.ClinicalTrialsGov, "ISR" => SourceNames.Isrctn, "203" => SourceNames.EuCtr, _ => SourceNames.Ictrp };
}
