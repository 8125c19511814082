using System.Globalization;
using Horizon.Api.Briefs;
using Horizon.Api.Data;
using Horizon.Api.Pages.Gaps;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Pages.Priorities;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Gaps.Reviewed;
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
                .. gap.Statements.Select(s => new BriefLine(s.Text, [Source(s)], Quoted: true)), .. gap.Statements.Count == 0 ? [BriefLine.Of(gap.Statement, Own(gap))] : Array.Empty<BriefLine>(),
                BriefLine.Of($"State: {gap.Life.State.Replace('-', ' ')}. {gap.Life.Why}", Own(gap)),
            ],
            ""));
        const string CannotTell = "It names no technique narrow enough, or no site, to count by, so it cannot be told.";
        sections.Add(Studies("What is known", s => s is StudyStates.Published or StudyStates.Review, "No published trial and no systematic review of it was found."));
        sections.Add(Studies("What is under way", GapLife.IsUnderWay, gap.Awards.Count == 0 ? "No study of it is planned, recruiting or active."
            : $"No study of it is planned, recruiting or active; {Dates.Count(gap.Awards.Count, "award")} that {(gap.Awards.Count == 1 ? "is" : "are")} known to run or to begin for it {(gap.Awards.Count == 1 ? "stands" : "stand")} below."));
        sections.Add(Studies("What did not answer it", s => s is "stopped" or "completed" or "unknown", "No study of it stopped, or finished without results."));
        var running = gap.Awards.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        sections.Add(Studies("Awards", s => s == StudyStates.Award, "No award for it is among the sources loaded here.", a => running.Contains(a.Id) ? GapLife.IsPlanned(a, Today()) ? ", not begun" : ", known to run" : ", not known to run for it"));
        sections.Add(new BriefSection("Why it ranks where it does", Ranks(ranking.FirstOrDefault(r => r.Gap.Id == gap.Id), ranking.Count, read), "It is not ranked: it is answered or retired."));
        sections.Add(new BriefSection(
            "Data that could answer it",
            [.. answer.AnswerableFrom.Select(d => BriefLine.Of($"{d.Label}: {d.Holds}. Steward: {d.Steward ?? "not known"}. Access: {d.Access ?? "not known"}.", new BriefSource(d.Source, null, null)))],
            gap.Outcomes.Count == 0 ? "Its words name no outcome, so it cannot be told." : "None of the datasets described here holds its outcome."));
        sections.Add(await SearchedAsync(cancellation));
        return new Brief($"Evidence gap: {Subject(gap)}", $"A brief for those who set priorities. {answer.Citation}", time.GetUtcNow(), atlas.Sequence, workspace.Folder.IsSample, sections);

        BriefSection Studies(string title, Func<string, bool> isState, string none, Func<StudyEntry, string>? more = null) =>
            studies is null ? new BriefSection(title, [], CannotTell) : new BriefSection(title, Lines(studies.First.Where(s => isState(s.State)), studies.Count(isState), more), none);
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
        var name = body.Label ?? resolved;
        // That nothing is known of what it funds is no word on the gaps there.
        var cannotTell = (await funders.AwardSourcesAsync(cancellation)).All(s => s.Records == 0) ? "No source of awards is loaded here, so it cannot be told."
            : portfolio.Work.Count == 0 ? "Nothing that it funds is here, so it cannot be told." : null;
        return new Brief(
            $"{name}: radiotherapy research and the gaps beside it", "A brief for a funder: what it and its parts fund or lead in the sources loaded here, and the gaps at what it funds.", time.GetUtcNow(), atlas.Sequence, workspace.Folder.IsSample,
            [
                .. changed,
                new BriefSection("Awards", Lines(portfolio.Awards), cannotTell ?? "No award of this body for radiotherapy is among the sources loaded here."),
                new BriefSection("Trials that name it, that its awards support, or that it leads", Lines(trials), "No trial of radiotherapy here names it."),
                new BriefSection("Gaps at what it already funds", Lines(inside), cannotTell ?? "No gap is known at the techniques and sites that it funds."),
                new BriefSection("Open gaps of the same techniques elsewhere", Lines(beside), cannotTell ?? "No open gap of these techniques is known."),
                await SearchedAsync(cancellation),
            ]);
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private const string NothingChanged = "Nothing that this brief speaks of.";

    private static string Changed(long since) => $"What has changed since sequence {since}";

    private static void CheckSince(long? since, long sequence)
    {
        if (since is < 0 || since > sequence) throw new BadRequestException($"since is {since}; it must be a sequence number from 0 to {sequence}, such as the one that stands on an earlier brief.");
    }

    private static List<BriefLine> Ranks(RankedGap? ranked, int of, PriorityWeights weights)
    {
        if (ranked is null) return [];
        var text = weights.ToString();
        var lines = new List<BriefLine>
        {
            BriefLine.Of(string.Create(
                CultureInfo.InvariantCulture,
                $"Rank {ranked.Rank} of {of} with {(text.Length == 0 ? "all criteria weighed alike" : $"the weights {text}")}; between {ranked.BestRank} and {ranked.WorstRank} when every weight may differ by 20 %. Score {ranked.Score:0.00}, with {ranked.Known * 100:0} % of the weight known.")),
        };
        lines.AddRange(PriorityCriteria.All.Zip(ranked.Values, ranked.CountedAs).Select(x => (Criterion: x.First, Value: x.Second, CountedAs: x.Third)).Select(x => BriefLine.Of(
            string.Create(CultureInfo.InvariantCulture, $"{x.Criterion.Label}: {x.Value.Figure} ({(x.Value.Value is null ? "" : "value ")}{CriterionWords.Value(x.Value.Value, x.CountedAs)}, weight {weights.Of(x.Criterion.Id):0.##})."),
            x.Value.Source.Length == 0 || x.Value.Source == "this graph" ? [] : [new BriefSource(x.Value.Source, null, null)])));
        return lines;
    }

    private async Task<BriefSection> SearchedAsync(CancellationToken cancellation)
    {
        var state = await status.RunAsync(cancellation);
        return new BriefSection(
            "What was searched",
            [.. state.Sources.Select(s => BriefLine.Of(
                $"{SourceWords.Name(s.Name)}: {Dates.Count(s.Records, "record")}. {SourceWords.Completeness(s.Complete, s.Expected, s.Records)}.", new BriefSource("status", "/status", s.LastRun is { } run ? Dates.Say(run) : null)))],
            "Nothing is loaded yet.");
    }

    private static List<BriefLine> Lines(IReadOnlyCollection<StudyEntry> all) => Lines(all, all.Count);

    /// <param name="some">All, or as many as are listed of each state.</param>
    /// <param name="of">How many there are.</param>
    /// <param name="more">What is said of each behind its state; null for nothing.</param>
    private static List<BriefLine> Lines(IEnumerable<StudyEntry> some, int of, Func<StudyEntry, string>? more = null)
    {
        var lines = some.OrderBy(s => s.State, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal).Take(MostListed).Select(s => BriefLine.Of(
            $"{s.Title ?? s.Id}: {Word(s)}{more?.Invoke(s)}{(s.Year > 0 ? $", {s.Year.ToString(CultureInfo.InvariantCulture)}" : "")}{(s.Done is { } done && GapLife.IsUnderWay(s.State) ? $", expected to end {Dates.Say(done)}" : "")}.",
            new BriefSource(PageLinks.Bare(s.Id), PageLinks.Of(s.Id), null))).ToList();
        if (of > lines.Count) lines.Add(BriefLine.Of($"And {of - lines.Count} more."));
        return lines;
    }

    private static List<BriefLine> Lines(IReadOnlyList<RankedGap> ranked)
    {
        var lines = ranked.Take(MostGaps).Select(Line).ToList();
        if (ranked.Count > lines.Count) lines.Add(BriefLine.Of($"And {ranked.Count - lines.Count} more, which rank lower."));
        return lines;
    }

    private static BriefLine Line(RankedGap ranked) => BriefLine.Of(
        $"{ranked.Gap.Statement} Rank {ranked.Rank} ({ranked.BestRank} to {ranked.WorstRank}), {ranked.Gap.Life.State.Replace('-', ' ')}.", new BriefSource(ranked.Gap.Id, GapQuery.PathOf(ranked.Gap.Id), null));

    private static BriefSource Source(GapStatement s) => new(
        s.SourceTitle ?? s.StatedBy ?? s.SourceId ?? s.Id, PageLinks.Of(s.SourceId ?? s.Id), s.StatedOn is { } date ? Dates.Say(date) : "date not known");

    private static BriefSource Own(EvidenceGap gap) => new(gap.Id, GapQuery.PathOf(gap.Id), null);

    private static string Subject(EvidenceGap gap) => string.Join(", ", gap.Techniques.Concat(gap.Sites).Select(c => c.Label)) is { Length: > 0 } subject ? subject : gap.Statement;

    private static string Word(StudyEntry study) => study.State switch
    {
        StudyStates.Published => "published results",
        StudyStates.Review => "systematic review",
        StudyStates.Award => "award",
        _ => GapStateWords.Study(study.State, study.Status),
    };
}
