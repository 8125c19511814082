using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Linking.Linked;

namespace Horizon.Tests.Linking;

/// <summary>What an arriving version does to its record: the change that is written, and what it is called.</summary>
public sealed class RecordLinkerTests
{
    private static readonly RecordKey Key = new(SourceNames.ClinicalTrialsGov, "NCT00000001");

    private static readonly TrialFacts Sabr = new() { Registration = "NCT00000001", BriefTitle = "SABR for lung cancer" };

    /// <summary>The record as a store would hold it after these changes.</summary>
    private static StoredRecord After(params RecordChange[] changes)
    {
        var stored = StoredRecord.None(Key);
        foreach (var change in changes)
        {
            stored = new StoredRecord(
                Key, stored.Revision + 1, change.Node.Id, [.. stored.Versions, .. change.NewVersions.Select(v => v.Version)],
                [.. stored.LiveHashes.Except(change.Close), .. change.Open], [.. stored.Edges.Except(change.CloseEdges), .. change.OpenEdges]);
        }
        return stored;
    }

    private static RecordChange New(NewVersion version) => RecordLinker.Link(StoredRecord.None(Key), version).Change!;

    [Fact]
    public void NewVersionTouchesOnlyWhatItChanges()
    {
        var first = New(Version(Sabr, "2025-01-01"));
        var result = RecordLinker.Link(After(first), Version(Sabr with { Conditions = ["Lung cancer"], Status = TrialStatus.Recruiting }, "2025-02-01"));
        Assert.Equal(Arrival.Changed, result.Arrival);
        Assert.Equal("condition", Assert.Single(result.Change!.OpenEdges).Reason.Quote!.Field);
        Assert.Empty(result.Change.CloseEdges);
        Assert.Equal(first.Open, result.Change.Close);
        Assert.Single(result.Change.Open);
    }

    [Fact]
    public void WhatARecordNoLongerSaysIsClosed()
    {
        var stored = After(New(Version(Sabr, "2025-01-01")));
        var change = RecordLinker.Link(stored, Version(Sabr with { BriefTitle = "Proton therapy for lung cancer" }, "2025-02-01")).Change!;
        Assert.Equal(["technique:sabr"], change.CloseEdges.Select(e => e.Target.Id));
        Assert.Equal(["technique:proton"], change.OpenEdges.Select(e => e.Target.Id));
    }

    [Fact]
    public void OlderVersionThatArrivesLateIsKeptAsHistoryAndChangesNothing()
    {
        var stored = After(New(Version(Sabr, "2025-02-01")));
        var result = RecordLinker.Link(stored, Version(Sabr with { BriefTitle = "Proton therapy" }, "2025-01-01"));
        Assert.Equal(Arrival.Unchanged, result.Arrival);
        Assert.Single(result.Change!.NewVersions);
        Assert.False(result.Change.ChangesTheGraph);
    }

    [Fact]
    public void OtherBytesThatSayTheSameAreNoNewVersion() =>
        Assert.Equal(new LinkResult(null, Arrival.Unchanged), RecordLinker.Link(After(New(Version(Sabr, "2025-01-01"))), Version(Sabr, "2025-01-01", bytes: "other white space")));

    [Fact]
    public void ReducedRecordBlanksNothingAndBothVersionsLive()
    {
        var stored = After(New(Version(Sabr with { Conditions = ["Lung cancer"] }, "2025-01-01")));
        var change = RecordLinker.Link(stored, Version(new TrialFacts { Registration = "NCT00000001", Status = TrialStatus.Completed }, "2025-02-01", reduced: true)).Change!;
        Assert.Empty(change.OpenEdges);
        Assert.Empty(change.CloseEdges);
        Assert.Empty(change.Close);
        Assert.Single(change.Open);
    }

    [Fact]
    public void LinkingAgainWhatIsLinkedWritesNothing() =>
        Assert.Equal(new LinkResult(null, Arrival.Unchanged), RecordLinker.Link(After(New(Version(Sabr, "2025-01-01"))), null));

    [Fact]
    public void AnotherRuleClosesWhatItNoLongerGivesAndOpensWhatItDoes()
    {
        var first = New(Version(Sabr, "2025-01-01"));
        var foreign = first.OpenEdges[0] with { Target = new NodeRef("technique:proton", "Proton beam therapy") };
        var stored = After(first) with { Edges = [foreign, .. first.OpenEdges.Skip(1)] };
        var change = RecordLinker.Link(stored, null).Change!;
        Assert.Equal([foreign], change.CloseEdges);
        Assert.Equal([first.OpenEdges[0]], change.OpenEdges);
        Assert.Empty(change.NewVersions);
    }

    [Fact]
    public void ReviewedRowThatReturnsToAnOlderFormStandsThereWhenLinkedAgain()
    {
        var key = new RecordKey(SourceNames.Vocabulary, "technique:x");
        var (first, second) = (Version(new ConceptFacts { Id = "technique:x", Label = "Old" }), Version(new ConceptFacts { Id = "technique:x", Label = "New" }));
        var stored = new StoredRecord(key, 3, "technique:x", [first.Version, second.Version], [first.Version.Hash], []);
        Assert.Equal(new LinkResult(null, Arrival.Unchanged), RecordLinker.Link(stored, null));
        Assert.Equal("New", RecordLinker.Link(stored, second).Change!.Node.Label);
    }
}
