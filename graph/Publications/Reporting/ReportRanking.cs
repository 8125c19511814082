namespace Horizon.Graph.Publications.Reporting;

/// <summary>A trial that a paper may be of. <paramref name="Lead"/>: how far its score lies above the next one's; below nought for any but the first.</summary>
public sealed record RankedReport(ReportTrial Trial, ReportComparison Comparison, double Lead)
{
    /// <summary>A person should see the pair: see the measured precision at these values in DECISIONS.md.</summary>
    public bool IsCandidate => Comparison.Contradiction is null && Comparison.Score >= ReportRanking.CandidateScore && Lead >= ReportRanking.CandidateLead;

    /// <summary>An edge by itself: the titles alone never are enough, a fact beside them has to agree and none to speak against it.</summary>
    public bool IsLink => Comparison.Contradiction is null && Comparison.Doubts.Count == 0 && Comparison.Agreements.Count > 0 && Comparison.Score >= ReportRanking.LinkScore && Lead >= ReportRanking.LinkLead;
}

/// <summary>
/// Ranks the trials that one paper may be of. Deterministic: ties break by the registration. The limits are set on the labelled links by titles and dates alone, as the graph links (the store's keys
/// and the table of usual words), each paper asked twice, with its own trial there and without: from score 11.2 and lead 1 on the first is right in 0.890 of 380, from 17 and 2 on in all of 113.
/// Among papers of radiotherapy that have no trial there the first is wrong in one of two from there on: hence the fact beside it.
/// </summary>
public static class ReportRanking
{
    public const double CandidateScore = 11.2;
    public const double CandidateLead = 1;
    public const double LinkScore = 17;
    public const double LinkLead = 2;

    /// <summary>The confidence of an edge that scoring alone makes: the lower end of the measured precision's 95 % interval (114 of 115 by the score alone: 0.952).</summary>
    public const double LinkConfidence = 0.95;

    /// <param name="candidates">Trials that share a block with the paper: see <see cref="StudyTitle.Blocks"/>.</param>
    public static IReadOnlyList<RankedReport> Rank(ReportPaper paper, IEnumerable<ReportTrial> candidates, TitleRarity rarity)
    {
        var scored = candidates.Select(t => (Trial: t, Comparison: ReportMatch.Compare(paper, t, rarity)))
            .OrderBy(c => c.Comparison.Contradiction is not null).ThenByDescending(c => c.Comparison.Score).ThenBy(c => c.Trial.Facts.Registration, StringComparer.Ordinal).ToList();
        return [.. scored.Zip(Leads([.. scored.Select(c => (c.Comparison.Score, c.Comparison.Contradiction is null))]), (c, lead) => new RankedReport(c.Trial, c.Comparison, lead))];
    }

    /// <summary>
    /// How far each of these scores, the best first, lies above the next one; below nought for any but the first, which has its whole score where it is alone. What cannot be, however alike it looks, is
    /// no rival and comes last.
    /// </summary>
    internal static IEnumerable<double> Leads(IReadOnlyList<(double Score, bool IsPossible)> ranked) =>
        ranked.Select((r, i) => i > 0 ? Math.Min(r.Score - ranked[0].Score, 0) : ranked.Count > 1 && ranked[1].IsPossible ? r.Score - ranked[1].Score : r.Score);
}
