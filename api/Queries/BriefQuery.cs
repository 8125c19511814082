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
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>Briefs from what the graph holds: a gap with its case, and a funder's portfolio with the gaps beside it.</summary>
internal sealed partial class BriefQuery(Workspace workspace, GapQuery gaps, PriorityQuery priorities, FunderQuery funders, StatusQuery status, TimeProvider time)
{
    private const int MostListed = 40;
    private const int MostGaps = 10;

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
                .. gap.Statements.Select(s => new BriefLine(s.Before is { } before ? $"{ShownQuote.Of(before)} {s.Text}" : ShownQuote.Of(s.Text), [Source(s)], Quoted: true)), .. gap.Statements.Count == 0 ? [BriefLine.Of(gap.Statement, Own(gap))] : Array.Empty<BriefLine>(),
                BriefLine.Of($"State: {(gap.Life.IsTold ? gap.Life.State.Replace('-', ' ') : "cannot be told")}. {gap.Life.Why}", [Own(gap), .. gap.Life.Reviews.Select(r => new BriefSource(PageLinks.Bare(r.Id), PageLinks.Of(r.Id), Year(r.Year)))]),
            ],
            ""));
        if (gap.Expectation is { } expectation) sections.Add(new BriefSection("Why this is a gap and not just an empty cell", Emptiness(gap, expectation, answer.Neighbours), ""));
        sections.Add(new BriefSection("As a question", Question(answer, gap), "Its words name nothing to make a question of."));
        var cannotTell = $"It {gap.WhyUncounted}, so it cannot be told.";
        var known = Studies("What is known", s => s is StudyStates.Published or StudyStates.Review, "No registered trial with results, no paper that reports a trial of its own and no systematic review of its techniques and sites is here. Other papers were not counted.");
        sections.Add(known with { Lines = [.. known.Lines, .. gap.TrialPapers.Take(MostListed).Select(p => BriefLine.Of($"{p.Title?.TrimEnd('.') ?? p.Id}: a paper that reports a trial which is not among the published trials here{(p.Year > 0 ? $", {Year(p.Year)}" : "")}{(gap.Sources.Contains(p.Id) ? "; it states this gap" : "")}.", Source(p.Id))), .. Rest(gap.TrialPapers.Count)] });
        if (answer.Named.Count > 0) sections.Add(new BriefSection("Trials that its words name", [.. answer.Named.Select(t => BriefLine.Of($"{t.Title ?? t.Id}: told by its short name alone.", Source(t.Id)))], ""));
        var underWay = Studies("What is under way", GapLife.IsUnderWay, !gap.ByRule.IsTold ? gap.ByRule.Why : gap.Awards.Count == 0 ? "No study of it that is planned, recruiting or active was found here."
            : $"No study of it that is planned, recruiting or active was found here; {Dates.Count(gap.Awards.Count, "award")} that {(gap.Awards.Count == 1 ? "is" : "are")} known to run or to begin for it {(gap.Awards.Count == 1 ? "stands" : "stand")} below.");
        sections.Add(underWay with { Lines = [.. underWay.Lines, .. Protocols(gap)] });
        if (answer.StudiesNear is { } near)
        {
            sections.Add(new BriefSection(
                "Studies that may address it: for you to judge",
                [
                    BriefLine.Of($"Under way of what it does name, {GapScope.SaidOfBroad([.. gap.Techniques.Select(t => t.Id)], [.. gap.Sites.Select(s => s.Id)])}: {Dates.Number(near.UnderWay)}, of which {Dates.Number(answer.MayAddress.Count)} {(answer.MayAddress.Count == 1 ? "is" : "are")} listed. Published trials: {Dates.Number(near.Published)}; systematic reviews: {Dates.Number(near.Reviews)}.", Own(gap)),
                    .. answer.MayAddress.Select(s => BriefLine.Of($"{s.Title?.TrimEnd('.') ?? s.Id}: {Word(s.State, s.Status)}{(s.StatusOn is { } told ? $", as its record said {Dates.When(told)}" : "")}{(s.ExpectedOn is { } end ? Ends(end, s.IsOverdue) : "")}.{(GapStateWords.Measures(s, gap.Outcomes) is { } measures ? $" {measures}" : "")}", Source(s.Id))),
                ],
                ""));
        }
        sections.Add(Studies("What was stopped", s => s == "stopped", "No study of it that was stopped was found here."));
        // That no results were found is no word on whether there are any.
        sections.Add(Studies("What ended, or may have, and of which no results were found here", s => s is "completed" or "unknown", studies?.Count(s => s == StudyStates.Published) > 0 ? "No other: of every study of it here that is known to have ended results were found, and of each the status is known." : "No study of it that ended was found."));
        var running = gap.Awards.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        sections.Add(await AwardsAsync(running));
        if (answer.Payers.Any(p => p.Trials.Count > 0))
        {
            sections.Add(new BriefSection(
                "Who pays for its trials",
                [
                    .. answer.Payers.Where(p => p.Trials.Count > 0).Select(p => BriefLine.Of($"{p.Body.Label}{(p.IsNamedOnly ? ", named as collaborator (what it gives is not said)" : "")}: {Dates.Count(p.Trials.Count, "trial")}.", [new BriefSource(p.Body.Label, FunderPage.Link(p.Body.Id), null), .. p.Trials.Take(MostTrials).Select(t => Source(t.Id))])),
                    .. answer.PayersUnknown == 0 ? [] : new[] { BriefLine.Of($"Who pays for {Dates.Count(answer.PayersUnknown, "more study", "more studies")} is not known.", Own(gap)) },
                ],
                ""));
        }
        sections.Add(new BriefSection("Why it ranks where it does", Ranks(ranking.FirstOrDefault(r => r.Gap.Id == gap.Id), ranking.Count, read, site), "It is not ranked: it is answered or retired."));
        sections.Add(new BriefSection(
            "Data that could answer it",
            [.. answer.AnswerableFrom.Select(d => BriefLine.Of($"{d.Label}: {d.Holds}. Steward: {d.Steward ?? "not known"}. Access: {d.Access ?? "not known"}.", new BriefSource(d.Source, null, null)))],
            gap.Outcomes.Count == 0 ? "Its words name no outcome, so it cannot be told." : "None of the datasets described here holds its outcome."));
        sections.Add(await SearchedAsync(cancellation));
        return new Brief($"Evidence gap: {Subject(gap)}", $"A brief for those who set priorities. {answer.Citation}", time.GetUtcNow(), atlas.Sequence, workspace.Folder.IsSample, sections);

        string Measured(StudyEntry s) => answer.Ended.FirstOrDefault(e => e.Id == s.Id) is { } ended ? GapStateWords.Ended(ended).TrimEnd('.') : GapLife.IsUnderWay(s.State) && GapStateWords.Measures(GapQuery.Study(gap, s, "", Today()), gap.Outcomes) is { } words ? $"{Facts(s)}. {words.TrimEnd('.')}" : Facts(s);

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

    /// <summary>The trials whose protocol a statement stands in, and those that may address the gap of which no more than a protocol is known, with what is known of each.</summary>
    private List<BriefLine> Protocols(EvidenceGap gap)
    {
        var own = gap.Statements.SelectMany(s => s.ProtocolOf).ToHashSet(StringComparer.Ordinal);
        var ids = own.Concat(gap.ByRule.IsTold ? [] : gap.ByRule.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var here = workspace.Gaps.StudiesById(ids).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return ids.ConvertAll(id => BriefLine.Of(
            $"{(own.Contains(id) ? "The gap stands in the protocol of" : "A protocol of its technique and site is here of")} {PageLinks.Bare(id)}: {(here.TryGetValue(id, out var trial) ? GapStateWords.Study(trial.State, trial.Status) : "its registration is not among the records here, and its status is not known")}.", Source(id)));
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
        if (since is < 0 || since > sequence) throw new BadRequestException($"The number {since} stands on no brief of this server: since takes a sequence number from 0 to {sequence}, such as the one on an earlier brief.");
    }

    private static List<BriefLine> Ranks(RankedGap? ranked, int of, PriorityWeights weights, string site)
    {
        if (ranked is null) return [];
        var lines = new List<BriefLine> { BriefLine.Of(string.Create(CultureInfo.InvariantCulture, $"{Rank(ranked, of, weights)}. Score {ranked.Score:0.00}, with {ranked.Known * 100:0} % of the weight known.")) };
        lines.AddRange(PriorityCriteria.All.Zip(ranked.Values, ranked.CountedAs).Select(x => (Criterion: x.First, Value: x.Second, CountedAs: x.Third)).Select(x => BriefLine.Of(
            string.Create(CultureInfo.InvariantCulture, $"{x.Criterion.Label}: {x.Value.Figure} ({(x.Value.Value is null ? "" : "value ")}{CriterionWords.Value(x.Criterion.Id, x.Value.Value, x.CountedAs)}, weight {weights.Of(x.Criterion.Id):0.##})."),
            SourceOf(x.Value))));
        return lines;

        BriefSource[] SourceOf(CriterionValue value)
        {
            if (value.Source.Length == 0) return [];
            var url = CriterionLinks.Of(value, ranked.Gap);
            return [value.Source != PriorityCriteria.Graph ? new BriefSource(value.Source, url, null) : url is null ? Own(ranked.Gap) : new BriefSource(Counted(site + url), url, null)];
        }
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

    private string Facts(StudyEntry s) =>
        $"{Word(s.State, s.Status)}{(GapLife.OldStatus(s, Today()) is { } on ? $", as its record said {Dates.When(on)}" : "")}{(s.Year > 0 ? $", {s.Year.ToString(CultureInfo.InvariantCulture)}" : "")}{(s.Done is { } done && GapLife.IsUnderWay(s.State) ? Ends(done, GapLife.IsOverdue(s, Today())) : "")}";

    /// <summary>A day that has passed is said to have.</summary>
    private static string Ends(PartialDate on, bool isOverdue) => isOverdue ? $", was to end {Dates.Say(on)}, which has passed" : $", expected to end {Dates.Say(on)}";

    /// <param name="some">All, or as many as are listed of each state; in order.</param>
    /// <param name="of">How many there are.</param>
    /// <param name="rest">Where the others stand; null for nowhere.</param>
    private static List<BriefLine> Lines(IEnumerable<StudyEntry> some, int of, BriefSource? rest, Func<StudyEntry, string> facts)
    {
        var lines = some.Take(MostListed).Select(s => BriefLine.Of($"{s.Title?.TrimEnd('.') ?? s.Id}: {facts(s)}.", Source(s.Id))).ToList();
        if (of > lines.Count) lines.Add(BriefLine.Of($"And {of - lines.Count} more.", rest is null ? [] : [rest]));
        return lines;
    }

    private static BriefLine Line(RankedGap ranked) => BriefLine.Of(
        $"{(ranked.Gap.Kind == EvidenceGap.StatedKind && FundingWords.Subject(ranked.Gap.Techniques, ranked.Gap.Sites) is { Length: > 0 } subject ? $"{subject}: “{ranked.Gap.Statement}”" : ranked.Gap.Statement)} Rank {CriterionWords.Rank(ranked.Rank, ranked.Shared)}{(ranked.BestRank == ranked.WorstRank ? "" : string.Create(CultureInfo.InvariantCulture, $" ({ranked.BestRank} to {ranked.WorstRank})"))}; {ranked.Gap.Life.State.Replace('-', ' ')}.",
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
