namespace Horizon.Graph.Publications.Reporting;

/// <summary>How alike a paper's and a trial's title are, measure by measure, each about 0 to 1. Pure.</summary>
public static class TitleFeatures
{
    private const double FullRarity = 8;
    private const double TellingWord = 0.65;
    private const double UsualWords = 11;

    /// <summary>What "non invasive" counts beside "noninvasive".</summary>
    private const double JoinedWord = 0.9;
    private const int ShortestJoined = 6;

    /// <summary>In the order of <see cref="Of"/>'s answer.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "cosine", "trial-covered", "paper-covered", "trial-rare-covered", "paper-rare-covered", "rarest-shared", "second-shared", "trial-rarest-missing", "paper-rarest-missing", "telling-words",
        "both-covered", "shared-rarity", "in-order", "pairs", "beginning", "letters", "names", "initials", "numbers", "phase", "design", "same-field", "other-field",
    ];

    public static double[] Of(StudyTitle paper, StudyTitle trial, TitleRarity rarity)
    {
        var (ofPaper, ofTrial) = Joined(paper, trial);
        var trialSide = new Side(trial, paper, rarity, ofTrial);
        var paperSide = new Side(paper, trial, rarity, ofPaper);
        var fields = paper.Fields.Shared(trial.Fields);
        return
        [
            trialSide.Dot / Math.Sqrt((trialSide.Squares * paperSide.Squares) + 1e-9),
            trialSide.Covered, paperSide.Covered, trialSide.RareCovered, paperSide.RareCovered,
            trialSide.Best / FullRarity, trialSide.Second / FullRarity, trialSide.RarestMissing / FullRarity, paperSide.RarestMissing / FullRarity,
            paper.Stems.Count(s => trial.StemSet.Contains(s) && rarity.OfWord(s) > 6) / 5.0,
            Math.Sqrt(trialSide.RareCovered * paperSide.RareCovered),
            paper.Stems.Where(trial.StemSet.Contains).Sum(rarity.OfWord) / (30 * (0.25 + (0.75 * trial.Words.Count / UsualWords))),
            InOrder(paper, trial, rarity),
            paper.Pairs.Count(trial.Pairs.Contains) / Math.Sqrt((paper.Pairs.Count + 1) * (trial.Pairs.Count + 1)),
            trial.Content.Take(4).Count(w => paper.Content.Take(4).Contains(w)) / 4.0,
            Letters(paper, trial, rarity),
            paper.Names.Concat(trial.Names).Distinct().Where(n => paper.StemSet.Contains(n) && trial.StemSet.Contains(n)).Sum(rarity.OfWord) / 10,
            (Initials(paper, trial, rarity) + Initials(trial, paper, rarity)) / 10,
            paper.Stems.Count(s => char.IsAsciiDigit(s[0]) && trial.StemSet.Contains(s)) / 3.0,
            paper.Phase is null || trial.Phase is null ? 0 : paper.Phase == trial.Phase ? 1 : -1,
            paper.Stems.Count(s => StudyWords.Design.Contains(s) && trial.StemSet.Contains(s)) / 5.0,
            fields ?? 0, fields == 0 ? 1 : 0,
        ];
    }

    /// <summary>The words of the trial that the paper has too, or another form or synonym of them, the most telling first.</summary>
    public static IEnumerable<string> Shared(StudyTitle paper, StudyTitle trial, TitleRarity rarity) => trial.Stems
        .Where(t => !StudyWords.Design.Contains(t) && paper.Stems.Any(p => StudyWords.Alike(t, p) > TellingWord)).OrderByDescending(rarity.OfWord).ThenBy(t => t, StringComparer.Ordinal);

    /// <summary>The words of either title that the other writes as one or as two: "non invasive" and "noninvasive", "psycho-social" and "psychosocial". Null where there are none, which is usual.</summary>
    private static (HashSet<string>? OfPaper, HashSet<string>? OfTrial) Joined(StudyTitle paper, StudyTitle trial)
    {
        var (ofPaper, ofTrial) = ((HashSet<string>?)null, (HashSet<string>?)null);
        Join(paper, trial, ref ofPaper, ref ofTrial);
        Join(trial, paper, ref ofTrial, ref ofPaper);
        return (ofPaper, ofTrial);
    }

    private static void Join(StudyTitle apart, StudyTitle whole, ref HashSet<string>? ofApart, ref HashSet<string>? ofWhole)
    {
        for (var i = 0; i < apart.Joined.Count; i++)
        {
            if (apart.Joined[i].Length < ShortestJoined || !whole.StemSet.Contains(apart.Joined[i])) continue;
            (ofApart ??= []).Add(apart.Words[i].Stem);
            ofApart.Add(apart.Words[i + 1].Stem);
            (ofWhole ??= []).Add(apart.Joined[i]);
        }
    }

    /// <summary>The longest run of content words that both have in one order (gaps allowed), weighted by rarity.</summary>
    private static double InOrder(StudyTitle paper, StudyTitle trial, TitleRarity rarity)
    {
        var previous = new double[trial.Content.Count + 1];
        var current = new double[trial.Content.Count + 1];
        foreach (var word in paper.Content)
        {
            var weight = rarity.OfWord(word);
            for (var j = 1; j < current.Length; j++)
                current[j] = Math.Max(Math.Max(previous[j], current[j - 1]), previous[j - 1] + (StudyWords.Alike(word, trial.Content[j - 1]) * weight));
            (previous, current) = (current, previous);
        }
        return previous[^1] / (Math.Min(paper.Content.Sum(rarity.OfWord), trial.Content.Sum(rarity.OfWord)) + 4);
    }

    /// <summary>The cosine of the runs of four letters, weighted by rarity: half-known names of drugs meet in them.</summary>
    private static double Letters(StudyTitle paper, StudyTitle trial, TitleRarity rarity)
    {
        var shared = paper.Grams.Where(trial.Grams.Contains).Sum(Squared);
        return shared / Math.Sqrt((paper.Grams.Sum(Squared) * trial.Grams.Sum(Squared)) + 1e-9);

        double Squared(string gram) => rarity.OfGram(gram) * rarity.OfGram(gram);
    }

    /// <summary>Acronyms of one title that the words of the other spell: COPD, chronic obstructive pulmonary disease; CMV, cytomegalovirus.</summary>
    private static double Initials(StudyTitle holder, StudyTitle other, TitleRarity rarity) =>
        holder.Names.Where(n => !other.StemSet.Contains(n) && n.All(char.IsLetter) && (Spells(n, other) || Abbreviates(n, other))).Sum(rarity.OfWord);

    private static bool Spells(string acronym, StudyTitle title)
    {
        if (acronym.Length is < 2 or > 7) return false;
        for (var start = 0; start + acronym.Length <= title.Words.Count; start++)
        {
            var length = 0;
            while (length < acronym.Length && title.Words[start + length].Stem[0] == acronym[length]) length++;
            if (length == acronym.Length) return true;
        }
        return false;
    }

    private static bool Abbreviates(string acronym, StudyTitle title)
    {
        if (acronym.Length < 3) return false;
        foreach (var word in title.Words)
        {
            if (word.Stem.Length < 8 || word.Stem[0] != acronym[0]) continue;
            var found = 0;
            foreach (var letter in word.Stem)
            {
                if (found < acronym.Length && letter == acronym[found]) found++;
            }
            if (found == acronym.Length) return true;
        }
        return false;
    }

    /// <summary>What one title finds of itself in the other.</summary>
    private readonly struct Side
    {
        public Side(StudyTitle own, StudyTitle other, TitleRarity rarity, HashSet<string>? joined)
        {
            double weights = 0, covered = 0, rareCovered = 0;
            foreach (var stem in own.Stems)
            {
                var weight = rarity.OfWord(stem);
                var (best, match) = (0.0, "");
                foreach (var candidate in other.Stems)
                {
                    var alike = StudyWords.Alike(stem, candidate);
                    if (alike <= best) continue;
                    (best, match) = (alike, candidate);
                    if (best >= 1) break;
                }
                if (best < JoinedWord && joined is not null && joined.Contains(stem)) (best, match) = (JoinedWord, stem);
                weights += weight;
                Squares += weight * weight;
                covered += weight * best;
                rareCovered += weight * weight * best;
                if (best > 0) Dot += weight * best * rarity.OfWord(match);
                if (best <= TellingWord) RarestMissing = Math.Max(RarestMissing, weight);
                else if (weight * best > Best) (Best, Second) = (weight * best, Best);
                else Second = Math.Max(Second, weight * best);
            }
            Covered = covered / (weights + 1e-9);
            RareCovered = rareCovered / (Squares + 1e-9);
        }

        public double Dot { get; }
        public double Squares { get; }
        public double Covered { get; }
        public double RareCovered { get; }
        public double Best { get; }
        public double Second { get; }
        public double RarestMissing { get; }
    }
}
