using System.Security.Cryptography;
using System.Text.Json;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>What became of a pair. <paramref name="Before"/>: what stood; null where the two were never compared.</summary>
internal sealed record KeptPair(PairFacts? Before, PairFacts Now);

/// <summary>Keeps what comparisons found as records, where that is new. What a person decided is asked for each time, so that no run overwrites it.</summary>
internal sealed class PairRecords(IGraphStore store, TimeProvider time)
{
    private const int Attempts = 20;

    /// <param name="judge">
    /// What is found of a pair under the standing decision, which is null where nobody decided, and what was found before, null where it was never compared; null for a pair that cannot be compared.
    /// </param>
    /// <returns>How many records were written, and all pairs that have one.</returns>
    public async Task<(long Written, IReadOnlyList<KeptPair> Pairs)> KeepAsync(
        IReadOnlyCollection<(string A, string B)> pairs, Func<(string A, string B), DecisionFacts?, PairFacts?, PairFacts?> judge, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var records = await store.RecordsAsync([.. pairs.SelectMany(p => new[] { PairIds.Record(p.A, p.B), PairIds.Decision(PairIds.Node(p.A, p.B)) })], cancellation);
            var changes = new List<RecordChange>();
            var kept = new List<KeptPair>();
            foreach (var pair in pairs)
            {
                var stored = records[PairIds.Record(pair.A, pair.B)];
                var before = Live(stored) as PairFacts;
                if (judge(pair, Live(records[PairIds.Decision(PairIds.Node(pair.A, pair.B))]) as DecisionFacts, before) is not { } now) continue;
                // What never looked alike needs no record.
                if (before is null && now.Outcome == PairOutcome.Different && now.Rule != PairRules.Decision && !now.NoResult) continue;
                kept.Add(new KeptPair(before, now));
                if (RecordLinker.Link(stored, Version(now)).Change is { } change) changes.Add(change);
            }
            try
            {
                if (changes.Count > 0) await store.ApplyAsync(ChangeSet.Of([.. changes]), cancellation);
                return (changes.Count, kept);
            }
            catch (StaleRecordException) when (attempt < Attempts)
            {
                // A decision was written meanwhile.
            }
        }
    }

    /// <summary>What a record says now; null for one that says nothing.</summary>
    public static Facts? Live(StoredRecord record) => record.Versions.FirstOrDefault(v => record.LiveHashes.Contains(v.Hash))?.Facts;

    /// <summary>The outcome that a decision names; null where none stands.</summary>
    public static PairOutcome? Decided(DecisionFacts? decision) => decision?.Verdict is { } verdict && Enum.TryParse<PairOutcome>(verdict, true, out var outcome) ? outcome : null;

    private NewVersion Version(PairFacts pair)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(pair, FactsJson.Default.PairFacts);
        var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        return new NewVersion(new VersionedFacts(raw.Hash, null, false, pair), PairRules.Version, PackedDocument.Pack(raw), new Origin($"horizon:identity/{pair.A}|{pair.B}", time.GetUtcNow(), "Horizon's own comparison"));
    }
}
