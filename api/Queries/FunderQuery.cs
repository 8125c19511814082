using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Organisations;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Queries;

/// <summary>Who pays for radiotherapy research, for what, and what no money goes to. The list is kept until the board of gaps moves. Thread-safe.</summary>
internal sealed class FunderQuery(Workspace workspace, PriorityQuery priorities, StatusQuery status, OverlapBook overlaps, TimeProvider time)
{
    public const int MostLimit = 200;
    public const int UsualLimit = 50;
    private const int MostListed = 200;
    private const int MostGaps = 50;

    /// <summary>Rows of the one list that is asked for whole.</summary>
    public const int MostWhole = 2000;

    /// <summary>The lists of a funder that can be asked for whole.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["awards", "trials", "supported", "sponsored", "inside", "beside", "overlaps"];

    /// <summary>Studies of one body whose overlaps are looked up.</summary>
    private const int MostCompared = 500;

    private static readonly string[] SourcesOfAwards = [SourceNames.Gtr, SourceNames.Nihr, SourceNames.ThreeSixtyGiving];

    private readonly Lock gate = new();
    private (GapAtlas Atlas, IReadOnlyList<FunderItem> Items)? kept;

    /// <param name="all">Up to <see cref="MostWhole"/> gaps without funds in place of <see cref="MostGaps"/>.</param>
    /// <exception cref="BadRequestException">The limit or the cursor cannot be read.</exception>
    public async Task<FunderListAnswer> ListAsync(int? limit, string? cursor, bool all, CancellationToken cancellation)
    {
        var most = limit ?? UsualLimit;
        if (most is < 1 or > MostLimit) throw new BadRequestException($"limit is {most}; it must lie in 1..{MostLimit}.");
        if (!int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from)) throw new BadRequestException("The cursor is none that this list gave. Begin again without one.");
        var (atlas, ranking) = priorities.Rank(PriorityWeights.Equal);
        var items = Items(atlas);
        var page = items.Skip(from).Take(most).ToList();
        var names = await NamesAsync(page.Select(i => i.Id), cancellation);
        var sources = await AwardSourcesAsync(cancellation);
        var isLoaded = sources.Any(s => s.Records > 0);
        var known = items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var without = ranking.Where(r => r.Gap.Life.State == GapStates.Open && r.Gap.Studies is { Awards: 0 }).ToList();
        return new FunderListAnswer(
            items.Count, [.. page.Select(i => i with { Name = names[i.Id], Awards = isLoaded ? i.Awards : null })], from + page.Count < items.Count ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : null,
            [.. BodyDirectory.Current.Bodies.Where(b => b.Role == "funder" && !known.Contains(b.Id)).Select(b => new AbsentFunder(b.Id, b.Name, b.CountryCode))],
            sources,
            [.. FundedWithoutEvidence(atlas.Tallies)], isLoaded ? without.Count : null, isLoaded ? [.. without.Take(all ? MostWhole : MostGaps).Select(Gap)] : null, atlas.Sequence, time.GetUtcNow());
    }

    /// <summary>A body and what it pays for; null where no body has the id.</summary>
    /// <param name="all">One of <see cref="Lists"/>: it comes with up to <see cref="MostWhole"/> rows; null for the usual number in each.</param>
    /// <exception cref="BadRequestException">There is no such list.</exception>
    public async Task<FunderAnswer?> FindAsync(string id, string? all, CancellationToken cancellation)
    {
        all = string.IsNullOrWhiteSpace(all) ? null : all.Trim();
        if (all is not null && !Lists.Contains(all)) throw new BadRequestException($"all is \"{all}\"; {string.Join(", ", Lists)} are there.");
        if (await workspace.Store.ResolveAsync(id, cancellation) is not { } body || NodeKinds.Of(body) != NodeKinds.Organisation) return null;
        var portfolio = PortfolioOf(body);
        var (bodies, awards, trials, supported, sponsored) = (portfolio.Bodies, portfolio.Awards, portfolio.Trials, portfolio.Supported, portfolio.Sponsored);
        var (atlas, ranking) = priorities.Rank(PriorityWeights.Equal);
        var (inside, beside) = GapsAt(portfolio.Work, ranking);
        var names = await NamesAsync(bodies, cancellation);
        var (found, unknown) = Overlaps(portfolio.Work.Take(MostCompared), bodies);
        var others = await NamesAsync(found.SelectMany(o => o.Funders).Select(f => f.Id), cancellation);
        var isLoaded = (await AwardSourcesAsync(cancellation)).Any(s => s.Records > 0);
        return new FunderAnswer(
            new FunderItem(body, names[body], PartOf(body), isLoaded ? awards.Count : null, Spends(awards.Select(a => (a.Amount, a.Currency))), trials.Count, portfolio.Papers, inside.Count),
            [.. bodies.Where(b => b != body).Select(b => new AbsentFunder(b, names[b], BodyDirectory.Current.FindById(b)?.CountryCode ?? ""))],
            Listed(awards, Most("awards", MostListed)), Listed(trials, Most("trials", MostListed)), supported.Count, Listed(supported, Most("supported", MostListed)),
            sponsored.Count, Listed(sponsored, Most("sponsored", MostListed)),
            [
                .. RadiotherapyVocabulary.Current.Techniques
                    .Select(t => new FundedConcept(t.Id, t.Label, awards.Count(a => a.Techniques.Contains(t.Id)), trials.Concat(supported).DistinctBy(s => s.Id).Count(s => s.Techniques.Contains(t.Id))))
                    .Where(t => t.Awards + t.Trials > 0),
            ],
            [.. inside.Take(Most("inside", MostGaps)).Select(Gap)], beside.Count, [.. beside.Take(Most("beside", MostGaps)).Select(Gap)],
            found.Count, [.. found.Take(Most("overlaps", MostListed)).Select(o => o with { Funders = [.. o.Funders.Select(f => f with { Label = others[f.Id] })] })], unknown, atlas.Sequence, time.GetUtcNow());

        int Most(string list, int usual) => list == all ? MostWhole : usual;
    }

    /// <summary>What a body pays for and leads, with what its parts do: the page and the brief of a funder speak of the same.</summary>
    internal Portfolio PortfolioOf(string body)
    {
        var bodies = WithParts(body);
        var own = workspace.Gaps.StudiesOf(bodies);
        var awards = own.Where(s => s.State == StudyStates.Award).ToList();
        return new Portfolio(
            bodies, awards, [.. own.Where(s => IsTrial(s.State))], [.. workspace.Gaps.Supported([.. awards.Select(a => a.Id)]).Where(s => IsTrial(s.State))], workspace.Gaps.StudiesOf(bodies, StudyEntry.LeadRole),
            own.Count(IsPaper));
    }

    /// <summary>Gaps at the techniques and sites that a body works on, and open ones of the same techniques elsewhere; both in the order of the ranking.</summary>
    public static (IReadOnlyList<RankedGap> Inside, IReadOnlyList<RankedGap> Beside) GapsAt(IReadOnlyCollection<StudyEntry> own, IReadOnlyList<RankedGap> ranking)
    {
        var cells = own.SelectMany(Cells).ToHashSet();
        var techniques = own.SelectMany(s => s.Techniques).ToHashSet(StringComparer.Ordinal);
        var inside = ranking.Where(r => IsAt(r.Gap, cells)).ToList();
        var among = inside.Select(r => r.Gap.Id).ToHashSet(StringComparer.Ordinal);
        return (inside, [.. ranking.Where(r => r.Gap.Life.State == GapStates.Open && r.Gap.Techniques.Any(t => techniques.Contains(t.Id)) && !among.Contains(r.Gap.Id))]);
    }

    internal async Task<IReadOnlyList<AwardSource>> AwardSourcesAsync(CancellationToken cancellation)
    {
        var counts = (await status.RunAsync(cancellation)).Sources.ToDictionary(s => s.Name);
        return [.. SourcesOfAwards.Select(s => counts.TryGetValue(s, out var c) ? new AwardSource(s, c.Records, c.Complete) : new AwardSource(s, 0, null))];
    }

    private IReadOnlyList<FunderItem> Items(GapAtlas atlas)
    {
        lock (gate)
        {
            if (kept is { } last && ReferenceEquals(last.Atlas, atlas)) return last.Items;
            var standing = atlas.Gaps.Where(g => g.Life.State is GapStates.Open or GapStates.BeingAddressed).SelectMany(g => g.Techniques.SelectMany(t => g.Sites.Select(s => (Cell: (t.Id, s.Id), g.Id))))
                .ToLookup(p => p.Cell, p => p.Id);
            // A part's studies count to the whole as well; one that both pay for counts there once.
            var byBody = workspace.Gaps.Funded().SelectMany(f => WithWholes(f.Body).Select(body => (Body: body, Entry: f.Study))).GroupBy(p => p.Body, StringComparer.Ordinal);
            List<FunderItem> items =
            [
                .. byBody.Select(g =>
                {
                    var own = g.DistinctBy(p => p.Entry.Id).Select(p => p.Entry).ToList();
                    var awards = own.Where(s => s.State == StudyStates.Award).ToList();
                    var trials = own.Where(s => IsTrial(s.State)).ToList();
                    var work = awards.Concat(trials).Concat(workspace.Gaps.Supported([.. awards.Select(a => a.Id)]).Where(s => IsTrial(s.State)));
                    return new FunderItem(
                        g.Key, g.Key, PartOf(g.Key), awards.Count, Spends(awards.Select(a => (a.Amount, a.Currency))), trials.Count, own.Count(IsPaper),
                        work.SelectMany(Cells).Distinct().SelectMany(c => standing[c]).Distinct(StringComparer.Ordinal).Count());
                }).OrderByDescending(f => f.Awards).ThenByDescending(f => f.Trials).ThenByDescending(f => f.Papers).ThenBy(f => f.Id, StringComparer.Ordinal),
            ];
            kept = (atlas, items);
            return items;
        }
    }

    private (List<FunderOverlap> Found, int Unknown) Overlaps(IEnumerable<StudyEntry> own, IReadOnlyList<string> bodies)
    {
        var titles = own.ToDictionary(s => s.Id, s => s.Title, StringComparer.Ordinal);
        var pairs = titles.Keys.SelectMany(id => overlaps.Of(id).Select(o => (Own: id, Other: o.Other(id), Overlap: o))).Where(p => !titles.ContainsKey(p.Other)).ToList();
        var ids = pairs.Select(p => p.Other).Distinct().ToList();
        var others = workspace.Gaps.StudiesById(ids).ToDictionary(s => s.Id, StringComparer.Ordinal);
        // A trial's funders are those that its registration names and those of the awards that support it.
        var byAward = workspace.Gaps.FundersOf([.. ids.Concat(others.Values.SelectMany(s => s.Awards)).Distinct()]);
        var found = new List<FunderOverlap>();
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (mine, other, overlap) in pairs)
        {
            var funders = byAward[other].Concat((others.GetValueOrDefault(other)?.Awards ?? []).SelectMany(a => byAward[a])).Distinct().ToList();
            if (funders.Count == 0) unknown.Add(other);
            var foreign = funders.Where(f => !bodies.Contains(f)).ToList();
            if (foreign.Count > 0)
                found.Add(new FunderOverlap(mine, titles[mine], other, others.GetValueOrDefault(other)?.Title, [.. foreign.Select(f => new GapConcept(f, f))], overlap.Relation, overlap.Probability));
        }
        return ([.. found.OrderBy(o => o.Relation == "same-question" ? 0 : 1).ThenByDescending(o => o.Probability).ThenBy(o => o.Own, StringComparer.Ordinal).ThenBy(o => o.Other, StringComparer.Ordinal)], unknown.Count);
    }

    private static IEnumerable<FundedTechnique> FundedWithoutEvidence(CellTallies tallies) => RadiotherapyVocabulary.Current.Techniques
        .Select(t => (Technique: t, Awards: tallies.Count(t.Id, GapBoard.AnySite, s => s == StudyStates.Award)))
        .Where(t => t.Awards > 0 && tallies.Count(t.Technique.Id, GapBoard.AnySite, s => s is StudyStates.Published or StudyStates.Review or StudyEntry.Result) == 0)
        .Select(t => new FundedTechnique(t.Technique.Id, t.Technique.Label, t.Awards, tallies.Count(t.Technique.Id, GapBoard.AnySite, GapLife.IsUnderWay)))
        .OrderByDescending(t => t.Awards).ThenBy(t => t.Id, StringComparer.Ordinal);

    private async Task<Dictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        var nodes = await workspace.Store.NodesAsync(wanted, null, cancellation);
        return wanted.ToDictionary(id => id, id => BodyDirectory.Current.FindById(id)?.Name ?? (nodes.TryGetValue(id, out var node) && node.Label is { } label ? label : id), StringComparer.Ordinal);
    }

    private static IEnumerable<(string, string)> Cells(StudyEntry s) => s.Techniques.SelectMany(t => s.Sites.Select(site => (t, site)));

    private static bool IsAt(EvidenceGap gap, HashSet<(string, string)> cells) => gap.Techniques.Any(t => gap.Sites.Any(s => cells.Contains((t.Id, s.Id))));

    private static bool IsTrial(string state) => StudyStates.OfTrials.Contains(state);

    private static bool IsPaper(StudyEntry s) => s.State is StudyEntry.Paper or StudyEntry.Result or StudyStates.Review;

    private static List<Spend> Spends(IEnumerable<(decimal? Amount, string? Currency)> awards) =>
    [
        .. awards.GroupBy(a => a.Amount is null ? null : a.Currency ?? "?").OrderBy(g => g.Key is null).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key is null ? new Spend(null, 0, 0, g.Count()) : new Spend(g.Key, g.Sum(a => a.Amount!.Value), g.Count(), 0)),
    ];

    private static List<FundedStudyItem> Listed(IEnumerable<StudyEntry> studies, int most) =>
    [
        .. studies.OrderByDescending(s => s.Year).ThenBy(s => s.Id, StringComparer.Ordinal).Take(most)
            .Select(s => new FundedStudyItem(s.Id, s.Title, s.State, s.Year == 0 ? null : s.Year, s.Done, s.Amount, s.Currency)),
    ];

    private static FunderGap Gap(RankedGap r) => new(r.Gap.Id, r.Gap.Statement, r.Gap.Life.State, r.Rank);

    private static string? PartOf(string body) => BodyDirectory.Current.FindById(body)?.PartOf;

    /// <summary>A body and the bodies of the reviewed list that it is a part of.</summary>
    private static IEnumerable<string> WithWholes(string body)
    {
        for (var (at, steps) = ((string?)body, 0); at is not null && steps < 10; at = PartOf(at), steps++) yield return at;
    }

    private static List<string> WithParts(string body) => [body, .. BodyDirectory.Current.Bodies.Where(b => b.Id != body && WithWholes(b.Id).Contains(body)).Select(b => b.Id)];
}

/// <summary>What a body pays for and leads.</summary>
/// <param name="Bodies">It and its parts.</param>
/// <param name="Trials">Those that name one of the bodies as a funder.</param>
/// <param name="Supported">Those that an award of theirs supports.</param>
/// <param name="Sponsored">Those that one of them leads.</param>
/// <param name="Papers">How many papers acknowledge one of them.</param>
internal sealed record Portfolio(
    IReadOnlyList<string> Bodies, IReadOnlyList<StudyEntry> Awards, IReadOnlyList<StudyEntry> Trials, IReadOnlyList<StudyEntry> Supported, IReadOnlyList<StudyEntry> Sponsored, int Papers)
{
    /// <summary>What it pays for, each once.</summary>
    public IReadOnlyList<StudyEntry> Work { get; } = [.. Awards.Concat(Trials).Concat(Supported).DistinctBy(s => s.Id)];
}
