using Horizon.Graph.Publications.Reporting;

namespace Horizon.Api.Evaluate.Publications;

/// <summary>Plain BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) over lower-case words of the trials' titles: what the scorer is held against.</summary>
internal static class TitleBm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>The rank of each paper's first right trial, from 1; ties count against it.</summary>
    public static IReadOnlyList<int> Ranks(IReadOnlyList<ReportTrial> trials, IEnumerable<(ReportPaper Paper, IReadOnlyCollection<string> Truth)> papers)
    {
        var words = trials.Select(t => Words(t.Facts.Title)).ToList();
        var postings = words.SelectMany((w, i) => w.GroupBy(x => x).Select(g => (Word: g.Key, Trial: i, Count: g.Count()))).ToLookup(p => p.Word);
        var usual = words.Average(w => w.Count);
        return [.. papers.Select(p => Rank(p.Paper, p.Truth))];

        int Rank(ReportPaper paper, IReadOnlyCollection<string> truth)
        {
            var scores = new double[trials.Count];
            foreach (var word in Words(paper.Facts.Title).Distinct())
            {
                var sharing = postings[word].ToList();
                var rarity = Math.Log(1 + ((trials.Count - sharing.Count + 0.5) / (sharing.Count + 0.5)));
                foreach (var (_, trial, count) in sharing) scores[trial] += rarity * count * (K1 + 1) / (count + (K1 * (1 - B + (B * words[trial].Count / usual))));
            }
            var best = trials.Index().Where(t => truth.Contains(t.Item.Facts.Registration)).Select(t => (double?)scores[t.Index]).Max() ?? double.MinValue;
            return scores.Count(s => s >= best) - trials.Index().Count(t => truth.Contains(t.Item.Facts.Registration) && scores[t.Index] == best) + 1;
        }
    }

    private static List<string> Words(string? title)
    {
        var plain = new string([.. (title ?? "").ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        // Registry ids are masked for both.
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !(w.Length > 9 && w.Any(char.IsAsciiDigit) && w.Any(char.IsAsciiLetter)))];
    }
}
