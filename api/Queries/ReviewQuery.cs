using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Decisions;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Api.Queries;

/// <summary>The pairs that wait for a person, and what persons decide.</summary>
internal sealed class ReviewQuery(Workspace workspace, TimeProvider time)
{
    public const int MostPerPage = 200;
    private const int LongestNote = 2000;

    /// <summary>More than so many wait for nobody: the oldest come first.</summary>
    private const int MostWaiting = 10_000;

    /// <summary>Edges of one thing among which the tie of a pair is looked for.</summary>
    private const int MostTies = 2_000;

    private const string NothingStands = "none";

    public async Task<ReviewAnswer> ListAsync(int limit, string? cursor, CancellationToken cancellation)
    {
        var from = From(limit, cursor);
        var pairs = await WaitingAsync(cancellation);
        var page = pairs.Skip(from).Take(limit).ToList();
        var things = await ThingsAsync(page.Select(p => (p.A, p.B)), cancellation);
        return new ReviewAnswer(pairs.Count, [.. page.Select(p => Item(p, things))], from + limit < pairs.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The pair that comes after this one in the queue, or its first; null where no other waits.</summary>
    public async Task<string?> NextAsync(ReviewItem pair, CancellationToken cancellation)
    {
        var others = (await WaitingAsync(cancellation)).Where(p => PairIds.Node(p.A, p.B) != pair.Id).ToList();
        return (others.Find(p => p.Score < pair.Score || (p.Score == pair.Score && string.CompareOrdinal($"{p.A}|{p.B}", $"{pair.A}|{pair.B}") > 0)) ?? others.FirstOrDefault()) is { } next ? PairIds.Node(next.A, next.B) : null;
    }

    /// <summary>What was decided last of each pair, gap and question, the newest first; what was withdrawn is among them.</summary>
    public async Task<DecisionsAnswer> DecisionsAsync(int limit, string? cursor, CancellationToken cancellation)
    {
        var from = From(limit, cursor);
        var all = await Decision.LastAsync(workspace.Store, cancellation);
        var page = all.Skip(from).Take(limit).ToList();
        var things = await ThingsAsync(page.Select(d => PairIds.Parse(d.Subject)).OfType<(string A, string B)>(), cancellation);
        return new DecisionsAnswer(all.Count, [.. page.Select(Decided)], from + limit < all.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : null);

        DecidedItem Decided(DecisionFacts decision) => PairIds.Parse(decision.Subject) is var (a, b)
            ? new DecidedItem(decision, PairFields.Title(things.GetValueOrDefault(a)), PairFields.Title(things.GetValueOrDefault(b)), PathOf(decision.Subject))
            : new DecidedItem(decision, null, null, GapQuery.SubjectOf(decision.Subject) is { } gap ? GapQuery.PathOf(gap) : null);
    }

    /// <summary>The page of a pair.</summary>
    public static string PathOf(string pair) => $"/review/{Uri.EscapeDataString(pair)}";

    /// <summary>A pair by its id; null where the two are not here, or are two between which nothing can be decided. Two that were never compared are shown all the same: a record may tie them, or a person know better.</summary>
    public async Task<ReviewedPair?> FindAsync(string id, CancellationToken cancellation)
    {
        if (PairIds.Parse(id) is not var (a, b) || PairIds.Node(a, b) != id) return null;
        var shown = await workspace.Store.ShownAsync([a, b], cancellation);
        if (!AreComparable(a, b, shown)) return null;
        var (one, other) = (shown[a].Id, shown[b].Id);
        var pair = (await FactsAsync([id], cancellation)).FirstOrDefault();
        var stated = NodeKinds.Of(a) == NodeKinds.Of(b) ? [] : (await workspace.Store.EdgesAsync([one], [EdgeTypes.Reports, EdgeTypes.Supports], MostTies, null, cancellation)).Where(e => (e.Source.Id, e.Target.Id) == (one, other) || (e.Target.Id, e.Source.Id) == (one, other))
            .SelectMany(e => e.Assertions.Where(s => s.Record.Source != SourceNames.Identity).Select(s => (e.Role, Why: Provenance.Of($"{e.Type} {other}", s)))).ToList();
        var outcome = stated.Count == 0 ? PairOutcome.Different : stated.TrueForAll(s => s.Role == "background") ? PairOutcome.Related : PairOutcome.Same;
        if (pair is null || (stated.Count > 0 && pair.Rule != PairRules.Decision)) pair = new PairFacts { A = a, B = b, Outcome = outcome, Rule = stated.Count > 0 ? stated[0].Why.Rule : "", Score = pair?.Score ?? 0, Parts = pair?.Parts ?? [] };
        var things = await ThingsAsync([(a, b)], cancellation);
        var decisions = await Decision.HistoryAsync(workspace.Store, id, cancellation);
        var nodes = one == other || NodeKinds.Of(a) != NodeKinds.Of(b) ? null : await workspace.Store.NodesAsync([one, other], null, cancellation);
        return new ReviewedPair(Item(pair, things), PairFields.Of(things.GetValueOrDefault(a), things.GetValueOrDefault(b)), decisions)
        {
            ShownA = one,
            ShownB = other,
            WouldJoin = nodes is { Count: 2 } ? ThingPairs.Clash(nodes[one], nodes[other], a, b) : null,
            Stated = [.. stated.Select(s => s.Why)],
        };
    }

    /// <summary>What was found and decided of a thing and others, for its page.</summary>
    public Task<IReadOnlyList<ThingPair>> OfThingAsync(string id, IReadOnlyList<string> aliases, CancellationToken cancellation) => ThingPairs.OfAsync(workspace.Store, id, aliases, cancellation);

    /// <exception cref="BadRequestException">The subject is no pair of things that are here, or the verdict no word for one.</exception>
    /// <exception cref="DecidedMeanwhileException">Another decision stands than the one that the request says was seen.</exception>
    public async Task<DecisionFacts> DecideAsync(DecisionRequest request, string by, CancellationToken cancellation)
    {
        if (request.Subject is not { } subject || PairIds.Parse(subject) is not var (a, b))
            throw new BadRequestException("subject names the pair, as /api/review lists it: \"pair:trial:…|trial:…\".");
        var verdict = request.Verdict is { Length: > 0 } word ? word.ToLowerInvariant() : null;
        if (verdict is not (null or "same" or "different" or "related")) throw new BadRequestException($"verdict is \"{request.Verdict}\"; it must be same, different or related, or null to withdraw what was decided.");
        var note = TypedText.Of(request.Note);
        if (note?.Length > LongestNote) throw new BadRequestException($"The note is longer than {LongestNote} characters.");
        var known = await workspace.Store.ShownAsync([a, b], cancellation);
        if (!AreComparable(a, b, known))
            throw new BadRequestException($"{a} and {b} are not two things of one kind, nor a publication and a trial, nor an award and either, that are here.");
        if (PairIds.Node(a, b) != subject) throw new BadRequestException($"The pair's id is \"{PairIds.Node(a, b)}\".");
        return await KeepAsync(workspace.Store, new DecisionFacts { Subject = subject, Verdict = verdict, Note = note, By = by, At = time.GetUtcNow() }, request.Standing, cancellation);
    }

    /// <summary>Keeps a decision, unless another one was made since its author looked.</summary>
    /// <param name="standing">As in <see cref="DecisionRequest"/>.</param>
    /// <exception cref="DecidedMeanwhileException">Another decision stands than the one that was seen.</exception>
    internal static async Task<DecisionFacts> KeepAsync(IGraphStore store, DecisionFacts facts, string? standing, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(standing)) return await Decision.WriteAsync(store, facts, cancellation);
        var seen = standing.Equals(NothingStands, StringComparison.OrdinalIgnoreCase) ? (DateTimeOffset?)null
            : DateTimeOffset.TryParse(standing, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw new BadRequestException($"standing is \"{standing}\"; it must be the time of the decision that you saw as the last, or \"none\".");
        var stands = await Decision.WriteAsync(store, facts, seen, cancellation);
        return ReferenceEquals(stands, facts) ? facts : throw new DecidedMeanwhileException(stands);
    }

    /// <summary>What a form carries of the decision that its reader saw as the last.</summary>
    public static string StandingOf(IReadOnlyList<DecisionFacts> decisions) => decisions is [.., var last] ? last.At.ToString("O", CultureInfo.InvariantCulture) : NothingStands;

    private static int From(int limit, string? cursor)
    {
        if (limit is < 1 or > MostPerPage) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostPerPage}.");
        return int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : throw new BadRequestException("The cursor is none that this list gave. Begin again without one.");
    }

    private static bool AreComparable(string a, string b, IReadOnlyDictionary<string, Shown> known) =>
        a != b && known.ContainsKey(a) && known.ContainsKey(b) && (PairIds.IsReport(a, b) || PairIds.IsSupport(a, b) || (NodeKinds.Of(a) == NodeKinds.Of(b) && GraphQuery.IsNode(a)));

    /// <summary>All that wait, the most alike first.</summary>
    private async Task<List<PairFacts>> WaitingAsync(CancellationToken cancellation)
    {
        var waiting = await workspace.Store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], MostWaiting, null, cancellation);
        return [.. (await FactsAsync([.. waiting.Select(e => e.Source.Id)], cancellation)).OrderByDescending(p => p.Score).ThenBy(p => $"{p.A}|{p.B}", StringComparer.Ordinal)];
    }

    private async Task<List<PairFacts>> FactsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var nodes = await workspace.Store.NodesAsync(ids, null, cancellation);
        return [.. nodes.Values.SelectMany(n => n.Claims).Select(c => c.Version.Facts).OfType<PairFacts>()];
    }

    /// <summary>What each of the compared things says by itself, wherever it is shown now.</summary>
    private async Task<Dictionary<string, Facts>> ThingsAsync(IEnumerable<(string A, string B)> pairs, CancellationToken cancellation)
    {
        var wanted = pairs.SelectMany(p => new[] { p.A, p.B }).ToHashSet();
        var shown = await workspace.Store.ShownAsync(wanted, cancellation);
        var nodes = await workspace.Store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct()], null, cancellation);
        var things = new Dictionary<string, Facts>();
        foreach (var (node, born) in nodes.Values.SelectMany(n => n.Claims.Select(c => c.BornAt).Distinct().Where(wanted.Contains).Select(born => (n, born))))
        {
            if (NodeFacts.Merge(new Node(born, node.Kind, null, [.. node.Claims.Where(c => c.BornAt == born)], [])) is { } folded) things[born] = folded.Facts;
        }
        // Of a body that is only named, its name is all that is known, whoever's part it is by now.
        foreach (var (id, at) in shown.Where(s => NodeKinds.Of(s.Key) == NodeKinds.Organisation && !things.ContainsKey(s.Key))) things[id] = new OrganisationFacts { Id = id, Name = at.Label ?? id, Role = "" };
        return things;
    }

    private static ReviewItem Item(PairFacts pair, Dictionary<string, Facts> things) => new(
        PairIds.Node(pair.A, pair.B), pair.A, pair.B, PairFields.Title(things.GetValueOrDefault(pair.A)), PairFields.Title(things.GetValueOrDefault(pair.B)),
        pair.Outcome.ToString().ToLowerInvariant(), pair.Rule, pair.Score, pair.KeptApart is { } why ? [.. pair.Parts, new PairPart("kept apart", 0, why)] : pair.Parts)
    { KeptApart = pair.KeptApart };
}

/// <summary>Another person decided between looking and deciding: what stands now is told, and nothing was kept.</summary>
internal sealed class DecidedMeanwhileException(DecisionFacts stands) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"{stands.By} decided meanwhile, at {stands.At.UtcDateTime:d MMMM yyyy, HH:mm} UTC: {stands.Verdict ?? "withdrawn"}{(stands.Note is { } note ? $", “{note}”" : "")}. Yours was not kept. Look at what stands now, and decide again if you still mean it."));
