using Horizon.Api.Answers;
using Horizon.Api.Briefs;
using Horizon.Api.Pages.Funders;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Pages.Priorities;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <content>The brief of a funder: what is missing first, then what repeats, the totals, and the lists.</content>
internal sealed partial class BriefQuery
{
    /// <summary>Techniques or sites that are told.</summary>
    private const int MostTotals = 15;

    /// <summary>Pairs of a list that are told; the rest is counted, and its list linked.</summary>
    private const int MostPairs = 10;

    /// <summary>Trials that are told of those which only name a body as collaborator.</summary>
    private const int MostCollaborated = 15;

    /// <summary>Trials that are told beside one award.</summary>
    private const int MostTrials = 2;

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
        var behind = await funders.OverlapsBehindAsync(cancellation);
        var troubled = funders.Troubled(portfolio);
        var who = new WhoAddresses(portfolio);
        var searched = await SearchedAsync(cancellation);
        var name = body.Label ?? resolved;
        var page = FunderPage.Link(resolved);
        // That nothing is known of what it funds is no word on the gaps there.
        var sources = await funders.AwardSourcesAsync(cancellation);
        var isLoaded = sources.Any(s => s.Records > 0);
        var without = isLoaded ? funders.WithoutFunds(atlas, ranking) : [];
        var helpers = funders.NamedAt(atlas);
        var names = await funders.NamesAsync(pairs.Bodies.Concat(beside.Concat(without).SelectMany(r => helpers[r.Gap.Id])), cancellation);
        var cannotTell = !isLoaded ? "No source of awards is loaded here, so it cannot be told."
            : portfolio.Work.Count == 0 ? "Nothing that it funds is here, so it cannot be told." : null;
        return new Brief(
            $"{name}: radiotherapy research and the gaps beside it", "A brief for a funder: what it and its parts fund or lead in the sources loaded here, and the gaps at what it funds.", time.GetUtcNow(), atlas.Sequence, workspace.Folder.IsSample,
            [
                .. changed,
                new BriefSection("In short", InShort(), ""),
                new BriefSection("Gaps at what it already funds", Lines(inside, More(page, "inside"), Addressed), cannotTell ?? "No gap is known at the techniques and sites that it funds.")
                { Notes = ["A gap stands here where an award or a trial that it pays for is of the gap’s technique and site, or narrower ones; whether it asks the gap’s own question, of the same people, is for you to judge.", .. Ranks(ranking, read)] },
                new BriefSection("Open gaps of the same techniques elsewhere", Lines(beside, More(page, "beside"), Helped), cannotTell ?? "No open gap of these techniques is known at another site.") { Notes = ["They name sites at which it pays for no study of the technique, or no site."] },
                new BriefSection("The best ranked open gaps without funds", Lines(without, new BriefSource("the whole list", "/funders?all=true#unfunded", null), Helped), isLoaded ? "At every open gap that can be counted by an award is here, or a trial with a known funder." : cannotTell!)
                { Notes = ["Of any technique and site: neither an award nor a trial with a known funder is here. Gaps that name no technique narrow enough, or no site, are left out. A funder whom trials name as collaborator is said; what it gives is not."] },
                .. pairs.AwardTrials.Count == 0 ? [] : new[] { new BriefSection("Awards that ask what a trial asks", Asked(pairs.AwardTrials), "") { Notes = [$"Trials that the award does not pay for, whoever pays for them; each award is read as a proposal is that is checked. {Look}", FundingWords.Likely] } },
                new BriefSection("Repeats within what it funds", Cut([.. pairs.Repeats.Select(Repeat)], MostPairs, More(page, "repeats")), NothingToCompare(portfolio, cannotTell) ?? "No two of its awards, and no two of its trials, were found on the same question, or on overlapping ones.") { Notes = Noted(pairs.Repeats.Count > 0, isFirst: pairs.AwardTrials.Count == 0) },
                .. pairs.Collaborator.Count == 0 ? [] : new[] { new BriefSection("Pairs in which it is only named as collaborator: what it gives is not said", Cut([.. pairs.Collaborator.Select(Repeat)], MostPairs, More(page, "collaborator-pairs")), "") { Notes = ["Of one of the two at least no more is known than that the registration names it as collaborator, so this may be no repeat of what it funds.", .. Noted(true, isFirst: pairs.AwardTrials.Count + pairs.Repeats.Count == 0)] } },
                new BriefSection(
                    "Overlaps with other funders", [.. Cut([.. pairs.Overlaps.Select(Overlap)], MostPairs, More(page, "overlaps")), .. Unknown(pairs.Unknown, behind)],
                    NothingToCompare(portfolio, cannotTell) ?? "No award or trial that another funder is known to pay for was found on the same question as one of these, or on an overlapping one.")
                { Notes = Noted(pairs.Overlaps.Count > 0, isFirst: pairs.AwardTrials.Count + pairs.Repeats.Count + pairs.Collaborator.Count == 0) },
                Totals("By technique", "Technique", FunderQuery.Techniques(portfolio), page, "techniques", cannotTell ?? "No technique is named by what it funds."),
                Totals("By tumour site", "Tumour site", FunderQuery.Sites(portfolio), page, "sites", cannotTell ?? "No tumour site is named by what it funds."),
                Years(portfolio, page, cannotTell ?? NoAward),
                .. troubled.Count == 0 ? [] : new[] { new BriefSection("Awards whose trials were withdrawn, suspended or stopped", [.. troubled.Select(Trouble)], "") { Notes = ["All trials here that they pay for. Ask what became of the money."] } },
                new BriefSection("Awards", Lines([.. FunderQuery.NewestFirst(running), .. FunderQuery.NewestFirst(portfolio.Awards.Except(running))], portfolio.Awards.Count, More(page, "awards"), a => $"{Told(a)}{(atlas.Awards.ContainsKey(a.Id) ? "; known to run or to begin" : "")}{(troubled.Any(t => t.Award.Id == a.Id) ? "; its trials were withdrawn, suspended or stopped" : "")}"), cannotTell ?? NoAward)
                { Notes = running.Count == 0 ? [] : ["Those that are known to run or to begin stand first."] },
                new BriefSection("Trials that name it, that its awards support, or that it leads", Lines(ByState(trials), trials.Count, new BriefSource("the funder's page", page, null), Told), "No trial of radiotherapy here names it so."),
                new BriefSection(
                    "Named as collaborator in these trials: what it gives is not said", Lines(ByState(portfolio.Collaborated).Take(MostCollaborated), portfolio.Collaborated.Count, More(page, "collaborated"), Told),
                    "No trial of radiotherapy here names it as collaborator."),
                searched with { Lines = [.. searched.Lines, .. Missing()] },
            ])
        { FileName = name };

        // What a meeting asks first, each with the way to its figures.
        List<BriefLine> InShort()
        {
            var addressed = inside.Select(r => who.Of(r.Gap)).OfType<string>().ToList();
            var own = addressed.Count(a => a == Addressing.Own);
            var open = inside.Where(r => r.Gap.Life.State == GapStates.Open).ToList();
            var mine = pairs.AwardTrials.Where(p => p.IsOwnAward).ToList();
            var asked = FunderQuery.Awards(mine.Where(p => p.IsLikely));
            var answered = FunderQuery.Awards(mine.Where(p => p is { IsLikely: true, Trial.State: StudyStates.Published }));
            var paidTrials = portfolio.Work.Where(s => s.IsTrial).ToList();
            var collaboratedAndPaid = portfolio.Collaborated.Select(s => s.Id).Intersect(paidTrials.Select(s => s.Id)).Count();
            return
            [
                Line(cannotTell is not null ? $"Gaps at what it funds: {char.ToLowerInvariant(cannotTell[0])}{cannotTell[1..]}"
                    : $"Gaps at what it funds: {Dates.Number(open.Count)} open, {Dates.Number(addressed.Count)} being addressed{(addressed.Count == 0 ? "" : $": {Dates.Number(own)} by studies that it pays for, {Dates.Number(addressed.Count(a => a == Addressing.Collaborator))} by studies that only name it as collaborator, {Dates.Number(addressed.Count(a => a == Addressing.Others))} by those of others alone")}."
                        + (open.Count == 0 ? "" : $" Best ranked of those open: “{open[0].Gap.Statement.TrimEnd('.')}”."), "inside"),
                .. without.Count == 0 ? [] : new[] { BriefLine.Of($"Open gaps that nobody is known to fund: {Dates.Number(without.Count)}. The best ranked: “{without[0].Gap.Statement.TrimEnd('.')}”.", new BriefSource(without[0].Gap.Id, GapQuery.PathOf(without[0].Gap.Id), null)) },
                Line(!isLoaded ? "Awarded: no source of awards is loaded here, so it cannot be told." : portfolio.Awards.Count == 0 ? "Awarded: no award is here."
                    : $"Awarded: {FundingWords.Money(FunderQuery.Spends(portfolio.Awards))}. Known to run or to begin: {Dates.Count(running.Count, "award")}{(running.Count > 0 ? $", {FundingWords.Sums(FunderQuery.Spends(running))}" : "")}."
                        + (troubled.Count == 0 ? "" : $" Of {Dates.Count(troubled.Count, "award")} ({FundingWords.Sums(FunderQuery.Spends(troubled.Select(t => t.Award)))}) every trial here was withdrawn, suspended or stopped."), "awards"),
                Line($"Under way: {Dates.Count(paidTrials.Count(s => GapLife.IsUnderWay(s.State)), "trial")} of {Dates.Number(paidTrials.Count)} that name it as a funder ({Dates.Number(portfolio.Trials.Count)}) or that its awards support ({Dates.Number(portfolio.Supported.Count)}). It leads {Dates.Count(portfolio.Sponsored.Count, "trial")} as sponsor. {Dates.Count(portfolio.Collaborated.Count, "trial")} {(portfolio.Collaborated.Count == 1 ? "names" : "name")} it as collaborator, where what it gives is not said{(collaboratedAndPaid > 0 ? $"; {Dates.Number(collaboratedAndPaid)} of them {(collaboratedAndPaid == 1 ? "names" : "name")} it as a funder too, or an award of it" : "")}.", "trials"),
                Line(NothingToCompare(portfolio, cannotTell) is { } nothing ? $"Likely repeats: {char.ToLowerInvariant(nothing[0])}{nothing[1..]}"
                    : $"Likely repeats: {(asked == 0 ? "no award of its own was found to ask what a trial is likely to ask that it does not pay for" : $"{Dates.Count(asked, "award")} of its own {(asked == 1 ? "is" : "are")} likely to ask what a trial asks that the award does not pay for{(answered == 0 ? "" : $"; for {Dates.Number(answered)} of them such a trial has published its results")}")}. Pairs within what it funds: {Dates.Number(pairs.Repeats.Count)}; with what another funder is known to pay for: {Dates.Number(pairs.Overlaps.Count(FunderQuery.IsPaid))}{(pairs.Overlaps.All(FunderQuery.IsPaid) ? "" : $"; in which one side is only named as collaborator: {Dates.Number(pairs.Overlaps.Count(o => !FunderQuery.IsPaid(o)))}")}. A pair is a reason to look.", mine.Count > 0 ? "award-trials" : "repeats"),
                BriefLine.Of($"Not known: {string.Join("; ", NotKnown())}.", new BriefSource("who is not in the data", "/funders#missing", null)),
            ];

            BriefLine Line(string words, string place) => BriefLine.Of(words, new BriefSource("the funder's page", $"{page}#{place}", null));
        }

        IEnumerable<string> NotKnown()
        {
            foreach (var source in sources.Where(s => s.Records == 0)) yield return $"the awards of {SourceWords.Name(source.Name)}, a list that is not loaded here";
            foreach (var source in sources.Where(s => s.Records > 0 && s.Complete == false)) yield return $"what {SourceWords.Name(source.Name)} holds beyond what was read, which is known to be incomplete";
            if (pairs.Unknown > 0) yield return $"who pays for {Dates.Count(pairs.Unknown, "overlapping study", "overlapping studies")}";
            if (behind > 0) yield return "repeats and overlaps that are still being worked out";
            yield return "what a trial that names it as collaborator gets from it";
            yield return "funders that publish their awards elsewhere, or not at all";
        }

        IEnumerable<BriefLine> Missing() => sources.Where(s => s.Records == 0).Select(s => BriefLine.Of($"{SourceWords.Name(s.Name)}{(s.Name == SourceNames.Nihr ? "’s own list of awards" : "")}: not loaded here.", new BriefSource("who is not in the data", "/funders#missing", null)));

        BriefLine Trouble((StudyEntry Award, string Trials, int Count) t) =>
            BriefLine.Of($"{t.Award.Title ?? t.Award.Id}: {Told(t.Award)}. {FundingWords.Trouble(new TroubledAward(FundedStudyItem.Of(t.Award, Today()), t.Trials, t.Count))}.", Source(t.Award.Id));

        string? Addressed(RankedGap r) => FundingWords.Addressed(who.Of(r.Gap));

        string? Helped(RankedGap r) => helpers[r.Gap.Id].Select(b => names[b]).ToList() is { Count: > 0 } bodies ? $"named as collaborator on trials there: {SourceWords.List(bodies)}" : null;

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
            $"{Capital(FundingWords.Became(p.Trial))}: {PageLinks.Bare(p.Trial.Id)}, “{p.Trial.Title ?? p.Trial.Id}” ({FundingWords.Study(p.Trial)}; {FundingWords.PaidFor(Named(p.TrialFunders), Named(p.TrialCollaborators))}): {Alike(p.Relation, p.SameTitle, p.Probability, p.Points)}";

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

    private const string Look = "A pair is a reason to look, not a verdict: read both records.";

    /// <summary>What the figures beside pairs mean, once in a brief.</summary>
    private static IReadOnlyList<string> Noted(bool isAny, bool isFirst) => !isAny ? [] : isFirst ? [Look, FundingWords.Likely] : [Look];

    /// <summary>The most awards first.</summary>
    private static BriefSection Totals(string heading, string one, IReadOnlyList<FundedConcept> concepts, string page, string list, string none)
    {
        var ordered = concepts.OrderByDescending(c => c.Awards).ThenByDescending(c => c.Trials).ToList();
        var lines = Cut(
            [
                .. ordered.Select(c => BriefLine.Of(
                    $"{c.Label}: {Dates.Count(c.Awards, "award")}{(c.Awards > 0 ? $", {FundingWords.Sums(c.Spend)}" : "")}{(c.OnlyCompared > 0 ? $" ({Dates.Number(c.OnlyCompared)} more only {(c.OnlyCompared == 1 ? "compares" : "compare")} with it)" : "")}; {Dates.Count(c.Trials, "trial")} that it pays for or supports.",
                    new BriefSource(c.Label, PageLinks.Of(c.Id), null))),
            ],
            MostTotals, new BriefSource("the whole table", $"{page}#{list}", null));
        return new BriefSection(heading, lines, none)
        {
            Notes =
            [
                "As the awards and trials name them, the most specific term of each. Whole awards: one that names several counts in each, so that the column adds up to more than was awarded."
                    + (concepts.Any(c => c.OnlyCompared > 0) ? " An award whose title names a technique only as what another is compared with does not count there." : ""),
            ],
            Table = new BriefTable(
                [one, "Awards", "Awarded", "Trials it pays for or supports"],
                [.. ordered.Take(MostTotals).Select(c => new BriefRow([c.Label, Dates.Number(c.Awards), FundingWords.Sums(c.Spend), Dates.Number(c.Trials)], new BriefSource(c.Label, PageLinks.Of(c.Id), null)))],
                lines.Count > MostTotals ? lines[^1] : null),
        };
    }

    private static BriefSection Years(Portfolio portfolio, string page, string none)
    {
        var source = new BriefSource("the funder's page", $"{page}#years", null);
        var years = FunderQuery.Years(portfolio).ConvertAll(y => (Words: y.Year is { } year ? Year(year) : "Start not known", y.Awards, Sums: FundingWords.Sums(y.Spend)));
        return new BriefSection("Awards by the year in which they start", [.. years.Select(y => BriefLine.Of($"{y.Words}: {Dates.Count(y.Awards, "award")}, {y.Sums}.", source))], none)
        {
            Notes = ["Whole awards, in the year of their first day, as the sources give it."],
            Table = new BriefTable(["Start", "Awards", "Awarded"], [.. years.Select(y => new BriefRow([y.Words, Dates.Number(y.Awards), y.Sums], source))]),
        };
    }

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

    /// <param name="more">What is said behind a gap; null for nothing.</param>
    private static List<BriefLine> Lines(IReadOnlyList<RankedGap> ranked, BriefSource rest, Func<RankedGap, string?> more)
    {
        var lines = ranked.Take(MostGaps).Select(Said).ToList();
        if (ranked.Count > lines.Count) lines.Add(BriefLine.Of($"And {ranked.Count - lines.Count} more, which rank lower.", rest));
        return lines;

        BriefLine Said(RankedGap r)
        {
            var line = Line(r);
            return more(r) is { } words ? line with { Text = $"{line.Text.TrimEnd('.')}, {words}." } : line;
        }
    }

    /// <summary>What the ranks behind gaps are among, once in a brief.</summary>
    private static IReadOnlyList<string> Ranks(IReadOnlyList<RankedGap> ranking, PriorityWeights weights) => ranking.Count == 0 ? [] :
        [$"Ranks are among all {Dates.Count(ranking.Count, "gap")} that are ranked, with {(weights.ToString().Length == 0 ? "all criteria weighed alike" : $"these weights: {CriterionWords.Weights(weights)}")}; = is shared with those of the same score, and in brackets stands between which ranks a gap moves when every weight may differ by 20 %."];

    private static List<BriefLine> Cut(List<BriefLine> lines, int most, BriefSource rest) =>
        lines.Count <= most ? lines : [.. lines.Take(most), BriefLine.Of($"And {lines.Count - most} more.", rest)];
}
