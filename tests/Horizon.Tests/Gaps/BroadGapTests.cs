using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>What is said of a gap of which it cannot be told what addresses it, and what is counted as evidence for the others.</summary>
public sealed class BroadGapTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-broad-");
    private readonly GapBoard board;
    private long sequence;

    public BroadGapTests() => board = GapBoard.OpenWriter(Path.Combine(folder.FullName, "gaps.db"));

    public void Dispose()
    {
        board.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("technique:radiotherapy", "site:hodgkin", "it names no technique narrower than radiotherapy to count studies by", 1)]
    [InlineData("", "site:hodgkin", "it names no technique to count studies by", 1)]
    [InlineData("technique:sabr", "", "it names no tumour site to count studies by", 2)]
    public void OfWhatIsTooBroadToCountByItIsNotSaidThatNothingWasFound(string technique, string site, string why, int near)
    {
        Write([Stated("gap:stated:1", technique, site)], [Trial("trial:A", "technique:imrt", "site:hodgkin", "recruiting"), Trial("trial:B", "technique:sabr", "site:kidney", "recruiting"), Trial("trial:C", "technique:sabr", "site:liver", "planned")]);
        var gap = Gap();
        Assert.Equal((GapStates.Open, false), (gap.Life.State, gap.Life.IsTold));
        Assert.Contains(why, gap.Life.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("No study or award", gap.Life.Why, StringComparison.Ordinal);
        Assert.Null(gap.Studies);
        Assert.Equal(near, gap.StudiesNear!.UnderWay);
        Assert.Equal(near, board.StudiesUnderWayNear([.. gap.Techniques.Select(t => t.Id)], [.. gap.Sites.Select(s => s.Id)], 10).Count);
        Assert.Null(Value(gap, "under-way"));
        Assert.Null(Value(gap, "evidence"));
        // An editor who decides knows.
        Assert.True(gap.Decided(new GapDecision(gap.Id, GapStates.Open, "Asked.", "A. Editor", DateTimeOffset.UnixEpoch)).Life.IsTold);
    }

    [Fact]
    public void StudiesUnderWayNearABroadGapAreThoseThatRecruitFirst()
    {
        Write(
            [], [Trial("trial:A", "technique:sabr", "site:kidney", "planned"), Trial("trial:B", "technique:imrt", "site:kidney", "recruiting"), Trial("trial:C", "technique:imrt", "site:kidney", "active"), Trial("trial:D", "technique:imrt", "site:kidney", "completed"), Trial("trial:E", "technique:imrt", "site:liver", "recruiting")]);
        Assert.Equal(["trial:B", "trial:A", "trial:C"], board.StudiesUnderWayNear([], ["site:kidney"], 10).Select(s => s.Id));
        Assert.Equal(["trial:B", "trial:A"], board.StudiesUnderWayNear([], ["site:kidney"], 2).Select(s => s.Id));
        Assert.Equal(["trial:B", "trial:E", "trial:C"], board.StudiesUnderWayNear(["technique:imrt"], [], 10).Select(s => s.Id));
        Assert.Empty(board.StudiesUnderWayNear([], [], 10));
    }

    [Fact]
    public void TrialsThatNameWhatTheyCompareWithAreToldWhole()
    {
        Write(
            [], [.. Enumerable.Range(0, 150).Select(i => Trial($"trial:{i:D3}", "technique:imrt", "site:kidney", "completed") with { Comparators = ["technique:imrt"] }), Trial("trial:X", "technique:imrt", "site:kidney", "completed"), Trial("trial:Y", "technique:imrt", "site:liver", "completed") with { Comparators = ["technique:imrt"] }]);
        Assert.Equal(150, board.ComparingStudiesOfGap(["technique:imrt"], ["site:kidney"]).Count);
        Assert.Empty(board.ComparingStudiesOfGap(["technique:imrt"], []));
    }

    [Fact]
    public void ATechniqueAndASiteAreEnough()
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney")], [Trial("trial:A", "technique:imrt", "site:kidney", "recruiting")]);
        Assert.Equal((GapStates.Open, true), (Gap().Life.State, Gap().Life.IsTold));
        Assert.Equal("No study or award under way was found that addresses it, and no later review.", Gap().Life.Why);
        Assert.Null(Gap().StudiesNear);
        Assert.Equal(1, Value(Gap(), "under-way"));
    }

    [Fact]
    public void TwoSentencesOnSoBroadASubjectAreTwoGapsAndTheSameWordsAreOne()
    {
        Write(
            [
                Stated("gap:stated:1", "technique:radiotherapy", "site:lung", "A decision aid needs testing."), Stated("gap:stated:2", "technique:radiotherapy", "site:lung", "A protocol of imaging needs testing."),
                Stated("gap:stated:3", "technique:radiotherapy", "site:lung", "A decision  aid needs testing"), Stated("gap:stated:4", "technique:sabr", "site:lung", "One way to say it."), Stated("gap:stated:5", "technique:sabr", "site:lung", "Another way."),
            ],
            []);
        var gaps = Atlas().Gaps.Where(g => g.Kind == EvidenceGap.StatedKind).Select(g => string.Join(' ', g.Statements.Select(s => s.Id[^1])));
        Assert.Equal(["1 3", "2", "4 5"], gaps);
    }

    [Theory]
    [InlineData(null, GapStates.Open, false, "whose registration is not among the records here")]
    [InlineData("unknown", GapStates.Open, false, "whose status is not known")]
    [InlineData("recruiting", GapStates.BeingAddressed, true, "It stands in the protocol of a trial, which is recruiting.")]
    [InlineData("planned", GapStates.BeingAddressed, true, "It stands in the protocol of a trial, which is planned.")]
    [InlineData("published", GapStates.Answered, true, "has results")]
    [InlineData("stopped", GapStates.Open, true, "No study or award under way was found")]
    public void AGapThatStandsInTheProtocolOfATrialSaysSo(string? status, string state, bool isTold, string why)
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney") with { ProtocolOf = ["trial:NCT01234567"] }], status is null ? [] : [Trial("trial:NCT01234567", "technique:igrt", "site:kidney", status)]);
        var gap = Gap();
        Assert.Equal((state, isTold), (gap.Life.State, gap.Life.IsTold));
        Assert.Contains(why, gap.Life.Why, StringComparison.Ordinal);
        if (!isTold) Assert.Contains("NCT01234567", gap.Life.Why, StringComparison.Ordinal);
        if (!isTold) Assert.Equal(["trial:NCT01234567"], gap.Life.Because);
        if (state == GapStates.Open) Assert.Equal(isTold ? 1 : null, Value(gap, "under-way"));
    }

    [Fact]
    public void WhatIsNotKnownOfANarrowerGapIsNotKnownOfTheBroaderOne()
    {
        var protocol = Stated("gap:stated:1", "technique:sabr", "site:glioblastoma") with { ProtocolOf = ["trial:NCT01234567"] };
        Write([protocol, Stated("gap:stated:2", "technique:sabr", "site:glioma"), Stated("gap:stated:3", "technique:sabr", "site:kidney"), Stated("gap:stated:4", "technique:imrt", "site:glioma")], []);
        var gaps = Atlas().Gaps.ToDictionary(g => g.Id, StringComparer.Ordinal);
        Assert.Equal(["gap:stated:1", "gap:stated:2"], gaps.Values.Where(g => !g.Life.IsTold).Select(g => g.Id));
        Assert.Contains("NCT01234567, whose registration is not among the records here", gaps["gap:stated:2"].Life.Why, StringComparison.Ordinal);
        Assert.Equal(["trial:NCT01234567"], gaps["gap:stated:2"].Life.Because);
        Assert.Null(Value(gaps["gap:stated:2"], "under-way"));
        Write([protocol], [Trial("trial:NCT01234567", "technique:sabr", "site:glioblastoma", "stopped")]);
        Assert.All(Atlas().Gaps, g => Assert.True(g.Life.IsTold));
    }

    [Fact]
    public void OnlyStudiesOfAllItsTechniquesAreCountedForAGap()
    {
        var both = Stated("gap:stated:1", "technique:sabr", "site:kidney") with { Techniques = ["technique:sabr", "technique:proton"] };
        Write([both], [Trial("trial:A", "technique:sabr", "site:kidney", "recruiting"), Trial("trial:B", "technique:proton", "site:kidney", "published")]);
        Assert.Equal((GapStates.Open, 0, 0), (Gap().Life.State, Gap().Studies!.UnderWay, Gap().Studies!.Published));
        Write([both], [Trial("trial:C", "technique:sabr", "site:kidney", "recruiting") with { Techniques = ["technique:sabr", "technique:proton"] }]);
        Assert.Equal((GapStates.BeingAddressed, 1, 0), (Gap().Life.State, Gap().Studies!.UnderWay, Gap().Studies!.Published));
    }

    [Fact]
    public void StudiesAtAnyOfSeveralSitesOfAGapAreCountedOnceEach()
    {
        Write(
            [Stated("gap:stated:1", "technique:sabr", "site:kidney") with { Sites = ["site:kidney", "site:liver"] }],
            [
                Trial("trial:A", "technique:sabr", "site:kidney", "recruiting"), Trial("trial:B", "technique:sabr", "site:liver", "recruiting"),
                Trial("trial:C", "technique:sabr", "site:liver", "recruiting") with { Sites = ["site:kidney", "site:liver"] },
            ]);
        Assert.Equal(3, Gap().Studies!.UnderWay);
    }

    [Fact]
    public void AStudyThatIsNotRandomisedClosesNoWantOfRandomisedTrials()
    {
        var unrandomised = Trial("trial:A", "technique:sabr", "site:kidney", "recruiting") with { IsUnrandomised = true };
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney", "Randomised trials are needed.")], [unrandomised]);
        Assert.Equal((GapStates.Open, 1), (Gap().Life.State, Gap().Studies!.UnderWay));
        Assert.EndsWith("It asks for randomised trials, which the study under way of the same technique at the same site is not.", Gap().Life.Why, StringComparison.Ordinal);
        Assert.False(Gap().MayBeAddressedBy(unrandomised));
        Write([], [Trial("trial:B", "technique:sabr", "site:kidney", "planned")]);
        Assert.Equal((GapStates.BeingAddressed, "One study is planned of the same technique at the same site, and none is known to have begun."), (Gap().Life.State, Gap().Life.Why));
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney", "Trials are needed.")], []);
        Assert.True(Gap().MayBeAddressedBy(unrandomised));
        Assert.Contains("2 studies", Gap().Life.Why.Replace("One study is under way of the same technique at the same site, and one more is planned", "2 studies", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void WhetherATrialThatGivesAGapAsItsReasonRunsMustBeKnown()
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney") with { AddressedBy = ["trial:A"] }], [Trial("trial:A", "technique:igrt", "site:kidney", "unknown")]);
        Assert.Equal((GapStates.Open, false), (Gap().Life.State, Gap().Life.IsTold));
        Assert.StartsWith("The trial that gives it as its reason, A, has a status that is not known.", Gap().Life.Why, StringComparison.Ordinal);
        Write([], [Trial("trial:A", "technique:igrt", "site:kidney", "stopped")]);
        Assert.True(Gap().Life.IsTold);
    }

    [Fact]
    public void ThatNothingIsHereIsNotKnownWhereSourcesAreShort()
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney")], []);
        Assert.Equal((1, 1), (Value(Gap(), "under-way"), Value(Gap(), "evidence")));
        Assert.Equal((null, null), (Value(Gap(), "under-way", sourcesAreShort: true), Value(Gap(), "evidence", sourcesAreShort: true)));
        Write([], [Trial("trial:A", "technique:sabr", "site:kidney", "recruiting"), Trial("trial:B", "technique:sabr", "site:kidney", "published")]);
        Assert.Equal((0.5, 0.5), (Value(Gap(), "under-way", sourcesAreShort: true), Value(Gap(), "evidence", sourcesAreShort: true)));
    }

    [Fact]
    public void ATrialsPaperThatStatesTheGapIsNoEvidenceAgainstIt()
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney") with { SourceId = "publication:1" }], [Paper("publication:1", reports: true), Paper("publication:2", reports: true)]);
        Assert.Equal((2, 0.5), (Gap().Studies!.TrialPapers, Value(Gap(), "evidence")));
    }

    [Fact]
    public void APaperOfATrialIsEvidenceUnlessItsTrialIsCountedAsPublished()
    {
        Write(
            [Stated("gap:stated:1", "technique:sabr", "site:kidney")],
            [
                Paper("publication:1", reports: true), Paper("publication:2", reports: false), Paper("publication:3", reports: true, "trial:P"), Paper("publication:4", reports: true, "trial:NOT-HERE"),
                Paper("publication:5", reports: true) with { Sites = ["site:liver"] }, Trial("trial:P", "technique:sabr", "site:kidney", "published"),
            ]);
        Assert.Equal(["publication:1", "publication:4"], Gap().TrialPapers.Select(p => p.Id));
        Assert.Equal((1, 2), (Gap().Studies!.Published, Gap().Studies!.TrialPapers));
        Assert.Equal(1 / 4d, Value(Gap(), "evidence"));
    }

    [Theory]
    [InlineData(1, 1, "One study is planned of the same technique at the same site, and none is known to have begun.")]
    [InlineData(3, 1, "2 studies are under way of the same technique at the same site, and one more is planned.")]
    [InlineData(2, 0, "2 studies are under way of the same technique at the same site.")]
    public void WhatIsPlannedIsSaidToBePlanned(int all, int planned, string why)
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:kidney")], [.. Enumerable.Range(0, all).Select(i => Trial($"trial:{i}", "technique:sabr", "site:kidney", i < planned ? "planned" : "recruiting"))]);
        Assert.Equal((GapStates.BeingAddressed, why), (Gap().Life.State, Gap().Life.Why));
    }

    [Fact]
    public void AGapOfHowFarATumourHasSpreadHasNoStudiesAtItsSite()
    {
        Write([Stated("gap:stated:1", "technique:sabr", "site:oligometastatic")], [Trial("trial:A", "technique:sabr", "site:oligometastatic", "recruiting") with { Sites = ["site:endometrium", "site:oligometastatic"] }]);
        Assert.Equal("One study is under way of the same technique in oligometastatic disease.", Gap().Life.Why);
        Write([Stated("gap:stated:1", "technique:sabr", "site:oligometastatic") with { Sites = ["site:prostate", "site:oligometastatic"] }], []);
        Assert.Equal(GapStates.Open, Gap().Life.State);
    }

    [Fact]
    public void TheTrialsOfAnAwardAreFound()
    {
        Write([], [Trial("trial:A", "technique:sabr", "site:kidney", "stopped") with { Awards = ["award:1"] }, Trial("trial:B", "technique:sabr", "site:kidney", "recruiting")]);
        var found = board.TrialsOfAwards(["award:1", "award:2"]);
        Assert.Equal("trial:A", Assert.Single(found["award:1"]).Id);
        Assert.Empty(found["award:2"]);
    }

    private GapAtlas Atlas() => GapAtlas.Of(board.Contents(), board.CountsOfGap, Today);

    private EvidenceGap Gap() => Assert.Single(Atlas().Gaps, g => g.Kind == EvidenceGap.StatedKind);

    private double? Value(EvidenceGap gap, string criterion, bool sourcesAreShort = false) => PriorityCriteria.Of(gap, Atlas().Tallies, new ListsAtHand(false, false), sourcesAreShort).Single(v => v.Criterion == criterion).Value;

    private void Write(IReadOnlyList<GapStatement> statements, IReadOnlyList<StudyEntry> studies) => board.Write(
        ++sequence, studies.ToDictionary(s => s.Id, StudyEntry? (s) => s), statements.ToDictionary(s => s.Id, GapStatement? (s) => s), new Dictionary<string, GapDecision>(), TestContext.Current.CancellationToken);

    private static GapStatement Stated(string id, string technique, string site, string text = "It is not known.") => new()
    {
        Id = id,
        Text = text,
        SourceId = $"publication:of-{id}",
        StatedOn = new PartialDate(2020),
        Techniques = technique.Length == 0 ? [] : [technique],
        Sites = site.Length == 0 ? [] : [site],
    };

    private static StudyEntry Trial(string id, string technique, string site, string state) => new(id, state, 2024, null, id, [technique], [site], []) { Status = state };

    private static StudyEntry Paper(string id, bool reports, params string[] trials) => new(id, StudyEntry.Paper, 2010, null, id, ["technique:sabr"], ["site:kidney"], []) { ReportsTrial = reports, Trials = trials };
}
