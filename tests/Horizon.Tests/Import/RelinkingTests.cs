using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Ingest;
using Horizon.Ingest.Import;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Import;

/// <summary>Another parser, rule or vocabulary touches only the records it concerns.</summary>
public sealed class RelinkingTests : IAsyncLifetime
{
    private readonly TemporaryGraph graph = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await graph.ImportAsync(
        File("a", Study("NCT90000001", "SABR for lung cancer", "2025-03-01"), Study("NCT90000002", "Proton therapy for lung cancer", "2025-03-01")),
        File("b", Study("NCT90000001", "SABR for early lung cancer", "2025-01-01")), Paper("99000001", "Results of SABR", "NCT90000001"));

    public ValueTask DisposeAsync() => graph.DisposeAsync();

    [Fact]
    public async Task NothingIsWrittenWhereParsersRulesAndVocabularyAreTheSame()
    {
        var sequence = await graph.Store.SequenceAsync(Cancellation);
        Assert.Equal(new RelinkReport(3, 0), await new Relinking(graph.Store).RunAsync(null, Cancellation));
        Assert.Equal(sequence, await graph.Store.SequenceAsync(Cancellation));
    }

    [Fact]
    public async Task NewParserIsAppliedToKeptBytesAndTouchesOnlyWhatItReadsDifferently()
    {
        var relinking = new Relinking(graph.Store, NewParser, source => SourceParsers.Version(source) + (source == SourceNames.ClinicalTrialsGov ? 1 : 0));
        var sequence = await graph.Store.SequenceAsync(Cancellation);
        Assert.Equal(1, (await relinking.RunAsync(null, Cancellation)).Changed);
        var touched = (await graph.Store.ChangesAsync(sequence, 1000, Cancellation)).Select(c => c.NodeId).ToHashSet();
        Assert.Equal(["trial:NCT90000002"], touched.Where(id => NodeKinds.Of(id) is NodeKinds.Trial or NodeKinds.Publication));
        var trial = (await TrialReader.ReadAsync(graph.Store, "trial:NCT90000002", null, Cancellation))!;
        Assert.Equal(["technique:carbon-ion"], trial.Techniques.Select(t => t.Id));
        Assert.Equal("Carbon ion therapy for lung cancer", trial.Title);
        Assert.Equal("Proton therapy for lung cancer", (await TrialReader.ReadAsync(graph.Store, "trial:NCT90000002", sequence, Cancellation))!.Title);
        Assert.Empty(await graph.Store.RecordKeysAsync(SourceNames.ClinicalTrialsGov, null, 10, SourceParsers.Version(SourceNames.ClinicalTrialsGov) + 1, Cancellation));
        var after = await graph.Store.SequenceAsync(Cancellation);
        Assert.Equal(0, (await relinking.RunAsync(null, Cancellation)).Changed);
        Assert.Equal(after, await graph.Store.SequenceAsync(Cancellation));
    }

    [Fact]
    public async Task LinksOfAnotherVocabularyAreReplacedWhereTheyDiffer()
    {
        var key = new RecordKey(SourceNames.ClinicalTrialsGov, "NCT90000001");
        var stored = (await graph.Store.RecordsAsync([key], Cancellation))[key];
        var edge = stored.Edges.First(e => e.Type == EdgeTypes.Tests);
        var foreign = edge with { Target = new NodeRef("technique:proton", null), Reason = edge.Reason with { RuleVersion = "0" } };
        await graph.Store.ApplyAsync(ChangeSet.Of(new RecordChange(key, stored.Revision, new NodeRef(stored.NodeId!, null), [], [], [], [], [foreign], [edge])), Cancellation);
        Assert.Equal(new RelinkReport(3, 1), await new Relinking(graph.Store).RunAsync(null, Cancellation));
        Assert.Equal(["technique:sabr"], (await TrialReader.ReadAsync(graph.Store, "trial:NCT90000001", null, Cancellation))!.Techniques.Select(t => t.Id));
    }

    [Fact]
    public async Task StoreNotesByWhatItsLinksAreMade()
    {
        Assert.False(await Relinking.IsNeededAsync(graph.Store, Cancellation));
        await graph.Store.SetNoteAsync(RecordLinker.NoteName, "another", Cancellation);
        await Relinking.NoteFirstAsync(graph.Store, Cancellation);
        Assert.True(await Relinking.IsNeededAsync(graph.Store, Cancellation));
        await new Relinking(graph.Store).RunAsync(null, Cancellation);
        Assert.False(await Relinking.IsNeededAsync(graph.Store, Cancellation));
    }

    private static ParseResult NewParser(string source, ReadOnlyMemory<byte> bytes)
    {
        if (SourceParsers.Parse(source, bytes) is not ParsedRecord { Facts: TrialFacts trial } parsed) return SourceParsers.Parse(source, bytes);
        string? Read(string? text) => text?.Replace("Proton therapy", "Carbon ion therapy", StringComparison.Ordinal);
        return parsed with
        {
            ParserVersion = parsed.ParserVersion + 1,
            Facts = trial with { BriefTitle = Read(trial.BriefTitle), Interventions = [.. trial.Interventions.Select(i => i with { Name = Read(i.Name)! })] },
        };
    }
}
