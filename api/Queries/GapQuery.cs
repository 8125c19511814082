using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Awards;
using Horizon.Graph.Decisions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Records;
using Horizon.Graph.Statements;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;

namespace Horizon.Api.Queries;

/// <summary>The gaps: stated by somebody, or seen in the counts. One atlas of them is kept until the store or the day moves. Thread-safe.</summary>
internal sealed class GapQuery(Workspace workspace, TimeProvider time)
{
    /// <summary>Studies listed with one gap.</summary>
    public const int MostStudies = 100;

    /// <summary>Trials listed that a gap's words name.</summary>
    private const int MostNamed = 10;

    /// <summary>Studies listed for a reader to judge.</summary>
    public const int MostNear = 30;

    /// <summary>The life of a question that is made of a gap.</summary>
    public static IReadOnlyList<string> QuestionStates { get; } = ["draft", "reviewed", "prioritised"];

    private const string QuestionStart = "question:";
    private const int LongestNote = 2000;
    private const int LongestOwner = 200;

    /// <summary>Statements of one gap whose provenance is read.</summary>
    private const int MostProvenance = 20;

    private readonly Lock gate = new();
    private (GapAtlas Atlas, DateOnly Day)? kept;
    private (GapAtlas Atlas, IReadOnlyList<RankedGap> Ranking)? ranked;

    /// <summary>All gaps as of now.</summary>
    public GapAtlas Atlas()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (gate)
        {
            if (kept is { } last && last.Day == today && last.Atlas.Sequence == workspace.Gaps.Sequence && last.Atlas.SourcesAreShort == workspace.SourcesAreShort) return last.Atlas;
            var atlas = GapAtlas.Of(workspace.Gaps.Contents(), workspace.Gaps.CountsOfGap, today, workspace.SourcesAreShort);
            workspace.Gaps.KeepStates(atlas.Gaps, atlas.Sequence, time.GetUtcNow());
            kept = (atlas, today);
            return atlas;
        }
    }

    public GapListAnswer List(GapFilter filter)
    {
        var atlas = Atlas();
        var scores = Scores(atlas);
        var found = Ordered(atlas.Gaps.Where(filter.Lets), filter.Sort, Places(atlas)).ToList();
        var from = filter.After() is { } after ? found.FindIndex(g => g.Id == after) + 1 : 0;
        if (from == 0 && filter.Cursor is not null) throw GapFilter.BadCursor();
        var page = found.Skip(from).Take(filter.Limit).ToList();
        return new GapListAnswer(
            found.Count, [.. page.Select(g => Item(g, scores[g.Id]))], from + page.Count < found.Count ? GapFilter.CursorAfter(page[^1].Id) : null, atlas.Sequence, time.GetUtcNow());
    }

    /// <summary>A gap by its id or that of one of its statements; null where none has it.</summary>
    /// <param name="site">What the address in its citation begins with: scheme and host. Empty where nobody asked by HTTP.</param>
    public async Task<GapAnswer?> FindAsync(string id, string site, CancellationToken cancellation)
    {
        var atlas = Atlas();
        if (atlas.Find(id) is not { } gap) return null;
        var decisions = await Decision.HistoryAsync(workspace.Store, [.. gap.Ids], cancellation);
        var questions = await Decision.HistoryAsync(workspace.Store, [.. gap.Ids.Select(QuestionOf)], cancellation);
        // Lists follow a moment later, with the board; whoever has just decided sees it here at once.
        if (decisions is [.., var last] && (gap.Decision is null || gap.Decision.At < last.At)) gap = gap.Decided(GapDecision.Of(last, 0));
        var provenance = new List<Provenance>();
        foreach (var statement in gap.Statements.Take(MostProvenance))
        {
            if (await StatementReader.ReadAsync(workspace.Store, statement.Id, cancellation) is { } read) provenance.AddRange(read.Provenance);
        }
        var item = Item(gap, Scores(atlas)[gap.Id]);
        var (payers, unpaid) = await new GapPayers(workspace).OfAsync(StudiesOf(gap)?.First ?? [], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation);
        return new GapAnswer(
            item, [.. gap.Statements.Select(s => s.Id).DefaultIfEmpty(gap.Id)], Citation(gap, site), gap.Decision?.Owner, gap.Studies, gap.Expectation,
            AnswerableFrom(gap), Question(gap), provenance, atlas.Sequence, time.GetUtcNow(),
            new GapRule(gap.ByRule.State, gap.ByRule.Why), workspace.Gaps.StatesOf(gap.Ids), decisions, questions)
        {
            Within = gap.Within,
            Neighbours = Neighbours(gap, atlas.Tallies),
            StudiesNear = gap.StudiesNear,
            WhyUncounted = gap.WhyUncounted,
            MayAddress = MayAddress(gap),
            TrialPapers = [.. gap.TrialPapers.Take(MostStudies).Select(p => new GapPaper(p.Id, p.Title, p.Year == 0 ? null : p.Year, gap.Sources.Contains(p.Id)))],
            OnlyCompared = OnlyCompared(gap),
            Named = Named(gap),
            Payers = payers,
            PayersUnknown = unpaid,
            Ended = await new EndedStudies(workspace).OfAsync(gap, cancellation),
        };
    }

    /// <summary>The trials whose title bears a short name that stands in a gap's words, in the order of the search; none where there is no index.</summary>
    private List<NamedTrial> Named(EvidenceGap gap)
    {
        if (workspace.Index is not { } index) return [];
        var search = new HorizonSearch(index);
        return
        [
            .. gap.Statements.SelectMany(s => TrialNames.In(s.Text)).Distinct(StringComparer.Ordinal)
                .SelectMany(name => search.Search(new SearchRequest { Q = $"\"{name}\"", Kind = NodeKinds.Trial, Limit = MostNamed }).Hits.Where(h => TrialNames.Bears(h.Title, name))).DistinctBy(h => h.Id).Take(MostNamed)
                .Select(h => new NamedTrial(h.Id, h.Title)),
        ];
    }

    private static List<GapNeighbour> Neighbours(EvidenceGap gap, CellTallies tallies) =>
        gap is not { Expectation: not null, Within: null } ? []
        :
        [
            .. StructuralGaps.NeighboursOf(gap.Techniques[0].Id, gap.Sites[0].Id, tallies).OrderByDescending(n => n.Observed).ThenByDescending(n => n.Expected).ThenBy(n => n.TechniqueId, StringComparer.Ordinal).ThenBy(n => n.SiteId, StringComparer.Ordinal)
                .Select(n => new GapNeighbour(Concept(n.TechniqueId), Concept(n.SiteId), n.Observed, Math.Round(n.Expected, 2), CriterionLinks.Counted(n.TechniqueId, n.SiteId))),
        ];

    private static GapConcept Concept(string id) => new(id, RadiotherapyVocabulary.Current.Find(id)?.Label ?? id);

    /// <summary>Keeps an editor's decision of a gap's state and owner, or the question made of it. The last one stands; all stay, with their reasons.</summary>
    /// <exception cref="BadRequestException">The gap is not here, the state no word for it, or there is no reason.</exception>
    /// <exception cref="DecidedMeanwhileException">Another decision stands than the one that the request says was seen.</exception>
    public async Task<DecisionFacts> DecideAsync(DecisionRequest request, string by, CancellationToken cancellation)
    {
        var subject = request.Subject ?? "";
        var isQuestion = subject.StartsWith(QuestionStart, StringComparison.Ordinal);
        if (Atlas().Find(isQuestion ? subject[QuestionStart.Length..] : subject) is not { } gap) throw new BadRequestException($"subject is \"{subject}\"; no gap with this id is here. /api/gaps lists those that are.");
        var states = isQuestion ? QuestionStates : GapStates.All;
        var verdict = Text(request.Verdict)?.ToLowerInvariant();
        if (verdict is not null && !states.Contains(verdict)) throw new BadRequestException($"verdict is \"{request.Verdict}\"; it must be {string.Join(", ", states)}, or null to {(isQuestion ? "take the question back" : "leave the state to the rule")}.");
        if (Text(request.Note) is not { } note) throw new BadRequestException("note is empty; it says why, and is kept with the decision.");
        if (note.Length > LongestNote) throw new BadRequestException($"The note is longer than {LongestNote} characters.");
        if (request.Owner?.Length > LongestOwner) throw new BadRequestException($"The owner is longer than {LongestOwner} characters: name a body, a group or a person's role.");
        if (isQuestion && verdict is not null && (request.Question is null || !Asked(request.Question).Any())) throw new BadRequestException("question is empty; fill at least one of its fields.");
        if (request.Question is { } asked && Asked(asked).Any(t => t.Length > LongestNote)) throw new BadRequestException($"A field of the question is longer than {LongestNote} characters.");
        return await ReviewQuery.KeepAsync(
            workspace.Store,
            new DecisionFacts
            {
                Subject = isQuestion ? QuestionOf(gap.Id) : gap.Id,
                Verdict = verdict,
                Note = note,
                Owner = isQuestion ? null : Text(request.Owner),
                Question = isQuestion && verdict is not null ? request.Question : null,
                By = by,
                At = time.GetUtcNow(),
            },
            request.Standing,
            cancellation);
    }

    /// <summary>The gap that a decision is about; null for a decision about anything else.</summary>
    public static string? SubjectOf(string subject) => !IsOfGap(subject) ? null : subject.StartsWith(QuestionStart, StringComparison.Ordinal) ? subject[QuestionStart.Length..] : subject;

    /// <summary>Whether a decision's subject is a gap's or its question's.</summary>
    public static bool IsOfGap(string? subject) => subject is not null && (subject.StartsWith("gap:", StringComparison.Ordinal) || subject.StartsWith(QuestionStart, StringComparison.Ordinal));

    /// <summary>The subject of decisions about the question that is made of a gap.</summary>
    public static string QuestionOf(string gapId) => $"question:{gapId}";

    /// <summary>The gaps that a trial addresses, as <see cref="GapItem.AddressedBy"/> tells them: it gives them as its reason, or is under way with their techniques at one of their sites (of each of the <see cref="SiteGroups"/>).</summary>
    public IReadOnlyList<EvidenceGap> AddressedBy(TrialView trial) => AddressedBy(
        trial.Id, RadiotherapyVocabulary.Current.WithBroader(trial.Techniques.Select(t => t.Id)), RadiotherapyVocabulary.Current.WithBroader(trial.Sites.Select(s => s.Id)), GapLife.IsUnderWay(trial.State));

    /// <summary>The gaps that an award addresses while it is known to run or to begin: those of the techniques that it tries, at its sites.</summary>
    public IReadOnlyList<EvidenceGap> AddressedBy(AwardView award) =>
        Running(award.Id) is { } running ? AddressedBy(award.Id, running.Techniques, running.Sites, isUnderWay: true) : [];

    /// <summary>The award as one that is known to run or to begin; null where that is not known of it.</summary>
    public RunningAward? Running(string awardId) => Atlas().Awards.GetValueOrDefault(awardId);

    /// <summary>The award's first day where that is still to come; null for one that runs or ended.</summary>
    public PartialDate? BeginsLater(AwardView award) => GapLife.IsPlanned(award.StartDate, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) ? award.StartDate : null;

    private IReadOnlyList<EvidenceGap> AddressedBy(string id, IReadOnlySet<string> techniques, IReadOnlySet<string> sites, bool isUnderWay)
    {
        // Whom it takes in and what it measures only the board holds as it is counted.
        var entry = new Lazy<StudyEntry?>(() => workspace.Gaps.StudiesById([id]) is [var study, ..] ? study : null);
        return
        [
            .. Atlas().Gaps.Where(g => g.Life.Because.Contains(id)
                || (isUnderWay && g.Life.State == GapStates.BeingAddressed && g.Techniques.Count > 0 && g.Techniques.All(t => techniques.Contains(t.Id))
                    && g.Sites.Count > 0 && SiteGroups.Of(g.Sites.Select(s => s.Id)).All(group => group.Any(sites.Contains))
                    && (g.Within is null || (entry.Value is { } study && CellFacet.Has(study, g.Within))) && (entry.Value is not { } one || g.MayBeAddressedBy(one)))),
        ];
    }

    /// <summary>The gaps that stand in a paper, guideline or list.</summary>
    public IReadOnlyList<EvidenceGap> StatedIn(string sourceId) => [.. Atlas().Gaps.Where(g => g.Statements.Any(s => s.SourceId == sourceId))];

    /// <summary>The datasets that could help to answer a gap, as the reviewed list says; none for a gap that names no outcome.</summary>
    public static IReadOnlyList<AnsweringDataset> AnswerableFrom(EvidenceGap gap) => AnsweringDataset.For([.. gap.Techniques.Select(t => t.Id)], [.. gap.Outcomes.Select(o => o.Id)]);

    /// <summary>The gaps that a dataset could help to answer: <see cref="AnswerableFrom"/> from its other end, the highest priority first.</summary>
    public IReadOnlyList<EvidenceGap> AnswerableBy(AnsweringDataset dataset)
    {
        var atlas = Atlas();
        var scores = Scores(atlas);
        return [.. atlas.Gaps.Where(g => dataset.CouldAnswer([.. g.Techniques.Select(t => t.Id)], [.. g.Outcomes.Select(o => o.Id)])).OrderByDescending(g => scores[g.Id]).ThenBy(g => g.Id, StringComparer.Ordinal)];
    }

    public GapItem Item(EvidenceGap gap, double score)
    {
        var studies = Addressing(gap);
        var expected = gap.Life.ExpectedOn ?? studies.Select(s => s.ExpectedOn).Where(d => d is { } day && day.Last >= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Min();
        return new GapItem(
            gap.Id, gap.Version, gap.Statement, gap.Kind, gap.Life.State, new GapAbout(gap.Techniques, gap.Sites, gap.Outcomes, gap.Populations),
            [.. gap.Statements.Select(Source)], studies, Math.Round(score, 4), gap.Life.Why, gap.Life.By, gap.Life.State == GapStates.BeingAddressed ? expected : null)
        {
            Before = gap.Before,
            SaysTooLittle = gap.SaysTooLittle,
            LaterReviews = [.. gap.Life.Reviews.Select(r => new GapReview(r.Id, r.Title, r.Year, r.IsOnAll))],
            StateIsKnown = gap.Life.IsTold,
            IsSurprising = gap.Expectation?.IsSurprising,
            Chance = gap.Expectation?.Chance,
        };
    }

    /// <summary>The studies of all the gap's techniques at one of its sites (of each of the <see cref="SiteGroups"/>), narrower ones included; null where its words do not name both closely enough to tell.</summary>
    public CountedStudies? StudiesOf(EvidenceGap gap) =>
        gap.Studies is null ? null : workspace.Gaps.CountStudiesOfGap([.. gap.Techniques.Select(t => t.Id)], [.. gap.Sites.Select(s => s.Id)], MostStudies, gap.Within);

    /// <summary>Priority of each gap with all criteria weighed alike.</summary>
    private Dictionary<string, double> Scores(GapAtlas atlas) => Ranking(atlas).ToDictionary(r => r.Gap.Id, r => r.Score, StringComparer.Ordinal);

    /// <summary>Where each gap stands with all criteria weighed alike, so that a list and the priorities put gaps of one score in one order.</summary>
    private Dictionary<string, int> Places(GapAtlas atlas) => Ranking(atlas).Select((r, place) => (r.Gap.Id, place)).ToDictionary(p => p.Id, p => p.place, StringComparer.Ordinal);

    private IReadOnlyList<RankedGap> Ranking(GapAtlas atlas)
    {
        lock (gate)
        {
            if (ranked is { } last && ReferenceEquals(last.Atlas, atlas)) return last.Ranking;
            var lists = ListsAtHand.Of(atlas.Gaps);
            var ranking = PriorityRanking.Of([.. atlas.Gaps.Select(g => (g, PriorityCriteria.Of(g, atlas.Tallies, lists, atlas.SourcesAreShort)))], PriorityWeights.Equal);
            ranked = (atlas, ranking);
            return ranking;
        }
    }

    private static IEnumerable<EvidenceGap> Ordered(IEnumerable<EvidenceGap> gaps, string sort, Dictionary<string, int> places) => sort switch
    {
        "newest" => gaps.OrderByDescending(g => g.Statements.Max(s => s.StatedOn)).ThenByDescending(g => g.Version).ThenBy(g => g.Id, StringComparer.Ordinal),
        "sources" => gaps.OrderByDescending(g => g.Sources.Count).ThenBy(g => places[g.Id]),
        "technique" => gaps.OrderBy(g => g.Techniques.Count == 0 ? "\uFFFF" : g.Techniques[0].Label, StringComparer.Ordinal).ThenBy(g => g.Sites.Count == 0 ? "\uFFFF" : g.Sites[0].Label, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal),
        _ => gaps.OrderBy(g => places[g.Id]),
    };

    private List<GapStudy> Addressing(EvidenceGap gap)
    {
        if (gap.Life.State != GapStates.BeingAddressed && gap.Life.Because.Count == 0) return [];
        var because = gap.Life.Because.ToHashSet(StringComparer.Ordinal);
        var protocols = gap.Statements.SelectMany(s => s.ProtocolOf).ToHashSet(StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var found = (StudiesOf(gap)?.First ?? []).Where(s => GapLife.IsUnderWay(s.State) && gap.MayBeAddressedBy(s)).Concat(gap.Awards).UnionBy(workspace.Gaps.StudiesById(because), s => s.Id, StringComparer.Ordinal).ToList();
        return
        [
            .. found.Select(s => Study(gap, s, Why(s.Id), today)).Concat(because.Except(found.Select(f => f.Id)).Select(id => new GapStudy(id, null, "unknown", null, Why(id))))
                .OrderBy(s => s.Why is "same-technique-and-site" ? 1 : 0).ThenBy(s => s.Id, StringComparer.Ordinal).Take(MostStudies),
        ];

        string Why(string id) => !because.Contains(id) ? "same-technique-and-site" : gap.Statements.Any(s => s.AddressedBy.Contains(id)) ? "states-it" : protocols.Contains(id) ? "protocol-states-it" : gap.Life.IsTold ? "states-it" : "protocol-is-here";
    }

    public static GapStudy Study(EvidenceGap gap, StudyEntry s, string why, DateOnly today)
    {
        var outcomes = GapSubject.AllOutcomes.Where(o => s.Outcomes.Contains(o.Id)).ToList();
        var measures = gap.Outcomes.Count == 0 ? (bool?)null : gap.Outcomes.Any(o => s.Outcomes.Contains(o.Id)) ? true : s.TellsOutcomes ? false : null;
        return new GapStudy(s.Id, s.Title, s.State, s.Done, why, GapLife.IsPlanned(s, today) ? s.Begins : null, s.IsTrial ? s.Status : null) { Outcomes = outcomes, MeasuresIt = measures, IsOverdue = GapLife.IsOverdue(s, today), StatusOn = GapLife.OldStatus(s, today) };
    }

    /// <summary>Of a gap too broad to count by, the studies under way of what it does name: its site with any such technique, or its technique at any site.</summary>
    private List<GapStudy> MayAddress(EvidenceGap gap)
    {
        if (gap.StudiesNear is not { UnderWay: > 0 }) return [];
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var told = gap.Life.Because.ToHashSet(StringComparer.Ordinal);
        var near = workspace.Gaps.StudiesUnderWayNear([.. gap.Techniques.Select(t => t.Id)], [.. gap.Sites.Select(s => s.Id)], MostNear + told.Count);
        return [.. near.Where(s => !told.Contains(s.Id)).Take(MostNear).Select(s => Study(gap, s, "broader", today))];
    }

    /// <summary>
    /// Trials that the counts of a gap hold since they name its technique, though they only compare with it: the map counts a trial at each technique that it names.
    /// </summary>
    private int OnlyCompared(EvidenceGap gap)
    {
        if (gap.Studies is null) return 0;
        var named = gap.Techniques.Select(t => RadiotherapyVocabulary.Current.WithNarrower([t.Id])).ToList();
        return workspace.Gaps.ComparingStudiesOfGap([.. gap.Techniques.Select(t => t.Id)], [.. gap.Sites.Select(s => s.Id)], gap.Within).Count(s => CellTallies.IsStudy(s.State) && named.Exists(n => IsOnlyCompared(n, s)));
    }

    /// <summary>All of its techniques that are one of these, a technique of a gap or narrower, are what the trial compares with.</summary>
    private static bool IsOnlyCompared(IReadOnlySet<string> named, StudyEntry study) => study.Techniques.Where(named.Contains).ToList() is { Count: > 0 } of && of.TrueForAll(study.Comparators.Contains);

    private static GapSource Source(GapStatement s) => new(
        s.Id, s.SourceId, s.SourceTitle, s.Text, s.Quote?.Field, s.Quote?.Start, s.Quote?.End, s.StatedOn, s.StatedById, s.StatedBy, s.Rank, s.Rule, s.Confidence, s.Url, s.Licence)
    { Before = s.Before };

    private string Citation(EvidenceGap gap, string site) => string.Create(
        CultureInfo.InvariantCulture, $"Horizon. Evidence gap {gap.Id}, version {gap.Version}: “{gap.Statement}” Read on {time.GetUtcNow():yyyy-MM-dd}. {site}{PathOf(gap.Id)}");

    /// <summary>The address of a gap's page.</summary>
    public static string PathOf(string id) => "/gaps/" + Uri.EscapeDataString(id.StartsWith("gap:", StringComparison.Ordinal) ? id["gap:".Length..] : id).Replace("%3A", ":", StringComparison.Ordinal);

    private static GapQuestion Question(EvidenceGap gap)
    {
        // A cell within a purpose names the technique and what it is given for.
        var purpose = gap.Kind == EvidenceGap.StructuralKind ? gap.Techniques.FirstOrDefault(t => Purposes.Ids.Contains(t.Id)) : null;
        // "Oligometastatic or oligoprogressive disease" is said more closely by a site that is one of them.
        var isSpread = gap.Sites.Any(s => s.Id is "site:oligometastatic" or "site:oligoprogressive");
        var people = gap.Populations.Where(p => !(isSpread && p.Id == "oligometastatic")).Select(p => p.Label).Concat(gap.Sites.Select(s => s.Label)).ToList();
        return new GapQuestion(
            people.Count == 0 ? null : string.Join(", ", people), gap.Techniques.Count == 0 ? null : string.Join(" and ", gap.Techniques.Where(t => t != purpose).Select(t => t.Label)), null,
            gap.Outcomes.Count == 0 ? null : string.Join(", ", gap.Outcomes.Select(o => o.Label)), gap.Techniques is [var technique, ..] ? technique.Id : null, gap.Sites is [var site, ..] ? site.Id : null,
            gap.Kind == EvidenceGap.StatedKind && ScheduleReader.Read(gap.Statement) is [var dose, ..] ? dose.Text : null,
            gap.Kind == EvidenceGap.StatedKind ? IntentReader.Read(gap.Statement).FirstOrDefault(i => i.Polarity == Polarity.Asserted)?.Value : purpose?.Id["technique:".Length..])
        { Text = gap.Kind != EvidenceGap.StatedKind ? null : gap.Before is { } before ? $"{before} {gap.Statement}" : gap.Statement };
    }

    private static IEnumerable<string> Asked(QuestionFacts q) =>
        new[] { q.Text, q.Population, q.Intervention, q.Comparator, q.Outcome, q.Technique, q.Site, q.Dose, q.Intent }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!);

    private static string? Text(string? text) => TypedText.Of(text);
}
