using System.Globalization;

namespace Horizon.Search.Check.Ranking;

/// <summary>
/// From the likeness in words and what the facets add to a probability that both ask one question: a logistic curve (Platt 1999) whose four numbers
/// were fitted on labelled pairs. They stand beside the ranker's weights.
/// </summary>
/// <param name="Lead">Of how far a study is ahead of the best other one, at most <see cref="MostLead"/> either way: what stands out from all others is surer.</param>
internal sealed record Calibration(double Likeness, double Facets, double Lead, double Bias)
{
    private const double MostLead = 4;

    public static Calibration Current { get; } = Read(RankerFile.Open());

    public double LogOdds(double likeness, double facets, double lead) => (Likeness * likeness) + (Facets * facets) + (Lead * Math.Clamp(lead, -MostLead, MostLead)) + Bias;

    public double Probability(double likeness, double facets, double lead) => 1 / (1 + Math.Exp(-LogOdds(likeness, facets, lead)));

    /// <summary>
    /// How far each is ahead of the best of the others; nought for one that stands out from nothing. Of those that may all be of the question none speaks against another: what several
    /// trials have asked each of them asks no less.
    /// </summary>
    /// <param name="mayBeSame">Whether nothing known sets the study apart from the question.</param>
    public static IReadOnlyList<double> Leads(IReadOnlyList<double> scores, IReadOnlyList<bool> mayBeSame)
    {
        var (all, others) = (Best([.. scores]), Best([.. scores.Where((_, i) => !mayBeSame[i])]));
        return [.. scores.Select((s, i) => mayBeSame[i] ? s - (others.First ?? s) : s - ((s == all.First ? all.Second : all.First) ?? s))];

        static (double? First, double? Second) Best(List<double> of)
        {
            var two = of.OrderDescending().Take(2).ToList();
            return (two.Count > 0 ? two[0] : null, two.Count > 1 ? two[1] : null);
        }
    }

    /// <summary>Fits the curve on pairs of numbers with their truth; <paramref name="penalty"/> as in <see cref="RankerTraining"/>.</summary>
    public static Calibration Fit(IEnumerable<(double Likeness, double Facets, double Lead, bool IsSame)> pairs, double penalty = 1e-4)
    {
        // A logistic regression is a conditional logit between the pair and nothing.
        float[] nothing = [0, 0, 0, 0];
        var weights = RankerTraining.Learn([.. pairs.Select(p => new RankedQuestion("", [[(float)p.Likeness, (float)p.Facets, (float)Math.Clamp(p.Lead, -MostLead, MostLead), 1], nothing], p.IsSame ? 0 : 1))], 4, penalty);
        return new Calibration(weights[0], weights[1], weights[2], weights[3]);
    }

    private static Calibration Read(IReadOnlyDictionary<string, double> weights) => new(weights["probability.likeness"], weights["probability.facets"], weights["probability.lead"], weights["probability.bias"]);
}

/// <summary>The file of learned weights: lines "name weight"; lines that begin with # are its card.</summary>
internal static class RankerFile
{
    private const string Resource = "Horizon.Search.Check.Ranking.ranker.txt";

    public static IReadOnlyDictionary<string, double> Open()
    {
        using var stream = typeof(RankerFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing from the build.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <exception cref="FormatException">A weight is no number.</exception>
    public static IReadOnlyDictionary<string, double> Read(TextReader text)
    {
        var found = new Dictionary<string, double>();
        while (text.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var weight]) found[name] = double.Parse(weight, CultureInfo.InvariantCulture);
        }
        return found;
    }
}
