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

    public async Task<ReviewAnswer> ListAsync(int limit, string? cursor, CancellationToken cancellation)
    {
        if (limit is < 1 or > MostPerPage) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostPerPage}.");
        if (!int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from)) throw new BadRequestException("The cursor is none that this list gave. Begin again without one.");
        var waiting = await workspace.Store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], MostWaiting, null, cancellation);
        var pairs = (await FactsAsync([.. waiting.Select(e => e.Source.Id)], cancellation)).OrderByDescending(p => p.Score).ThenBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal).ToList();
        var page = pairs.Skip(from).Take(limit).ToList();
        var things = await ThingsAsync(page, cancellation);
        return new ReviewAnswer(pairs.Count, [.. page.Select(p => Item(p, things))], from + limit < pairs.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>A pair by its id; null where the two were never compared.</summary>
    public async Task<ReviewedPair?> FindAsync(string id, CancellationToken cancellation)
    {
        if ((await FactsAsync([id], cancellation)).FirstOrDefault() is not { } pair) return null;
        var things = await ThingsAsync([pair], cancellation);
        var decisions = await Decision.HistoryAsync(workspace.Store, id, cancellation);
        return new ReviewedPair(Item(pair, things), PairFields.Of(things.GetValueOrDefault(pair.A), things.GetValueOrDefault(pair.B)), decisions);
    }

    /// <exception cref="BadRequestException">The subject is no pair of things that are here, or the verdict no word for one.</exception>
    public async Task<DecisionFacts> DecideAsync(DecisionRequest request, string by, CancellationToken cancellation)
    {
        if (request.Subject is not { } subject || PairIds.Parse(subject) is not var (a, b))
            throw new BadRequestException("subject names the pair, as /api/review lists it: \"pair:trial:…|trial:…\".");
        var verdict = request.Verdict is { Length: > 0 } word ? word.ToLowerInvariant() : null;
        if (verdict is not (null or "same" or "different" or "related")) throw new BadRequestException($"verdict is \"{request.Verdict}\"; it must be same, different or related, or null to withdraw what was decided.");
        if (request.Note?.Length > LongestNote) throw new BadRequestException($"The note is longer than {LongestNote} characters.");
        var known = await workspace.Store.ShownAsync([a, b], cancellation);
        if (known.Count < 2 || (NodeKinds.Of(a) != NodeKinds.Of(b) && !PairIds.IsReport(a, b) && !PairIds.IsSupport(a, b)))
            throw new BadRequestException($"{a} and {b} are not two things of one kind, nor a publication and a trial, nor an award and either, that are here.");
        if (PairIds.Node(a, b) != subject) throw new BadRequestException($"The pair's id is \"{PairIds.Node(a, b)}\".");
        return await Decision.WriteAsync(workspace.Store, time, subject, verdict, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(), by, cancellation);
    }

    private async Task<List<PairFacts>> FactsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var nodes = await workspace.Store.NodesAsync(ids, null, cancellation);
        return [.. nodes.Values.SelectMany(n => n.Claims).Select(c => c.Version.Facts).OfType<PairFacts>()];
    }

    /// <summary>What each of the compared things says by itself, wherever it is shown now.</summary>
    private async Task<Dictionary<string, Facts>> ThingsAsync(IEnumerable<PairFacts> pairs, CancellationToken cancellation)
    {
        var wanted = pairs.SelectMany(p => new[] { p.A, p.B }).ToHashSet();
        var shown = await workspace.Store.ShownAsync(wanted, cancellation);
        var nodes = await workspace.Store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct()], null, cancellation);
        var things = new Dictionary<string, Facts>();
        foreach (var (node, born) in nodes.Values.SelectMany(n => n.Claims.Select(c => c.BornAt).Distinct().Where(wanted.Contains).Select(born => (n, born))))
        {
            if (NodeFacts.Merge(new Node(born, node.Kind, null, [.. node.Claims.Where(c => c.BornAt == born)], [])) is { } folded) things[born] = folded.Facts;
        }
        // Of a body that is only named, its name is all that is known.
        foreach (var body in nodes.Values.Where(n => n.Kind == NodeKinds.Organisation && wanted.Contains(n.Id) && !things.ContainsKey(n.Id)))
            things[body.Id] = new OrganisationFacts { Id = body.Id, Name = body.Label ?? body.Id, Role = "" };
        return things;
    }

    private static ReviewItem Item(PairFacts pair, Dictionary<string, Facts> things) => new(
        PairIds.Node(pair.A, pair.B), pair.A, pair.B, PairFields.Title(things.GetValueOrDefault(pair.A)), PairFields.Title(things.GetValueOrDefault(pair.B)),
        pair.Outcome.ToString().ToLowerInvariant(), pair.Rule, pair.Score, pair.KeptApart is { } why ? [.. pair.Parts, new PairPart("kept apart", 0, why)] : pair.Parts);
}
