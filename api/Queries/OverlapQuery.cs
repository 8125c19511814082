using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Gaps;
using Horizon.Graph.Store;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Queries;

/// <summary>Pairs of trials, or of awards, on one question or on overlapping ones.</summary>
internal sealed class OverlapQuery(Workspace workspace, OverlapBook book, GapQuery gaps)
{
    public const int MostPairs = 200;
    private const int UsualPairs = 50;

    /// <summary>The overlaps of one trial or award, the likest first.</summary>
    public IReadOnlyList<Overlap> Of(string id) => book.Of(id);

    /// <summary>The same with the titles of the others and what became of them, as far as the board of gaps has them.</summary>
    public IReadOnlyList<(Overlap Overlap, string? Title, string? Became)> NamedOf(string id)
    {
        var found = book.Of(id);
        var others = workspace.Gaps.StudiesById([.. found.Select(o => o.Other(id))]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return [.. found.Select(o => others.TryGetValue(o.Other(id), out var other) ? (o, other.Title, (string?)GapStateWords.Study(other.State, other.Status)) : (o, null, null))];
    }

    /// <param name="kind">trial or award.</param>
    /// <param name="running">Only pairs of which both run.</param>
    /// <exception cref="BadRequestException">A value that cannot be read; the message says which.</exception>
    public async Task<OverlapAnswer> PageAsync(string kind, bool running, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (kind is not (NodeKinds.Trial or NodeKinds.Award)) throw new BadRequestException($"kind is {kind}; it is trial or award.");
        var most = limit ?? UsualPairs;
        if (most is < 1 or > MostPairs) throw new BadRequestException($"limit is {most}; it must lie in 1..{MostPairs}.");
        var skip = 0;
        if (cursor is not null && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || skip > 1_000_000)) throw new BadRequestException("cursor is none that this list gave. Start without one.");
        var (pairs, total) = kind == NodeKinds.Award ? Awards(running, skip, most) : book.Page(kind, running, skip, most);
        var nodes = await workspace.Store.NodesAsync([.. pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct()], null, cancellation);
        var studies = workspace.Gaps.StudiesById([.. nodes.Keys]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        OverlapEnd End(string id) => new(id, nodes.TryGetValue(id, out var node) ? node.Label : null, studies.GetValueOrDefault(id)?.State, studies.GetValueOrDefault(id) is { IsTrial: true } trial ? trial.Status : null);
        return new OverlapAnswer(
            total, [.. pairs.Select(p => new OverlapPair(End(p.First), End(p.Second), p.Relation, p.Probability, p.Same, p.Different, p.BothRun, p.Similar))],
            skip + pairs.Count < total ? (skip + pairs.Count).ToString(CultureInfo.InvariantCulture) : null,
            Math.Max(0, await workspace.Store.SequenceAsync(cancellation) - book.Sequence));
    }

    /// <summary>Whether an award runs hangs on the day and on its trials, so that it is asked now, of all pairs: awards are few.</summary>
    private (IReadOnlyList<Overlap> Pairs, long Total) Awards(bool running, int skip, int most)
    {
        var run = gaps.Atlas().Awards;
        var pairs = book.Page(NodeKinds.Award, false, 0, int.MaxValue).Pairs.Select(p => p with { BothRun = run.ContainsKey(p.First) && run.ContainsKey(p.Second) }).Where(p => !running || p.BothRun).ToList();
        return ([.. pairs.Skip(skip).Take(most)], pairs.Count);
    }
}
