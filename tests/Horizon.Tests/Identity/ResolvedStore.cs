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

/// <summary>A store in a folder of its own, into which facts are taken as their sources would deliver them, one day after the other, and in which what belongs together is found.</summary>
internal sealed class ResolvedStore : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("horizon-resolved-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public ResolvedStore() => Store = SqliteGraphStore.Open(Path.Combine(folder, "horizon.db"), time);

    public SqliteGraphStore Store { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task ImportAsync(params IEnumerable<Facts> all)
    {
        foreach (var facts in all)
        {
            var key = KeyOf(facts);
            var stored = (await Store.RecordsAsync([key], Stop))[key];
            if (RecordLinker.Link(stored, Linked.Version(facts, $"2031-01-{stored.Versions.Count + 1:00}")).Change is { } change) await Store.ApplyAsync(ChangeSet.Of(change), Stop);
        }
    }

    /// <summary>Returns how many pairs and placements were written.</summary>
    public Task<long> ResolveAsync() => new IdentityResolver(Store, time).CatchUpAsync(Stop);

    /// <summary>As after a change of the rules: all is compared again.</summary>
    public async Task<long> ResolveAgainAsync()
    {
        await Store.SetNoteAsync(IdentityResolver.NoteName, null, Stop);
        return await ResolveAsync();
    }

    /// <param name="verdict">Null withdraws.</param>
    public async Task DecideAsync(string pair, string? verdict)
    {
        time.Advance(TimeSpan.FromHours(1));
        await Decision.WriteAsync(Store, time, pair, verdict, null, "Ada", Stop);
        await ResolveAsync();
    }

    /// <summary>The pairs that wait for a person.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync() => [.. (await Store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 10, null, Stop)).Select(e => e.Source.Id)];

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private static RecordKey KeyOf(Facts facts) => facts switch
    {
        TrialFacts trial => new RecordKey(trial.Registration.StartsWith("NCT", StringComparison.Ordinal) ? SourceNames.ClinicalTrialsGov : SourceNames.Isrctn, trial.Registration),
        AwardFacts award => new RecordKey(SourceNames.ThreeSixtyGiving, award.Id),
        PublicationFacts { Pmid: { } pmid } => new RecordKey(SourceNames.PubMed, pmid),
        _ => new RecordKey(SourceNames.MedRxiv, ((PublicationFacts)facts).Doi!),
    };
}
