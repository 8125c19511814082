using System.Globalization;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>
/// Finds out which registrations are one trial and which records one publication, which trial a paper without any registry id reports, which study an award without one pays for, and which
/// organisations may be one, along the change feed. What a change costs depends on what shares a key with the things it touched, not on the size of the graph. For one process at a time, the one that holds the index; stopped anywhere, it goes on from its note.
/// </summary>
public sealed class IdentityResolver(IGraphStore store, TimeProvider time)
{
    /// <summary>Note of the store: the version of the rules, a colon, and the sequence number that was reached.</summary>
    public const string NoteName = "identity.reached";

    private const int Window = 20_000;
    private const int Load = 200;
    private const int MostNamesakes = 5;
    private const int MostFunders = 50;
    private const string NameBody = NodeKinds.Organisation + ":name:";
    private const string RegisteredBody = NodeKinds.Organisation + ":ror:";

    private readonly PairRecords pairs = new(store, time);
    private readonly ReportResolver reports = new(store, time);
    private readonly NoResults noResults = new(store, time);
    private readonly AwardTrialResolver paidTrials = new(store, time);
    private readonly PaperAwardResolver paidPapers = new(store, time);

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
                var nodes = await store.NodesAsync(chunk, null, cancellation);
                written += await ResolveAsync(nodes, later, cancellation);
                // What was placed elsewhere just now comes again with the feed.
                written += await ResolveTiesAsync([.. nodes.Values], cancellation);
            }
            foreach (var chunk in touched.Where(id => NodeKinds.Of(id) == NodeKinds.Award).Chunk(Load)) written += await ResolveTiesAsync([.. (await store.NodesAsync(chunk, null, cancellation)).Values], cancellation);
            foreach (var chunk in touched.Where(IsBody).Chunk(Load)) written += await ResolveBodiesAsync(chunk, reached, cancellation);
            var decided = touched.Select(DecidedPair).OfType<(string A, string B)>().ToLookup(p => (NodeKinds.Of(p.A), NodeKinds.Of(p.B)));
            written += await reports.DecideAsync([.. decided[(NodeKinds.Publication, NodeKinds.Trial)]], cancellation)
                + await paidTrials.DecideAsync([.. decided[(NodeKinds.Award, NodeKinds.Trial)]], cancellation)
                + await paidPapers.DecideAsync([.. decided[(NodeKinds.Award, NodeKinds.Publication)]], cancellation);
            var ofOneKind = decided.Where(d => d.Key.Item1 == d.Key.Item2).SelectMany(d => d).ToList();
            if (ofOneKind.Count > 0) written += await JudgeAsync(ofOneKind, cancellation);
            await store.SetNoteAsync(NoteName, string.Create(CultureInfo.InvariantCulture, $"{PairRules.Version}:{changes[^1].Sequence}"), cancellation);
        }
    }

    private async Task<long> ResolveTiesAsync(IReadOnlyCollection<Node> nodes, CancellationToken cancellation) =>
        await reports.ResolveAsync(nodes, cancellation) + await noResults.ResolveAsync(nodes, cancellation) + await paidTrials.ResolveAsync(nodes, cancellation) + await paidPapers.ResolveAsync(nodes, cancellation);

    private static bool IsCompared(string id) => NodeKinds.Of(id) is NodeKinds.Trial or NodeKinds.Publication;

    /// <summary>Bodies by their names, by the Research Organization Registry and by the Funder Registry; what stands in a reviewed list was brought together there.</summary>
    private static bool IsBody(string id) => id.StartsWith(NameBody, StringComparison.Ordinal) || id.StartsWith(RegisteredBody, StringComparison.Ordinal) || BodyPairs.FunderNumber(id) is not null;

    private static (string A, string B)? DecidedPair(string id) =>
        id.StartsWith(NodeKinds.Decision + ":", StringComparison.Ordinal) ? PairIds.Parse(id[(NodeKinds.Decision.Length + 1)..]) : null;

    /// <summary>Nought where nothing was resolved yet, or by other rules than these.</summary>
    private async Task<long> ReachedAsync(CancellationToken cancellation) =>
        (await store.NoteAsync(NoteName, cancellation))?.Split(':') is [var version, var sequence] && version == PairRules.Version.ToString(CultureInfo.InvariantCulture)
            ? long.Parse(sequence, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Compares what was touched with all that shares a key with it, but for what is itself resolved later.</summary>
    private async Task<long> ResolveAsync(IReadOnlyDictionary<string, Node> nodes, HashSet<string> later, CancellationToken cancellation)
    {
        var subjects = nodes.Values.SelectMany(Subject.Of).ToDictionary(s => s.Id);
        Keep(subjects.Values);
        var keysOf = subjects.Values.ToDictionary(s => s.Id, s => s.Keys().Distinct().ToList());
        var holders = await store.KeyHoldersAsync(
            [.. keysOf.Values.SelectMany(k => k).Concat(subjects.Keys.Select(PairIds.Key)).Concat(subjects.Values.Select(PaperKey).OfType<string>()).Distinct()], TrialBlocks.MostHolders + 1, cancellation);
        var mentioned = await store.ShownAsync([.. subjects.Values.SelectMany(s => s.Mentions()).Distinct()], cancellation);
        var alike = new HashSet<(string A, string B)>();
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
                foreach (var pair in known.Select(k => PairIds.Parse(k.BornId)).OfType<(string A, string B)>()) alike.Add(pair);
            }
        }
        var papers = await NamedTogetherAsync(subjects.Values, holders, cancellation);
        alike.UnionWith(papers.Keys);
        return alike.Count == 0 ? 0 : await JudgeAsync(alike, papers, cancellation);

        void Add(string one, string other)
        {
            if (one != other && NodeKinds.Of(one) == NodeKinds.Of(other)) alike.Add(PairIds.Ordered(one, other));
        }
    }

    /// <summary>Where a registration finds papers that give it with another one; where a paper finds the pairs that it named before. Null for any other thing.</summary>
    private static string? PaperKey(Subject subject) => NodeKinds.Of(subject.Id) switch
    {
        NodeKinds.Trial when subject.Facts is TrialFacts trial => PairIds.TogetherKey(trial.Registration),
        NodeKinds.Publication => PairIds.NamedByKey(subject.Id),
        _ => null,
    };

    /// <summary>Pairs of trials that one paper gives as its trial's, with the paper; null for those that a paper gave once and does no more.</summary>
    private async Task<Dictionary<(string A, string B), string?>> NamedTogetherAsync(
        IReadOnlyCollection<Subject> subjects, IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>> holders, CancellationToken cancellation)
    {
        var found = new Dictionary<(string A, string B), string?>();
        var looked = subjects.Where(s => s.Facts is TrialFacts).SelectMany(s => holders.GetValueOrDefault(PaperKey(s)!) ?? []).Select(h => h.BornId).Distinct().ToList();
        foreach (var subject in subjects.Where(s => NodeKinds.Of(s.Id) == NodeKinds.Publication))
        {
            foreach (var pair in (holders.GetValueOrDefault(PaperKey(subject)!) ?? []).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>()) found[pair] = null;
        }
        foreach (var subject in subjects.Concat(looked.Count == 0 ? [] : (await SubjectsAsync(looked, cancellation)).Values))
        {
            foreach (var pair in PairsOf(subject)) found[pair] = null;
        }
        if (found.Count == 0) return found;
        // Of several papers that give both the same one is named, whichever came first.
        var keys = await store.KeyHoldersAsync([.. found.Keys.SelectMany(p => new[] { p.A, p.B }).Select(id => PairIds.TogetherKey(id[(NodeKinds.Trial.Length + 1)..])).Distinct()], TrialBlocks.MostHolders, cancellation);
        foreach (var paper in (await SubjectsAsync(keys.Values.SelectMany(h => h).Select(h => h.BornId).Distinct(), cancellation)).Values.OrderByDescending(s => s.Id, StringComparer.Ordinal))
        {
            foreach (var pair in PairsOf(paper)) if (found.ContainsKey(pair)) found[pair] = paper.Id;
        }
        return found;

        static IEnumerable<(string A, string B)> PairsOf(Subject paper)
        {
            var ids = paper.NamedTogether();
            return ids.SelectMany(one => ids.Where(other => string.CompareOrdinal(one, other) < 0).Select(other => PairIds.Ordered($"{NodeKinds.Trial}:{one}", $"{NodeKinds.Trial}:{other}")));
        }
    }

    /// <summary>
    /// Compares bodies that are new with those of the same name under another kind of id or with a country, of the same id, and of that name misspelt. A name that stands already was compared when it came: a sponsor that thousands
    /// of trials name costs once.
    /// </summary>
    private async Task<long> ResolveBodiesAsync(IReadOnlyCollection<string> touched, long reached, CancellationToken cancellation)
    {
        var came = await store.ShownAsync(touched, cancellation);
        var nodes = await store.NodesAsync([.. touched.Where(id => came.TryGetValue(id, out var at) && at.Id == id && (at.Since > reached || id.StartsWith(RegisteredBody, StringComparison.Ordinal)))], null, cancellation);
        var fresh = nodes.Values.Where(n => came[n.Id].Since > reached || n.Claims.Any(c => c.Held.From > reached)).SelectMany(Subject.Of).Where(s => IsBody(s.Id)).ToList();
        var looks = fresh.ToDictionary(s => s, s => BodyPairs.Names(s).Where(n => !n.IsGeneral).ToList());
        var nodesOf = fresh.ToDictionary(s => s, s => OtherNodes(s, looks[s]).Distinct().ToList());
        var found = await store.ShownAsync([.. nodesOf.Values.SelectMany(n => n).Distinct()], cancellation);
        var keysOf = fresh.ToDictionary(s => s, s => OtherKeys(s, looks[s]).Distinct().ToList());
        var holders = await store.KeyHoldersAsync([.. keysOf.Values.SelectMany(k => k).Distinct()], MostNamesakes + 1, cancellation);
        var alike = new HashSet<(string A, string B)>();
        // An id that both have tells more than their names: what it brings together is no question of names.
        var byId = new HashSet<(string A, string B)>(await NamedWithIdAsync(fresh, looks, cancellation));
        foreach (var subject in fresh)
        {
            var others = nodesOf[subject].Where(found.ContainsKey).Concat(keysOf[subject].SelectMany(key => holders.TryGetValue(key, out var of) && of.Count <= MostNamesakes ? of.Select(h => h.BornId) : []));
            foreach (var other in others.Where(o => o != subject.Id && IsBody(o))) ((BodyPairs.FunderNumber(subject.Id) ?? BodyPairs.FunderNumber(other)) is null ? alike : byId).Add(PairIds.Ordered(subject.Id, other));
        }
        if (byId.Count == 0) return alike.Count == 0 ? 0 : await JudgeAsync(alike, cancellation);
        var ids = alike.SelectMany(p => new[] { p.A, p.B }).Distinct().ToList();
        var before = await store.ShownAsync(ids, cancellation);
        var written = await JudgeAsync(byId, cancellation);
        var after = await store.ShownAsync(ids, cancellation);
        alike.RemoveWhere(p => !IsOne(p, before) && IsOne(p, after));
        return written + (alike.Count == 0 ? 0 : await JudgeAsync(alike, cancellation));

        static bool IsOne((string A, string B) pair, IReadOnlyDictionary<string, Shown> shown) => shown.TryGetValue(pair.A, out var a) && shown.TryGetValue(pair.B, out var b) && a.Id == b.Id;
    }

    /// <summary>Ids under which a body may stand already.</summary>
    private static IEnumerable<string> OtherNodes(Subject subject, List<BodyName> names)
    {
        if (subject.Id.StartsWith(NameBody, StringComparison.Ordinal)) return names.SelectMany(n => subject.Facts is null ? BodyKeys.Misspelt(n).Concat(BodyKeys.Elsewhere(n)) : BodyKeys.Misspelt(n));
        var nodes = names.Select(BodyKeys.NodeOf);
        return subject.Facts is not OrganisationFacts facts ? nodes
            : nodes.Concat(names.SelectMany(n => BodyKeys.In(n, facts.CountryCode))).Concat(BodyPairs.FunderNumbers(facts).Select(number => BodyKeys.FunderNode + number));
    }

    /// <summary>Keys by which registered bodies are found.</summary>
    private static IEnumerable<string> OtherKeys(Subject subject, List<BodyName> names)
    {
        var numbers = subject.Facts is OrganisationFacts facts ? BodyPairs.FunderNumbers(facts) : BodyPairs.FunderNumber(subject.Id) is { } number ? [number] : [];
        var keys = numbers.Select(n => $"fundref:{n}");
        return subject.Id.StartsWith(RegisteredBody, StringComparison.Ordinal) ? keys : keys.Concat(names.Select(BodyKeys.Of));
    }

    /// <summary>Of new names those that a record gives with an id of the Funder Registry, and the body of that id.</summary>
    private async Task<List<(string A, string B)>> NamedWithIdAsync(List<Subject> fresh, Dictionary<Subject, List<BodyName>> looks, CancellationToken cancellation)
    {
        var named = fresh.Where(s => BodyPairs.FunderNumber(s.Id) is null).SelectMany(s => looks[s].Select(name => (Body: s.Id, Key: BodyKeys.WithId(name)))).Distinct().ToList();
        // The first few tell: whichever record it is gives the same id with the name, or the name is two bodies'.
        var holders = named.Count == 0 ? new Dictionary<string, IReadOnlyList<KeyHolder>>() : await store.KeyHoldersAsync([.. named.Select(n => n.Key).Distinct()], MostNamesakes, cancellation);
        var edges = holders.Count == 0 ? [] : await store.EdgesAsync([.. holders.Values.SelectMany(h => h).Select(h => h.BornId).Distinct()], [EdgeTypes.FundedBy], MostFunders, null, cancellation);
        var ids = edges.Where(e => BodyPairs.FunderNumber(e.Target.Id) is not null).SelectMany(e => e.Assertions.Select(a => (Name: BodyName.Of(a.Reason.Quote?.Text), e.Target.Id))).Where(p => p.Name is not null)
            .ToLookup(p => BodyKeys.WithId(p.Name!), p => p.Id);
        return [.. named.SelectMany(n => ids[n.Key].Select(id => PairIds.Ordered(n.Body, id))).Distinct()];
    }

    /// <summary>Compares each pair, keeps what came of it where that is new, and places what belongs together.</summary>
    private Task<long> JudgeAsync(IReadOnlyCollection<(string A, string B)> all, CancellationToken cancellation) => JudgeAsync(all, new Dictionary<(string A, string B), string?>(), cancellation);

    /// <param name="papers">For pairs of trials of which a paper says something just now: the paper that gives both, or null. For others what was known before stands.</param>
    private async Task<long> JudgeAsync(IReadOnlyCollection<(string A, string B)> all, Dictionary<(string A, string B), string?> papers, CancellationToken cancellation)
    {
        var subjects = await SubjectsAsync(all.SelectMany(p => new[] { p.A, p.B }), cancellation);
        var (written, kept) = await pairs.KeepAsync(
            all, (pair, decision, before) => subjects.TryGetValue(pair.A, out var one) && subjects.TryGetValue(pair.B, out var other) ? Judge(one, other, decision, before, papers.TryGetValue(pair, out var paper) ? paper : before?.NamedBy) : null, cancellation);
        // What a person decides of two may part what others bind them to, though nothing bound these two by themselves.
        var bound = kept.Where(k => k.Before?.Outcome == PairOutcome.Same || k.Now.Outcome == PairOutcome.Same || k.Before?.Rule == PairRules.Decision || k.Now.Rule == PairRules.Decision).SelectMany(k => new[] { k.Now.A, k.Now.B }).ToHashSet();
        return written + (bound.Count == 0 ? 0 : await PlaceAsync(bound, cancellation));
    }

    private static PairFacts Judge(Subject a, Subject b, DecisionFacts? decision, PairFacts? before, string? paper)
    {
        var compared = a.Compare(b, paper) ?? new PairComparison(PairOutcome.Different, PairRules.Scored, []);
        var outcome = PairRecords.Decided(decision);
        var isOne = (outcome ?? compared.Outcome) == PairOutcome.Same;
        return new PairFacts
        {
            A = a.Id,
            B = b.Id,
            Outcome = outcome ?? compared.Outcome,
            Score = Math.Round(compared.Score, 2),
            Parts = compared.Parts,
            Rule = outcome is null ? compared.Rule : PairRules.Decision,
            DecidedAt = outcome is null ? null : decision!.At,
            // Told anew where the two are placed.
            KeptApart = isOne ? before?.KeptApart : null,
            NamedBy = paper,
            Role = compared.Version?.Role,
            Lesser = compared.Version is { } version ? (version.IsA ? a.Id : b.Id) : null,
        };
    }

    /// <summary>Places all that is tied to these, near or far, as the ties now say.</summary>
    private async Task<long> PlaceAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var (members, same, apart) = await ReachAsync(ids, cancellation);
        var ties = same.ConvertAll(facts => new Tie(facts.A, facts.B, facts.Score, IsDecided(facts), facts.DecidedAt));
        var subjects = await SubjectsAsync(members, cancellation);
        var shown = await store.ShownAsync([.. members], cancellation);
        var placements = new List<Placement>();
        var groups = Grouping.Of(members, Unambiguous(ties, subjects), MarksOf, apart);
        foreach (var group in groups)
        {
            // The older keeps its id.
            // A body that is only named is one as well, since it has a page and edges; a trial that is only mentioned is an id.
            var described = NodeKinds.Of(group[0]) == NodeKinds.Organisation ? [] : group.Where(id => subjects.TryGetValue(id, out var s) && s.Facts is not null).ToList();
            var first = (described.Count > 0 ? described : group).MinBy(id => (shown[id].Since, id), Comparer<(long Since, string Id)>.Create(
                (x, y) => x.Since != y.Since ? x.Since.CompareTo(y.Since) : string.CompareOrdinal(x.Id, y.Id)))!;
            placements.AddRange(group.Where(id => shown[id].Id != first).Select(id => new Placement(id, id == first ? null : first)));
        }
        // Those that stand by themselves again come first, so that others can be placed into them.
        if (placements.Count > 0) await store.ApplyAsync(ChangeSet.Of() with { Placements = [.. placements.OrderBy(p => p.Into is not null)] }, cancellation);
        var restored = placements.Exists(p => p.Into is null) ? await DecidedTies.RestoreAsync(store, [.. placements.Where(p => p.Into is null).Select(p => p.Id)], cancellation) : 0;
        // Two decisions that cannot both stand are a question too.
        var asked = same.Where(facts => IsDescribed(facts.A) && IsDescribed(facts.B)).ToList();
        return placements.Count + restored + await AskAsync(asked, groups, MarksOf, cancellation);

        IReadOnlyDictionary<string, string> MarksOf(string id) => subjects.TryGetValue(id, out var subject) ? subject.Marks() : new Dictionary<string, string>();

        // Of a body its name is all that many records give.
        bool IsDescribed(string id) => subjects.TryGetValue(id, out var subject) && (subject.Facts is not null || NodeKinds.Of(id) == NodeKinds.Organisation);
    }

    /// <summary>Two that are one by themselves and were not brought together are a question for a person; one that was answered by a new placement is taken back.</summary>
    private async Task<long> AskAsync(
        IReadOnlyList<PairFacts> same, IReadOnlyList<IReadOnlyList<string>> groups, Func<string, IReadOnlyDictionary<string, string>> marks, CancellationToken cancellation)
    {
        var groupOf = groups.SelectMany(group => group.Select(id => (id, group))).ToDictionary(p => p.id, p => p.group);
        var why = same.ToDictionary(facts => (facts.A, facts.B), facts => groupOf[facts.A] == groupOf[facts.B] ? null : facts.Rule == PairRules.Name ? "several bodies bear this name" : Between(groupOf[facts.A], groupOf[facts.B], marks));
        var changed = same.Where(facts => facts.KeptApart != why[(facts.A, facts.B)]).Select(facts => (facts.A, facts.B)).ToList();
        if (changed.Count == 0) return 0;
        var (written, _) = await pairs.KeepAsync(changed, (pair, _, before) => before is { Outcome: PairOutcome.Same } ? before with { KeptApart = why[pair] } : null, cancellation);
        return written;
    }

    /// <summary>The ids that keep two groups apart, for people.</summary>
    private static string Between(IReadOnlyList<string> one, IReadOnlyList<string> other, Func<string, IReadOnlyDictionary<string, string>> marks)
    {
        var theirs = other.SelectMany(marks).ToLookup(m => m.Key, m => m.Value);
        var clash = one.SelectMany(marks).SelectMany(m => theirs[m.Key].Where(id => id != m.Value).Select(id => $"{m.Value} and {id}")).FirstOrDefault();
        return clash is null ? "a person has parted others that belong to them" : $"{clash} are two of one register, and belong to them";
    }

    private static bool IsDecided(PairFacts facts) => facts.Rule is PairRules.Decision or PairRules.FormerId;

    /// <summary>What is only mentioned belongs to the one that names it; named by several that are not one, it belongs to none.</summary>
    private static IEnumerable<Tie> Unambiguous(IReadOnlyList<Tie> ties, IReadOnlyDictionary<string, Subject> subjects)
    {
        var described = ties.Where(t => Described(t.A) && Described(t.B)).ToList();
        var groups = Grouping.Of([.. subjects.Keys], described, id => subjects[id].Marks(), []).SelectMany((g, i) => g.Select(id => (id, i))).ToDictionary(p => p.id, p => p.i);
        // Of two bodies that are only named the one without an id or a country of its own is claimed by the other.
        var claimed = ties.Where(t => !Described(t.A) || !Described(t.B)).GroupBy(t => Described(t.A) || (!Described(t.B) && IsMarked(t.A)) ? t.B : t.A);
        // What the register itself or a person gives to one is no bridge to another that only names it.
        return described.Concat(claimed.SelectMany(c => c.Any(t => t.IsDecided) ? c.Where(t => t.IsDecided) : c.Select(t => groups.GetValueOrDefault(t.A == c.Key ? t.B : t.A, -1)).Distinct().Count() == 1 ? c : Enumerable.Empty<Tie>()));

        bool Described(string id) => subjects.TryGetValue(id, out var subject) && subject.Facts is not null;

        bool IsMarked(string id) => subjects.TryGetValue(id, out var subject) && subject.Marks().Count > 0;
    }

    /// <summary>All that can be reached from these over pairs that are one, with those pairs and the ones that a person has parted.</summary>
    private async Task<(HashSet<string> Members, List<PairFacts> Same, List<(string A, string B)> Apart)> ReachAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var members = new HashSet<string>(ids);
        var same = new Dictionary<(string, string), PairFacts>();
        var apart = new HashSet<(string A, string B)>();
        var fresh = members.ToList();
        while (fresh.Count > 0)
        {
            var holders = await store.KeyHoldersAsync([.. fresh.Select(PairIds.Key)], int.MaxValue, cancellation);
            var pairs = holders.Values.SelectMany(h => h).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>().Distinct().ToList();
            var records = await store.RecordsAsync([.. pairs.Select(p => PairIds.Record(p.A, p.B))], cancellation);
            fresh = [];
            foreach (var facts in records.Values.Select(PairRecords.Live).OfType<PairFacts>())
            {
                if (facts is { Outcome: PairOutcome.Same })
                {
                    same[(facts.A, facts.B)] = facts;
                    fresh.AddRange(new[] { facts.A, facts.B }.Where(members.Add));
                }
                else if (facts.Rule == PairRules.Decision) apart.Add((facts.A, facts.B));
            }
        }
        return (members, [.. same.Values], [.. apart]);
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
        // A body that is shown as part of another one still has the name that it came with.
        read = read.ConvertAll(s => s is { Facts: null, Label: null } && shown.TryGetValue(s.Id, out var at) && at.Label is { } label ? new Subject(s.Id, null, label) : s);
        // The names of those that were not asked for are not known.
        Keep(read.FindAll(s => s.Facts is not null || wanted.Contains(s.Id)));
        foreach (var subject in read.Where(s => wanted.Contains(s.Id))) found[subject.Id] = subject;
        return found;
    }

    private void Keep(IReadOnlyCollection<Subject> subjects)
    {
        if (kept.Count + subjects.Count > MostKept) kept.Clear();
        foreach (var subject in subjects.Take(MostKept)) kept[subject.Id] = subject;
    }
}
