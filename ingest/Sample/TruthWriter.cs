namespace Horizon.Ingest.Sample;

/// <summary>Derives the truth from what was planned; it never looks at the written records.</summary>
internal static class TruthWriter
{
    private const int NearMissPairs = 16;

    public static SampleTruth Write(IReadOnlyList<TrialSpec> trials, IReadOnlyList<PaperSpec> papers, IReadOnlyList<AwardSpec> awards, IReadOnlyList<SampleTrap> traps, IReadOnlyList<SampleDuplicate> duplicates)
    {
        var reported = papers.Where(paper => paper.Trial is not null && paper.Kind is "result" or "secondary").Select(paper => paper.Trial!.NctId).ToHashSet(StringComparer.Ordinal);
        return new SampleTruth(
            TrialCalendar.Reference,
            [.. trials.Select(trial => trial.NctId).Concat(traps.Select(trap => trap.NctId)).Order(StringComparer.Ordinal)],
            [.. papers.Select(paper => paper.Pmid).Order(StringComparer.Ordinal)],
            RejectedStudies: 1,
            [.. trials.Select(Trial)],
            [.. duplicates.OrderBy(duplicate => duplicate.Id, StringComparer.Ordinal)],
            Overlaps(trials),
            NearMisses(trials),
            Gaps(trials),
            [.. papers.Where(paper => paper.Trial is not null).Select(Link).OrderBy(link => link.Pmid, StringComparer.Ordinal)],
            traps,
            [.. trials.Where(trial => trial.Status is "COMPLETED" or "UNKNOWN" && trial.Dates.IsLongPast && !trial.HasResults && !reported.Contains(trial.NctId)).Select(trial => trial.NctId)],
            [.. papers.Where(paper => PaperText.StatedGap(paper) is not null).OrderBy(paper => paper.Pmid, StringComparer.Ordinal)
                .Select(paper => new SampleStatedGap(paper.Pmid, PaperText.StatedGap(paper)!, paper.Question.Techniques, SampleTables.Sites[paper.Question.Site].Id))],
            [.. SampleTables.NotApplicable.Select(cell => new SampleCell(cell.Technique, cell.Site, "not-applicable"))],
            [.. awards.Select(Award).OrderBy(award => award.Id, StringComparer.Ordinal)]);
    }

    private static SampleTrial Trial(TrialSpec trial) => new(
        trial.NctId, trial.Question.Id, trial.Question.Techniques, trial.Comparative ? trial.Question.Comparators : [], trial.Site.Id,
        trial.Question.Populations[trial.Population], trial.Status, trial.HasResults, trial.Dose, trial.ControlDose,
        [.. trial.Facilities.Where(facility => facility.Provider.Length > 0).Select(facility => facility.Provider).Order(StringComparer.Ordinal)]);

    private static SampleLink Link(PaperSpec paper) => new(paper.Trial!.NctId, paper.Pmid, paper.Kind, paper.Link);

    private static SampleAward Award(AwardSpec award) => new(award.Id, award.Reference, award.Funder.Name, award.Pounds, award.Question.Techniques, award.Question.Comparators, SampleTables.Sites[award.Question.Site].Id, award.Trial?.NctId, award.Twin);

    private static List<SamplePair> Overlaps(IReadOnlyList<TrialSpec> trials) => Ordered(trials
        .GroupBy(trial => (trial.Question.Id, trial.Population, trial.Dose, trial.Comparative))
        .Where(group => group.Count() > 1)
        .Select(group => (group.First(), group.Last())));

    /// <summary>Two comparative trials of one technique in different sites: alike in words, different in question.</summary>
    private static List<SamplePair> NearMisses(IReadOnlyList<TrialSpec> trials)
    {
        var pairs = new List<(TrialSpec, TrialSpec)>();
        foreach (var technique in trials.Where(trial => trial is { Comparative: true, Reworded: false, Population: 0 }).GroupBy(trial => trial.Question.Techniques[0], StringComparer.Ordinal))
        {
            var perSite = technique.GroupBy(trial => trial.Site.Id, StringComparer.Ordinal).Select(site => site.First()).ToList();
            for (var i = 1; i < perSite.Count && pairs.Count < NearMissPairs; i++)
                pairs.Add((perSite[i - 1], perSite[i]));
        }

        return Ordered(pairs);
    }

    private static List<SamplePair> Ordered(IEnumerable<(TrialSpec A, TrialSpec B)> pairs) =>
    [
        .. pairs.Select(pair => string.CompareOrdinal(pair.A.NctId, pair.B.NctId) < 0 ? new SamplePair(pair.A.NctId, pair.B.NctId) : new SamplePair(pair.B.NctId, pair.A.NctId))
            .OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal),
    ];

    /// <summary>The planted empty cells, and the cells whose trials were all stopped or withdrawn without results.</summary>
    private static List<SampleCell> Gaps(IReadOnlyList<TrialSpec> trials)
    {
        var cells = trials
            .SelectMany(trial => trial.Question.Techniques.Concat(trial.Comparative ? trial.Question.Comparators : []).Distinct(StringComparer.Ordinal).Select(technique => (Key: (technique, trial.Site.Id), Trial: trial)))
            .ToLookup(cell => cell.Key, cell => cell.Trial);
        var filled = SampleTables.Gaps.Concat(SampleTables.NotApplicable).Where(gap => cells.Contains(gap)).ToList();
        if (filled.Count > 0)
            throw new InvalidOperationException($"A question of the sample fills the planted gap {filled[0]}.");
        return
        [
            .. SampleTables.Gaps.Select(gap => new SampleCell(gap.Technique, gap.Site, "none"))
                .Concat(cells
                    .Where(cell => cell.All(trial => trial is { Status: "TERMINATED" or "WITHDRAWN" or "SUSPENDED", HasResults: false }))
                    .Select(cell => new SampleCell(cell.Key.technique, cell.Key.Id, "stopped")))
                .OrderBy(gap => gap.Technique, StringComparer.Ordinal).ThenBy(gap => gap.Site, StringComparer.Ordinal),
        ];
    }
}
