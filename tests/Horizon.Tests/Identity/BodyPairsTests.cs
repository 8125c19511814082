using Horizon.Graph.Decisions;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Tests.Import;
using Horizon.Tests.Linking;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Organisations that may be one wait for a person; nothing merges them by itself.</summary>
public sealed class BodyPairsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private TemporaryGraph graph = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        graph = new TemporaryGraph(time);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => graph.DisposeAsync();

    [Theory]
    [InlineData("Quixania Cancer Trust", "Quixana Cancer Trust")]
    [InlineData("Quixana Cancer Trust", "Quixania Cancer Trust")]
    [InlineData("Quixania Cancer Trust", "Quixaina Cancer Trust")]
    public async Task AMisspeltNameWaitsWhicheverCameFirst(string first, string second)
    {
        await Import(Trial("NCT90000001", first));
        await Resolve();
        await Import(Trial("NCT90000002", second));
        await Resolve();
        var pair = Assert.Single(await Waiting());
        Assert.Equal(2, (await Store.ShownAsync([Id(first), Id(second)], Stop)).Values.Select(s => s.Id).Distinct().Count());

        await Decision.WriteAsync(Store, time, pair, "same", null, "Ada", Stop);
        await Resolve();
        Assert.Empty(await Waiting());
        var body = (await OrganisationReader.ReadAsync(Store, Id(first), null, Stop))!;
        Assert.Equal([Id(second)], body.Aliases);
        Assert.Equal(["trial:NCT90000001", "trial:NCT90000002"], body.Edges.Where(e => e.Type == EdgeTypes.SponsoredBy).Select(e => e.Id).Order(StringComparer.Ordinal));

        time.Advance(TimeSpan.FromHours(1));
        await Decision.WriteAsync(Store, time, pair, null, null, "Ada", Stop);
        await Resolve();
        Assert.Empty((await OrganisationReader.ReadAsync(Store, Id(first), null, Stop))!.Aliases);
        // And the question is asked again.
        Assert.Equal([pair], await Waiting());
    }

    [Fact]
    public async Task ANameThatWasGivenToOneRegisteredBodyIsNotMadeAnothersToo()
    {
        var registered = new OrganisationFacts { Id = "organisation:ror:02jx3x895", Name = "Quixania Cancer Trust", Role = "funder", Country = "United Kingdom" };
        var name = Id("Quixania Cancer Trust");
        await Import(Trial("NCT90000001", "The Quixania Cancer Trust"), registered, registered with { Id = "organisation:ror:04h0zjx60", Country = "South Korea" });
        await Resolve();
        foreach (var ror in new[] { "02jx3x895", "04h0zjx60" })
        {
            await Decision.WriteAsync(Store, time, PairIds.Node(name, $"organisation:ror:{ror}"), "same", null, "Ada", Stop);
            time.Advance(TimeSpan.FromHours(1));
            await Resolve();
        }
        var one = await Store.ResolveAsync(name, Stop);
        var other = one == name ? "organisation:ror:02jx3x895" : name;
        Assert.Equal(one, await Store.ResolveAsync("organisation:ror:02jx3x895", Stop));
        Assert.Equal("organisation:ror:04h0zjx60", await Store.ResolveAsync("organisation:ror:04h0zjx60", Stop));
        var second = PairIds.Node(name, "organisation:ror:04h0zjx60");
        Assert.Equal([second], await Waiting());
        // Compared by its own name, though it is another body's by now, and told at both.
        var pair = Assert.IsType<PairFacts>((await Store.NodesAsync([second], null, Stop))[second].Claims.Single().Version.Facts);
        Assert.NotEmpty(pair.Parts);
        Assert.Equal("ror:02jx3x895 and ror:04h0zjx60 are two of one register, and belong to them", pair.KeptApart);
        var told = await ThingPairs.OfAsync(Store, one!, [other], Stop);
        Assert.Equal([(null, "Ada", false), ("organisation:ror:04h0zjx60", "Ada", true)], told.Select(t => (t.Other, t.DecidedBy, t.Waits)));

        await Decision.WriteAsync(Store, time, "pair:organisation:ror:02jx3x895|organisation:ror:04h0zjx60", "same", null, "Ada", Stop);
        await Resolve();
        Assert.Equal(one, await Store.ResolveAsync("organisation:ror:04h0zjx60", Stop));
        Assert.Empty(await Waiting());
    }

    [Theory]
    [InlineData("Quixania Cancer Trust", "Quixonia Cancer Trust")]
    [InlineData("Quixania Cancer Trust", "Quixania Heart Trust")]
    public async Task AnotherLetterOrWordIsAnotherBody(string first, string second)
    {
        await Import(Trial("NCT90000001", first), Trial("NCT90000002", second));
        await Resolve();
        Assert.Empty(await Waiting());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ANameThatIsARegisteredBodysWaitsWhicheverCameFirst(bool nameFirst)
    {
        var registered = new OrganisationFacts
        {
            Id = "organisation:ror:02jx3x895",
            Name = "Quixania Cancer Trust",
            Role = "funder",
            Names = [new OrganisationName("Quixania Cancer Trust", ["ror_display"], null), new OrganisationName("QCT", ["acronym"], null)],
        };
        Facts[] all = nameFirst ? [Trial("NCT90000001", "The Quixania Cancer Trust"), registered] : [registered, Trial("NCT90000001", "The Quixania Cancer Trust")];
        foreach (var facts in all)
        {
            await Import(facts);
            await Resolve();
        }
        Assert.Equal([PairIds.Node("organisation:ror:02jx3x895", Id("Quixania Cancer Trust"))], await Waiting());
    }

    [Theory]
    [InlineData("US", true)]
    [InlineData("MX", false)]
    public async Task ARegisteredBodyOfAnotherCountryDoesNotWait(string country, bool waits)
    {
        await Import(Registered("Quixania Varnhagen Institute", country), Trial("NCT90000001", "Quixania Varnhagen Institute (USA)"));
        await Resolve();
        Assert.Equal(waits ? 1 : 0, (await Waiting()).Count());
    }

    [Theory]
    [InlineData("Quixania Clinic", "Quixania Clinic (Germany)", "Quixania Clinic (Austria)")]
    [InlineData("Quixania Clinic (Germany)", "Quixania Clinic (Austria)", "Quixania Clinic")]
    [InlineData("Quixania Clinic (Austria)", "Quixania Clinic", "Quixania Clinic (Germany)")]
    public async Task APlaceNamedWithoutItsCountryIsTheOnlyOneNamedWithOne(params string[] names)
    {
        var first = names.Where(n => !n.Contains("Austria", StringComparison.Ordinal)).ToList();
        await Import(Trial("NCT90000001", first[0]), Trial("NCT90000002", first[1]));
        await Resolve();
        Assert.Single((await Store.ShownAsync([.. first.Select(Id)], Stop)).Values.Select(s => s.Id).Distinct());
        // Read once more, all pairs are judged alike.
        await Store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(Store, time).CatchUpAsync(Stop));

        await Import(Trial("NCT90000003", names.Single(n => !first.Contains(n))));
        await Resolve();
        Assert.Equal(3, (await Store.ShownAsync([.. names.Select(Id)], Stop)).Values.Select(s => s.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ANameIsTheBodyWhoseFunderRegistryIdARecordGivesWithIt(bool idFirst)
    {
        Facts[] all = [Funded("ISRCTN90000017", new FunderName("Quixania Fund", "10.13039/501100099999", null)), Funded("ISRCTN90000028", new FunderName("Quixania Fund", null, null))];
        foreach (var facts in idFirst ? all : [.. all.Reverse()])
        {
            await Import(facts);
            await Resolve();
        }
        Assert.Single((await Store.ShownAsync(["organisation:funder:501100099999", Id("Quixania Fund")], Stop)).Values.Select(s => s.Id).Distinct());

        // With a second id the name alone tells neither.
        await Import(Funded("ISRCTN90000039", new FunderName("Quixania Fund", "10.13039/501100099998", null)));
        await Resolve();
        Assert.Equal(3, (await Store.ShownAsync(["organisation:funder:501100099999", "organisation:funder:501100099998", Id("Quixania Fund")], Stop)).Values.Select(s => s.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARegisteredBodyIsTheOneOfItsFunderRegistryId(bool funderFirst)
    {
        var registered = Registered("Quixania Cancer Trust", "US") with { ExternalIds = [new ExternalId("fundref", "100000871")] };
        Facts[] all = [Funded("ISRCTN90000017", new FunderName("Quixania", "10.13039/100000871", null)), registered];
        foreach (var facts in funderFirst ? all : [.. all.Reverse()])
        {
            await Import(facts);
            await Resolve();
        }
        // The older id stays.
        var shown = (await Store.ShownAsync(["organisation:funder:100000871", registered.Id], Stop)).Values.Select(s => s.Id).Distinct();
        Assert.Equal([funderFirst ? "organisation:funder:100000871" : registered.Id], shown);
        Assert.Equal("Quixania Cancer Trust", (await OrganisationReader.ReadAsync(Store, shown.Single(), null, Stop))!.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARegisteredBodyOfTheNameThatStandsWithANumberWaitsWhereItsRecordHasNoNumber(bool funderFirst)
    {
        Facts[] all = [Funded("ISRCTN90000017", new FunderName("Quixania Cancer Trust", "10.13039/100000871", null)), Registered("Quixania Cancer Trust", "US")];
        foreach (var facts in funderFirst ? all : [.. all.Reverse()])
        {
            await Import(facts);
            await Resolve();
        }
        Assert.Equal([PairIds.Node("organisation:ror:02jx3x895", "organisation:funder:100000871")], await Waiting());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OfTwoBodiesThatAPersonMakesOneTheOlderKeepsItsId(bool nameFirst)
    {
        Facts[] all = [Trial("NCT90000001", "Quixania Cancer Trust"), Registered("Quixania Cancer Trust", "US")];
        foreach (var facts in nameFirst ? all : [.. all.Reverse()])
        {
            await Import(facts);
            await Resolve();
        }
        await Decision.WriteAsync(Store, time, Assert.Single(await Waiting()), "same", null, "Ada", Stop);
        await Resolve();
        var (name, registered) = (Id("Quixania Cancer Trust"), "organisation:ror:02jx3x895");
        Assert.Equal(nameFirst ? name : registered, (await Store.ShownAsync([nameFirst ? registered : name], Stop)).Values.Single().Id);
    }

    [Fact]
    public async Task ASecondRunWritesNothing()
    {
        await Import(Trial("NCT90000001", "Quixania Cancer Trust"), Trial("NCT90000002", "Quixana Cancer Trust"));
        await Resolve();
        await Store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        Assert.Equal(0, await new IdentityResolver(Store, time).CatchUpAsync(Stop));
    }

    private IGraphStore Store => graph.Store;

    private static string Id(string name) => BodyKeys.NodeOf(BodyName.Of(name)!);

    private static TrialFacts Trial(string registration, string sponsor) => new() { Registration = registration, LeadSponsor = new SponsorName(sponsor, null) };

    private static OrganisationFacts Registered(string name, string country) => new()
    {
        Id = "organisation:ror:02jx3x895",
        Name = name,
        Role = "funder",
        CountryCode = country,
        Names = [new OrganisationName(name, ["ror_display"], null)],
    };

    private static TrialFacts Funded(string registration, FunderName funder) => new() { Registration = registration, Funders = [funder] };

    private async Task Resolve() => await new IdentityResolver(Store, time).CatchUpAsync(Stop);

    private async Task<IEnumerable<string>> Waiting() => (await Store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 10, null, Stop)).Select(e => e.Source.Id);

    private async Task Import(params Facts[] all)
    {
        foreach (var facts in all)
        {
            var key = facts is TrialFacts trial ? new RecordKey(SourceNames.ClinicalTrialsGov, trial.Registration) : new RecordKey(SourceNames.Ror, ((OrganisationFacts)facts).Id);
            await Store.ApplyAsync(ChangeSet.Of(RecordLinker.Link(StoredRecord.None(key), Linked.Version(facts)).Change!), Stop);
        }
    }
}
