using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>
/// Finds out which registrations are one trial and which records one publication, along the change feed. What a change costs depends on what shares a key with
/// the things it touched, not on the size of the graph. For one process at a time, the one that holds the index; stopped anywhere, it goes on from its note.
/// </summary>
public sealed class IdentityResolver(IGraphStore store, TimeProvider time)
{
    /// <summary>Note of the store: the version of the rules, a colon, and the sequence number that was reached.</summary>
    public const string NoteName = "identity.reached";

    private const int Window = 20_000;
    private const int Load = 200;
    private const int Attempts = 20;

    /// <summary>Things that are kept read while a window is followed, since one thing is compared with many.</summary>
    private const int MostKept = 8_000;

    private readonly Dictionary<string, Subject> kept = [];

    /// <summary>Follows to the store's present end. Returns how many pairs and placements were written.</summary>
    public async Task<long> CatchUpAsync(CancellationToken cancellation)
    {
        long written = 0;
        while (true)
        {
            var reached = await ReachedAsync(cancellation);
            var changes = await store.ChangesAsync(reached, Window, cancellation);
            if (changes.Count == 0) return written;
            var touched = changes.Select(c => c.NodeId).Distinct().Order(StringComparer.Ordinal).ToList();
            // What changes while the window is followed is in a later one.
            kept.Clear();
            var later = touched.Where(IsCompared).ToHashSet();
            foreach (var chunk in touched.Where(IsCompared).Chunk(Load))
            {
                later.ExceptWith(chunk);
                written += await ResolveAsync(chunk, later, cancellation);
            }
            var decided = touched.Select(DecidedPair).OfType<(string A, string B)>().ToList();
            if (decided.Count > 0) written += await JudgeAsync(decided, cancellation);
            await store.SetNoteAsync(NoteName, string.Create(CultureInfo.InvariantCulture, $"{PairRules.Version}:{changes[^1].Sequence}"), cancellation);
        }
    }

    private static bool IsCompared(string id) => NodeKinds.Of(id) is NodeKinds.Trial or NodeKinds.Publication;

    private static (string A, string B)? DecidedPair(string id) =>
        id.StartsWith(NodeKinds.Decision + ":", StringComparison.Ordinal) ? PairIds.Parse(id[(NodeKinds.Decision.Length + 1)..]) : null;

    /// <summary>Nought where nothing was resolved yet, or by other rules than these.</summary>
    private async Task<long> ReachedAsync(CancellationToken cancellation) =>
        (await store.NoteAsync(NoteName, cancellation))?.Split(':') is [var version, var sequence] && version == PairRules.Version.ToString(CultureInfo.InvariantCulture)
            ? long.Parse(sequence, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Compares what was touched with all that shares a key with it, but for what is itself resolved later.</summary>
    private async Task<long> ResolveAsync(IReadOnlyCollection<string> touched, HashSet<string> later, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync(touched, null, cancellation);
        var subjects = nodes.Values.SelectMany(Subject.Of).ToDictionary(s => s.Id);
        Keep(subjects.Values);
        var keysOf = subjects.Values.ToDictionary(s => s.Id, s => s.Keys().Distinct().ToList());
        var holders = await store.KeyHoldersAsync([.. keysOf.Values.SelectMany(k => k).Concat(subjects.Keys.Select(PairIds.Key)).Distinct()], TrialBlocks.MostHolders + 1, cancellation);
        var mentioned = await store.ShownAsync([.. subjects.Values.SelectMany(s => s.Mentions()).Distinct()], cancellation);
        var pairs = new HashSet<(string A, string B)>();
        foreach (var subject in subjects.Values)
        {
            foreach (var key in keysOf[subject.Id])
            {
                if (!holders.TryGetValue(key, out var found) || found.Count > TrialBlocks.MostHolders) continue;
                foreach (var holder in found.Where(h => !later.Contains(h.BornId))) Add(subject.Id, holder.BornId);
            }
            foreach (var other in subject.Mentions().Where(mentioned.ContainsKey)) Add(subject.Id, other);
            // What was once compared is compared again: it may look otherwise now.
            if (holders.TryGetValue(PairIds.Key(subject.Id), out var known))
            {
                foreach (var pair in known.Select(k => PairIds.Parse(k.BornId)).OfType<(string A, string B)>()) pairs.Add(pair);
            }
        }
        return pairs.Count == 0 ? 0 : await JudgeAsync(pairs, cancellation);

        void Add(string one, string other)
        {
            if (one != other && NodeKinds.Of(one) == NodeKinds.Of(other)) pairs.Add(string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one));
        }
    }

    /// <summary>Compares each pair, keeps what came of it where that is new, and places what belongs together.</summary>
    private async Task<long> JudgeAsync(IReadOnlyCollection<(string A, string B)> pairs, CancellationToken cancellation)
    {
        var subjects = await SubjectsAsync(pairs.SelectMany(p => new[] { p.A, p.B }), cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var records = await store.RecordsAsync([.. pairs.SelectMany(p => new[] { PairIds.Record(p.A, p.B), PairIds.Decision(PairIds.Node(p.A, p.B)) })], cancellation);
            var changes = new List<RecordChange>();
            var bound = new HashSet<string>();
            foreach (var (a, b) in pairs)
            {
                if (!subjects.TryGetValue(a, out var one) || !subjects.TryGetValue(b, out var other)) continue;
                var stored = records[PairIds.Record(a, b)];
                var before = Live(stored) as PairFacts;
                var now = Judge(one, other, Live(records[PairIds.Decision(PairIds.Node(a, b))]) as DecisionFacts);
                // What never looked alike needs no record.
                if (before is null && now.Outcome == PairOutcome.Different && now.Rule != PairRules.Decision) continue;
                if (before?.Outcome == PairOutcome.Same || now.Outcome == PairOutcome.Same) bound.UnionWith([a, b]);
                if (RecordLinker.Link(stored, Version(now)).Change is { } change) changes.Add(change);
            }
            try
            {
                if (changes.Count > 0) await store.ApplyAsync(ChangeSet.Of([.. changes]), cancellation);
                return changes.Count + (bound.Count == 0 ? 0 : await PlaceAsync(bound, cancellation));
            }
            catch (StaleRecordException) when (attempt < Attempts)
            {
                // A decision was written meanwhile.
            }
        }
    }

    private static PairFacts Judge(Subject a, Subject b, DecisionFacts? decision)
    {
        var compared = a.Compare(b) ?? new PairComparison(PairOutcome.Different, PairRules.Scored, []);
        var outcome = decision?.Verdict is { } verdict && Enum.TryParse<PairOutcome>(verdict, true, out var decided) ? decided : (PairOutcome?)null;
        return new PairFacts
        {
            A = a.Id,
            B = b.Id,
            Outcome = outcome ?? compared.Outcome,
            Score = Math.Round(compared.Score, 2),
            Parts = compared.Parts,
            Rule = outcome is null ? compared.Rule : PairRules.Decision,
        };
    }

    private NewVersion Version(PairFacts pair)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(pair, FactsJson.Default.PairFacts);
        var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        return new NewVersion(new VersionedFacts(raw.Hash, null, false, pair), PairRules.Version, PackedDocument.Pack(raw), new Origin($"horizon:identity/{pair.A}|{pair.B}", time.GetUtcNow(), "Horizon's own comparison"));
    }

    /// <summary>Places all that is tied to these, near or far, as the ties now say.</summary>
    private async Task<long> PlaceAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var (members, ties, apart) = await ReachAsync(ids, cancellation);
        var subjects = await SubjectsAsync(members, cancellation);
        var shown = await store.ShownAsync([.. members], cancellation);
        var placements = new List<Placement>();
        foreach (var group in Grouping.Of(members, Unambiguous(ties, subjects), id => subjects.TryGetValue(id, out var s) ? s.Marks() : new Dictionary<string, string>(), apart))
        {
            // The older keeps its id.
            var first = group.Where(id => subjects.TryGetValue(id, out var s) && s.Facts is not null).DefaultIfEmpty(group[0]).MinBy(id => (shown[id].Since, id), Comparer<(long Since, string Id)>.Create(
                (x, y) => x.Since != y.Since ? x.Since.CompareTo(y.Since) : string.CompareOrdinal(x.Id, y.Id)))!;
            placements.AddRange(group.Where(id => shown[id].Id != first).Select(id => new Placement(id, id == first ? null : first)));
        }
        // Those that stand by themselves again come first, so that others can be placed into them.
        if (placements.Count > 0) await store.ApplyAsync(ChangeSet.Of() with { Placements = [.. placements.OrderBy(p => p.Into is not null)] }, cancellation);
        return placements.Count;
    }

    /// <summary>What is only mentioned belongs to the one that names it; named by several that are not one, it belongs to none.</summary>
    private static IEnumerable<Tie> Unambiguous(IReadOnlyList<Tie> ties, IReadOnlyDictionary<string, Subject> subjects)
    {
        var described = ties.Where(t => Described(t.A) && Described(t.B)).ToList();
        var groups = Grouping.Of([.. subjects.Keys], described, id => subjects[id].Marks(), []).SelectMany((g, i) => g.Select(id => (id, i))).ToDictionary(p => p.id, p => p.i);
        var claimed = ties.Where(t => !Described(t.A) || !Described(t.B)).GroupBy(t => Described(t.A) ? t.B : t.A);
        return described.Concat(claimed.Where(c => c.Any(t => t.IsDecided) || c.Select(t => groups.GetValueOrDefault(t.A == c.Key ? t.B : t.A, -1)).Distinct().Count() == 1).SelectMany(c => c));

        bool Described(string id) => subjects.TryGetValue(id, out var subject) && subject.Facts is not null;
    }

    /// <summary>All that can be reached from these over pairs that are one, with those pairs and the ones that a person has parted.</summary>
    private async Task<(HashSet<string> Members, List<Tie> Ties, List<(string A, string B)> Apart)> ReachAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var members = new HashSet<string>(ids);
        var ties = new Dictionary<(string, string), Tie>();
        var apart = new HashSet<(string A, string B)>();
        var fresh = members.ToList();
        while (fresh.Count > 0)
        {
            var holders = await store.KeyHoldersAsync([.. fresh.Select(PairIds.Key)], int.MaxValue, cancellation);
            var pairs = holders.Values.SelectMany(h => h).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>().Distinct().ToList();
            var records = await store.RecordsAsync([.. pairs.Select(p => PairIds.Record(p.A, p.B))], cancellation);
            fresh = [];
            foreach (var facts in records.Values.Select(Live).OfType<PairFacts>())
            {
                if (facts is { Outcome: PairOutcome.Same })
                {
                    ties[(facts.A, facts.B)] = new Tie(facts.A, facts.B, facts.Score, facts.Rule is PairRules.Decision or PairRules.FormerId);
                    fresh.AddRange(new[] { facts.A, facts.B }.Where(members.Add));
                }
                else if (facts.Rule == PairRules.Decision) apart.Add((facts.A, facts.B));
            }
        }
        return (members, [.. ties.Values], [.. apart]);
    }

    /// <summary>What was born at these ids, wherever it is shown. Ids that name no node are absent.</summary>
    private async Task<Dictionary<string, Subject>> SubjectsAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToHashSet();
        var found = wanted.Where(kept.ContainsKey).ToDictionary(id => id, id => kept[id]);
        if (found.Count == wanted.Count) return found;
        var shown = await store.ShownAsync([.. wanted.Where(id => !found.ContainsKey(id))], cancellation);
        var nodes = await store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct()], null, cancellation);
        var read = nodes.Values.SelectMany(Subject.Of).ToList();
        Keep(read);
        foreach (var subject in read.Where(s => wanted.Contains(s.Id))) found[subject.Id] = subject;
        return found;
    }

    private void Keep(IReadOnlyCollection<Subject> subjects)
    {
        if (kept.Count + subjects.Count > MostKept) kept.Clear();
        foreach (var subject in subjects.Take(MostKept)) kept[subject.Id] = subject;
    }

    private static Facts? Live(StoredRecord record) => record.Versions.FirstOrDefault(v => record.LiveHashes.Contains(v.Hash))?.Facts;
}
