using System.Security.Cryptography;
using System.Text.Json;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Decisions;

/// <summary>
/// What editors decide, as records: who, when, why. A decision wins over every rule and no re-run touches it; another one, or one without a verdict, takes its place,
/// and the earlier ones stay readable.
/// </summary>
public static class Decision
{
    private const int Attempts = 20;
    private const int Batch = 500;

    /// <summary>Keeps a decision. <paramref name="verdict"/> is a word of the subject's kind; null withdraws what was decided.</summary>
    public static Task<DecisionFacts> WriteAsync(IGraphStore store, TimeProvider time, string subject, string? verdict, string? note, string by, CancellationToken cancellation) =>
        WriteAsync(store, new DecisionFacts { Subject = subject, Verdict = verdict, Note = note, By = by, At = time.GetUtcNow() }, cancellation);

    /// <summary>Keeps a decision.</summary>
    public static Task<DecisionFacts> WriteAsync(IGraphStore store, DecisionFacts facts, CancellationToken cancellation) => WriteAsync(store, facts, _ => true, cancellation);

    /// <summary>Keeps a decision, unless another one was made since its author looked.</summary>
    /// <param name="seen">When what the author saw standing was decided; null where they saw that nobody had decided.</param>
    /// <returns>What stands now: <paramref name="facts"/>, or the decision that came in between.</returns>
    public static Task<DecisionFacts> WriteAsync(IGraphStore store, DecisionFacts facts, DateTimeOffset? seen, CancellationToken cancellation) =>
        WriteAsync(store, facts, standing => standing is null || standing.At == seen, cancellation);

    private static async Task<DecisionFacts> WriteAsync(IGraphStore store, DecisionFacts facts, Predicate<DecisionFacts?> mayFollow, CancellationToken cancellation)
    {
        var subject = facts.Subject;
        var key = PairIds.Decision(subject);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(facts, FactsJson.Default.DecisionFacts);
        var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        var version = new NewVersion(
            new VersionedFacts(raw.Hash, PartialDate.From(DateOnly.FromDateTime(facts.At.UtcDateTime)), false, facts), 1, PackedDocument.Pack(raw),
            new Origin($"horizon:decision/{subject}", facts.At, "Horizon's editors"));
        for (var attempt = 1; ; attempt++)
        {
            var stored = (await store.RecordsAsync([key], cancellation))[key];
            var standing = PairRecords.Live(stored) as DecisionFacts;
            if (!mayFollow(standing)) return standing!;
            if (RecordLinker.Link(stored, version).Change is not { } change) return facts;
            try
            {
                await store.ApplyAsync(ChangeSet.Of(change), cancellation);
                return facts;
            }
            catch (StaleRecordException) when (attempt < Attempts)
            {
                // Two editors at once: the later stands, on top of the other.
            }
        }
    }

    /// <summary>Of every subject that a person ever decided about what was decided last, the newest first; a decision that was withdrawn is among them.</summary>
    public static async Task<IReadOnlyList<DecisionFacts>> LastAsync(IGraphStore store, CancellationToken cancellation)
    {
        var all = new List<DecisionFacts>();
        string? after = null;
        while (await store.RecordKeysAsync(SourceNames.Decision, after, Batch, null, cancellation) is { Count: > 0 } keys)
        {
            all.AddRange((await store.RecordsAsync(keys, cancellation)).Values.Select(PairRecords.Live).OfType<DecisionFacts>());
            after = keys[^1].Id;
        }
        return [.. all.OrderByDescending(d => d.At).ThenBy(d => d.Subject, StringComparer.Ordinal)];
    }

    /// <summary>All that was decided of a subject, the standing decision last; empty where nobody decided.</summary>
    public static Task<IReadOnlyList<DecisionFacts>> HistoryAsync(IGraphStore store, string subject, CancellationToken cancellation) => HistoryAsync(store, [subject], cancellation);

    /// <summary>All that was decided of any of these subjects, the last decision last.</summary>
    public static async Task<IReadOnlyList<DecisionFacts>> HistoryAsync(IGraphStore store, IReadOnlyCollection<string> subjects, CancellationToken cancellation)
    {
        var records = await store.RecordsAsync([.. subjects.Select(PairIds.Decision)], cancellation);
        return [.. records.Values.SelectMany(r => r.Versions).Select(v => v.Facts).OfType<DecisionFacts>().OrderBy(d => d.At).ThenBy(d => d.Subject, StringComparer.Ordinal)];
    }
}
