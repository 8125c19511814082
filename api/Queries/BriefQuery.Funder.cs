using Horizon.Api.Answers;
using Horizon.Api.Briefs;
using Horizon.Api.Pages.Funders;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Store;

namespace Horizon.Api.Queries;

/// <content>The brief of a funder: the totals first, then what repeats, what is missing, and the lists.</content>
internal sealed partial class BriefQuery
{
    /// <summary>Techniques or sites that are told.</summary>
    private const int MostTotals = 15;

    /// <summary>Pairs of a list that are told; the rest is counted, and its list linked.</summary>
    private const int MostPairs = 20;

    /// <summary>Trials that are told beside one award.</summary>
    private const int MostTrials = 3;

    private const string NoAward = "No award of this body for radiotherapy is among the sources loaded here.";

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
        var (inside, beside) = funders.GapsAt(portfolio.Work, atlas, ranking);
        var running = FunderQuery.Running(portfolio, atlas);
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
                new BriefSection("At a glance", Glance(portfolio, running, isLoaded, inside, new BriefSource("the funder's page", page, null)), ""),
                new BriefSection("By technique", Totals(FunderQuery.Techniques(portfolio), page, "techniques"), cannotTell ?? "No technique is named by what it funds."),
                new BriefSection("By tumour site", Totals(FunderQuery.Sites(portfolio), page, "sites"), cannotTell ?? "No tumour site is named by what it funds."),
                new BriefSection("Awards by the year in which they start", Years(portfolio, page), cannotTell ?? NoAward),
                .. pairs.AwardTrials.Count == 0 ? [] : new[] { new BriefSection("Awards that ask what a trial asks", Asked(pairs.AwardTrials), "") },
                new BriefSection("Repeats within what it funds", Cut([.. pairs.Repeats.Select(Repeat)], MostListed, More(page, "repeats")), NothingToCompare(portfolio, cannotTell) ?? "No two of its awards, and no two of its trials, were found on the same question, or on overlapping ones."),
                .. pairs.Collaborator.Count == 0 ? [] : new[] { new BriefSection("Pairs in which it is only named as collaborator: what it gives is not said", Cut([.. pairs.Collaborator.Select(Repeat)], MostListed, More(page, "collaborator-pairs")), "") },
                new BriefSection(
                    "Overlaps with other funders", [.. Cut([.. pairs.Overlaps.Select(Overlap)], MostListed, More(page, "overlaps")), .. Unknown(pairs.Unknown, behind)],
                    NothingToCompare(portfolio, cannotTell) ?? "No award or trial that another funder is known to pay for was found on the same question as one of these, or on an overlapping one."),
                new BriefSection("Gaps at what it already funds", Lines(inside, ranking.Count, read, More(page, "inside")), cannotTell ?? "No gap is known at the techniques and sites that it funds."),
                new BriefSection("Open gaps of the same techniques elsewhere", Lines(beside, ranking.Count, read, More(page, "beside")), cannotTell ?? "No open gap of these techniques is known at another site."),
                new BriefSection("Awards", Lines(FunderQuery.NewestFirst(portfolio.Awards), portfolio.Awards.Count, More(page, "awards"), Told), cannotTell ?? NoAward),
                new BriefSection("Trials that name it, that its awards support, or that it leads", Lines(ByState(trials), trials.Count, new BriefSource("the funder's page", page, null), Told), "No trial of radiotherapy here names it so."),
                new BriefSection(
                    "Named as collaborator in these trials: what it gives is not said", Lines(ByState(portfolio.Collaborated), portfolio.Collaborated.Count, More(page, "collaborated"), Told),
                    "No trial of radiotherapy here names it as collaborator."),
                await SearchedAsync(cancellation),
            ])
        { FileName = name };

        List<GapConcept> Named(IReadOnlyList<GapConcept> found) => [.. found.Select(f => f with { Label = names[f.Id] })];

        BriefLine Repeat(FunderRepeat r) => BriefLine.Of(
            $"{Side(r.First)} and {Side(r.Second)}: {Alike(r.Relation, r.SameTitle, r.Probability, r.Points)}{Trials(r.Trials)}", [.. Sources(r.First), .. Sources(r.Second), .. Sources(r.Trials)]);

        // One line an award: what became of its question elsewhere.
        List<BriefLine> Asked(IReadOnlyList<AwardAndTrial> found) => Cut(
            [
                .. found.GroupBy(p => p.Award.Id).Select(g => BriefLine.Of(
                    $"“{g.First().Award.Title ?? g.Key}” ({FundingWords.Award(g.First().Award)}{(g.First().IsOwnAward ? "" : $"; {FundingWords.Payers(Named(g.First().AwardFunders), [])}")}). {string.Join(" ", g.Take(MostTrials).Select(AskedBy))}{(g.Count() > MostTrials ? $" And {Dates.Count(g.Count() - MostTrials, "more trial")}." : "")}",
                    [Source(g.Key), .. g.Take(MostTrials).Select(p => Source(p.Trial.Id))])),
            ],
            MostPairs, More(page, "award-trials"));

        string AskedBy(AwardAndTrial p) =>
            $"{Capital(FundingWords.Became(p.Trial))}: {PageLinks.Bare(p.Trial.Id)}, “{p.Trial.Title ?? p.Trial.Id}” ({FundingWords.Study(p.Trial)}; {(p.TrialFunders.Count + p.TrialCollaborators.Count == 0 ? "who pays is not known" : FundingWords.Payers(Named(p.TrialFunders), Named(p.TrialCollaborators)))}): {Alike(p.Relation, p.SameTitle, p.Probability, p.Points)}";

        string Side(RepeatSide side) =>
            $"“{side.Study.Title ?? side.Study.Id}” ({string.Join("; ", new[] { FundingWords.Study(side.Study) }.Concat(side.Awards.Select(a => $"through award {PageLinks.Bare(a.Id)}, {FundingWords.Award(a)}")).Append(FundingWords.Payers(Named(side.Funders), Named(side.Collaborators))))})";

        BriefLine Overlap(FunderOverlap o) => BriefLine.Of(
            $"“{o.OwnTitle ?? o.Own}” ({FundingWords.Study(o.OwnStudy)}{(o.OwnRole == StudyEntry.CollaboratorRole ? "; it is named as collaborator" : "")}) and “{o.OtherTitle ?? o.Other}” ({(o.OtherStudy is { } other ? $"{FundingWords.Study(other)}; " : "")}{FundingWords.Payers(Named(o.Funders), Named(o.Collaborators))}): {Alike(o.Relation, o.SameTitle, o.Probability, o.Points)}{Trials(o.Trials)}",
            [Source(o.Own), Source(o.Other), .. Sources(o.Trials)]);
    }

    /// <summary>What is said of a study behind its title.</summary>
    private string Told(StudyEntry s) => $"{FundingWords.Study(FundedStudyItem.Of(s, Today()))}{(s.Done is { } done && GapLife.IsUnderWay(s.State) ? $", expected to end {Dates.Say(done)}" : "")}";

    private static string Trials(IReadOnlyList<PairOfTrials> pairs) => string.Concat(pairs.Select(p => $" Their trials {PageLinks.Bare(p.First.Id)} ({FundingWords.Study(p.First)}) and {PageLinks.Bare(p.Second.Id)} ({FundingWords.Study(p.Second)}): {FundingWords.AlikeTrials(p)}."));

    private static IEnumerable<BriefSource> Sources(IReadOnlyList<PairOfTrials> pairs) => pairs.SelectMany(p => new[] { p.First.Id, p.Second.Id }).Distinct().Select(Source);

    /// <summary>The most awards first.</summary>
    private static List<BriefLine> Totals(IReadOnlyList<FundedConcept> concepts, string page, string list) => Cut(
        [
            .. concepts.OrderByDescending(c => c.Awards).ThenByDescending(c => c.Trials).Select(c => BriefLine.Of(
                $"{c.Label}: {Dates.Count(c.Awards, "award")}{(c.Awards > 0 ? $", {FundingWords.Sums(c.Spend)}" : "")}; {Dates.Count(c.Trials, "trial")} that it pays for or supports.", new BriefSource(c.Label, PageLinks.Of(c.Id), null))),
        ],
        MostTotals, new BriefSource("the whole table", $"{page}#{list}", null));

    private static List<BriefLine> Years(Portfolio portfolio, string page) =>
        [.. FunderQuery.Years(portfolio).Select(y => BriefLine.Of($"{(y.Year is { } year ? Year(year) : "Start not known")}: {Dates.Count(y.Awards, "award")}, {FundingWords.Sums(y.Spend)}.", new BriefSource("the funder's page", $"{page}#years", null)))];

    private static IEnumerable<BriefSource> Sources(RepeatSide side) => side.Awards.Select(a => a.Id).Prepend(side.Study.Id).Select(Source);

    private static BriefSource Source(string id) => new(PageLinks.Bare(id), PageLinks.Of(id), null);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static BriefSource More(string page, string list) => new("the whole list", $"{page}?all={list}#{(list == "overlaps" ? "others" : list)}", null);

    private static string Alike(string relation, bool isSameTitle, double probability, PairPoints points)
    {
        var question = relation != "same-question" ? "overlapping questions" : StudyWords.IsLikely(probability) ? "the same question" : "perhaps the same question";
        return $"{string.Join(", ", new[] { question, StudyWords.Points(points.Different, points.Similar), isSameTitle ? "the same title" : "" }.Where(w => w.Length > 0))}, {Dates.Percent(probability)} likely the same.";
    }

    private static IEnumerable<BriefLine> Unknown(int unknown, long behind)
    {
        if (behind > 0) yield return BriefLine.Of($"Repeats and overlaps are still being worked out ({Dates.Count(behind, "change")} to go): there may be more.");
        if (unknown > 0) yield return BriefLine.Of($"{Dates.Count(unknown, "overlapping study", "overlapping studies")} of which no funder is known {(unknown == 1 ? "is" : "are")} left out.");
    }

    /// <summary>Said in place of "none found" where there is nothing to look from.</summary>
    private static string? NothingToCompare(Portfolio portfolio, string? cannotTell) => portfolio.Collaborated.Count == 0 ? cannotTell : null;

    private static List<BriefLine> Glance(Portfolio portfolio, List<StudyEntry> running, bool isLoaded, IReadOnlyList<RankedGap> inside, BriefSource page)
    {
        List<string> lines = [isLoaded ? $"Awarded: {(portfolio.Awards.Count == 0 ? "no award is here" : FundingWords.Money(FunderQuery.Spends(portfolio.Awards)))}." : "Awarded: no source of awards is loaded here, so it cannot be told."];
        if (portfolio.Awards.Count > 0) lines.Add($"Of these {Dates.Count(running.Count, "award")} {(running.Count == 1 ? "is" : "are")} known to run or to begin{(running.Count > 0 ? $": {FundingWords.Sums(FunderQuery.Spends(running))}" : "")}.");
        lines.Add($"Trials that name it as a funder: {Dates.Number(portfolio.Trials.Count)}; that its awards support: {Dates.Number(portfolio.Supported.Count)}; that it leads as sponsor: {Dates.Number(portfolio.Sponsored.Count)}.");
        lines.Add($"Trials that name it as collaborator, where what it gives is not said: {Dates.Number(portfolio.Collaborated.Count)}.");
        if (inside.Count > 0) lines.Add($"Gaps at what it funds: {Dates.Number(inside.Count(r => r.Gap.Life.State == GapStates.Open))} open, {Dates.Number(inside.Count(r => r.Gap.Life.State == GapStates.BeingAddressed))} being addressed.");
        return lines.ConvertAll(l => BriefLine.Of(l, page));
    }

    private static List<BriefLine> Lines(IReadOnlyList<RankedGap> ranked, int of, PriorityWeights weights, BriefSource rest)
    {
        var lines = ranked.Take(MostGaps).Select(r => Line(r, of, weights)).ToList();
        if (ranked.Count > lines.Count) lines.Add(BriefLine.Of($"And {ranked.Count - lines.Count} more, which rank lower.", rest));
        return lines;
    }

    private static List<BriefLine> Cut(List<BriefLine> lines, int most, BriefSource rest) =>
        lines.Count <= most ? lines : [.. lines.Take(most), BriefLine.Of($"And {lines.Count - most} more.", rest)];
}
