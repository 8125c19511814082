namespace Horizon.Search.Check.Ranking;

/// <summary>One question's candidates: the likeness of each, and which one is the answer.</summary>
/// <param name="Group">Questions of one group are never on both sides of a fold.</param>
public sealed record RankedQuestion(string Group, IReadOnlyList<float[]> Candidates, int Answer);

/// <summary>
/// Learns the weights by the conditional logit (McFadden 1974): of a question's candidates the answer should score highest; with a penalty on the
/// weights' squares. Convex and solved by Newton's method, so that it ends at the same weights from anywhere; no chance enters.
/// </summary>
public static class RankerTraining
{
    private const int MostSteps = 30;

    /// <param name="penalty">Of half the squared weights, beside the mean loss of a question; above 0.</param>
    public static double[] Learn(IReadOnlyList<RankedQuestion> questions, int features, double penalty)
    {
        var weights = new double[features];
        var loss = Loss(questions, weights, penalty);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Slope(questions, weights, penalty);
            var direction = Solve(curvature, gradient);
            var (length, better) = (1.0, false);
            for (; length > 1e-4 && !better; length /= 2)
            {
                var tried = weights.Select((w, k) => w - (length * direction[k])).ToArray();
                var reached = Loss(questions, tried, penalty);
                better = reached < loss - 1e-10;
                if (better) (weights, loss) = (tried, reached);
            }
            if (!better) break;
        }
        return weights;
    }

    private static double Loss(IReadOnlyList<RankedQuestion> questions, double[] weights, double penalty)
    {
        var loss = penalty / 2 * weights.Sum(w => w * w);
        foreach (var question in questions)
        {
            var scores = Scores(question, weights);
            var highest = scores.Max();
            loss += (highest + Math.Log(scores.Sum(s => Math.Exp(s - highest))) - scores[question.Answer]) / questions.Count;
        }
        return loss;
    }

    private static (double[] Gradient, double[][] Curvature) Slope(IReadOnlyList<RankedQuestion> questions, double[] weights, double penalty)
    {
        var n = weights.Length;
        var (gradient, curvature) = (weights.Select(w => penalty * w).ToArray(), Square(n));
        for (var k = 0; k < n; k++) curvature[k][k] = penalty;
        foreach (var question in questions)
        {
            var scores = Scores(question, weights);
            var highest = scores.Max();
            var sum = scores.Sum(s => Math.Exp(s - highest));
            var (mean, square) = (new double[n], Square(n));
            for (var i = 0; i < scores.Length; i++)
            {
                var chance = Math.Exp(scores[i] - highest) / sum;
                if (chance < 1e-9) continue;
                var x = question.Candidates[i];
                for (var k = 0; k < n; k++)
                {
                    mean[k] += chance * x[k];
                    for (var l = 0; l <= k; l++) square[k][l] += chance * x[k] * x[l];
                }
            }
            for (var k = 0; k < n; k++)
            {
                gradient[k] += (mean[k] - question.Candidates[question.Answer][k]) / questions.Count;
                for (var l = 0; l <= k; l++) curvature[k][l] += (square[k][l] - (mean[k] * mean[l])) / questions.Count;
            }
        }
        return (gradient, curvature);
    }

    private static double[] Scores(RankedQuestion question, double[] weights)
    {
        var scores = new double[question.Candidates.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var x = question.Candidates[i];
            for (var k = 0; k < weights.Length; k++) scores[i] += weights[k] * x[k];
        }
        return scores;
    }

    private static double[][] Square(int n) => [.. Enumerable.Range(0, n).Select(_ => new double[n])];

    /// <summary>By Cholesky's factors; the lower half of the matrix is read, which the penalty keeps positive definite.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        var lower = Square(n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }
        var solved = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) solved[i] -= lower[i][k] * solved[k];
            solved[i] /= lower[i][i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) solved[i] -= lower[k][i] * solved[k];
            solved[i] /= lower[i][i];
        }
        return solved;
    }
}
