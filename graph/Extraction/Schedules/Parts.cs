namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Joins a total with parts that are said apart from it: "62–70 Gy was planned. All patients received 2 Gy a fraction."
/// Only where one of the two has nothing but a total, the other has none, and their numbers agree.</summary>
internal static class Parts
{
    private const int Farthest = 34;

    private const int FarthestVolume = 10;
    private const decimal MostOfOneCourse = 1.6m;
    private const decimal LeastFractionGy = 1.2m;

    private static readonly Words Volumes = new("ptv", "ctv", "gtv");

    private static readonly Words Apart = new(
        "or", "vs", "versus", "compared", "than", "then", "followed", "plus", "arm", "arms", "group", "groups", "boost", "whereas", "while", "ptv", "ctv", "gtv", "escalated", "prior", "previous", "cohort", "level");

    /// <summary>"2.2 Gy per fraction to a total of 66 or 70.4 Gy": what is said of one of two totals that stand together is said of both.</summary>
    public static void Share(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (left.TotalNext == 0 || right.TotalFirst - left.TotalNext is not (1 or 2 or 3) || !IsList(tokens, left.TotalNext, right.TotalFirst))
                continue;
            if (left.PerFraction is { } each && right is { PerFraction: null, Count: null } && IsWhole(right.Total!, each))
                right.Borrow(each);
            else if (right.PerFraction is { } later && left is { PerFraction: null, Count: null } && IsWhole(left.Total!, later))
                left.Borrow(later);
        }
    }

    /// <summary>
    /// "45 Gy, 50 Gy and 55 Gy in 25 fractions", "50 Gy to the breast and 60 Gy to the tumour bed in 25 fractions": the number of fractions is said of all of them. Not where the smaller dose is
    /// a whole number of the larger one's fractions, so that one may go on from the other, nor where they lie further apart than two volumes of one course do.
    /// </summary>
    public static void ShareCount(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = drafts.Count - 1; i > 0; i--)
        {
            var (left, right) = (drafts[i - 1], drafts[i]);
            if (right is not { Total: { Max: null } total, Count: { Max: null } count, PerFraction: null } || left is not { Total: { Max: null } other, Count: null, PerFraction: null, Days: null, PerDay: null })
                continue;
            var gap = right.TotalFirst - left.TotalNext;
            var (less, more) = (Math.Min(total.Value, other.Value), Math.Max(total.Value, other.Value));
            if (gap is < 1 or > FarthestVolume || more > less * MostOfOneCourse || less / count.Value < LeastFractionGy || less % (more / count.Value) == 0 || !IsAddition(tokens, left.TotalNext, right.TotalFirst))
                continue;
            left.BorrowCount(count);
        }
    }

    private static bool IsAddition(List<Token> tokens, int from, int to)
    {
        var joined = false;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop || tokens[i].IsNumber || (Apart.Has(tokens[i].Text) && !Volumes.Has(tokens[i].Text)))
                return false;
            joined |= tokens[i].Is("and") || tokens[i].Is(",");
        }

        return joined;
    }

    private static bool IsList(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!(tokens[i].Is("or") || tokens[i].Is("and") || tokens[i].Is("vs") || tokens[i].Is("versus") || tokens[i].Is(",") || tokens[i].Is(".")))
                return false;
        }

        return true;
    }

    private static bool IsWhole(Item total, Item each) => total.Max is null && each.Max is null && each.Value < total.Value && total.Value % each.Value == 0;

    public static void Join(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (right.First - left.Next > Farthest || !(IsPartOf(left, right) || IsPartOf(right, left)) || Separated(tokens, left.Next, right.First))
                continue;
            left.Take(right);
            drafts.RemoveAt(i + 1);
        }
    }

    private static bool IsPartOf(Draft whole, Draft part)
    {
        if (whole is not { Total: { } total, Count: null, PerFraction: null } || part.Total is not null || part.PerFraction is not { } each)
            return false;
        if (part.Count is { } count)
            return count.Value * each.Value <= (total.Max ?? total.Value) * 1.02m && (count.Max ?? count.Value) * (each.Max ?? each.Value) >= total.Value * 0.98m;
        return each.Max is not null
            ? each.Max < total.Value / 2
            : each.Value < total.Value / 2 && total.Value % each.Value == 0 && (total.Max is not { } most || most % each.Value == 0);
    }

    private static bool Separated(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!tokens[i].IsNumber && Apart.Has(tokens[i].Text))
                return true;
        }

        return false;
    }
}
