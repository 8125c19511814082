using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Gaps.Stated;

namespace Horizon.Api.Evaluate.Gaps;

/// <summary>How many of the sentences of papers that are taken for stated gaps state one, and how many of those that state one are taken (README.md).</summary>
internal static partial class GapEvaluation
{
    private const string Seed = "horizon-gap-sentences-1";

    /// <summary>Sentences drawn from conclusions.</summary>
    private const int Drawn = 150;

    private static readonly (string Name, string[] Sets)[] Draws = [("conclusions on radiotherapy", [GapTexts.Radiotherapy]), ("conclusions, other", [GapTexts.SciFact, GapTexts.Hallmarks])];

    /// <param name="dataFolder">Holds real/ and labelled/; what is not there is not measured.</param>
    public static async Task<IReadOnlyList<EvaluationRow>> RunAsync(string dataFolder, CancellationToken cancellation)
    {
        var papers = await GapTexts.ReadAsync(dataFolder, cancellation);
        var read = papers.SelectMany(Read).ToList();
        var judged = JudgedSentence.All("judged.tsv").ToDictionary(j => j.Place);
        var rows = new List<EvaluationRow>();
        foreach (var half in Halves)
        {
            var known = read.Where(r => r.Half == half && judged.ContainsKey(r.Place)).Select(r => judged[r.Place]).ToList();
            rows.Add(Wilson.Row($"papers, {half}", "sentences taken for stated gaps that state one", known.Count(j => j.States), known.Count));
            foreach (var set in known.GroupBy(j => j.Place.Set).OrderBy(g => g.Key, StringComparer.Ordinal))
                rows.Add(Wilson.Row($"papers, {half}", $"the same, {set.Key}", set.Count(j => j.States), set.Count()));
            rows.Add(Wilson.Row($"papers, {half}", "sentences taken for stated gaps that nobody judged", read.Count(r => r.Half == half && !judged.ContainsKey(r.Place)), read.Count(r => r.Half == half)));
        }
        var taken = read.Select(r => r.Place).ToHashSet();
        var stating = JudgedSentence.All("conclusions.tsv").Where(j => j.States).Select(j => j.Place).ToHashSet();
        foreach (var (name, sets) in Draws)
        {
            var known = Draw(papers, sets).Where(stating.Contains).ToList();
            rows.Add(Wilson.Row(name, "sentences that state a gap and are taken for one", known.Count(taken.Contains), known.Count));
        }
        var all = stating.Where(p => p.Set == GapTexts.Radiotherapy).ToList();
        rows.Add(Wilson.Row($"{Draws[0].Name}, all judged", "sentences that state a gap and are taken for one", all.Count(taken.Contains), all.Count));
        return rows;
    }

    public static IReadOnlyList<string> Halves { get; } = ["development", "held-back"];

    /// <summary>The sentences of a paper that are taken for stated gaps, as its records are read.</summary>
    public static IEnumerable<ReadSentence> Read(GapPaper paper) =>
        Texts(paper).SelectMany(t => PaperGaps.Read(t).Select(s => new ReadSentence(new SentencePlace(paper.Set, paper.Doc, t.Field, s.Start, s.End), Half(paper), t.Text)));

    /// <summary>A second text of one name is "abstract 2".</summary>
    public static IEnumerable<ConcludingText> Texts(GapPaper paper) => PaperGaps.TextsOf(paper.Facts).GroupBy(t => t.Field, StringComparer.Ordinal)
        .SelectMany(g => g.Select((t, i) => i == 0 ? t : t with { Field = string.Create(CultureInfo.InvariantCulture, $"{t.Field} {i + 1}") }));

    /// <summary>Sentences of the conclusions of these sets' abstracts, in an order that a hash gives.</summary>
    public static IEnumerable<SentencePlace> Draw(IEnumerable<GapPaper> papers, IReadOnlyCollection<string> sets) =>
        papers.Where(p => sets.Contains(p.Set)).SelectMany(Conclusions).OrderBy(p => Hash($"{p.Doc}:{p.Field}:{p.Start}"), StringComparer.Ordinal).Take(Drawn);

    /// <summary>A paper is of one half with all its sentences.</summary>
    internal static string Half(GapPaper paper) => Halves[SHA256.HashData(Encoding.UTF8.GetBytes($"{paper.Set}:{paper.Doc}"))[^1] % 2];

    private static IEnumerable<SentencePlace> Conclusions(GapPaper paper)
    {
        foreach (var text in Texts(paper).Where(t => t.FactsField == "abstractSections"))
        {
            var sentences = GapSentenceReader.SentencesOf(text.Text);
            // Without headings: what stands behind the word, else the last two sentences.
            var from = !text.IsWhole ? 0 : InlineHeading().Matches(text.Text) is [.., var heading] ? heading.Index : sentences.Count < 2 ? 0 : sentences[^2].Start;
            foreach (var (start, end) in sentences.Where(s => s.Start >= from)) yield return new SentencePlace(paper.Set, paper.Doc, text.Field, start, end);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}:{text}")));

    [GeneratedRegex(@"\bConclusions?\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InlineHeading();
}

/// <summary>[Start, End) in UTF-16 units of a text of a paper.</summary>
internal readonly record struct SentencePlace(string Set, string Doc, string Field, int Start, int End);

internal sealed record ReadSentence(SentencePlace Place, string Half, string Text);
