using Horizon.Graph.Identity;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Trials;
using Xunit;

namespace Horizon.Tests.Identity;

/// <summary>Papers without a registry id and the trials that they report.</summary>
public sealed class ReportResolverTests : IAsyncDisposable
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

    private readonly ResolvedStore resolved = new();

    private SqliteGraphStore Store => resolved.Store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => resolved.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APaperThatNamesNoIdIsTiedByTitleAndFactsWhicheverComesFirst(bool paperFirst)
    {
        Facts[] all = paperFirst ? [Paper, Trial] : [Trial, Paper];
        foreach (var facts in all)
        {
            await resolved.ImportAsync(facts);
            await resolved.ResolveAsync();
        }
        Assert.Equal([Tied], await Reports());
        var view = (await TrialReader.ReadAsync(Store, "trial:NCT90000001", null, Stop))!;
        Assert.InRange(Assert.Single(view.Publications).Confidence!.Value, 0.5, 0.99);
        var reason = view.Provenance.Single(p => p.About == $"{EdgeTypes.Reports} publication:pmid:99000001");
        Assert.Equal(("model", PairRules.Report), (reason.Method, reason.Rule));
    }

    [Fact]
    public async Task ASecondRunWritesNothing()
    {
        await resolved.ImportAsync(Trial, Paper);
        await resolved.ResolveAsync();
        Assert.Equal(0, await resolved.ResolveAgainAsync());
    }

    [Fact]
    public async Task TitlesAloneWaitForAPersonWhoseWordMakesTheEdgeAndUnmakesIt()
    {
        await resolved.ImportAsync(Trial with { Acronym = null, Enrolment = null }, Paper);
        await resolved.ResolveAsync();
        Assert.Empty(await Reports());
        Assert.Equal([Pair], await resolved.WaitingAsync());

        await resolved.DecideAsync(Pair, "same");
        Assert.Equal([Tied], await Reports());
        Assert.Empty(await resolved.WaitingAsync());
        Assert.Equal(Method.Manual, Assert.Single((await Store.EdgesAsync(["trial:NCT90000001"], [EdgeTypes.Reports], 10, null, Stop)).Single().Assertions).Reason.Method);

        await resolved.DecideAsync(Pair, "related");
        Assert.Equal(["publication:pmid:99000001 background trial:NCT90000001"], await Reports());
        await resolved.DecideAsync(Pair, null);
        Assert.Empty(await Reports());
        Assert.Equal([Pair], await resolved.WaitingAsync());
    }

    [Fact]
    public async Task WhatAPersonRejectsStaysAwayHoweverOftenTheRulesRun()
    {
        await resolved.ImportAsync(Trial, Paper);
        await resolved.ResolveAsync();
        await resolved.DecideAsync(Pair, "different");
        Assert.Empty(await Reports());
        await resolved.ImportAsync(Trial with { Phase = "3" }, Paper with { Journal = "A Journal" });
        await resolved.ResolveAgainAsync();
        Assert.Empty(await Reports());
        Assert.Empty(await resolved.WaitingAsync());
        await resolved.DecideAsync(Pair, null);
        Assert.Equal([Tied], await Reports());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatAPersonSaysOfATieThatAnIdGivesWinsAndIsUndone(bool byTrial)
    {
        var trial = Trial with { References = byTrial ? [new Reference("99000001", "result", null)] : [] };
        var paper = Paper with { PublicationTypes = ["Randomized Controlled Trial"], DataBankIds = byTrial ? [] : [new DataBankId("ClinicalTrials.gov", "NCT90000001")] };
        await resolved.ImportAsync(trial, paper);
        await resolved.ResolveAsync();
        Assert.Equal([Tied], await Reports());

        await resolved.DecideAsync(Pair, "different");
        Assert.Empty(await Reports());
        Assert.Empty((await TrialReader.ReadAsync(Store, "trial:NCT90000001", null, Stop))!.Publications);
        // Delivered again with something new, and all compared anew.
        await resolved.ImportAsync(trial with { Phase = "3" }, paper with { Journal = "A Journal" });
        await resolved.ResolveAsync();
        Assert.Empty(await Reports());
        await resolved.ResolveAgainAsync();
        Assert.Empty(await Reports());
        Assert.Equal(0, await resolved.ResolveAgainAsync());

        await resolved.DecideAsync(Pair, "related");
        Assert.Equal(["publication:pmid:99000001 background trial:NCT90000001"], await Reports());
        await resolved.DecideAsync(Pair, null);
        Assert.Equal([Tied], await Reports());
        Assert.Empty(await resolved.WaitingAsync());
    }

    [Fact]
    public async Task WhatAPersonSaysOfAPaperHoldsForEveryRegistrationOfTheTrial()
    {
        var paper = Paper with { PublicationTypes = ["Randomized Controlled Trial"], DataBankIds = [new DataBankId("ISRCTN", "ISRCTN90000001")] };
        await resolved.ImportAsync(Trial, Trial with { Registration = "ISRCTN90000001", SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }, paper);
        await resolved.ResolveAsync();
        Assert.Equal([Tied], await Reports());
        await resolved.DecideAsync(Pair, "different");
        Assert.Empty(await Reports());
        // A change on its way in does not bring it back for a moment.
        var key = new RecordKey(SourceNames.PubMed, "99000001");
        var linked = Horizon.Graph.Linking.RecordLinker.Link((await Store.RecordsAsync([key], Stop))[key], Linking.Linked.Version(paper with { Journal = "A Journal" }, "2031-02-01")).Change!;
        Assert.Contains(linked.OpenEdges, e => e.Type == EdgeTypes.Reports);
        Assert.DoesNotContain(Assert.Single(await DecidedTies.WithoutAsync(Store, [linked], Stop)).OpenEdges, e => e.Type == EdgeTypes.Reports);
        await resolved.DecideAsync(Pair, null);
        Assert.Equal([Tied], await Reports());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OfTwoTrialsThatWereNeverOneADecisionAboutOneLeavesTheOthersPaper(bool byTrial)
    {
        const string Second = "publication:pmid:99000001 result trial:ISRCTN90000001";
        var paper = Paper with { PublicationTypes = ["Randomized Controlled Trial"], DataBankIds = byTrial ? [] : [new DataBankId("ISRCTN", "ISRCTN90000001")] };
        await resolved.ImportAsync(Trial, Trial with { Registration = "ISRCTN90000001", SecondaryIds = [new SecondaryId("NCT90000001", null, null)], References = byTrial ? [new Reference("99000001", "result", null)] : [] }, paper);
        await resolved.ResolveAsync();
        await resolved.DecideAsync(Pair, "different");
        Assert.Empty(await Reports());
        await resolved.DecideAsync("pair:trial:ISRCTN90000001|trial:NCT90000001", "different");
        Assert.Equal([Second], await Reports());
        await resolved.DecideAsync("pair:trial:ISRCTN90000001|trial:NCT90000001", null);
        Assert.Empty(await Reports());
    }

    [Fact]
    public async Task AnIdEndsWhatWasOnlyScored()
    {
        await resolved.ImportAsync(Trial, Paper);
        await resolved.ResolveAsync();
        await resolved.ImportAsync(new TrialFacts { Registration = "NCT90000009", References = [new Reference("99000001", "result", null)] });
        await resolved.ResolveAsync();
        Assert.Equal(["publication:pmid:99000001 result trial:NCT90000009"], await Reports());
    }

    [Fact]
    public async Task ReviewsLettersAndPapersOfAnotherTimeAreNotTied()
    {
        await resolved.ImportAsync(
            Trial, Paper with { PublicationTypes = ["Systematic Review"] }, Paper with { Pmid = "99000002", PublicationTypes = ["Letter"] }, Paper with { Pmid = "99000003", PublishedOn = PartialDate.ParseOrNull("2019") });
        await resolved.ResolveAsync();
        Assert.Empty(await Reports());
        Assert.Empty(await resolved.WaitingAsync());
    }

    [Fact]
    public async Task ATrialThatFitsAsWellLeavesThePaperToAPersonOrNobody()
    {
        await resolved.ImportAsync(Trial, Trial with { Registration = "NCT90000002", Acronym = "SABR-COMET" }, Paper);
        await resolved.ResolveAsync();
        Assert.Empty(await Reports());
    }

    [Fact]
    public async Task ProtocolsAreBackground()
    {
        await resolved.ImportAsync(Trial, Paper with { Title = Title + ": study protocol for a randomised trial" });
        await resolved.ResolveAsync();
        Assert.Equal(["publication:pmid:99000001 background trial:NCT90000001"], await Reports());
    }

    [Fact]
    public async Task APreprintAndItsArticleStayTwoTiedToEachOther()
    {
        var preprint = Paper with { Pmid = null, Doi = "10.5555/pre", PublicationTypes = ["Preprint"], Journal = "medRxiv", Authors = [new Author("Sample, A", null)] };
        var article = Paper with { Doi = "10.5555/article", Journal = "J Made Up", Authors = [new Author("Sample, A", null)] };
        await resolved.ImportAsync(preprint, article);
        await resolved.ResolveAsync();
        Assert.NotEqual(await Store.ResolveAsync("doi:10.5555/pre", Stop), await Store.ResolveAsync("doi:10.5555/article", Stop));
        var view = (await PublicationReader.ReadAsync(Store, (await Store.ResolveAsync("pmid:99000001", Stop))!, null, Stop))!;
        Assert.Equal([("publication:doi:10.5555/pre", "preprint")], view.Versions.Select(v => (v.Id, v.Type)));
    }

    [Theory]
    [InlineData("Preprint", "preprint")]
    [InlineData("Meeting Abstract", "version")]
    public void AVersionWithANumberOfItsOwnIsTiedToItsArticle(string type, string role)
    {
        var article = Paper with { Pmid = "99000011", Title = "Stereotactic radiotherapy of oligometastatic kidney cancer against continued systemic treatment", Authors = [new Author("Sample, A", null)] };
        var version = article with { Pmid = "99000012", PublicationTypes = [type], Journal = "Another" };
        var compared = PublicationPairs.Compare(version, article);
        Assert.Equal((PairOutcome.Related, role), (compared.Outcome, compared.Version?.Role));
        Assert.Equal(PairOutcome.Different, PublicationPairs.Compare(article with { Pmid = "99000013" }, article).Outcome);
    }

    [Fact]
    public void APairOfAPaperAndATrialIsReadOutOfItsIdEvenWhereTheSourcesIdHoldsABar()
    {
        Assert.Equal(("publication:csv:a|b", "trial:NCT90000001"), PairIds.Parse(PairIds.Node("publication:csv:a|b", "trial:NCT90000001")));
        Assert.Equal(("publication:csv:a|b", "publication:pmid:1"), PairIds.Parse(PairIds.Node("publication:pmid:1", "publication:csv:a|b")));
    }

    private async Task<IEnumerable<string>> Reports() =>
        (await Store.EdgesAsync(["trial:NCT90000001", "trial:NCT90000002", "trial:NCT90000009", "trial:ISRCTN90000001"], [EdgeTypes.Reports], 10, null, Stop)).Select(e => $"{e.Source.Id} {e.Role} {e.Target.Id}");

}
