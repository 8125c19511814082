namespace Horizon.Graph.Gaps;

/// <summary>One cell seen against what would be expected of it.</summary>
/// <param name="Observed">Studies that are there.</param>
/// <param name="Expected">Studies that would be there if techniques were studied at all sites alike: row total times column total over all.</param>
/// <param name="NeighbourRate">Studies for each expected one in the neighbouring cells, shrunk towards the rate of all cells.</param>
/// <param name="Chance">The chance that a cell with these neighbours has so few studies or fewer. Small: surprisingly empty. Not small: empty like its neighbours, or too little expected to tell.</param>
public sealed record CellExpectation(int Observed, double Expected, double NeighbourRate, double Chance)
{
    /// <summary>Of a cell within a facet: its studies that tell of the facet, from which <see cref="Expected"/> is reckoned. Null for a whole cell.</summary>
    public int? Told { get; init; }

    /// <summary>
    /// Studies that would be here if those of the technique at the tumours with a cited figure (<see cref="Reviewed.DiseaseBurden"/>) were shared out by new cases a year. Null within a facet, and of a site without a figure.
    /// It is said and decides nothing: how often a tumour is irradiated is not how often it occurs.
    /// </summary>
    public double? ByNewCases { get; init; }

    /// <summary>Studies expected with the neighbours' rate; within a facet never more than tell of it.</summary>
    public double ExpectedHere => Math.Min(Expected * NeighbourRate, Told ?? double.PositiveInfinity);

    /// <summary>Up to this chance an emptiness counts as surprising.</summary>
    public const double Surprising = 0.1;

    /// <summary>Up to this chance a cell is listed as emptier than expected.</summary>
    public const double Listed = 1d / 3;

    public bool IsSurprising => Chance <= Surprising;

    /// <summary>Fewer than half of what is expected, and not by a chance that one cell in three has.</summary>
    public bool IsListed => Observed < Expected / 2 && Chance <= Listed;
}

/// <summary>
/// A gamma-Poisson model of counts in cells. The rate of a cell, studies for each expected one, has a gamma distribution over all cells, fitted by moments (Clayton
/// and Kaldor, Biometrics 1987). The neighbouring cells update it as so many studies seen of so many expected, but weigh no more than
/// <see cref="MostNeighbourWeight"/> expected studies, since a cell is not its neighbours. The count of the cell itself is then negative binomial. DuMouchel's model
/// (American Statistician 1999) mixes two gammas for the reverse question, surprisingly full cells; here one is enough and can be fitted from few cells.
/// </summary>
public sealed class ExpectedStudies
{
    public const double MostNeighbourWeight = 4;

    private ExpectedStudies(double shape, double rate) => (Shape, Rate) = (shape, rate);

    /// <summary>The prior's shape; its mean is <see cref="Shape"/> over <see cref="Rate"/>.</summary>
    public double Shape { get; }

    public double Rate { get; }

    /// <param name="cells">Observed and expected of every cell that can be filled. None fits a prior of mean 1 and shape 1.</param>
    public static ExpectedStudies Fit(IReadOnlyCollection<(int Observed, double Expected)> cells)
    {
        double observed = 0, expected = 0, squares = 0;
        foreach (var cell in cells)
        {
            observed += cell.Observed;
            expected += cell.Expected;
            squares += cell.Expected * cell.Expected;
        }
        if (observed <= 0 || expected <= 0) return new ExpectedStudies(1, 1);
        var mean = observed / expected;
        var excess = cells.Sum(c => (c.Observed - (mean * c.Expected)) * (c.Observed - (mean * c.Expected))) - observed;
        // Variance of the rate; no excess over Poisson leaves all cells alike, which is kept a little open.
        var variance = Math.Max(excess / squares, mean * mean / 100);
        var shape = mean * mean / variance;
        return new ExpectedStudies(shape, shape / mean);
    }

    /// <param name="neighboursObserved">Studies of the neighbouring cells together.</param>
    /// <param name="neighboursExpected">Expected ones of the neighbouring cells together.</param>
    public CellExpectation Of(int observed, double expected, int neighboursObserved, double neighboursExpected)
    {
        var weight = neighboursExpected <= MostNeighbourWeight ? 1 : MostNeighbourWeight / neighboursExpected;
        var (shape, rate) = (Shape + (weight * neighboursObserved), Rate + (weight * neighboursExpected));
        return new CellExpectation(observed, expected, shape / rate, AtMost(observed, shape, rate / (rate + expected)));
    }

    /// <summary>The chance of at most n in a negative binomial: (shape + k - 1 over k) p^shape (1 - p)^k, summed.</summary>
    private static double AtMost(int n, double shape, double p)
    {
        var term = Math.Pow(p, shape);
        var sum = term;
        for (var k = 1; k <= n; k++)
        {
            term *= (shape + k - 1) / k * (1 - p);
            sum += term;
        }
        return Math.Min(1, sum);
    }
}
