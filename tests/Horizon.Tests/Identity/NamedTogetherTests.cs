using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Two registrations that one paper gives as its trial's: a reason to compare them and for them, never one alone.</summary>
public sealed class NamedTogetherTests : IAsyncDisposable
{
    // Each says it in words of its own, so that without the paper nothing brings the two together.
    private static readonly TrialFacts American = new()
    {
        Registration = "NCT90000001",
        BriefTitle = "Single-fraction stereotactic radiotherapy of spinal metastases",
        LeadSponsor = new SponsorName("University of Exampleton", null),
        Enrolment = 243,
        StartDate = PartialDate.ParseOrNull("2022-01-10"),
    };

    private static readonly TrialFacts British = new()
    {
        Registration = "ISRCTN90000009",
        BriefTitle = "Pain relief after ablative treatment in one visit for vertebral secondaries",
        LeadSponsor = new SponsorName("University of Exampleton", null),
        Enrolment = 243,
        StartDate = PartialDate.ParseOrNull("2022-01-10"),
    };

    private static readonly PublicationFacts Paper = new()
    {
        Pmid = "99000001",
        Title = "One visit or five for painful spinal metastases",
        DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT90000001"), new DataBankId("ISRCTN", "ISRCTN90000009")],
    };

    private readonly ResolvedStore resolved = new();

    private SqliteGraphStore Store => resolved.Store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => resolved.DisposeAsync();

    [Theory]
    [InlineData("paper first")]
    [InlineData("paper between")]
    [InlineData("paper last")]
    public async Task TheTwoWaitForAPersonWhicheverComesFirst(string order)
    {
        Facts[] all = order switch { "paper first" => [Paper, American, British], "paper between" => [American, Paper, British], _ => [American, British, Paper] };
        foreach (var facts in all) await Import(facts);
        var pair = Assert.Single(await Pairs());
        Assert.Equal((PairOutcome.Review, "publication:pmid:99000001"), (pair.Outcome, pair.NamedBy));
        Assert.Contains(pair.Parts, p => p.Name == "one paper's" && p.Why.Contains("99000001", StringComparison.Ordinal));
        // A trial that is delivered again keeps what the paper said; a paper that says it no more takes it back.
        await Import(British with { Phase = "3" });
        Assert.Equal(PairOutcome.Review, Assert.Single(await Pairs()).Outcome);
        await Import(Paper with { DataBankIds = [Paper.DataBankIds[0]] });
        Assert.Equal(PairOutcome.Different, Assert.Single(await Pairs()).Outcome);
    }

    [Fact]
    public async Task OfTwoPapersTheSameIsNamedInAnyOrderAndOneIsEnough()
    {
        await Import(American, British, Paper with { Pmid = "99000009" }, Paper);
        Assert.Equal("publication:pmid:99000001", Assert.Single(await Pairs()).NamedBy);
        await Import(Paper with { DataBankIds = [Paper.DataBankIds[0]] });
        Assert.Equal((PairOutcome.Review, "publication:pmid:99000009"), (Assert.Single(await Pairs()).Outcome, Assert.Single(await Pairs()).NamedBy));
    }

    [Fact]
    public async Task WithoutThePaperNothingBringsThemTogether()
    {
        await Import(American, British);
        Assert.Empty(await Pairs());
    }

    [Fact]
    public async Task APaperOfTwoTrialsMakesNoPairOfTrialsThatAreUnlike()
    {
        await Import(American, British with { LeadSponsor = new SponsorName("Another Institute", null), Enrolment = 1200, StartDate = PartialDate.ParseOrNull("2015-05-01") }, Paper);
        Assert.Empty(await Pairs());
    }

    [Theory]
    [InlineData("NCT90000002")]
    [InlineData("NCT90000002", "DRKS00090001", "ACTRN12690000000000")]
    public async Task APaperOfManyTrialsSaysNothingOfAnyTwo(params string[] more)
    {
        await Import(American, British, Paper with { DataBankIds = [.. Paper.DataBankIds, .. more.Select(id => new DataBankId("bank", id))] });
        Assert.Empty(await Pairs());
    }

    private async Task<IReadOnlyList<PairFacts>> Pairs()
    {
        var key = PairIds.Record("trial:NCT90000001", "trial:ISRCTN90000009");
        return [.. (await Store.RecordsAsync([key], Stop)).Values.Where(r => r.Versions.Count > 0).Select(r => r.Versions.First(v => r.LiveHashes.Contains(v.Hash)).Facts).OfType<PairFacts>()];
    }

    private async Task Import(params IEnumerable<Facts> all)
    {
        foreach (var facts in all)
        {
            await resolved.ImportAsync(facts);
            await resolved.ResolveAsync();
        }
    }
}
