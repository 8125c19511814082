using System.Globalization;
using Horizon.Graph.Extraction;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>All gaps at one sequence number of the store. Immutable; made from the board whenever that has moved and somebody asks.</summary>
public sealed class GapAtlas
{
    private readonly Dictionary<string, EvidenceGap> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Technique, string Site), int> counts = [];

    private GapAtlas(BoardContents contents, CellTallies tallies, IReadOnlyList<RunningAward> awards, IReadOnlyList<EvidenceGap> gaps)
    {
        (Sequence, Tallies, Awards, Gaps) = (contents.Sequence, tallies, awards.ToDictionary(a => a.Award.Id, StringComparer.Ordinal), gaps);
        foreach (var gap in gaps)
        {
            byId[gap.Id] = gap;
            foreach (var statement in gap.Statements) byId[statement.Id] = gap;
            if (gap.Kind == EvidenceGap.StatedKind) Count(gap);
        }
    }

    public long Sequence { get; }

    /// <summary>Whether a source of studies is known to be incomplete: what is not found here may be elsewhere.</summary>
    public bool SourcesAreShort { get; private init; }

    public CellTallies Tallies { get; }

    /// <summary>The awards of which it is known that they run or are to begin, by their ids.</summary>
    public IReadOnlyDictionary<string, RunningAward> Awards { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<EvidenceGap> Gaps { get; }

    /// <summary>The gap of an id, or that a statement of this id belongs to; null for an unknown one.</summary>
    public EvidenceGap? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Stated gaps of a technique, or a narrower one, at a site, or a narrower one.</summary>
    public int StatedIn(string techniqueId, string siteId) => counts.GetValueOrDefault((techniqueId, siteId));

    /// <param name="countsOf">The studies of all of these techniques at these sites by their state, for gaps that the counts by technique and site cannot tell: see <see cref="GapBoard.CountsOfGap"/>.</param>
    public static GapAtlas Of(BoardContents contents, Func<IReadOnlyList<string>, IReadOnlyList<string>, bool, IReadOnlyDictionary<string, int>> countsOf, DateOnly today, bool sourcesAreShort = false)
    {
        var decisions = contents.Decisions.ToDictionary(d => d.GapId, StringComparer.Ordinal);
        var tallies = new CellTallies(contents.Cells, contents.Access);
        var addressing = contents.Addressing.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var reviews = new LaterReviews(contents.Reviews, contents.Statements);
        var papers = contents.TrialPapers.Select(p => new PlacedPaper(p)).SelectMany(p => p.Techniques.Select(t => (Technique: t, Paper: p))).ToLookup(p => p.Technique, p => p.Paper, StringComparer.Ordinal);
        var supported = contents.Supported.SelectMany(t => t.Awards.Select(a => (Award: a, Trial: t))).ToLookup(s => s.Award, s => s.Trial, StringComparer.Ordinal);
        var awards = contents.Awards.Select(a => RunningAward.Of(a, [.. supported[a.Id]], today)).OfType<RunningAward>().ToList();
        var stated = contents.Statements.GroupBy(s => s.GroupKey() ?? s.Id, StringComparer.Ordinal).Select(g => Stated([.. g.OrderBy(s => s.Since).ThenBy(s => s.Id, StringComparer.Ordinal)], tallies, countsOf, addressing, awards, reviews, papers, today, sourcesAreShort));
        var structural = StructuralGaps.Of(tallies).Concat(StructuralGaps.Within(tallies)).Select(cell => Structural(cell, contents.Sequence, tallies, awards, papers, today, sourcesAreShort));
        var untold = UntoldTrials(contents.Statements, addressing);
        return new GapAtlas(contents, tallies, awards, [.. stated.Concat(structural).Select(g => Told(g, untold).Decided(Standing(g, decisions))).OrderBy(g => g.Id, StringComparer.Ordinal)]) { SourcesAreShort = sourcesAreShort };
    }

    /// <summary>The trials of which no more is known than a protocol that states a gap, with what that gap is about.</summary>
    private static List<UntoldTrial> UntoldTrials(IEnumerable<GapStatement> statements, Dictionary<string, StudyEntry> here) =>
    [
        .. statements.SelectMany(s => GapLife.UntoldTrials(s, [.. s.ProtocolOf.Select(here.GetValueOrDefault).OfType<StudyEntry>()]).Select(id => new UntoldTrial(
            id, here.ContainsKey(id), RadiotherapyVocabulary.Current.WithBroader(s.Techniques), RadiotherapyVocabulary.Current.WithBroader(s.Sites)))),
    ];

    private sealed record UntoldTrial(string Id, bool IsHere, IReadOnlySet<string> Techniques, IReadOnlySet<string> Sites);

    /// <summary>The gap, whose state is not told where a trial of its techniques at one of its sites may address it of which nothing is known.</summary>
    private static EvidenceGap Told(EvidenceGap gap, List<UntoldTrial> untold)
    {
        if (untold.Count == 0 || gap is not { Studies: not null, Life: { State: GapStates.Open, IsTold: true } }) return gap;
        var groups = SiteGroups.Of(gap.Sites.Select(s => s.Id));
        var of = untold.Where(t => gap.Techniques.All(g => t.Techniques.Contains(g.Id)) && groups.All(g => g.Any(t.Sites.Contains))).Select(t => (t.Id, t.IsHere)).Distinct().ToList();
        return gap with { Life = GapLife.TellOfOthers(gap.Life, of) };
    }

    /// <summary>The last decision of any of its ids: what was decided of a statement that others have joined since still stands.</summary>
    private static GapDecision? Standing(EvidenceGap gap, Dictionary<string, GapDecision> decisions) =>
        decisions.Count == 0 ? null : gap.Ids.Select(decisions.GetValueOrDefault).OfType<GapDecision>().MaxBy(d => d.At);

    private static EvidenceGap Stated(
        IReadOnlyList<GapStatement> statements, CellTallies tallies, Func<IReadOnlyList<string>, IReadOnlyList<string>, bool, IReadOnlyDictionary<string, int>> countsOf,
        Dictionary<string, StudyEntry> addressing, IReadOnlyList<RunningAward> awards, LaterReviews reviews, ILookup<string, PlacedPaper> papers, DateOnly today, bool sourcesAreShort)
    {
        var first = statements[0];
        var telling = Telling(statements);
        var isCounted = GapScope.CanBeCounted(first.Techniques, first.Sites);
        var found = isCounted ? StudiesOf(first.Techniques, first.Sites, tallies, countsOf) : null;
        List<StudyEntry> trialPapers = isCounted ? Of(papers, first.Techniques, first.Sites) : [];
        var studies = found is null ? null : found with { TrialPapers = trialPapers.Count };
        var later = reviews.Of(statements, first.Techniques, first.Sites);
        var lastReview = later.Where(r => r.IsOnAll).Select(r => r.Year).DefaultIfEmpty(0).Max();
        var running = studies is null ? [] : Of(awards, first.Techniques, first.Sites);
        var own = Those(s => s.AddressedBy);
        var protocols = Those(s => s.ProtocolOf);
        var underWay = studies is { UnderWay: > 0 } all && EvidenceGap.AskForRandomised(statements)
            ? countsOf(first.Techniques, first.Sites, true) is var fitting ? all with { UnderWay = fitting.Where(c => GapLife.IsUnderWay(c.Key)).Sum(c => c.Value), Planned = fitting.GetValueOrDefault("planned") } : all : studies;
        var life = GapLife.Of(statements, own, underWay?.UnderWay ?? 0, running, lastReview, today, GapScope.Said(first.Sites), underWay?.Planned ?? 0, protocols, (studies?.UnderWay ?? 0) - (underWay?.UnderWay ?? 0));
        if (GapScope.WhyNot(first.Techniques, first.Sites) is { } whyNot) life = GapLife.Untold(life, $"Whether anything addresses it cannot be told: it {whyNot}.");
        life = GapLife.TellOfOwn(GapLife.Tell(life, statements, protocols), own);
        return new EvidenceGap
        {
            Id = first.Id,
            Kind = EvidenceGap.StatedKind,
            Version = statements.Max(s => s.Changed),
            Statement = ShownQuote.Of(telling.Text),
            Before = telling.Before,
            Techniques = Concepts(first.Techniques),
            Sites = Concepts(first.Sites),
            Outcomes = GapSubject.Outcomes(first.Text),
            Populations = GapSubject.Populations(first.Text),
            Statements = statements,
            Studies = studies is null ? null : studies with { AwardsRunning = running.Count },
            StudiesNear = isCounted ? null : StudiesOf(first.Techniques, first.Sites, tallies, countsOf),
            TrialPapers = trialPapers,
            Awards = running,
            ReviewsThatStateIt = studies is null ? 0 : Math.Min(studies.Reviews, reviews.Stating(statements, first.Techniques, first.Sites)),
            Life = GapLife.Qualify(LaterReviews.Tell(life, later), sourcesAreShort),
        };

        List<StudyEntry> Those(Func<GapStatement, IReadOnlyList<string>> ids) => [.. statements.SelectMany(ids).Distinct(StringComparer.Ordinal).Select(addressing.GetValueOrDefault).OfType<StudyEntry>()];
    }

    /// <summary>Without a site those at any, without a technique those of any.</summary>
    private static GapStudies StudiesOf(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, CellTallies tallies, Func<IReadOnlyList<string>, IReadOnlyList<string>, bool, IReadOnlyDictionary<string, int>> countsOf)
    {
        if (techniques.Count == 0 || sites.Count == 0) return tallies.Studies(techniques.Count == 0 ? [GapBoard.All] : techniques, sites.Count == 0 ? [GapBoard.AnySite] : sites);
        // What is of SABR is of radiotherapy.
        techniques = [.. techniques.Where(t => !techniques.Any(o => o != t && RadiotherapyVocabulary.Current.Ancestors(o).Any(a => a.Id == t)))];
        if (techniques.Count + sites.Count == 2) return tallies.Studies(techniques, sites);
        // Counts are kept of one technique at one site: what names both of two is among what names either, and is looked for where there is any.
        if (techniques.Any(t => !sites.Any(s => tallies.Cell(t, s).Count > 0))) return GapStudies.Of(_ => 0);
        var counts = countsOf(techniques, sites, false);
        return GapStudies.Of(states => counts.Where(c => states(c.Key)).Sum(c => c.Value));
    }

    /// <summary>The papers that report a trial of all of these techniques at one of the sites of each group, the newest first.</summary>
    private static List<StudyEntry> Of(ILookup<string, PlacedPaper> papers, IReadOnlyList<string> techniques, IReadOnlyList<string> sites)
    {
        var groups = SiteGroups.Of(sites);
        return [.. papers[techniques[0]].Where(p => p.IsOf(techniques, groups)).Select(p => p.Entry).OrderByDescending(p => p.Year).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>With the broader concepts that it counts at.</summary>
    private sealed class PlacedPaper(StudyEntry entry)
    {
        public StudyEntry Entry { get; } = entry;

        public IReadOnlySet<string> Techniques { get; } = RadiotherapyVocabulary.Current.WithBroader(entry.Techniques);

        private readonly IReadOnlySet<string> sites = RadiotherapyVocabulary.Current.WithBroader(entry.Sites);

        public bool IsOf(IReadOnlyList<string> techniques, IReadOnlyList<IReadOnlyList<string>> groups) => techniques.All(Techniques.Contains) && groups.All(g => g.Any(sites.Contains));
    }

    /// <summary>Those of all of these techniques at one of the sites of each group.</summary>
    private static List<StudyEntry> Of(IReadOnlyList<RunningAward> awards, IReadOnlyList<string> techniques, IReadOnlyList<string> sites)
    {
        if (awards.Count == 0) return [];
        var groups = SiteGroups.Of(sites);
        return [.. awards.Where(a => a.IsOf(techniques, groups)).Select(a => a.Award)];
    }

    /// <summary>Of several statements the one that names most of what all are about: "the optimal dose remains unknown" says it to nobody. The first of equals.</summary>
    private static GapStatement Telling(IReadOnlyList<GapStatement> statements) =>
        statements.Count == 1 ? statements[0] : statements.MaxBy(s => ConceptReader.Read(s.Text).Select(m => m.ConceptId).Distinct().Count())!;

    private static EvidenceGap Structural(StructuralCell cell, long sequence, CellTallies tallies, IReadOnlyList<RunningAward> awards, ILookup<string, PlacedPaper> papers, DateOnly today, bool sourcesAreShort)
    {
        var within = cell.Within;
        var isPurpose = within?.Facet == CellFacet.Purpose;
        var studies = within is null ? tallies.Studies([cell.TechniqueId], [cell.SiteId])
            : GapStudies.Of(states => tallies.Count(CellFacet.Within(cell.TechniqueId, within.Id), cell.SiteId, states) + tallies.Count(CellFacet.Beside(cell.TechniqueId, within.Id), cell.SiteId, states));
        string[] ids = isPurpose ? [cell.TechniqueId, within!.Id] : [cell.TechniqueId];
        var (techniques, sites) = (Concepts(ids), Concepts([cell.SiteId]));
        List<StudyEntry> trialPapers = [.. Of(papers, ids, [cell.SiteId]).Where(p => within is null || CellFacet.Has(p, within))];
        List<StudyEntry> running = [.. Of(awards, ids, [cell.SiteId]).Where(a => within is null || CellFacet.Has(a, within))];
        return new EvidenceGap
        {
            Id = StructuralGaps.IdOf(cell.TechniqueId, cell.SiteId, within),
            Kind = EvidenceGap.StructuralKind,
            Version = sequence,
            Statement = Said(techniques, sites[0], within, cell.Expectation, studies.Stopped),
            Techniques = techniques,
            Sites = sites,
            Outcomes = within?.Facet == CellFacet.Outcome ? [within.Class] : [],
            Populations = within?.Facet == CellFacet.Population ? [within.Class] : [],
            Within = within,
            Studies = studies with { AwardsRunning = running.Count, TrialPapers = trialPapers.Count },
            TrialPapers = trialPapers,
            Awards = running,
            Expectation = cell.Expectation,
            Life = GapLife.Qualify(GapLife.Of([], [], studies.UnderWay, running, 0, today, Subject(within, cell.SiteId), studies.Planned), sourcesAreShort),
        };
    }

    private static string Subject(FacetValue? within, string site) =>
        within?.Facet.One is null ? GapScope.Said([site]) : $"{GapScope.Said([site])} ({string.Format(CultureInfo.InvariantCulture, within.Facet.IfCommon, within.Words)})";

    private static string Said(List<GapConcept> techniques, GapConcept site, FacetValue? within, CellExpectation expectation, int stopped)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"about {expectation.ExpectedHere:0.#} would be expected.");
        var (technique, place) = (techniques[0].Label, GapScope.WithinSentence(site.Label));
        if (within?.Facet is not { One: { } one, Many: { } many }) return $"{technique} for {place}{(techniques.Count > 1 ? $", as {GapScope.WithinSentence(techniques[1].Label)}" : "")}: {Found(expectation.Observed, stopped)} where {expected}";
        return $"{Studies(expectation.Observed + stopped)} of {GapScope.WithinSentence(technique)} for {place} {string.Format(CultureInfo.InvariantCulture, expectation.Observed + stopped <= 1 ? one : many, within.Words)}{Stopped(expectation.Observed, stopped)}; {expected}";
    }

    private static string Studies(int n) => n switch { 0 => "No trial", 1 => "One study", _ => string.Create(CultureInfo.InvariantCulture, $"{n} studies") };

    private static string Stopped(int observed, int stopped) => (observed + stopped, stopped) switch
    {
        (_, 0) => "",
        (1, _) => ", which was stopped, suspended or withdrawn",
        (var all, _) when stopped == all => ", which were all stopped, suspended or withdrawn",
        _ => string.Create(CultureInfo.InvariantCulture, $", of which {stopped} {(stopped == 1 ? "was" : "were")} stopped, suspended or withdrawn"),
    };

    /// <summary>Stopped studies are among those of the map's cell and not among those that are measured against what is expected, so that both numbers are said.</summary>
    private static string Found(int observed, int stopped) => (observed + stopped) switch
    {
        0 => "no study found",
        1 => $"one study found{Stopped(observed, stopped)}{(stopped > 0 ? "," : "")}",
        var all => string.Create(CultureInfo.InvariantCulture, $"{all} studies found{Stopped(observed, stopped)}{(stopped > 0 ? "," : "")}"),
    };

    private static List<GapConcept> Concepts(IEnumerable<string> ids) => [.. ids.Select(id => new GapConcept(id, RadiotherapyVocabulary.Current.Find(id)?.Label ?? id))];

    private void Count(EvidenceGap gap)
    {
        var sites = RadiotherapyVocabulary.Current.WithBroader(gap.Sites.Select(s => s.Id));
        foreach (var technique in RadiotherapyVocabulary.Current.WithBroader(gap.Techniques.Select(t => t.Id)))
        {
            foreach (var site in sites) counts[(technique, site)] = counts.GetValueOrDefault((technique, site)) + 1;
        }
    }
}
