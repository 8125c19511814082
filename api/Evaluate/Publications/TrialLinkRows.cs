using System.Globalization;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;

namespace Horizon.Api.Evaluate.Publications;

/// <summary>
/// The trial of each paper among all trials of the file, by titles (registry ids in them are no words), the paper's year. Two ways: with the weights that the program carries, which were
/// learned on this file, and with weights learned anew on four fifths of the trials for the last fifth.
/// </summary>
internal static class TrialLinkRows
{
    private const string Set = "trial-publication-links";
    private const string Baseline = "plain BM25";

    public static IEnumerable<EvaluationRow> Of(string dataFolder, CancellationToken cancellation)
    {
        var path = Path.Combine(dataFolder, "labelled", Set, "trial_publication_links.csv");
        if (!File.Exists(path)) yield break;
        var rows = LabelledCsv.Read(path);
        var trials = rows.DistinctBy(r => r["trial_id"]).Select(r => ReportTrial.Of(new TrialFacts { Registration = r["trial_id"], BriefTitle = r["trial_title"] })).ToList();
        var truth = rows.ToLookup(r => r["pmid"], r => r["trial_id"]);
        var blocks = new ReportBlocks(trials);
        foreach (var (form, withMore) in new[] { ("titles and year", true), ("titles only", false) })
        {
            var papers = rows.Select(r => (Row: r, Paper: ReportPaper.Of(Facts(r, withMore)))).ToList();
            var rarity = TitleRarity.Of(trials.Select(t => t.Title).Concat(papers.Select(p => p.Paper.Title)));
            var asked = new List<AskedPaper>();
            foreach (var (row, paper) in papers)
            {
                cancellation.ThrowIfCancellationRequested();
                asked.Add(new AskedPaper(row["trial_id"], paper, ReportRanking.Rank(paper, blocks.Candidates(paper.Title), rarity), [.. truth[row["pmid"]]]));
            }
            var plain = TitleBm25.Ranks(trials, papers.Select(p => (p.Paper, (IReadOnlyCollection<string>)[.. truth[p.Row["pmid"]]])));
            foreach (var k in new[] { 1, 10 })
            {
                var baseline = Math.Round(plain.Count(r => r <= k) / (double)plain.Count, 4);
                yield return Wilson.Row(Set, $"Hit@{k}, {form}", asked.Count(a => a.Rank <= k), asked.Count, baseline, Baseline);
            }
            var folds = ReportLearning.CrossValidated(asked, rarity, cancellation);
            yield return Wilson.Row(Set, $"Hit@1, {form}, weights of other trials", folds, asked.Count, Math.Round(plain.Count(r => r <= 1) / (double)plain.Count, 4), Baseline);
            if (!withMore) continue;
            var candidates = asked.Where(a => a.Ranked is [{ IsCandidate: true }, ..]).ToList();
            yield return Wilson.Row(Set, "precision of what is shown for review", candidates.Count(a => a.Rank == 1), candidates.Count);
        }
        foreach (var row in AsLinked(Set, [.. rows.Select(r => (ReportPaper.Of(Facts(r, true)), (IReadOnlyCollection<string>)[.. truth[r["pmid"]]])).DistinctBy(p => p.Item1.Facts.Pmid)], trials)) yield return row;
    }

    /// <summary>
    /// As the graph links: by the keys of the store and the table of usual words. A paper whose trial is known is asked twice, with it there and without. A link asks besides for a fact that agrees,
    /// of which titles alone say nothing: this is what the score alone is worth.
    /// </summary>
    internal static IEnumerable<EvaluationRow> AsLinked(string set, IReadOnlyList<(ReportPaper Paper, IReadOnlyCollection<string> Truth)> papers, IReadOnlyList<ReportTrial> trials)
    {
        var holders = trials.SelectMany(t => ReportKeys.Of(t.Facts).Select(k => (Key: k, Trial: t))).GroupBy(p => p.Key, p => p.Trial).Where(g => g.Count() <= ReportKeys.MostHolders).ToDictionary(g => g.Key, g => g.ToList());
        var first = papers.SelectMany(p =>
        {
            var found = ReportKeys.LooksFor(p.Paper.Facts).Where(holders.ContainsKey).SelectMany(k => holders[k]).DistinctBy(t => t.Facts.Registration).ToList();
            IReadOnlyList<IReadOnlyList<ReportTrial>> asked = p.Truth.Count == 0 ? [found] : [found, [.. found.Where(t => !p.Truth.Contains(t.Facts.Registration))]];
            return asked
                .Select(all => ReportRanking.Rank(p.Paper, all, TitleRarity.Usual)).Where(r => r.Count > 0).Select(r => (Report: r[0], IsRight: p.Truth.Contains(r[0].Trial.Facts.Registration)));
        }).ToList();
        var shown = first.Where(f => f.Report.IsCandidate).ToList();
        yield return Wilson.Row(set, "as linked: precision of the queue", shown.Count(f => f.IsRight), shown.Count);
        yield return Wilson.Row(set, "as linked: papers whose trial is in the queue", shown.Count(f => f.IsRight), papers.Count);
        var linked = shown.Where(f => f.Report.Comparison.Score >= ReportRanking.LinkScore && f.Report.Lead >= ReportRanking.LinkLead).ToList();
        yield return Wilson.Row(set, "as linked: precision at a link's score", linked.Count(f => f.IsRight), linked.Count);
        yield return Wilson.Row(set, "as linked: papers at a link's score", linked.Count(f => f.IsRight), papers.Count);
    }

    private static PublicationFacts Facts(IReadOnlyDictionary<string, string> row, bool withMore) => new()
    {
        Pmid = row["pmid"],
        Title = row["pub_title"],
        PublishedOn = withMore && int.TryParse(row["pub_year"], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? PartialDate.ParseOrNull(row["pub_year"]) : null,
    };
}

/// <summary>A paper with its candidates, ranked, and its trials.</summary>
internal sealed record AskedPaper(string Trial, ReportPaper Paper, IReadOnlyList<RankedReport> Ranked, IReadOnlyCollection<string> Truth)
{
    /// <summary>Of the first right trial, from 1; past all where none is a candidate.</summary>
    public int Rank { get; } = Ranked.Index().Where(r => Truth.Contains(r.Item.Trial.Facts.Registration)).Select(r => r.Index + 1).FirstOrDefault(int.MaxValue);
}
