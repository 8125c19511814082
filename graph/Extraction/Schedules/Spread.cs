namespace Horizon.Graph.Extraction.Schedules;

/// <summary>What one sentence says of the totals in the next: the dose of each fraction, the number of fractions, that there is but one.</summary>
internal static class Spread
{
    private const int Farthest = 60;
    private const int FarthestAlternative = 16;
    private const int FarthestSubject = 90;
    private const int FarthestNext = 24;
    private const int NearestWord = 4;
    private const int FarthestSimultaneous = 16;
    private const decimal MostSimultaneous = 1.6m;
    private const decimal MostFractions = 45m;
    private const decimal LargestSingleGy = 30m;

    private static readonly Words Apart = new(
        "followed", "plus", "then", "boost", "boosts", "prior", "previous", "previously", "sbrt", "srs", "brachytherapy", "hypofractionated", "hypofractionation", "hyperfractionated", "accelerated", "maximum", "cumulative",
        "limit", "tolerance", "constraint", "eqd2", "bed", "mg");

    private static readonly Words OtherCourses = new("arm", "arms", "group", "groups", "cohort", "vs", "versus", "compared", "standard", "imaging", "scan", "cbct", "chemotherapy");

    private static readonly Words Conditions = new("if", "when", "case", "cases", "patients", "those", "margins", "margin", "resection", "resected", "response", "responders", "disease", "positive", "negative");

    private static readonly Words Fractions = new("vs", "versus", "followed", "then", "plus", "boost", "boosted", "fractions", "fractionated", "hypofractionated", "wbrt", "whole", "craniospinal");

    private static readonly Words Verbs = new("will", "is", "are", "was", "were", "shall", "should", "to");

    private static readonly Words Courses = new("of", "radiosurgery", "srs", "sbrt", "sabr", "stereotactic", "radiation", "radiotherapy", "rt", "treatment", "treatments", "body", "dose", "doses", "prescription", "iort", "hdr", "-");

    /// <summary>
    /// "2 Gy per fraction. A total of 30 Gy is given in remission; otherwise a total of 36 Gy": the dose of each is said once. Only of totals that are called so (or of an alternative on a condition:
    /// "54 Gy or, if not resected, 68.4 Gy"), no more than two sentences on, in whole numbers of fractions.
    /// </summary>
    public static void Each(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (right.First - left.Next > Farthest || left.PerFraction is not { Max: null } each || right is not { Total: { Max: null } total, Count: null, PerFraction: null, PerDay: null } || !IsWhole(total.Value, each.Value)
                || left.Count is not null || (left.Total is not null && each.First > left.TotalFirst) || total.Rbe != each.Rbe || IsRespective(tokens, right.Next) || Has(Apart, tokens, left.Next, right.First))
                continue;
            var conditional = Has(Conditions, tokens, left.Next, right.First);
            var alternative = left.Total is not null && right.First - left.Next <= FarthestAlternative && Ends(tokens, left.Next, right.First) == 0 && conditional && Joins(tokens, left.Next, right.First);
            var called = IsCalledTotal(tokens, right) && (left.Total is null || conditional) && Ends(tokens, left.Next, right.First) <= 2;
            if (!alternative && !called)
                continue;
            right.Borrow(each);
            if (left.PerDay is { } perDay)
                right.Borrow(perDay);
            if (left.Total is null)
                drafts.RemoveAt(i--);
        }
    }

    /// <summary>
    /// "A total of 12 treatments is given. The total dose is 60 Gy": the count is all that its sentence says of a course, the total all that the next says, and each fraction follows in whole hundredths.
    /// </summary>
    public static void Count(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (left is not { Total: null, PerFraction: null, Count: { Max: null, Value: > 1 } count } || right is not { Total: { Max: null } total, PerFraction: null, Count: null })
                continue;
            var each = total.Value / count.Value;
            if (each is < 1m or > 34m || each * 100 % 1 != 0 || right.First - left.Next > Farthest || Ends(tokens, left.Next, right.First) != 1 || !IsCalledTotal(tokens, right) || !IsCourse(tokens, count)
                || (i > 0 && Ends(tokens, drafts[i - 1].Next, left.First) == 0) || (i + 2 < drafts.Count && Ends(tokens, right.Next, drafts[i + 2].First) == 0)
                || Has(Apart, tokens, left.Next, right.First) || Has(OtherCourses, tokens, left.Next, right.First))
                continue;
            left.Take(right);
            drafts.RemoveAt(i + 1);
        }

        CountAfter(tokens, drafts);
    }

    /// <summary>"45 Gy is given to the pelvis. Treatment will be delivered in 25 fractions": the sentence after the total's says the number, and neither says another dose.</summary>
    private static void CountAfter(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (left is not { Total: { } total, PerFraction: null, Count: null } || right is not { Total: null, PerFraction: null, Count: { Value: > 1 } count } || (count.Max.HasValue && !total.Max.HasValue))
                continue;
            var each = total.Value / count.Value;
            if (each is < 1m or > LargestSingleGy || each * 100 % 1 != 0 || right.First - left.Next > FarthestNext || Ends(tokens, left.Next, right.First) != 1 || !IsHanded(tokens, count)
                || (i > 0 && Ends(tokens, drafts[i - 1].Next, left.First) == 0) || (i + 2 < drafts.Count && Ends(tokens, right.Next, drafts[i + 2].First) == 0)
                || EquivalentDose.Is(tokens, total) || Has(Apart, tokens, left.Next, right.First) || Has(OtherCourses, tokens, left.Next, right.First))
                continue;
            left.Take(right);
            drafts.RemoveAt(i + 1);
        }
    }

    /// <summary>"25 fractions will be delivered", "is given in 25 fractions".</summary>
    private static bool IsHanded(List<Token> tokens, Item count)
    {
        if (IsCourse(tokens, count))
            return true;
        for (var i = count.First - 1; i >= Math.Max(0, count.First - NearestWord) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i--)
        {
            if (tokens[i].Is("given") || tokens[i].Is("delivered") || tokens[i].Is("administered") || tokens[i].Is("divided"))
                return tokens[count.First - 1].Is("in") || tokens[count.First - 1].Is("over") || tokens[count.First - 1].Is("into") || tokens[count.First - 1].Is("as");
        }

        return false;
    }

    /// <summary>
    /// "59.4 Gy after R0, 66.6 Gy after R1 resection. Fractionation is conventional (1.8 Gy a day)": what the next sentence says of the last total it says of those before it.
    /// </summary>
    public static void EachBack(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = drafts.Count - 2; i >= 0; i--)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (right is not { Total: { } last, PerFraction: { Max: null } each } || left is not { Total: { Max: null } total, Count: null, PerFraction: null, Days: null, PerDay: null })
                continue;
            if (Ends(tokens, left.Next, last.First) == 0 && each.First > last.Next && Ends(tokens, last.Next, each.First) > 0 && IsWhole(total.Value, each.Value) && total.Rbe == each.Rbe && !Has(Apart, tokens, left.Next, each.First))
                left.Borrow(each);
        }
    }

    /// <summary>"66.7 Gy to the vertices and 20 Gy to the margin, both in five fractions", "50.4 or 59.4 Gy, all in fractions of 1.8 Gy": said of each total of the sentence.</summary>
    public static void All(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 1; i < drafts.Count; i++)
        {
            if (drafts[i] is not { Total: { Max: null } last } || (drafts[i].Count ?? drafts[i].PerFraction) is not { Max: null, Derived: false } said || said.First < last.Next || !SaysAll(tokens, last.Next, said.First))
                continue;
            for (var k = i - 1; k >= 0 && drafts[k] is { Total: { Max: null } total, Count: null, PerFraction: null, Days: null } && Ends(tokens, drafts[k].Next, drafts[k + 1].First) == 0; k--)
            {
                if (said.Kind == ItemKind.Count ? total.Value / said.Value is >= 1m and <= LargestSingleGy : IsWhole(total.Value, said.Value))
                    drafts[k].Borrow(said);
            }
        }
    }

    private static bool SaysAll(List<Token> tokens, int from, int to)
    {
        for (var i = Math.Max(from, to - NearestWord); i < to; i++)
        {
            if (tokens[i].Is("all") || tokens[i].Is("both") || tokens[i].Is("each"))
                return i > 0 && (tokens[i - 1].Is(",") || tokens[i - 1].Is("(") || tokens[i - 1].IsUnit);
        }

        return false;
    }

    /// <summary>"50.4 Gy in 28 fractions with a simultaneous integrated boost to 60.2 Gy": what is given at the same time is given in as many fractions. It follows, and is not said.</summary>
    public static void Simultaneous(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (left, right) = (drafts[i], drafts[i + 1]);
            if (left is not { Total: { Max: null } total, Count: { Max: null, Value: > 1 } count } || right is not { Total: { Max: null } boost, Count: null, PerFraction: null, Days: null, PerDay: null }
                || boost.Value <= total.Value || boost.Value > total.Value * MostSimultaneous || total.Rbe != boost.Rbe || right.First - left.Next > FarthestSimultaneous || !SaysSimultaneous(tokens, left.Next, right.First))
                continue;
            right.Borrow(count with { First = boost.First, Next = boost.Next, Derived = true });
        }
    }

    private static bool SaysSimultaneous(List<Token> tokens, int from, int to)
    {
        var (simultaneous, boost) = (false, false);
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop || tokens[i].Is("vs") || tokens[i].Is("versus") || tokens[i].Is("or") || tokens[i].Is("total"))
                return false;
            simultaneous |= tokens[i].Is("simultaneous") || tokens[i].Is("simultaneously") || tokens[i].Is("integrated") || tokens[i].Is("sib");
            boost |= tokens[i].Is("boost") || tokens[i].Is("boosted") || tokens[i].Is("boosting") || tokens[i].Is("sib");
        }

        return simultaneous && boost;
    }

    /// <summary>"Single fraction radiosurgery will be given. Larger metastases are treated to 15 Gy": each dose of the sentence whose subject it is, or of the one after it, is one fraction.</summary>
    public static void Single(List<Token> tokens, List<Draft> drafts)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i] is not { Total: { Max: null, Value: <= LargestSingleGy } total, Count: null, PerFraction: null, Days: null, PerDay: null })
                continue;
            if (SubjectBefore(tokens, total.First) is { } subject && (i == 0 || drafts[i - 1].First < subject || drafts[i - 1].Count is { Value: 1, Max: null }))
                drafts[i].Borrow(new Item(ItemKind.Count, 1, null, false, subject, subject + 1));
        }
    }

    private static int? SubjectBefore(List<Token> tokens, int dose)
    {
        var ends = 0;
        for (var i = dose - 1; i >= Math.Max(0, dose - FarthestSubject); i--)
        {
            ends += IsEnd(tokens, i) ? 1 : 0;
            if (ends > 1 && !IsEnd(tokens, i))
                return null;
            if (tokens[i].Is("single") || (tokens[i].IsNumber && tokens[i].Value == 1))
            {
                if (IsSubject(tokens, i))
                    return i;
            }
            else if (!tokens[i].IsNumber && Fractions.Has(tokens[i].Text))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"Single-dose radiosurgery will be" at the start of a sentence or after a heading.</summary>
    private static bool IsSubject(List<Token> tokens, int i)
    {
        var before = i - 1;
        before = before >= 0 && (tokens[before].Is("a") || tokens[before].Is("the")) ? before - 1 : before;
        if (before >= 0 && tokens[before].Kind != TokenKind.Stop && !tokens[before].Is(")") && !tokens[before].Is(":"))
            return false;
        var noun = i + 1 < tokens.Count && tokens[i + 1].Is("-") ? i + 2 : i + 1;
        if (noun >= tokens.Count || !(tokens[noun].Is("fraction") || tokens[noun].Is("dose") || tokens[noun].Is("session")))
            return false;
        var verb = noun + 1;
        while (verb < tokens.Count && verb < noun + 6 && !tokens[verb].IsNumber && Courses.Has(tokens[verb].Text))
            verb++;
        return verb < tokens.Count && verb > noun + 1 && !tokens[verb].IsNumber && Verbs.Has(tokens[verb].Text);
    }

    /// <summary>"A total of 12 treatments", "25 fractions will be delivered".</summary>
    private static bool IsCourse(List<Token> tokens, Item count)
    {
        if (count.First >= 2 && tokens[count.First - 1].Is("of") && tokens[count.First - 2].Is("total"))
            return true;
        var verb = count.Next;
        while (verb < tokens.Count && verb < count.Next + NearestWord && (tokens[verb].Is("will") || tokens[verb].Is("be") || tokens[verb].Is("are") || tokens[verb].Is("were")))
            verb++;
        return verb > count.Next && verb < tokens.Count && (tokens[verb].Is("given") || tokens[verb].Is("delivered") || tokens[verb].Is("administered"));
    }

    private static bool IsCalledTotal(List<Token> tokens, Draft draft)
    {
        for (var i = draft.First - 1; i >= Math.Max(0, draft.First - NearestWord) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit); i--)
        {
            if (tokens[i].Is("total"))
                return true;
        }

        return draft.Next + 1 < tokens.Count && tokens[draft.Next].Is("in") && tokens[draft.Next + 1].Is("total");
    }

    /// <summary>"2.4 Gy and 2 Gy per fraction to a total of 60 Gy and 50 Gy, respectively": each total has its own.</summary>
    private static bool IsRespective(List<Token> tokens, int from)
    {
        for (var i = from; i < Math.Min(tokens.Count, from + FarthestAlternative) && tokens[i].Kind != TokenKind.Stop; i++)
        {
            if (tokens[i].Is("respectively"))
                return true;
        }

        return false;
    }

    private static bool IsWhole(decimal total, decimal each) => total % each == 0 && total / each is >= 3m and <= MostFractions;

    private static bool Joins(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is("or") || tokens[i].Is("and") || tokens[i].Is(";") || tokens[i].Is(","))
                return true;
        }

        return false;
    }

    /// <summary>How many sentences end; a full stop and the blank line after it are one end.</summary>
    private static int Ends(List<Token> tokens, int from, int to)
    {
        var ends = 0;
        for (var i = from; i < to; i++)
            ends += IsEnd(tokens, i) ? 1 : 0;
        return ends;
    }

    private static bool IsEnd(List<Token> tokens, int i) => tokens[i].Kind == TokenKind.Stop && (i == 0 || tokens[i - 1].Kind != TokenKind.Stop);

    private static bool Has(Words words, List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!tokens[i].IsNumber && words.Has(tokens[i].Text))
                return true;
        }

        return false;
    }
}
