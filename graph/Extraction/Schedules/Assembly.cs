namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Puts the statements that stand together into schedules. A second, different value of one kind begins the next schedule.</summary>
internal static class Assembly
{
    private const int FarthestPart = 14;
    private const int FarthestTime = 8;
    private const int NearestBracket = 4;
    private const int NearestCount = 2;

    /// <summary>From here on no fraction of several has so much, but by name ("6 Gy per fraction").</summary>
    private const decimal LeastOfRegimenGy = 15m;

    private static readonly Words Separators = new(
        "or", "vs", "versus", "compared", "than", "then", "followed", "plus", "+", ";", "whereas", "while", "instead", "another",
        "compare", "comparing", "combined", "escalated", "arm", "arms", "group", "groups", "level", "cohort", "v", "standard");

    private static readonly Words Drug = new("mg", "mcg", "auc", "m2", "kg", "tablet", "tablets", "orally", "capsules", "dl", "ml", "daily");

    private static readonly Words Bounds = new("above", "below", "exceeding", "<", ">");

    private static readonly Words Sums = new("total", "td", "to", "=", "totaling", "totalling", "totaled", "overall", "for");

    public static List<Draft> Gather(List<Token> tokens, List<Item> items)
    {
        var drafts = new List<Draft>();
        Draft? current = null;
        for (var i = 0; i < items.Count;)
        {
            var end = i + 1;
            while (end < items.Count && items[end].WithPrevious)
                end++;
            current?.Settle();
            if (current is not null && end == i + 2 && IsSingleShare(current, items, i))
            {
                items[i] = items[i] with { Kind = ItemKind.PerFraction };
                items.RemoveAt(i + 1);
                end = i + 1;
            }

            if (current is not null && end == i + 1 && current.IsShare(items[i]) && items[i].First - current.Next <= 4)
                items[i] = items[i] with { Kind = ItemKind.PerFraction };
            if (current is null || !Belongs(tokens, current, items, i, end))
            {
                current = new Draft();
                drafts.Add(current);
            }

            for (; i < end; i++)
                current.Add(items[i]);
        }

        Parts.Join(tokens, drafts);
        Spread.Count(tokens, drafts);
        drafts.RemoveAll(d => !d.HasDose);
        drafts.ForEach(d => d.Settle());
        Parts.RemoveSum(tokens, drafts);
        Parts.Share(tokens, drafts);
        Parts.ShareCount(tokens, drafts);
        Parts.ShareSingle(tokens, drafts);
        Parts.RemoveRepeated(tokens, drafts);
        Parts.RemoveEchoes(tokens, drafts);
        Spread.Each(tokens, drafts);
        Spread.EachBack(tokens, drafts);
        Spread.All(tokens, drafts);
        Spread.Single(tokens, drafts);
        Spread.Simultaneous(tokens, drafts);
        Weeks.Fill(tokens, drafts);
        return drafts;
    }

    /// <summary>"46 Gy, 2 Gy single dose", "36 Gy in single doses of 2 Gy": the dose of each fraction, though "single dose" mostly is the only one.</summary>
    private static bool IsSingleShare(Draft current, List<Item> items, int i) =>
        items[i] is { Kind: ItemKind.Total, Max: null, Value: <= 4m } dose && items[i + 1] is { Kind: ItemKind.Count, Value: 1 }
        && current.Total is { Max: null } total && current.Count is null && current.PerFraction is null
        && dose.Value < total.Value && total.Value % dose.Value == 0 && dose.First - current.Next <= 4;

    private static bool Belongs(List<Token> tokens, Draft current, List<Item> items, int start, int end)
    {
        var item = items[start];
        var gap = item.First - current.Next;
        if (gap > FarthestPart)
            return false;
        if (item.Kind == ItemKind.Total && (EquivalentDose.Is(tokens, item) || IsBound(tokens, item)))
            return false;
        var summed = gap == 0;
        var total = false;
        var drug = false;
        var open = 0;
        for (var k = current.Next; k < item.First; k++)
        {
            var token = tokens[k];
            if (token.Kind == TokenKind.Stop || (Separators.Has(token.Text) && !token.IsNumber && !(gap == 1 && (IsBracketed(tokens, current, item) || IsCounted(tokens, current, item)))))
                return false;
            open += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            total |= token.Is("total") || token.Is("td") || token.Is("totaling") || token.Is("totalling");
            summed |= !token.IsNumber && (Sums.Has(token.Text) || token.Is("("));
            drug |= !token.IsNumber && Drug.Has(token.Text) && !token.Is("daily");
        }

        // What follows the end of a bracket that the schedule stands in is another statement, but for the total of the parts in it.
        var totalOfParts = total && item.Kind == ItemKind.Total && current is { Total: null, Count: null };
        if ((open < 0 && gap > 4 && !totalOfParts && !IsOpenedInside(tokens, current)) || (gap > 2 && current.Total is { } said && Contradicts(said, items, start, end)))
            return false;
        // "Either 5 x 6 Gy or 5 x 5 Gy, a total of 25 to 30 Gy": the range is not of the last alone.
        if (item is { Kind: ItemKind.Total, Max: not null } && current is { Count: { Max: null }, PerFraction: { Max: null } })
            return false;
        // "60 Gy in 20 fractions with 60 Gy in 30 fractions": the same total again, in fractions of its own.
        if (item.Kind == ItemKind.Total && current is { Total: not null, Count: not null } && end == start + 1 && end < items.Count && items[end] is { Kind: ItemKind.Count } own && own.First - item.Next <= NearestCount && !current.Fits(own))
            return false;
        // "Two-fraction versus five-fraction SABR: 24 Gy in 2 fractions": the number behind the dose is its own.
        if (item.Kind == ItemKind.Total && current is { Total: null, Count: not null, PerFraction: null } && end == start + 1 && end < items.Count && items[end] is { Kind: ItemKind.Count } behind && behind.First - item.Next <= NearestCount && !current.Fits(behind))
            return false;
        for (var k = start; k < end; k++)
        {
            if (!current.Fits(items[k]) || current.Contradicts(items[k]))
                return false;
        }

        return item.Kind switch
        {
            ItemKind.Days or ItemKind.PerDay => gap <= FarthestTime && !drug,
            ItemKind.Total => current.Total is not null || (!drug && BeginsWithParts(tokens, current, item, summed)),
            _ => !drug,
        };
    }

    /// <summary>"(total, 25 Gy; 5 fractions in 5 days)": a semicolon in a bracket parts what belongs together.</summary>
    private static bool IsBracketed(List<Token> tokens, Draft current, Item item)
    {
        if (!tokens[current.Next].Is(";") || current is not { Total: not null, Count: null, PerFraction: null } || item.Kind == ItemKind.Total)
            return false;
        for (var i = current.First - 1; i >= Math.Max(0, current.First - NearestBracket) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i--)
        {
            if (tokens[i].Is("("))
                return true;
        }

        return false;
    }

    /// <summary>"2.67 Gy/fraction; 15 fractions": the number of the fractions whose dose was just said.</summary>
    private static bool IsCounted(List<Token> tokens, Draft current, Item item) =>
        tokens[current.Next].Is(";") && item.Kind == ItemKind.Count && current is { Total: null, Count: null, PerFraction: { Max: null } };

    /// <summary>"2 Gy a day, even in doses above 60 Gy": a bound is nobody's total.</summary>
    public static bool IsBound(List<Token> tokens, Item dose) => dose.First > 0 && !tokens[dose.First - 1].IsNumber && Bounds.Has(tokens[dose.First - 1].Text);

    private static bool IsOpenedInside(List<Token> tokens, Draft draft)
    {
        for (var k = draft.First; k < draft.Next; k++)
        {
            if (tokens[k].Is("("))
                return true;
        }

        return false;
    }

    /// <summary>"50 Gy with 2 fractions of 10 Gy" are two schedules, as the numbers say.</summary>
    private static bool Contradicts(Item total, List<Item> items, int start, int end)
    {
        var count = items.FindIndex(start, end - start, i => i.Kind == ItemKind.Count);
        var each = items.FindIndex(start, end - start, i => i.Kind == ItemKind.PerFraction);
        return count >= 0 && each >= 0 && total.Max is null && items[count].Max is null && items[each].Max is null
            && Math.Abs((items[count].Value * items[each].Value) - total.Value) > 0.05m * total.Value;
    }

    /// <summary>A total after its parts: "2 Gy per fraction to 70 Gy", "20 x 3 Gy (60 Gy)", "twice daily to 45 Gy".</summary>
    private static bool BeginsWithParts(List<Token> tokens, Draft current, Item total, bool summed)
    {
        if (current.PerFraction is { } each && current.Count is { } count && each.Value * count.Value == total.Value)
            return true;
        if (current.PerFraction is { } part && part.Value > total.Value)
            return false;
        // "A 5-fraction regimen of 26 Gy": the whole of it, where it is no dose of one.
        if (current is { PerFraction: null, Count: { Max: null } regimen } && total is { Max: null, Value: >= LeastOfRegimenGy } && total.Value / regimen.Value >= 1m && IsRegimenOf(tokens, current.Next, total.First))
            return true;
        if (current.PerFraction is null && current.Count is null)
            return total.First - current.Next <= 6 && !FollowsDrug(tokens, current.First);
        return summed;
    }

    private static bool IsRegimenOf(List<Token> tokens, int from, int to)
    {
        if (to - from is < 2 or > 4 || !tokens[to - 1].Is("of"))
            return false;
        for (var k = from; k < to - 1; k++)
        {
            if (tokens[k].IsNumber || !Words.Courses.Has(tokens[k].Text))
                return false;
        }

        return true;
    }

    private static bool FollowsDrug(List<Token> tokens, int at)
    {
        for (var k = Math.Max(0, at - 5); k < at; k++)
        {
            if (!tokens[k].IsNumber && Drug.Has(tokens[k].Text))
                return true;
        }

        return false;
    }
}
