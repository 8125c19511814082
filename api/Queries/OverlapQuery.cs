using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Queries;

/// <summary>Pairs of trials, of awards, or of an award and a trial, on one question or on overlapping ones.</summary>
internal sealed class OverlapQuery(Workspace workspace, OverlapBook book, GapQuery gaps, FunderQuery funders, TimeProvider time)
{
    public const int MostPairs = 200;
    private const int UsualPairs = 50;

    /// <summary>The overlaps of one trial with others, the likest first.</summary>
    public IReadOnlyList<Overlap> OfTrial(string id) => [.. book.Of(id).Where(o => o.Kind == NodeKinds.Trial)];

    /// <summary>The trials that ask what an award asks and that it does not pay for, with who pays for each, the likest first.</summary>
    public async Task<IReadOnlyList<(Overlap Overlap, OverlapEnd Trial)>> TrialsOfAsync(string award, CancellationToken cancellation)
    {
        var pairs = book.Of(award).Where(o => o.Kind == Overlap.AwardTrial).ToList();
        var ends = await EndsAsync(pairs.Select(p => p.Second), cancellation);
        return pairs.ConvertAll(p => (p, ends(p.Second)));
    }

    /// <summary>The same with the titles of the others and what became of them, as far as the board of gaps has them.</summary>
    public IReadOnlyList<(Overlap Overlap, string? Title, string? Became)> NamedOf(string id)
    {
        var found = book.Of(id);
        var others = workspace.Gaps.StudiesById([.. found.Select(o => o.Other(id))]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return [.. found.Select(o => others.TryGetValue(o.Other(id), out var other) ? (o, other.Title, (string?)FundingWords.State(other.State, other.Status)) : (o, null, null))];
    }

    /// <param name="kind">trial, award or award-trial.</param>
    /// <param name="running">Only pairs of which both run.</param>
    /// <param name="funder">Only pairs of which this body, or a part of it, is known to pay for one at least; by its id or its name, null for all.</param>
    /// <exception cref="BadRequestException">A value that cannot be read; the message says which.</exception>
    public async Task<OverlapAnswer> PageAsync(string kind, bool running, string? funder, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (kind is not (NodeKinds.Trial or NodeKinds.Award or Overlap.AwardTrial)) throw new BadRequestException($"“{kind}” is no kind of pair; it is trial, award or {Overlap.AwardTrial}.");
        var most = limit ?? UsualPairs;
        if (most is < 1 or > MostPairs) throw new BadRequestException($"A page has 1 to {MostPairs} pairs, and limit asks for {most}.");
        var skip = 0;
        if (cursor is not null && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || skip > 1_000_000)) throw new BadRequestException("cursor is none that this list gave. Start without one.");
        var body = string.IsNullOrWhiteSpace(funder) ? null : await funders.BodyAsync(funder.Trim(), cancellation);
        var (pairs, total) = kind != NodeKinds.Trial || body is not null ? Chosen(kind, running, body, skip, most) : book.Page(kind, running, skip, most);
        var end = await EndsAsync(pairs.SelectMany(p => new[] { p.First, p.Second }), cancellation);
        return new OverlapAnswer(
            total, [.. pairs.Select(p => new OverlapPair(end(p.First), end(p.Second), p.Relation, p.Probability, p.Same, p.Different, p.BothRun, p.Similar))],
            skip + pairs.Count < total ? (skip + pairs.Count).ToString(CultureInfo.InvariantCulture) : null,
            Math.Max(0, await workspace.Store.SequenceAsync(cancellation) - book.Sequence));
    }

    /// <summary>What is said of the studies of some pairs.</summary>
    private async Task<Func<string, OverlapEnd>> EndsAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var nodes = await workspace.Store.NodesAsync([.. ids.Distinct()], null, cancellation);
        var studies = workspace.Gaps.StudiesById([.. nodes.Keys]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var paying = workspace.Gaps.FundersOf([.. studies.Values.SelectMany(s => s.Awards.Prepend(s.Id)).Distinct()]);
        var payers = studies.Values.ToDictionary(s => s.Id, s => FunderPairs.MostSpecific(s.Awards.Prepend(s.Id).SelectMany(id => paying[id]).Distinct()), StringComparer.Ordinal);
        var collaborating = workspace.Gaps.FundersOf([.. studies.Keys], StudyEntry.CollaboratorRole);
        var helpers = studies.Keys.ToDictionary(id => id, id => FunderPairs.HelpersOf(collaborating[id], payers[id]), StringComparer.Ordinal);
        var names = await funders.NamesAsync(payers.Values.Concat(helpers.Values).SelectMany(p => p), cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // A trial that the board counts nowhere, for want of a site, still runs or does not.
        var uncounted = new Dictionary<string, TrialView>(StringComparer.Ordinal);
        foreach (var node in nodes.Values.Where(n => NodeKinds.Of(n.Id) == NodeKinds.Trial && !studies.ContainsKey(n.Id)))
        {
            if (await TrialReader.ReadAsync(workspace.Store, node.Id, null, cancellation) is { } trial) uncounted[node.Id] = trial;
        }

        return End;

        OverlapEnd End(string id) => studies.GetValueOrDefault(id) is { } study
            ? new(id, Title(id), study.State, study.IsTrial ? study.Status : null, Named(payers[id]), FundedStudyItem.Of(study, today)) { Collaborators = Named(helpers[id]) }
            : new(id, Title(id), uncounted.GetValueOrDefault(id)?.State, uncounted.GetValueOrDefault(id)?.Status, [], null);

        IReadOnlyList<GapConcept> Named(List<string> bodies) => bodies.ConvertAll(b => new GapConcept(b, names[b]));

        string? Title(string id) => nodes.TryGetValue(id, out var node) ? node.Label : null;
    }

    /// <summary>Whether an award runs hangs on the day and on its trials, so that it is asked now, of all pairs: awards are few. Pairs of one funder are those of its studies.</summary>
    private (IReadOnlyList<Overlap> Pairs, long Total) Chosen(string kind, bool running, string? body, int skip, int most)
    {
        var pairs = body is null ? book.Page(kind, false, 0, int.MaxValue).Pairs
            : [
                .. funders.PortfolioOf(body).Work.SelectMany(s => book.Of(s.Id)).Where(o => o.Kind == kind).DistinctBy(o => (o.First, o.Second))
                    .OrderByDescending(o => o.Relation, StringComparer.Ordinal).ThenByDescending(o => o.Probability).ThenBy(o => o.First, StringComparer.Ordinal).ThenBy(o => o.Second, StringComparer.Ordinal),
            ];
        var run = kind == NodeKinds.Trial ? null : gaps.Atlas().Awards;
        var found = pairs.Select(p => run is null ? p : p with { BothRun = run.ContainsKey(p.First) && (kind == NodeKinds.Award ? run.ContainsKey(p.Second) : p.BothRun) }).Where(p => !running || p.BothRun).ToList();
        return ([.. found.Skip(skip).Take(most)], found.Count);
    }
}
