using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Briefs;
using Horizon.Api.Data;
using Horizon.Api.Pages.Funders;
using Horizon.Api.Pages.Gaps;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Pages.Priorities;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>Briefs from what the graph holds: a gap with its case, and a funder's portfolio with the gaps beside it.</summary>
internal sealed class BriefQuery(Workspace workspace, GapQuery gaps, PriorityQuery priorities, FunderQuery funders, StatusQuery status, TimeProvider time)
{
    private const int MostListed = 40;
    private const int MostGaps = 15;

    /// <summary>The case for one gap; null where none has the id.</summary>
    /// <param name="weights">As of the priorities.</param>
    /// <param name="since">A sequence number, such as an earlier brief's: what has changed since stands first.</param>
    /// <param name="site">As of <see cref="GapQuery.FindAsync"/>.</param>
    public async Task<Brief?> OfGapAsync(string id, string? weights, long? since, string site, CancellationToken cancellation)
    {
        var read = PriorityQuery.Weights(weights);
        var (atlas, ranking) = priorities.Rank(read);
        if (await gaps.FindAsync(id, site, cancellation) is not { } answer || atlas.Find(answer.Gap.Id) is not { } gap) return null;
        CheckSince(since, atlas.Sequence);
        var studies = gaps.StudiesOf(gap);
        var sections = new List<BriefSection>();
        if (since is { } from) sections.Add(new BriefSection(Changed(from), await BriefChanges.OfAsync(workspace.Store, gap.Statements, studies?.First ?? [], studies?.Count(_ => true) ?? 0, from, cancellation), NothingChanged));
        sections.Add(new BriefSection(
            "The gap",
            [
                .. gap.Statements.Select(s => new BriefLine(ShownQuote.Of(s.Text), [Source(s)], Quoted: true)), .. gap.Statements.Count == 0 ? [BriefLine.Of(gap.Statement, Own(gap))] : Array.Empty<BriefLine>(),
                BriefLine.Of($"State: {(gap.Life.IsTold ? gap.Life.State.Replace('-', ' ') : "cannot be told")}. {gap.Life.Why}", [Own(gap), .. gap.Life.Reviews.Select(r => new BriefSource(PageLinks.Bare(r.Id), PageLinks.Of(r.Id), Year(r.Year)))]),
            ],
            ""));
        if (gap.Expectation is { } expectation) sections.Add(new BriefSection("Why this is a gap and not just an empty cell", Emptiness(gap, expectation, answer.Neighbours), ""));
        sections.Add(new BriefSection("As a question", Question(answer, gap), "Its words name nothing to make a question of."));
        var cannotTell = $"It {gap.WhyUncounted}, so it cannot be told.";
        var known = Studies("What is known", s => s is StudyStates.Published or StudyStates.Review, "No registered trial with results, no paper that reports a trial of its own and no systematic review of its techniques and sites is here. Other papers were not counted.");
        sections.Add(known with { Lines = [.. known.Lines, .. gap.TrialPapers.Take(MostListed).Select(p => BriefLine.Of($"{p.Title ?? p.Id}: a paper that reports a trial which is not among the published trials here{(p.Year > 0 ? $", {Year(p.Year)}" : "")}{(gap.Sources.Contains(p.Id) ? "; it states this gap" : "")}.", Source(p.Id))), .. Rest(gap.TrialPapers.Count)] });
        var underWay = Studies("What is under way", GapLife.IsUnderWay, !gap.ByRule.IsTold ? gap.ByRule.Why : gap.Awards.Count == 0 ? "No study of it is planned, recruiting or active."
            : $"No study of it is planned, recruiting or active; {Dates.Count(gap.Awards.Count, "award")} that {(gap.Awards.Count == 1 ? "is" : "are")} known to run or to begin for it {(gap.Awards.Count == 1 ? "stands" : "stand")} below.");
        sections.Add(underWay with { Lines = [.. underWay.Lines, .. Protocols(gap)] });
        if (answer.StudiesNear is { } near)
        {
            sections.Add(new BriefSection(
                "Studies that may address it: for you to judge",
                [
                    BriefLine.Of($"Under way of what it does name, {GapScope.SaidOfBroad([.. gap.Techniques.Select(t => t.Id)], [.. gap.Sites.Select(s => s.Id)])}: {Dates.Number(near.UnderWay)}, of which {Dates.Number(answer.MayAddress.Count)} {(answer.MayAddress.Count == 1 ? "is" : "are")} listed. Published trials: {Dates.Number(near.Published)}; systematic reviews: {Dates.Number(near.Reviews)}.", Own(gap)),
                    .. answer.MayAddress.Select(s => BriefLine.Of($"{s.Title ?? s.Id}: {Word(s.State, s.Status)}{(s.ExpectedOn is { } end ? $", expected to end {Dates.Say(end)}" : "")}.{(GapStateWords.Measures(s, gap.Outcomes) is { } measures ? $" {measures}" : "")}", Source(s.Id))),
                ],
                ""));
        }
        sections.Add(Studies("What was stopped", s => s == "stopped", "No study of it was stopped."));
        // That no results were found is no word on whether there are any.
        sections.Add(Studies("What ended, or may have, and of which no results were found here", s => s is "completed" or "unknown", studies?.Count(s => s == StudyStates.Published) > 0 ? "No other: of every study of it here that is known to have ended results were found, and of each the status is known." : "No study of it that ended was found."));
        var running = gap.Awards.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        sections.Add(await AwardsAsync(running));
        sections.Add(new BriefSection("Why it ranks where it does", Ranks(ranking.FirstOrDefault(r => r.Gap.Id == gap.Id), ranking.Count, read), "It is not ranked: it is answered or retired."));
        sections.Add(new BriefSection(
            "Data that could answer it",
            [.. answer.AnswerableFrom.Select(d => BriefLine.Of($"{d.Label}: {d.Holds}. Steward: {d.Steward ?? "not known"}. Access: {d.Access ?? "not known"}.", new BriefSource(d.Source, null, null)))],
            gap.Outcomes.Count == 0 ? "Its words name no outcome, so it cannot be told." : "None of the datasets described here holds its outcome."));
        sections.Add(await SearchedAsync(cancellation));
        return new Brief($"Evidence gap: {Subject(gap)}", $"A brief for those who set priorities. {answer.Citation}", time.GetUtcNow(), atlas.Sequence, workspace.Folder.IsSample, sections);

        string Measured(StudyEntry s) => GapLife.IsUnderWay(s.State) && GapStateWords.Measures(GapQuery.Study(gap, s, "", Today()), gap.Outcomes) is { } words ? $"{Facts(s)}. {words.TrimEnd('.')}" : Facts(s);

        BriefSection Studies(string title, Func<string, bool> isState, string none) =>
            studies is null ? new BriefSection(title, [], cannotTell) : new BriefSection(title, Lines(ByState(studies.First.Where(s => isState(s.State))), studies.Count(isState), null, Measured), none);

        async Task<BriefSection> AwardsAsync(HashSet<string> running)
        {
            if (studies is null) return new BriefSection("Awards", [], cannotTell);
            List<StudyEntry> awards = [.. FunderQuery.NewestFirst(studies.First.Where(s => s.State == StudyStates.Award))];
            var paying = workspace.Gaps.FundersOf([.. awards.Select(a => a.Id)]);
            var names = await funders.NamesAsync(awards.SelectMany(a => FunderPairs.MostSpecific(paying[a.Id])), cancellation);
            var paid = workspace.Gaps.TrialsOfAwards([.. awards.Select(a => a.Id)]);
            return new BriefSection(
                "Awards",
                Lines(
                    awards, studies.Count(s => s == StudyStates.Award), null,
                    a => $"award{(running.Contains(a.Id) ? GapLife.IsPlanned(a, Today()) ? ", not begun" : ", known to run" : $", not known to run for it{PaysFor(paid[a.Id])}")}; {(FunderPairs.MostSpecific(paying[a.Id]) is { Count: > 0 } payers ? SourceWords.List(payers.Select(p => names[p])) : "funder not known")}, {FundingWords.Award(FundedStudyItem.Of(a, Today()))}"),
                "No award for it is among the sources loaded here.");
        }
    }

    /// <summary>The trials that an award pays for, which tell more of it than that nothing is known.</summary>
    private static string PaysFor(IEnumerable<StudyEntry> trials) => trials.ToList() is { Count: > 0 } paid
        ? $": it pays for {SourceWords.List(paid.Select(t => $"{PageLinks.Bare(t.Id)} ({GapStateWords.Study(t.State, t.Status)})"))}" : "";

    private static List<BriefLine> Rest(int papers) => papers > MostListed ? [BriefLine.Of($"And {papers - MostListed} more papers of trials.")] : [];

    /// <summary>The trials whose protocol a statement stands in, with what is known of each.</summary>
    private List<BriefLine> Protocols(EvidenceGap gap)
    {
        var ids = gap.Statements.SelectMany(s => s.ProtocolOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var here = workspace.Gaps.StudiesById(ids).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return ids.ConvertAll(id => BriefLine.Of(
            $"The gap stands in the protocol of {PageLinks.Bare(id)}: {(here.TryGetValue(id, out var trial) ? GapStateWords.Study(trial.State, trial.Status) : "its registration is not among the records here, and its status is not known")}.", Source(id)));
    }

    /// <summary>What a body and its parts fund or lead, as the funder's page counts it, and the gaps beside it; null where no body has the id.</summary>
    /// <param name="since">As of <see cref="OfGapAsync"/>.</param>
    public async Task<Brief?> OfFunderAsync(string id, string? weights, long? since, CancellationToken cancellation)
    {
        var read = PriorityQuery.Weights(weights);
        if (await workspace.Store.ResolveAsync(id, cancellation) is not { } resolved || NodeKinds.Of(resolved) != NodeKinds.Organisation) return null;
        var body = (await workspace.Store.NodesAsync([resolved], null, cancellation))[resolved];
        var portfolio = funders.PortfolioOf(resolved);
        List<StudyEntry> trials = [.. portfolio.Trials.Concat(portfolio.Supported).Concat(portfolio.Sponsored).DistinctBy(s => s.Id)];
        List<StudyEntry> own = [.. portfolio.Awards, .. trials];
        var (atlas, ranking) = priorities.Rank(read);
        CheckSince(since, atlas.Sequence);
        List<BriefSection> changed = since is { } from ? [new BriefSection(Changed(from), await BriefChanges.OfAsync(workspace.Store, [], own, own.Count, from, cancellation), NothingChanged)] : [];
        var (inside, beside) = FunderQuery.GapsAt(portfolio.Work, ranking);
        var pairs = funders.PairsOf(resolved, portfolio);
        var names = await funders.NamesAsync(pairs.Bodies, cancellation);
        var behind = await funders.OverlapsBehindAsync(cancellation);
        var name = body.Label ?? resolved;
        var page = FunderPage.Link(resolved);
        // That nothing is known of what it funds is no word on the gaps there.
        var isLoaded = (await funders.AwardSourcesAsync(cancellation)).Any(s => s.Records > 0);
        var cannotTell = !isLoaded ? "No source of awards is loaded here, so it cannot be told."
            : portfolio.Work.Count == 0 ? "Nothing that it funds is here, so it cannot be told." : null;
        return new Brief(
            $"{name}: radiotherapy research and the gaps beside it", "A brief for a funder: what it and its parts fund or lead in the sources loaded here, and the gaps at what it funds.", time.GetUtcNow(), atlas.Sequence, workspace.Folder.IsSample,
            [
                .. changed,
                new BriefSection("At a glance", Glance(portfolio, isLoaded, new BriefSource("the funder's page", page, null)), ""),
                new BriefSection(
                    "Awards", Lines(FunderQuery.NewestFirst(portfolio.Awards), portfolio.Awards.Count, More(page, "awards"), s => FundingWords.Award(FundedStudyItem.Of(s, Today()))),
                    cannotTell ?? "No award of this body for radiotherapy is among the sources loaded here."),
                new BriefSection("Trials that name it, that its awards support, or that it leads", Lines(ByState(trials), trials.Count, new BriefSource("the funder's page", page, null), Facts), "No trial of radiotherapy here names it so."),
                new BriefSection(
                    "Named as collaborator in these trials: what it gives is not said", Lines(ByState(portfolio.Collaborated), portfolio.Collaborated.Count, More(page, "collaborated"), Facts),
                    "No trial of radiotherapy here names it as collaborator."),
                new BriefSection("Repeats within what it funds", Cut([.. pairs.Repeats.Select(Repeat)], MostListed, More(page, "repeats")), NothingToCompare(portfolio, cannotTell) ?? "No two of its awards and trials were found on the same question, or on overlapping ones."),
                new BriefSection(
                    "Overlaps with other funders", [.. Cut([.. pairs.Overlaps.Select(Overlap)], MostListed, More(page, "overlaps")), .. Unknown(pairs.Unknown, behind)],
                    NothingToCompare(portfolio, cannotTell) ?? "No award or trial that another funder is known to pay for was found on the same question as one of these, or on an overlapping one."),
                new BriefSection("Gaps at what it already funds", Lines(inside, ranking.Count, read, More(page, "inside")), cannotTell ?? "No gap is known at the techniques and sites that it funds."),
                new BriefSection("Open gaps of the same techniques elsewhere", Lines(beside, ranking.Count, read, More(page, "beside")), cannotTell ?? "No open gap of these techniques is known."),
                await SearchedAsync(cancellation),
            ])
        { FileName = name };

        List<GapConcept> Named(IReadOnlyList<GapConcept> found) => [.. found.Select(f => f with { Label = names[f.Id] })];

        BriefLine Repeat(FunderRepeat r) => BriefLine.Of(
            $"{Side(r.First)} and {Side(r.Second)}: {Alike(r.Relation, r.SameTitle, r.Probability)}", [.. Sources(r.First), .. Sources(r.Second)]);

        string Side(RepeatSide side) =>
            $"“{side.Study.Title ?? side.Study.Id}” ({string.Join("; ", [side.Study.State == StudyStates.Award ? FundingWords.Award(side.Study) : Word(side.Study.State, side.Study.Status), .. side.Awards.Select(a => $"through award {PageLinks.Bare(a.Id)}, {FundingWords.Award(a)}"), FundingWords.Payers(Named(side.Funders), Named(side.Collaborators))])})";

        BriefLine Overlap(FunderOverlap o) => BriefLine.Of(
            $"“{o.OwnTitle ?? o.Own}”{(o.OwnRole == StudyEntry.CollaboratorRole ? " (it is named as collaborator)" : "")} and “{o.OtherTitle ?? o.Other}” ({FundingWords.Payers(Named(o.Funders), Named(o.Collaborators))}): {Alike(o.Relation, o.SameTitle, o.Probability)}",
            Source(o.Own), Source(o.Other));
    }

    private static IEnumerable<BriefSource> Sources(RepeatSide side) => side.Awards.Select(a => a.Id).Prepend(side.Study.Id).Select(Source);

    private static BriefSource Source(string id) => new(PageLinks.Bare(id), PageLinks.Of(id), null);

    private static BriefSource More(string page, string list) => new("the whole list", $"{page}?all={list}#{list}", null);

    private static string Alike(string relation, bool isSameTitle, double probability) =>
        $"{(relation == "same-question" ? "the same question" : "overlapping questions")}{(isSameTitle ? ", the same title" : "")}, {Dates.Percent(probability)} likely the same.";

    private static IEnumerable<BriefLine> Unknown(int unknown, long behind)
    {
        if (behind > 0) yield return BriefLine.Of($"Repeats and overlaps are still being worked out ({Dates.Count(behind, "change")} to go): there may be more.");
        if (unknown > 0) yield return BriefLine.Of($"{Dates.Count(unknown, "overlapping study", "overlapping studies")} of which no funder is known {(unknown == 1 ? "is" : "are")} left out.");
    }

    /// <summary>Said in place of "none found" where there is nothing to look from.</summary>
    private static string? NothingToCompare(Portfolio portfolio, string? cannotTell) => portfolio.Collaborated.Count == 0 ? cannotTell : null;

    private static List<BriefLine> Glance(Portfolio portfolio, bool isLoaded, BriefSource page)
    {
        List<string> lines = [isLoaded ? $"Awarded: {(portfolio.Awards.Count == 0 ? "no award is here" : FundingWords.Money(FunderQuery.Spends(portfolio.Awards)))}." : "Awarded: no source of awards is loaded here, so it cannot be told."];
        lines.Add($"Trials that name it as a funder: {Dates.Number(portfolio.Trials.Count)}; that its awards support: {Dates.Number(portfolio.Supported.Count)}; that it leads as sponsor: {Dates.Number(portfolio.Sponsored.Count)}.");
        lines.Add($"Trials that name it as collaborator, where what it gives is not said: {Dates.Number(portfolio.Collaborated.Count)}.");
        return lines.ConvertAll(l => BriefLine.Of(l, page));
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The argument of the gap's page, with the searches that list what was counted.</summary>
    private static List<BriefLine> Emptiness(EvidenceGap gap, CellExpectation cell, IReadOnlyList<GapNeighbour> neighbours)
    {
        BriefSource[] counted = gap.Within is null ? [new("the studies that were counted", CriterionLinks.Counted(gap.Techniques[0].Id, gap.Sites[0].Id), null)] : [];
        var chance = cell.Chance < 0.005 ? "fewer than 1%" : Dates.Percent(cell.Chance);
        var lines = new List<BriefLine>
        {
            BriefLine.Of($"{Dates.Count(cell.Observed, "study", "studies")} found: trials that are not stopped, and systematic reviews.", [.. counted, Own(gap)]),
            BriefLine.Of(string.Create(CultureInfo.InvariantCulture, $"{cell.Expected:0.0} would be expected if {(gap.Within is null ? "techniques were studied at all sites alike" : $"{string.Format(CultureInfo.InvariantCulture, gap.Within.Facet.IfCommon, gap.Within.Words)} were as common here as at this site or with this technique, whichever is rarer")}; neighbouring techniques and sites have {cell.NeighbourRate:0.0} studies for each one expected, so {cell.ExpectedHere:0.0} would be expected with neighbours like these. A cell like that has so few or fewer in {chance} of cases."), Own(gap)),
        };
        lines.AddRange(neighbours.Take(MostNeighbours).Select(n => BriefLine.Of($"A neighbour: {n.Technique.Label} for {n.Site.Label}, {Dates.Count(n.Studies, "study", "studies")}.", new BriefSource("the studies that were counted", n.Url, null))));
        if (neighbours.Count > MostNeighbours) lines.Add(BriefLine.Of($"And {neighbours.Count - MostNeighbours} neighbours with as many studies or fewer.", Own(gap)));
        return lines;
    }

    /// <summary>The question that an editor kept, else what the gap names, by its parts.</summary>
    private static List<BriefLine> Question(GapAnswer answer, EvidenceGap gap)
    {
        var last = answer.Questions.Count == 0 ? null : answer.Questions[^1];
        var kept = last?.Verdict is null ? null : last.Question;
        string?[] parts = kept is null ? [answer.Question.Text, answer.Question.Population, answer.Question.Intervention, answer.Question.Comparator, answer.Question.Outcome]
            : [kept.Text, kept.Population ?? kept.Site, kept.Intervention ?? kept.Technique, kept.Comparator, kept.Outcome];
        if (parts.All(p => p is null)) return [];
        const string None = "not named";
        return
        [
            .. QuestionParts.Zip(parts).Where(p => p.Second is not null || p.First != QuestionParts[0]).Select(p => BriefLine.Of($"{p.First}: {(p.Second ?? None).TrimEnd('.')}.", Own(gap))),
            BriefLine.Of(kept is null ? $"Filled from what the gap names; nobody has reviewed it.{(gap.WhyUncounted is { } broad ? $" It {broad}: as a question it is too broad." : "")}" : $"Kept by {last!.By} as {last.Verdict}: {last.Note}", Own(gap)),
        ];
    }

    private static readonly string[] QuestionParts = ["In its own words", "Population", "Intervention", "Comparator", "Outcome"];

    private const int MostNeighbours = 5;

    private const string NothingChanged = "Nothing that this brief speaks of.";

    private static string Changed(long since) => $"What has changed since sequence number {since}";

    private static void CheckSince(long? since, long sequence)
    {
        if (since is < 0 || since > sequence) throw new BadRequestException($"since is {since}; it must be a sequence number from 0 to {sequence}, such as the one that stands on an earlier brief.");
    }

    private static List<BriefLine> Ranks(RankedGap? ranked, int of, PriorityWeights weights)
    {
        if (ranked is null) return [];
        var lines = new List<BriefLine> { BriefLine.Of(string.Create(CultureInfo.InvariantCulture, $"{Rank(ranked, of, weights)}. Score {ranked.Score:0.00}, with {ranked.Known * 100:0} % of the weight known.")) };
        lines.AddRange(PriorityCriteria.All.Zip(ranked.Values, ranked.CountedAs).Select(x => (Criterion: x.First, Value: x.Second, CountedAs: x.Third)).Select(x => BriefLine.Of(
            string.Create(CultureInfo.InvariantCulture, $"{x.Criterion.Label}: {x.Value.Figure} ({(x.Value.Value is null ? "" : "value ")}{CriterionWords.Value(x.Criterion.Id, x.Value.Value, x.CountedAs)}, weight {weights.Of(x.Criterion.Id):0.##})."),
            x.Value.Source.Length == 0 || (x.Value.Source == PriorityCriteria.Graph && CriterionLinks.Of(x.Criterion.Id, ranked.Gap) is null) ? [] : [new BriefSource(x.Value.Source == PriorityCriteria.Graph ? Counted(CriterionLinks.Of(x.Criterion.Id, ranked.Gap)!) : x.Value.Source, CriterionLinks.Of(x.Criterion.Id, ranked.Gap), null)])));
        return lines;
    }

    /// <summary>With its address, which a printed page keeps.</summary>
    private static string Counted(string url) => $"counted here: {Uri.UnescapeDataString(url)}";

    private async Task<BriefSection> SearchedAsync(CancellationToken cancellation)
    {
        var state = await status.RunAsync(cancellation);
        return new BriefSection(
            "What was searched",
            [.. state.Sources.Select(s => BriefLine.Of(
                $"{SourceWords.Name(s.Name)}: {Dates.Count(s.Records, "record")}. {SourceWords.Completeness(s.Complete, s.Expected, s.Records)}.", new BriefSource("status", "/status", s.LastRun is { } run ? Dates.Say(run) : null)))],
            "Nothing is loaded yet.");
    }

    private static IEnumerable<StudyEntry> ByState(IEnumerable<StudyEntry> studies) => studies.OrderBy(s => s.State, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal);

    private static string Facts(StudyEntry s) =>
        $"{Word(s.State, s.Status)}{(s.Year > 0 ? $", {s.Year.ToString(CultureInfo.InvariantCulture)}" : "")}{(s.Done is { } done && GapLife.IsUnderWay(s.State) ? $", expected to end {Dates.Say(done)}" : "")}";

    /// <param name="some">All, or as many as are listed of each state; in order.</param>
    /// <param name="of">How many there are.</param>
    /// <param name="rest">Where the others stand; null for nowhere.</param>
    private static List<BriefLine> Lines(IEnumerable<StudyEntry> some, int of, BriefSource? rest, Func<StudyEntry, string> facts)
    {
        var lines = some.Take(MostListed).Select(s => BriefLine.Of($"{s.Title ?? s.Id}: {facts(s)}.", Source(s.Id))).ToList();
        if (of > lines.Count) lines.Add(BriefLine.Of($"And {of - lines.Count} more.", rest is null ? [] : [rest]));
        return lines;
    }

    private static List<BriefLine> Lines(IReadOnlyList<RankedGap> ranked, int of, PriorityWeights weights, BriefSource rest)
    {
        var lines = ranked.Take(MostGaps).Select(r => Line(r, of, weights)).ToList();
        if (ranked.Count > lines.Count) lines.Add(BriefLine.Of($"And {ranked.Count - lines.Count} more, which rank lower.", rest));
        return lines;
    }

    private static List<BriefLine> Cut(List<BriefLine> lines, int most, BriefSource rest) =>
        lines.Count <= most ? lines : [.. lines.Take(most), BriefLine.Of($"And {lines.Count - most} more.", rest)];

    private static BriefLine Line(RankedGap ranked, int of, PriorityWeights weights) => BriefLine.Of(
        $"{(ranked.Gap.Kind == EvidenceGap.StatedKind && FundingWords.Subject(ranked.Gap.Techniques, ranked.Gap.Sites) is { Length: > 0 } subject ? $"{subject}: “{ranked.Gap.Statement}”" : ranked.Gap.Statement)} {Rank(ranked, of, weights)}; {ranked.Gap.Life.State.Replace('-', ' ')}.",
        new BriefSource(ranked.Gap.Id, GapQuery.PathOf(ranked.Gap.Id), null));

    /// <summary>"Rank 2 of 180 with all criteria weighed alike; between 1 and 13 when every weight may differ by 20 %".</summary>
    private static string Rank(RankedGap ranked, int of, PriorityWeights weights) => string.Create(
        CultureInfo.InvariantCulture,
        $"Rank {CriterionWords.Rank(ranked.Rank, ranked.Shared)} of {of} with {(weights.ToString().Length == 0 ? "all criteria weighed alike" : $"these weights: {CriterionWords.Weights(weights)}")}{(ranked.Shared > 1 ? ", shared with those of the same score" : "")}; {(ranked.BestRank == ranked.WorstRank ? "the same rank" : string.Create(CultureInfo.InvariantCulture, $"between {ranked.BestRank} and {ranked.WorstRank}"))} when every weight may differ by 20 %");

    private static BriefSource Source(GapStatement s) => new(
        (s.SourceTitle ?? s.StatedBy) is { } title ? s.SourceId is { } id ? $"{title} ({PageLinks.Bare(id)})" : title : s.SourceId ?? s.Id, PageLinks.Of(s.SourceId ?? s.Id), s.StatedOn is { } date ? Dates.Say(date) : "date not known");

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static BriefSource Own(EvidenceGap gap) => new(gap.Id, GapQuery.PathOf(gap.Id), null);

    private static string Subject(EvidenceGap gap) => string.Join(", ", gap.Techniques.Concat(gap.Sites).Select(c => c.Label)) is { Length: > 0 } subject ? subject : gap.Statement;

    private static string Word(string state, string? status) => state switch
    {
        StudyStates.Published => "published results",
        StudyStates.Review => "systematic review",
        StudyStates.Award => "award",
        _ => GapStateWords.Study(state, status),
    };
}
