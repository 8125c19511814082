namespace Horizon.Graph.Extraction.Schedules;

/// <summary>
/// "2 Gy fractions 5 days a week for 6 weeks", "6 Gy once weekly for 5 weeks": as many fractions as the weeks hold. Only where neither a total nor a number of fractions is said, since weeks are
/// often rounded; a range or half a week fills nothing.
/// </summary>
internal static class Weeks
{
    private const int LongestPhrase = 10;
    private const int MostWeeks = 9;
    private const decimal MostGy = 90m;
    private const decimal UsualGy = 2m;
    private const decimal LowerUsualGy = 1.8m;
    private const decimal LeastLargeGy = 4m;
    private const decimal MostLargeGy = 20m;

    private static readonly Words Between = new(
        ",", "(", ")", "/", "-", "of", "in", "for", "to", "on", "at", "a", "as", "per", "each", "daily", "once", "twice", "day", "d", "bid", "dose", "doses", "will", "be", "is", "was", "were", "are", "given",
        "delivered", "administered", "applied", "with", "using", "fraction", "fractions", "fx", "fractionation", "radiotherapy", "radiation", "rt", "treatment", "conventional", "standard", "size", "monday", "friday");

    private static readonly Words Lasting = new("for", "over", "during", "in", "throughout", "x", ",", "(", ")", "a", "total", "of", "period");

    private static readonly Words Counted = new("times", "treatments", "x");

    private static readonly Words Each = new("/", "per", "a", "each", "every");

    public static void Fill(List<Token> tokens, List<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            FillNamed(tokens, draft);
            FillTotal(tokens, draft);
            if (draft is not { Total: null, Count: null, PerFraction: { Max: null } each, Days: { } days } || !Words.Weeks.Has(tokens[days.Next - 1].Text) || days.Value > 7 * MostWeeks)
                continue;
            if ((Before(tokens, days.First) ?? After(tokens, days.Next, each.First)) is not { } week || !(week.First >= days.Next || Only(Between, tokens, each.Next, week.First) || Only(Between, tokens, days.Next, each.First)))
                continue;
            var count = week.Value * (week.OfDays ? draft.PerDay?.Value ?? 1 : 1) * days.Value / 7;
            if (count >= 2 && count * each.Value <= MostGy)
                draft.Borrow(new Item(ItemKind.Count, count, null, false, week.First, days.Next, Derived: true));
        }
    }

    /// <summary>"5 days a week for 6 weeks (60 Gy)": with a total only where the weeks hold it exactly in usual fractions. "45 Gy over 5 consecutive days": large fractions, one on each.</summary>
    private static void FillTotal(List<Token> tokens, Draft draft)
    {
        if (draft is not { Count: null, PerFraction: null, Total: { Max: null } total, Days: { } days } || draft.PerDay is { Value: > 1 } || days.Value > 7 * MostWeeks)
            return;
        if (!Words.Weeks.Has(tokens[days.Next - 1].Text))
        {
            if (Words.InARow.Has(tokens[days.Next - 2].Text) && total.Value / days.Value is >= LeastLargeGy and <= MostLargeGy)
                draft.Borrow(days with { Kind = ItemKind.Count, Derived = true });
            return;
        }

        if (Before(tokens, days.First) is { OfDays: true } week && total.Value / (week.Value * days.Value / 7) is UsualGy or LowerUsualGy)
            draft.Borrow(new Item(ItemKind.Count, week.Value * days.Value / 7, null, false, week.First, days.Next, Derived: true));
    }

    /// <summary>"1.2 Gy twice daily, 5 days a week (weeks 1-5)": the weeks are named, not counted.</summary>
    private static void FillNamed(List<Token> tokens, Draft draft)
    {
        if (draft is not { Total: null, Count: null, Days: null, PerFraction: { Max: null } each })
            return;
        for (var i = each.Next; i < Math.Min(tokens.Count, each.Next + LongestPhrase) && tokens[i].Kind != TokenKind.Stop; i++)
        {
            if (At(tokens, i) is not { } week || !Only(Between, tokens, each.Next, i))
                continue;
            if ((Named(tokens, week.Next) ?? Listed(tokens, week.Next)) is { } weeks && week.Value * (week.OfDays ? draft.PerDay?.Value ?? 1 : 1) * weeks.Value is var count and >= 2 && count * each.Value <= MostGy)
                draft.Borrow(new Item(ItemKind.Count, count, null, false, i, weeks.Next, Derived: true));
            return;
        }
    }

    /// <summary>"2 Gy/day, 5 times/week, 6 weeks": the weeks stand after a comma.</summary>
    private static (decimal Value, int Next)? Listed(List<Token> tokens, int i) =>
        i + 2 < tokens.Count && tokens[i].Is(",") && tokens[i + 1] is { IsNumber: true, Value: >= 2 and <= MostWeeks } weeks && weeks.Value == decimal.Truncate(weeks.Value)
            && !tokens[i + 2].IsNumber && Words.Weeks.Has(tokens[i + 2].Text) && !(i + 3 < tokens.Count && !tokens[i + 3].IsNumber && Words.AfterTimes.Has(tokens[i + 3].Text))
                ? (weeks.Value, i + 3)
                : null;

    /// <summary>"(weeks 1-5)", "from week 1 to week 5", "in weeks 1 through 7".</summary>
    private static (decimal Value, int Next)? Named(List<Token> tokens, int i)
    {
        while (i < tokens.Count && !tokens[i].IsNumber && (Lasting.Has(tokens[i].Text) || tokens[i].Is("from") || tokens[i].Is("on")))
            i++;
        if (i + 3 >= tokens.Count || !Words.Weeks.Has(tokens[i].Text) || !tokens[i + 1].IsNumber || !(tokens[i + 2].Is("-") || tokens[i + 2].Is("to") || tokens[i + 2].Is("through")))
            return null;
        var last = tokens[i + 3].IsNumber || !Words.Weeks.Has(tokens[i + 3].Text) ? i + 3 : i + 4;
        if (last >= tokens.Count || !tokens[last].IsNumber)
            return null;
        var weeks = tokens[last].Value - tokens[i + 1].Value + 1;
        return weeks is >= 2 and <= MostWeeks && weeks == decimal.Truncate(weeks) ? (weeks, last + 1) : null;
    }

    /// <summary>"5 days a week", "five fractions weekly", "twice a week", "Monday to Friday" before the weeks that it lasts.</summary>
    private static (int First, decimal Value, bool OfDays)? Before(List<Token> tokens, int weeks)
    {
        for (var i = weeks - 1; i >= Math.Max(0, weeks - LongestPhrase) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (At(tokens, i) is { } week && Only(Lasting, tokens, week.Next, weeks))
                return i >= 2 && tokens[i - 2].IsNumber && (tokens[i - 1].Is("-") || tokens[i - 1].Is("to") || tokens[i - 1].Is("or")) ? null : (i, week.Value, week.OfDays);
        }

        return null;
    }

    /// <summary>"For 6 weeks, 5 days a week, 2 Gy a day".</summary>
    private static (int First, decimal Value, bool OfDays)? After(List<Token> tokens, int weeks, int each) =>
        Is(tokens, weeks, ",") && weeks < each && At(tokens, weeks + 1) is { } week && week.Next <= each && Only(Between, tokens, week.Next, each) ? (weeks + 1, week.Value, week.OfDays) : null;

    private static (decimal Value, bool OfDays, int Next)? At(List<Token> tokens, int i)
    {
        if (Is(tokens, i, "monday") || Is(tokens, i, "mon"))
            return Is(tokens, i + 2, "friday") || Is(tokens, i + 2, "fri") ? (5, true, i + 3) : null;
        if (Is(tokens, i, "once") || Is(tokens, i, "twice"))
            return EndOf(tokens, i + 1) is var end and > 0 ? (Is(tokens, i, "once") ? 1 : 2, false, end) : null;
        if (!tokens[i].IsNumber || tokens[i].Value is < 1 or > 10 || tokens[i].Value != decimal.Truncate(tokens[i].Value))
            return null;
        var unit = Is(tokens, i + 1, "-") ? i + 2 : i + 1;
        if (unit >= tokens.Count || tokens[unit].IsNumber)
            return null;
        var days = Words.Days.Has(tokens[unit].Text) && tokens[i].Value <= 7;
        return (days || Counted.Has(tokens[unit].Text) || Words.Fraction.Has(tokens[unit].Text)) && EndOf(tokens, unit + 1) is var next and > 0 ? (tokens[i].Value, days, next) : null;
    }

    /// <summary>Past "weekly", "a week", "/wk"; 0 where none stands.</summary>
    private static int EndOf(List<Token> tokens, int i)
    {
        if (Is(tokens, i, "weekly"))
            return i + 1;
        return i + 1 < tokens.Count && !tokens[i].IsNumber && Each.Has(tokens[i].Text) && !tokens[i + 1].IsNumber && Words.Weeks.Has(tokens[i + 1].Text) ? i + 2 : 0;
    }

    private static bool Is(List<Token> tokens, int i, string text) => i < tokens.Count && tokens[i].Is(text);

    private static bool Only(Words words, List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsNumber || !words.Has(tokens[i].Text))
                return false;
        }

        return from <= to;
    }
}
