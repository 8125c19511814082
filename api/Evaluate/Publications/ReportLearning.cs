using Horizon.Graph.Publications.Reporting;

namespace Horizon.Api.Evaluate.Publications;

/// <summary>
/// Learns the weights of the titles' measures anew, as those in the program were: a conditional logit over each paper's candidates, by AdaGrad with a little shrinkage. What dates and
/// other facts add stays as it is.
/// </summary>
internal static class ReportLearning
{
    private const int Folds = 5;
    private const int Rounds = 40;
    private const double Step = 0.5;
    private const double Shrinkage = 0.0005;
    private const int Seed = 7;

    private static readonly string[] Learned = ["words", "rare words", "order", "letters", "names", "acronyms spelled out", "numbers", "phase", "kind of study", "field"];

    /// <summary>How many papers find their trial first by weights that were learned on the other folds; folds are made by trial.</summary>
    public static int CrossValidated(IReadOnlyList<AskedPaper> asked, TitleRarity rarity, CancellationToken cancellation)
    {
        var all = asked.Select(a => Lesson.Of(a, rarity)).ToList();
        var hits = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            var weights = Learn([.. all.Where(l => l.Fold != fold && l.IsRight.Contains(true))]);
            hits += all.Count(l => l.Fold == fold && l.Values.Length > 0 && l.IsRight[l.First(weights)]);
        }
        return hits;
    }

    private static double[] Learn(Lesson[] lessons)
    {
        var weights = Enumerable.Repeat(1.0, TitleFeatures.Names.Count).ToArray();
        var squares = new double[weights.Length];
        var chance = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            chance.Shuffle(lessons);
            foreach (var lesson in lessons)
            {
                var pulls = lesson.Pulls(weights);
                for (var k = 0; k < weights.Length; k++)
                {
                    var slope = -Shrinkage * weights[k];
                    for (var i = 0; i < pulls.Length; i++) slope += pulls[i] * lesson.Values[i][k];
                    squares[k] += slope * slope;
                    weights[k] += Step * slope / Math.Sqrt(squares[k] + 1e-6);
                }
            }
        }
        return weights;
    }

    private sealed record Lesson(int Fold, double[][] Values, double[] Given, bool[] IsRight)
    {
        public static Lesson Of(AskedPaper asked, TitleRarity rarity) => new(
            (int)(asked.Trial.Aggregate(17u, (hash, c) => unchecked((hash * 31) + c)) % Folds),
            [.. asked.Ranked.Select(r => TitleFeatures.Of(asked.Paper.Title, r.Trial.Title, rarity))],
            [.. asked.Ranked.Select(r => r.Comparison.Parts.Where(p => !Learned.Contains(p.Name)).Sum(p => p.Weight))],
            [.. asked.Ranked.Select(r => asked.Truth.Contains(r.Trial.Facts.Registration))]);

        public int First(double[] weights) => Array.IndexOf(Scores(weights), Scores(weights).Max());

        /// <summary>The gradient of the logarithm of the right candidates' share, by candidate.</summary>
        public double[] Pulls(double[] weights)
        {
            var scores = Scores(weights);
            var most = scores.Max();
            var shares = scores.Select(s => Math.Exp(s - most)).ToArray();
            var all = shares.Sum();
            var right = shares.Where((_, i) => IsRight[i]).Sum();
            return [.. shares.Select((s, i) => (IsRight[i] ? s / right : 0) - (s / all))];
        }

        private double[] Scores(double[] weights)
        {
            var scores = new double[Values.Length];
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = Given[i];
                for (var k = 0; k < weights.Length; k++) scores[i] += weights[k] * Values[i][k];
            }
            return scores;
        }
    }
}
