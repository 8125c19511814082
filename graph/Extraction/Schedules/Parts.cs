namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Joins a total with parts that are said apart from it: "62–70 Gy was planned. All patients received 2 Gy a fraction."
/// Only where one of the two has nothing but a total, the other has none, and their numbers agree.</summary>
internal static class Parts
{
    private const int Farthest = 34;

    private const int FarthestVolume = 10;

    /// <summary>"60 Gy to PTV1 (planning target volume of the tumour) and 54 Gy".</summary>
    private const int FarthestBracketed = 20;
    private const decimal LargestUsualGy = 3m;
    private const decimal MostOfOneCourse = 1.6m;
    private const decimal MostOfAlternatives = 1.25m;
    private const decimal LeastFractionGy = 1.2m;
    private const decimal LargestSingleGy = 34m;
    private const int MostSummed = 6;

    private static readonly Words Volumes = new("ptv", "ctv", "gtv");

    private const int MostBeforeMedian = 5;

    private static readonly Words CourseNouns = new("group", "groups", "arm", "arms", "cohort", "schedule", "regimen");

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
    /// "45 Gy, 50 Gy and 55 Gy in 25 fractions", "50 Gy to the breast and 60 Gy to the tumour bed in 25 fractions": the number of fractions is said of all of them. Not where the first dose is
    /// a whole number of the last one's fractions, so that one may go on from the other, nor where they lie further apart than two volumes of one course do.
    /// "25, 30 or 35 Gy in 5 fractions": what shares the unit shares the number too.
    /// </summary>
    public static void ShareCount(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = drafts.Count - 1; i > 0; i--)
        {
            var (left, right) = (drafts[i - 1], drafts[i]);
            if (right is not { Total: { } total, Count: { } count, PerFraction: null } || left is not { Total: { } other, Count: null, PerFraction: null, Days: null, PerDay: null })
                continue;
            var range = total.Max.HasValue;
            if (other.Max.HasValue != range || (count.Max.HasValue && !range))
                continue;
            var gap = right.TotalFirst - left.TotalNext;
            var (less, more) = (Math.Min(total.Value, other.Value), Math.Max(total.Value, other.Value));
            if (gap is < 1 or > FarthestBracketed || more > less * MostOfOneCourse || less / (count.Max ?? count.Value) < LeastFractionGy)
                continue;
            var each = total.Value / count.Value;
            var unit = tokens[left.TotalNext - 1].IsUnit;
            var listed = IsList(tokens, left.TotalNext, right.TotalFirst)
                && (unit ? other.Value % each != 0 && IsAlternative(total, other) && !IsOpposed(tokens, left.TotalNext, right.TotalFirst) : each > LargestUsualGy || other.Value % each != 0);
            // "66 Gy, 60 Gy and 54 Gy in 30 fractions": where the second shares the number with the third, the higher first does too.
            var third = count.First >= right.Next && other.Value > total.Value;
            if (listed || ((other.Value % each != 0 || third || IsSlash(tokens, left.TotalNext, gap)) && IsAddition(tokens, left.TotalNext, right.TotalFirst)))
                left.Borrow(count);
        }
    }

    /// <summary>"A single dose of 18 Gy to the metastasis and 8 Gy to the vertebra", "single doses of 16, 20 and 24 Gy": each is one fraction. Not "a single dose of 8 Gy or 20 Gy", which may be more.
    /// "4 Gy or 8 Gy in one fraction": no smaller dose is given in more.</summary>
    public static void ShareSingle(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (left is not { Total: not null, Count: { Value: 1, Max: null } one, PerFraction: null } || right is not { Total: { Value: <= LargestSingleGy }, Count: null, PerFraction: null, Days: null, PerDay: null })
                continue;
            var said = SaysSingle(tokens, left.First) || (i > 0 && drafts[i - 1].Count == one);
            if (said && right.TotalFirst - left.Next is >= 1 and <= FarthestVolume && IsAddition(tokens, left.Next, right.TotalFirst))
                right.Borrow(one);
        }

        for (var i = drafts.Count - 1; i > 0; i--)
        {
            var (left, right) = (drafts[i - 1], drafts[i]);
            if (right is { Total: { Max: null } last, Count: { Value: 1, Max: null } one, PerFraction: null } && left is { Total: { Max: null } first, Count: null, PerFraction: null, Days: null, PerDay: null }
                && first.Value <= last.Value * (IsEither(tokens, left.First) ? MostOfOneCourse : 1) && !SaysSingle(tokens, right.First) && right.First - left.Next is >= 1 and <= 3 && IsList(tokens, left.Next, right.First))
                left.Borrow(one);
        }
    }

    private static bool IsEither(List<Token> tokens, int i) => i > 0 && (tokens[i - 1].Is("either") || tokens[i - 1].Is("both"));

    private static bool SaysSingle(List<Token> tokens, int i) => tokens[i].Is("single") || (tokens[i].IsNumber && tokens[i].Value == 1);

    /// <summary>"5 x 6 Gy or 5 x 5 Gy, a total dose of 25 to 30 Gy": the range from the least to the most of the courses before it is no course of its own.</summary>
    public static void RemoveSum(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = drafts.Count - 1; i >= 2; i--)
        {
            if (drafts[i] is not { Total: { Max: { } most } total, Count: null, PerFraction: null })
                continue;
            var (lowest, highest) = (decimal.MaxValue, 0m);
            for (var k = i - 1; k >= Math.Max(0, i - MostSummed) && drafts[k] is { Count: { Max: null } count, PerFraction: { Max: null } each } && !HasStop(tokens, drafts[k].Next, drafts[k + 1].First); k--)
                (lowest, highest) = (Math.Min(lowest, count.Value * each.Value), Math.Max(highest, count.Value * each.Value));
            if (lowest == total.Value && highest == most)
                drafts.RemoveAt(i);
        }
    }

    /// <summary>"At 6 Gy per session (5 x 6 Gy or 6 x 6 Gy)": a dose per fraction alone that a course of the same sentence says too; and the total of the course just before it, "for a total of 30 Gy".</summary>
    public static void RemoveRepeated(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = drafts.Count - 1; i >= 0; i--)
        {
            if (i > 0 && drafts[i] is { Total: { Max: null } sum, Count: null, PerFraction: null, Days: null } && drafts[i - 1] is { Count: { Max: null } times, PerFraction: { Max: null } size }
                && times.Value * size.Value == sum.Value && !HasStop(tokens, drafts[i - 1].Next, drafts[i].First))
            {
                drafts.RemoveAt(i);
                continue;
            }

            // "54 Gy in 36 fractions, three fractions of 1.5 Gy daily": how many a day.
            if (i > 0 && drafts[i] is { Total: null, Days: null, Count: { Max: null, Value: >= 2 and <= 4 } rate, PerFraction: { Max: null } one } && drafts[i - 1] is { Total: { Max: null } course, Count: { Max: null } all, PerDay: null }
                && all.Value * one.Value == course.Value && (tokens[drafts[i].Next - 1].Is("daily") || (drafts[i].Next < tokens.Count && tokens[drafts[i].Next].Is("daily"))) && !HasStop(tokens, drafts[i - 1].Next, drafts[i].First))
            {
                drafts[i - 1].Borrow(one);
                drafts[i - 1].Borrow(rate with { Kind = ItemKind.PerDay });
                drafts.RemoveAt(i);
                continue;
            }

            if (drafts[i] is not { Total: null, Count: null, Days: null, PerFraction: { } each })
                continue;
            if (IsSaidBefore(tokens, drafts, i, each))
            {
                drafts.RemoveAt(i);
                continue;
            }

            for (var k = i + 1; k < Math.Min(drafts.Count, i + MostSummed) && !HasStop(tokens, drafts[k - 1].Next, drafts[k].First); k++)
            {
                if (drafts[k] is not { Count: not null, PerFraction: { } other } || other.Value != each.Value || other.Max != each.Max)
                    continue;
                drafts.RemoveAt(i);
                break;
            }
        }
    }

    /// <summary>"A lower response was found in the 4 Gy group", "the median total dose was 30 Gy": a total alone that a course of the text says with its fractions; the words beside it speak of that course.</summary>
    public static void RemoveEchoes(List<Token> tokens, List<Draft> drafts)
    {
        var said = new HashSet<decimal>();
        foreach (var draft in drafts)
        {
            if (draft is { Total: { Max: null } whole, Count: not null })
                said.Add(whole.Value);
            else if (draft is { Total: null, Count: { Max: null } count, PerFraction: { Max: null } each })
                said.Add(count.Value * each.Value);
        }

        drafts.RemoveAll(d => d is { Total: { Max: null } total, Count: null, PerFraction: null, Days: null } && said.Contains(total.Value) && SpeaksOfCourse(tokens, d));
    }

    private static bool SpeaksOfCourse(List<Token> tokens, Draft draft)
    {
        var noun = draft.Next < tokens.Count && tokens[draft.Next].Is("-") ? draft.Next + 1 : draft.Next;
        if (noun < tokens.Count && !tokens[noun].IsNumber && CourseNouns.Has(tokens[noun].Text))
            return true;
        for (var i = draft.First - 1; i >= Math.Max(0, draft.First - MostBeforeMedian) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i--)
        {
            if (tokens[i].Is("median") || tokens[i].Is("mean"))
                return true;
        }

        return false;
    }

    private static bool IsSaidBefore(List<Token> tokens, List<Draft> drafts, int i, Item each)
    {
        for (var k = i - 1; k >= Math.Max(0, i - MostSummed) && !HasStop(tokens, drafts[k].Next, drafts[k + 1].First); k--)
        {
            if (each.Max is null && drafts[k] is { Total: { Max: null } total, Count: { Max: null } count } && count.Value * each.Value == total.Value)
                return true;
        }

        return false;
    }

    private static bool HasStop(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop)
                return true;
        }

        return false;
    }

    /// <summary>Nothing but words, one of them "and", and no more of them than a volume needs; what stands in brackets is left out.</summary>
    private static bool IsAddition(List<Token> tokens, int from, int to)
    {
        var (joined, open, words) = (false, 0, 0);
        for (var i = from; i < to; i++)
        {
            open += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (open > 0 && tokens[i].Kind != TokenKind.Stop)
                continue;
            if (open < 0 || ++words > FarthestVolume)
                return false;
            if (tokens[i].Kind == TokenKind.Stop || tokens[i].IsNumber || (Apart.Has(tokens[i].Text) && !Volumes.Has(tokens[i].Text)))
                return false;
            joined |= tokens[i].Is("and") || tokens[i].Is(",") || tokens[i].Is("/");
        }

        return joined;
    }

    /// <summary>"50 Gy or 60 Gy in 25 fractions": the lower stands first and is no course that ends sooner, as far as the numbers tell.</summary>
    private static bool IsAlternative(Item last, Item first) => first.Value < last.Value && last.Value <= first.Value * MostOfAlternatives;

    private static bool IsOpposed(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is("vs") || tokens[i].Is("versus"))
                return true;
        }

        return false;
    }

    /// <summary>"66 Gy / 60 Gy / 33 fractions": written as one, so neither goes on from the other.</summary>
    private static bool IsSlash(List<Token> tokens, int at, int gap) => gap == 1 && tokens[at].Is("/");

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
            if (right.First - left.Next > Farthest || !(IsPartOf(left, right) || IsPartOf(right, left)) || EquivalentDose.Is(tokens, (left.Total ?? right.Total)!) || Assembly.IsBound(tokens, (left.Total ?? right.Total)!) || Separated(tokens, left.Next, right.First))
                continue;
            left.Take(right);
            drafts.RemoveAt(i + 1);
        }
    }

    private static bool IsPartOf(Draft whole, Draft part)
    {
        if (whole is not { Total: { } total, Count: null, PerFraction: null } || part.Total is not null || part.PerFraction is not { } each)
            return false;
        // A range is no course of one number of fractions, each of one dose.
        if (total.Max is not null && part is { Count: { Max: null }, PerFraction: { Max: null } })
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
