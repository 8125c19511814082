using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;
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

    /// <summary>Letters of the longest words that may be a body's name.</summary>
    private const int LongestName = 150;

    /// <summary>Rows of the one list that is asked for whole.</summary>
    public const int MostWhole = 2000;

    /// <summary>The lists of a funder that can be asked for whole.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["awards", "trials", "supported", "collaborated", "sponsored", "inside", "beside", "overlaps", "repeats", "collaborator-pairs", "award-trials"];

    /// <summary>The states of the gaps that are listed.</summary>
    public static IReadOnlyList<string> States { get; } = [GapStates.Open, GapStates.BeingAddressed];

    /// <summary>Each with the body whose own list it is; null for a list of many funders.</summary>
    private static readonly (string Name, string? Body)[] SourcesOfAwards = [(SourceNames.Gtr, "organisation:ror:001aqnf71"), (SourceNames.Nihr, "organisation:ror:0187kwz08"), (SourceNames.ThreeSixtyGiving, null)];

    private readonly Lock gate = new();
    private Known? kept;

    /// <param name="all">Up to <see cref="MostWhole"/> gaps without funds in place of <see cref="MostGaps"/>.</param>
    /// <exception cref="BadRequestException">The limit or the cursor cannot be read.</exception>
    public async Task<FunderListAnswer> ListAsync(int? limit, string? cursor, bool all, CancellationToken cancellation)
    {
        var most = limit ?? UsualLimit;
        if (most is < 1 or > MostLimit) throw new BadRequestException($"limit is {most}; it must lie in 1..{MostLimit}.");
        if (!int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from)) throw new BadRequestException("The cursor is none that this list gave. Begin again without one.");
        var (atlas, ranking) = priorities.Rank(PriorityWeights.Equal);
        var (_, items, collaborations, _, _, named) = KnownOf(atlas);
        var page = items.Skip(from).Take(most).ToList();
        var without = WithoutFunds(atlas, ranking);
        var listed = without.Take(all ? MostWhole : MostGaps).ToList();
        var names = await NamesAsync(page.Select(i => i.Id).Concat(listed.SelectMany(r => named[r.Gap.Id])), cancellation);
        var sources = await AwardSourcesAsync(cancellation);
        var isLoaded = sources.Any(s => s.Records > 0);
        var known = items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var reviewed = BodyDirectory.Current.Bodies.Where(b => b.Role == "funder" && !known.Contains(b.Id)).ToList();
        return new FunderListAnswer(
            items.Count, [.. page.Select(i => i with { Name = names[i.Id], Awards = isLoaded ? i.Awards : null })], from + page.Count < items.Count ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : null,
            [.. reviewed.Where(b => !collaborations.ContainsKey(b.Id)).Select(b => new AbsentFunder(b.Id, b.Name, b.CountryCode))],
            [.. sources.Select(s => s with { AwardsOtherwise = s.Records > 0 || OwnerOf(s.Name) is not { } owner ? null : items.FirstOrDefault(i => i.Id == owner)?.Awards ?? 0 })],
            [.. FundedWithoutEvidence(atlas.Tallies)], isLoaded ? without.Count : null, isLoaded ? [.. listed.Select(r => Gap(r) with { Collaborators = Concepts(named[r.Gap.Id], names) })] : null,
            [.. reviewed.Where(b => collaborations.ContainsKey(b.Id)).Select(b => new CollaboratingFunder(b.Id, b.Name, b.CountryCode, collaborations[b.Id])).OrderByDescending(b => b.Trials).ThenBy(b => b.Id, StringComparer.Ordinal)],
            atlas.Sequence, time.GetUtcNow());
    }

    /// <summary>A body and what it pays for; null where no body has the id.</summary>
    /// <param name="all">One of <see cref="Lists"/>: it comes with up to <see cref="MostWhole"/> rows; null for the usual number in each.</param>
    /// <param name="state">One of <see cref="States"/>: of the gaps at what it funds only those in that state are listed; null for both.</param>
    /// <exception cref="BadRequestException">There is no such list, or no such state.</exception>
    public async Task<FunderAnswer?> FindAsync(string id, string? all, string? state, CancellationToken cancellation)
    {
        state = string.IsNullOrWhiteSpace(state) ? null : state.Trim();
        if (state is not null && !States.Contains(state)) throw new BadRequestException($"There is no list of gaps that are “{state}”: {string.Join(" and ", States)} are there.");
        all = string.IsNullOrWhiteSpace(all) ? null : all.Trim();
        if (all is not null && !Lists.Contains(all)) throw new BadRequestException($"There is no list “{all}” to show whole: {string.Join(", ", Lists)} are there.");
        if (await workspace.Store.ResolveAsync(id, cancellation) is not { } body || NodeKinds.Of(body) != NodeKinds.Organisation) return null;
        var portfolio = PortfolioOf(body);
        var (bodies, awards, trials, supported, sponsored) = (portfolio.Bodies, portfolio.Awards, portfolio.Trials, portfolio.Supported, portfolio.Sponsored);
        var paidTrials = trials.Concat(supported).DistinctBy(s => s.Id).ToList();
        var (atlas, ranking) = priorities.Rank(PriorityWeights.Equal);
        var (inside, beside) = GapsAt(portfolio.Work, atlas, ranking);
        var open = inside.Count(IsOpen);
        List<RankedGap> listed = state is null ? [.. inside] : [.. inside.Where(r => r.Gap.Life.State == state)];
        var running = Running(portfolio, atlas);
        var pairs = PairsOf(body, portfolio);
        var named = KnownOf(atlas).Named;
        var shown = beside.Take(Most("beside", MostGaps)).ToList();
        var names = await NamesAsync(bodies.Concat(pairs.Bodies).Concat(shown.SelectMany(r => named[r.Gap.Id])), cancellation);
        var who = new WhoAddresses(portfolio);
        var troubled = Troubled(portfolio);
        var isLoaded = (await AwardSourcesAsync(cancellation)).Any(s => s.Records > 0);
        return new FunderAnswer(
            new FunderItem(
                body, names[body], PartOf(body), isLoaded ? awards.Count : null, Spends(awards), trials.Count, portfolio.Papers, inside.Count, portfolio.Collaborated.Count, open),
            [.. bodies.Where(b => b != body).Select(b => new AbsentFunder(b, names[b], BodyDirectory.Current.FindById(b)?.CountryCode ?? ""))],
            Listed(awards, Most("awards", MostListed)), Listed(trials, Most("trials", MostListed)), supported.Count, Listed(supported, Most("supported", MostListed)),
            sponsored.Count, Listed(sponsored, Most("sponsored", MostListed)), Techniques(portfolio),
            [.. listed.Take(Most("inside", MostGaps)).Select(r => Gap(r) with { AddressedBy = who.Of(r.Gap) })], beside.Count, [.. shown.Select(r => Gap(r) with { Collaborators = Concepts(named[r.Gap.Id], names) })],
            pairs.Overlaps.Count, [.. pairs.Overlaps.Take(Most("overlaps", MostListed)).Select(o => o with { Funders = Named(o.Funders), Collaborators = Named(o.Collaborators) })], pairs.Unknown,
            portfolio.Collaborated.Count, portfolio.Collaborated.IntersectBy(paidTrials.Select(s => s.Id), s => s.Id).Count(), Listed(portfolio.Collaborated, Most("collaborated", MostListed)),
            pairs.Repeats.Count, Sides(pairs.Repeats, "repeats"),
            Years(portfolio), Sites(portfolio), ranking.Count, await OverlapsBehindAsync(cancellation), atlas.Sequence, time.GetUtcNow())
        {
            State = state,
            CollaboratorPairsTotal = pairs.Collaborator.Count,
            CollaboratorPairs = Sides(pairs.Collaborator, "collaborator-pairs"),
            AwardTrialsTotal = pairs.AwardTrials.Count,
            AwardsAsked = Awards(pairs.AwardTrials.Where(p => p.IsOwnAward)),
            AwardsLikely = Awards(pairs.AwardTrials.Where(p => p is { IsOwnAward: true, IsLikely: true })),
            OverlapsPaid = pairs.Overlaps.Count(IsPaid),
            AwardsAnswered = Awards(pairs.AwardTrials.Where(p => p is { IsOwnAward: true, IsLikely: true, Trial.State: StudyStates.Published })),
            AwardTrials = [.. pairs.AwardTrials.Take(Most("award-trials", MostListed)).Select(p => p with { AwardFunders = Named(p.AwardFunders), TrialFunders = Named(p.TrialFunders), TrialCollaborators = Named(p.TrialCollaborators) })],
            Running = new FundedYear(null, running.Count, Spends(running)),
            AddressedByOwn = inside.Count(r => who.Of(r.Gap) == Addressing.Own),
            Troubled = [.. troubled.Take(MostListed).Select(t => new TroubledAward(FundedStudyItem.Of(t.Award, Today), t.Trials, t.Count))],
            TroubledSum = new FundedYear(null, troubled.Count, Spends(troubled.Select(t => t.Award))),
        };

        List<FunderRepeat> Sides(IReadOnlyList<FunderRepeat> found, string list) => [.. found.Take(Most(list, MostListed)).Select(r => r with { First = Side(r.First), Second = Side(r.Second) })];

        List<GapConcept> Named(IReadOnlyList<GapConcept> found) => [.. found.Select(f => f with { Label = names[f.Id] })];

        RepeatSide Side(RepeatSide side) => side with { Funders = Named(side.Funders), Collaborators = Named(side.Collaborators) };

        int Most(string list, int usual) => list == all ? MostWhole : usual;
    }

    /// <summary>How many awards stand in some pairs.</summary>
    internal static int Awards(IEnumerable<AwardAndTrial> pairs) => pairs.Select(p => p.Award.Id).Distinct().Count();

    /// <summary>It is known of both that somebody pays for them; a registration that only names a body as collaborator does not say so.</summary>
    internal static bool IsPaid(FunderOverlap pair) => pair.OwnRole != StudyEntry.CollaboratorRole && pair.Funders.Count > 0;

    /// <summary>Its awards of which all trials here came to nothing, or rest; the most money first.</summary>
    internal List<(StudyEntry Award, string Trials, int Count)> Troubled(Portfolio portfolio)
    {
        var trials = workspace.Gaps.TrialsOfAwards([.. portfolio.Awards.Select(a => a.Id)]);
        return
        [
            .. portfolio.Awards.Select(a => (Award: a, Trials: AwardStudies.Trouble([.. trials[a.Id].Select(t => (t.State, t.Status))]), Count: trials[a.Id].Count()))
                .Where(a => a.Trials is not null).Select(a => (a.Award, a.Trials!, a.Count)).OrderByDescending(a => a.Award.Amount ?? 0).ThenBy(a => a.Award.Id, StringComparer.Ordinal),
        ];
    }

    private static List<GapConcept> Concepts(IEnumerable<string> bodies, Dictionary<string, string> names) => [.. bodies.Select(b => new GapConcept(b, names[b]))];

    /// <summary>The body that is written, by its id with or without its kind, or by a name of the reviewed list.</summary>
    /// <exception cref="BadRequestException">No record here names such a body.</exception>
    internal async Task<string> BodyAsync(string written, CancellationToken cancellation)
    {
        foreach (var id in new[] { FunderFilter.BodyOf(written), written, $"{NodeKinds.Organisation}:{written}" }.OfType<string>())
        {
            if (await workspace.Store.ResolveAsync(id, cancellation) is { } body && NodeKinds.Of(body) == NodeKinds.Organisation) return body;
        }
        throw new BadRequestException($"No record here names an organisation “{written}”. /api/funders lists those that pay for something here.");
    }

    /// <summary>The techniques of what it pays for, in the vocabulary's order.</summary>
    internal static List<FundedConcept> Techniques(Portfolio portfolio) => Concepts(portfolio, RadiotherapyVocabulary.Current.Techniques, s => s.Techniques, s => s.Comparators);

    /// <summary>As <see cref="Techniques"/>, of tumour sites.</summary>
    internal static List<FundedConcept> Sites(Portfolio portfolio) => Concepts(portfolio, RadiotherapyVocabulary.Current.Sites, s => s.Sites, _ => []);

    /// <summary>Its awards by the year in which they start, the newest first; those without a start last.</summary>
    internal static List<FundedYear> Years(Portfolio portfolio) =>
        [.. portfolio.Awards.GroupBy(a => a.Begins?.First.Year).OrderBy(g => g.Key is null).ThenByDescending(g => g.Key).Select(g => new FundedYear(g.Key, g.Count(), Spends(g)))];

    /// <param name="without">What an award names only as what another is compared with: its money is not for that.</param>
    private static List<FundedConcept> Concepts(Portfolio portfolio, IEnumerable<Concept> concepts, Func<StudyEntry, IReadOnlyList<string>> of, Func<StudyEntry, IReadOnlyList<string>> without)
    {
        var trials = portfolio.Work.Where(s => IsTrial(s.State)).ToList();
        return
        [
            .. concepts.Select(c => (Concept: c, Named: portfolio.Awards.Where(a => of(a).Contains(c.Id)).ToLookup(a => !without(a).Contains(c.Id)), Trials: trials.Count(t => of(t).Contains(c.Id)))).Where(c => c.Named.Count + c.Trials > 0)
                .Select(c => new FundedConcept(c.Concept.Id, c.Concept.Label, c.Named[true].Count(), c.Trials, Spends(c.Named[true])) { OnlyCompared = c.Named[false].Count() }),
        ];
    }

    /// <summary>The body of this name, where it or a part of it pays for something here or is named as collaborator; null for any other words.</summary>
    public async Task<GapConcept?> NamedAsync(string words, CancellationToken cancellation)
    {
        if (words.Length > LongestName) return null;
        var ids = new[] { BodyDirectory.Current.Find(words)?.Id, BodyName.Of(words) is { } name ? $"{NodeKinds.Organisation}:name:{name.OwnKey}" : null };
        foreach (var id in ids.OfType<string>())
        {
            var body = await workspace.Store.ResolveAsync(id, cancellation) ?? id;
            var bodies = WithParts(body);
            if (workspace.Gaps.StudiesOf(bodies).Count + workspace.Gaps.StudiesOf(bodies, StudyEntry.CollaboratorRole).Count > 0) return new GapConcept(body, (await NamesAsync([body], cancellation))[body]);
        }
        return null;
    }

    /// <summary>What a body pays for and leads, with what its parts do: the page and the brief of a funder speak of the same.</summary>
    internal Portfolio PortfolioOf(string body)
    {
        var bodies = WithParts(body);
        var own = workspace.Gaps.StudiesOf(bodies);
        var awards = own.Where(s => s.State == StudyStates.Award).ToList();
        return new Portfolio(
            bodies, awards, [.. own.Where(s => IsTrial(s.State))], [.. SupportedBy(awards)], workspace.Gaps.StudiesOf(bodies, StudyEntry.LeadRole),
            workspace.Gaps.StudiesOf(bodies, StudyEntry.CollaboratorRole), own.Count(IsPaper));
    }

    /// <summary>Gaps at the techniques and sites that a body pays for, and open ones of the same techniques that name another site or none; both in the order of the ranking, none in both.</summary>
    internal (IReadOnlyList<RankedGap> Inside, IReadOnlyList<RankedGap> Beside) GapsAt(IReadOnlyCollection<StudyEntry> own, GapAtlas atlas, IReadOnlyList<RankedGap> ranking)
    {
        var places = KnownOf(atlas).Places;
        var (at, of) = (places.At(own), places.OfTechniques(own));
        return ([.. ranking.Where(r => at.Contains(r.Gap.Id))], [.. ranking.Where(r => IsOpen(r) && of.Contains(r.Gap.Id) && !at.Contains(r.Gap.Id))]);
    }

    /// <summary>Of a body's awards those that are known to run or to begin.</summary>
    internal static List<StudyEntry> Running(Portfolio portfolio, GapAtlas atlas) => [.. portfolio.Awards.Where(a => atlas.Awards.ContainsKey(a.Id))];

    /// <summary>Change sets that the book of overlaps does not follow yet.</summary>
    internal async Task<long> OverlapsBehindAsync(CancellationToken cancellation) => Math.Max(0, await workspace.Store.SequenceAsync(cancellation) - overlaps.Sequence);

    internal async Task<IReadOnlyList<AwardSource>> AwardSourcesAsync(CancellationToken cancellation)
    {
        var counts = (await status.RunAsync(cancellation)).Sources.ToDictionary(s => s.Name);
        return [.. SourcesOfAwards.Select(s => counts.TryGetValue(s.Name, out var c) ? new AwardSource(s.Name, c.Records, c.Complete) : new AwardSource(s.Name, 0, null))];
    }

    /// <summary>What is kept until the board of gaps moves.</summary>
    /// <param name="Items">Who pays, the most awards first.</param>
    /// <param name="Collaborations">How many trials name each body, its parts with it, as collaborator.</param>
    /// <param name="Paid">The gaps at which an award stands, or a trial of which a funder is known.</param>
    /// <param name="Named">By the gap: the funders of the reviewed list whom trials at it name as collaborator; a body says less than the part of it that stands beside it.</param>
    private sealed record Known(GapAtlas Atlas, IReadOnlyList<FunderItem> Items, IReadOnlyDictionary<string, int> Collaborations, GapPlaces Places, IReadOnlySet<string> Paid, ILookup<string, string> Named);

    private Known KnownOf(GapAtlas atlas)
    {
        lock (gate)
        {
            if (kept is { } last && ReferenceEquals(last.Atlas, atlas)) return last;
            var standing = atlas.Gaps.Where(g => States.Contains(g.Life.State)).ToList();
            var places = new GapPlaces(standing);
            var open = standing.Where(g => g.Life.State == GapStates.Open).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
            var collaborations = workspace.Gaps.Collaborations().SelectMany(c => WithWholes(c.Body).Select(body => (Body: body, c.Trial))).Distinct().GroupBy(c => c.Body, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
            var funded = workspace.Gaps.Funded();
            // A part's studies count to the whole as well; one that both pay for counts there once.
            var byBody = funded.SelectMany(f => WithWholes(f.Body).Select(body => (Body: body, Entry: f.Study))).GroupBy(p => p.Body, StringComparer.Ordinal);
            List<FunderItem> items =
            [
                .. byBody.Select(g =>
                {
                    var own = g.DistinctBy(p => p.Entry.Id).Select(p => p.Entry).ToList();
                    var awards = own.Where(s => s.State == StudyStates.Award).ToList();
                    var trials = own.Where(s => IsTrial(s.State)).ToList();
                    var at = places.At(awards.Concat(trials).Concat(SupportedBy(awards)));
                    return new FunderItem(g.Key, g.Key, PartOf(g.Key), awards.Count, Spends(awards), trials.Count, own.Count(IsPaper), at.Count, collaborations.GetValueOrDefault(g.Key), at.Count(open.Contains));
                }).OrderByDescending(f => f.Awards).ThenByDescending(f => f.Trials).ThenByDescending(f => f.Papers).ThenBy(f => f.Id, StringComparer.Ordinal),
            ];
            var all = workspace.Gaps.Awards();
            kept = new Known(atlas, items, collaborations, places, places.At(all.Concat(SupportedBy(all)).Concat(funded.Select(f => f.Study).Where(s => IsTrial(s.State)))), CollaboratorsAt(places));
            return kept;
        }
    }

    private ILookup<string, string> CollaboratorsAt(GapPlaces places)
    {
        var pairs = workspace.Gaps.Collaborations().Where(c => FunderPairs.IsFunder(c.Body)).ToList();
        var trials = workspace.Gaps.StudiesById([.. pairs.Select(p => p.Trial).Distinct()]).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return pairs.GroupBy(p => p.Body, StringComparer.Ordinal).SelectMany(g => places.At(g.Select(p => trials.GetValueOrDefault(p.Trial)).OfType<StudyEntry>()).Select(gap => (Gap: gap, Body: g.Key)))
            .GroupBy(p => p.Gap, StringComparer.Ordinal).SelectMany(g => FunderPairs.MostSpecific(g.Select(p => p.Body).Order(StringComparer.Ordinal)).Select(body => (Gap: g.Key, Body: body)))
            .ToLookup(p => p.Gap, p => p.Body, StringComparer.Ordinal);
    }

    /// <summary>Open gaps at whose technique and site neither an award nor a trial with a known funder is here, in the order of the ranking.</summary>
    internal List<RankedGap> WithoutFunds(GapAtlas atlas, IReadOnlyList<RankedGap> ranking)
    {
        var known = KnownOf(atlas);
        return [.. ranking.Where(r => IsOpen(r) && known.Places.Counted.Contains(r.Gap.Id) && !known.Paid.Contains(r.Gap.Id))];
    }

    /// <summary>The funders of the reviewed list whom trials at a gap's technique and site name as collaborator.</summary>
    internal ILookup<string, string> NamedAt(GapAtlas atlas) => KnownOf(atlas).Named;

    private IEnumerable<StudyEntry> SupportedBy(IEnumerable<StudyEntry> awards) => workspace.Gaps.Supported([.. awards.Select(a => a.Id)]).Where(s => IsTrial(s.State));

    /// <summary>The pairs of a body's studies among themselves and with others', the bodies by their ids.</summary>
    internal FunderPairs.Found PairsOf(string body, Portfolio portfolio) => new FunderPairs(workspace.Gaps, overlaps, Today).Of(portfolio, [.. BodyDirectory.Current.WithWholes(body).Skip(1)]);

    private IEnumerable<FundedTechnique> FundedWithoutEvidence(CellTallies tallies) => RadiotherapyVocabulary.Current.Techniques
        .Where(t => tallies.Count(t.Id, GapBoard.AnySite, s => s == StudyStates.Award) > 0
            && tallies.Count(t.Id, GapBoard.AnySite, s => s is StudyStates.Published or StudyStates.Review or StudyEntry.Result) == 0)
        .Select(t => (Technique: t, Awards: AwardsThatTry(t)))
        .Where(t => t.Awards > 0)
        .Select(t => new FundedTechnique(t.Technique.Id, t.Technique.Label, t.Awards, tallies.Count(t.Technique.Id, GapBoard.AnySite, GapLife.IsUnderWay)))
        .OrderByDescending(t => t.Awards).ThenBy(t => t.Id, StringComparer.Ordinal);

    /// <summary>Awards of a technique without those whose title names it only as what another is compared with.</summary>
    private int AwardsThatTry(Concept technique)
    {
        var all = RadiotherapyVocabulary.Current.WithNarrower([technique.Id]);
        return workspace.Gaps.StudiesOfTechniques(all).Count(s => s.State == StudyStates.Award && s.Techniques.Any(t => all.Contains(t) && !s.Comparators.Contains(t)));
    }

    internal Task<Dictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancellation) => OrganisationNames.OfAsync(workspace.Store, ids, cancellation);

    private static bool IsOpen(RankedGap r) => r.Gap.Life.State == GapStates.Open;

    private static bool IsTrial(string state) => StudyStates.OfTrials.Contains(state);

    private static bool IsPaper(StudyEntry s) => s.State is StudyEntry.Paper or StudyEntry.Result or StudyStates.Review;

    internal static List<Spend> Spends(IEnumerable<StudyEntry> awards) =>
    [
        .. awards.GroupBy(a => a.Amount is null ? null : a.Currency ?? "?").OrderBy(g => g.Key is null).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key is null ? new Spend(null, 0, 0, g.Count()) : new Spend(g.Key, g.Sum(a => a.Amount!.Value), g.Count(), 0)),
    ];

    private List<FundedStudyItem> Listed(IEnumerable<StudyEntry> studies, int most) =>
    [
        .. NewestFirst(studies).Take(most).Select(s => FundedStudyItem.Of(s, Today)),
    ];

    /// <summary>Awards by the day on which they were given, else by their start; trials by the year of their start.</summary>
    internal static IEnumerable<StudyEntry> NewestFirst(IEnumerable<StudyEntry> studies) => studies
        .OrderByDescending(s => (s.AwardedOn ?? s.Begins)?.First.Year ?? s.Year).ThenByDescending(s => (s.AwardedOn ?? s.Begins)?.First ?? default).ThenBy(s => s.Id, StringComparer.Ordinal);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static FunderGap Gap(RankedGap r) => new(r.Gap.Id, r.Gap.Statement, r.Gap.Life.State, r.Rank, r.Gap.Kind, r.Gap.Techniques, r.Gap.Sites) { Shared = r.Shared };

    private static string? OwnerOf(string source) => SourcesOfAwards.FirstOrDefault(s => s.Name == source).Body;

    private static string? PartOf(string body) => BodyDirectory.Current.FindById(body)?.PartOf;

    /// <summary>A body and the bodies of the reviewed list that it is a part of.</summary>
    private static IEnumerable<string> WithWholes(string body) => BodyDirectory.Current.WithWholes(body);

    private static List<string> WithParts(string body) => [body, .. BodyDirectory.Current.Bodies.Where(b => b.Id != body && WithWholes(b.Id).Contains(body)).Select(b => b.Id)];
}

/// <summary>What a body pays for and leads.</summary>
/// <param name="Bodies">It and its parts.</param>
/// <param name="Trials">Those that name one of the bodies as a funder.</param>
/// <param name="Supported">Those that an award of theirs supports.</param>
/// <param name="Sponsored">Those that one of them leads.</param>
/// <param name="Collaborated">Those that name one of them as collaborator, which does not say that it pays.</param>
/// <param name="Papers">How many papers acknowledge one of them.</param>
internal sealed record Portfolio(
    IReadOnlyList<string> Bodies, IReadOnlyList<StudyEntry> Awards, IReadOnlyList<StudyEntry> Trials, IReadOnlyList<StudyEntry> Supported, IReadOnlyList<StudyEntry> Sponsored,
    IReadOnlyList<StudyEntry> Collaborated, int Papers)
{
    /// <summary>What it pays for, each once.</summary>
    public IReadOnlyList<StudyEntry> Work { get; } = [.. Awards.Concat(Trials).Concat(Supported).DistinctBy(s => s.Id)];
}
