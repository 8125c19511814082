namespace Horizon.Graph.Extraction;

/// <summary>Headings and clauses that say which arm what follows belongs to: "Experimental arm: …", "in the control arm, patients receive …".</summary>
internal static class ArmHeadings
{
    private static readonly string[] ExperimentalHeadings =
        ["experimental arm", "experimental group", "experimental:", "experimental treatment:", "experimental intervention", "investigational arm", "intervention arm", "intervention group", "interventional arm", "study arm:", "test arm", "test group", "experimental)", "investigational)",
         "investigational group", "investigational:", "investigational treatment:", "novel arm", "novel group", "novel treatment arm", "novel treatment:", "new treatment arm", "experimental -", "experimental \u2013", "intervention)"];

    private static readonly string[] ComparatorHeadings =
        ["control arm", "control group", "standard arm", "standard group", "comparator arm", "active comparator", "comparator:", "control:", "control intervention", "reference arm", "conventional arm", "conventional group", "placebo comparator", "sham comparator", "control)", "standard)", "comparator)", "reference)", "standard of care)",
         "standard of care:", "standard of care arm", "standard of care group", "standard-of-care:", "standard-of-care arm", "standard-of-care group", "standard treatment arm", "standard treatment:", "standard therapy arm", "usual care:", "usual care arm", "usual care group", "usual care)", "comparison arm", "comparison group", "comparator group",
         "reference group", "reference:", "control (", "control -", "control \u2013", "standard:", "observation arm", "observation group", "surveillance arm", "surveillance group", "best supportive care arm", "best supportive care group", "supportive care arm", "placebo arm", "placebo group", "sham arm", "sham group"];

    // "SABR in the experimental arm and surgery in the control arm".
    private static readonly string[] ExperimentalArms = ["experimental", "investigational", "intervention", "interventional", "test", "novel"];

    private static readonly string[] ComparatorArms = ["control", "standard", "standard-of-care", "standard of care", "comparator", "comparison", "reference", "conventional", "usual care", "usual-care", "placebo", "sham", "observation"];

    private static readonly string[] Receiving = [" receive", " will receive", " will be given", " gets ", " is given", " was given", " were given", " undergo", " underwent", " is treated", " was treated"];

    /// <summary>A comma so far behind the words of an arm belongs to them.</summary>
    private const int FarthestComma = 28;
    private const int LongestVerb = 14;

    /// <summary>The headings of a sentence with where each begins to govern: its first words, and what stands before a colon further on ("…, control arm: surgery").</summary>
    public static List<(int From, ArmRole Role)> In(string sentence, int offset)
    {
        var parts = new List<(int From, ArmRole Role)>();
        if (RoleOf(Heading(sentence)) is { } first) parts.Add((offset, first));
        // "In the control arm, patients receive A", "whereas the experimental group receives B".
        for (var the = sentence.IndexOf("the ", StringComparison.OrdinalIgnoreCase); the >= 0; the = sentence.IndexOf("the ", the + 1, StringComparison.OrdinalIgnoreCase))
        {
            var arm = sentence.AsSpan(the + "the ".Length, Math.Min(sentence.Length - the - "the ".Length, FarthestComma + LongestVerb));
            var role = OfArm(arm);
            if (role is not null && LeadsClause(sentence.AsSpan(0, the).TrimEnd(), arm)) parts.Add((offset + the, role.Value));
        }

        var from = 0;
        for (var colon = sentence.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = sentence.IndexOf(':', colon + 1))
        {
            var phrase = sentence.AsSpan(from, colon + 1 - from);
            var start = Math.Max(phrase.LastIndexOf(','), Math.Max(phrase.LastIndexOf(" and ", StringComparison.OrdinalIgnoreCase) is >= 0 and var and ? and + 4 : -1, phrase.LastIndexOf(" or ", StringComparison.OrdinalIgnoreCase) is >= 0 and var or ? or + 3 : -1));
            var heading = phrase[(start + 1)..].TrimStart();
            if (start >= 0 && RoleOf(Heading(ArmSides.WithoutArticle(heading))) is { } role) parts.Add((offset + from + start + 1, role));
            from = colon + 1;
        }

        parts.Sort((a, b) => a.From.CompareTo(b.From));
        return parts;
    }

    private static bool LeadsClause(ReadOnlySpan<char> before, ReadOnlySpan<char> arm)
    {
        var inArm = before.EndsWith("in", StringComparison.OrdinalIgnoreCase) && (before.Length == 2 || before[^3] == ' ');
        before = inArm ? before[..^2].TrimEnd() : before;
        var begins = before.IsEmpty || before[^1] is ',' or '.' || before.EndsWith(" and", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" while", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" whereas", StringComparison.OrdinalIgnoreCase);
        if (!begins) return false;
        return inArm ? arm[..Math.Min(arm.Length, FarthestComma)].Contains(',') : ArmSides.ContainsAny(arm, Receiving);
    }

    private static ArmRole? RoleOf(ReadOnlySpan<char> heading) =>
        StartsWithAny(heading, ExperimentalHeadings) ? ArmRole.Experimental : StartsWithAny(heading, ComparatorHeadings) ? ArmRole.Comparator : null;

    /// <summary>A sentence's first words, past "- Arm II (", "Arm B - ": what stands in that bracket or after the dash says which arm it is.</summary>
    private static ReadOnlySpan<char> Heading(ReadOnlySpan<char> sentence)
    {
        var heading = sentence.TrimStart(" \n\r\t-*");
        if (!heading.StartsWith("arm ", StringComparison.OrdinalIgnoreCase) && !heading.StartsWith("group ", StringComparison.OrdinalIgnoreCase)) return heading;
        var open = heading[..Math.Min(14, heading.Length)].IndexOfAny("(:-\u2013");
        return open < 0 ? heading : heading[(open + 1)..].TrimStart();
    }

    /// <summary>The role of an arm or group whose name a text begins with: "experimental arm".</summary>
    public static ArmRole? OfArm(ReadOnlySpan<char> arm) => IsArm(arm, ExperimentalArms) ? ArmRole.Experimental : IsArm(arm, ComparatorArms) ? ArmRole.Comparator : null;

    private static bool IsArm(ReadOnlySpan<char> arm, string[] words)
    {
        foreach (var word in words)
        {
            if (!arm.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var noun = arm[word.Length..];
            if (noun.StartsWith(" arm", StringComparison.OrdinalIgnoreCase) || noun.StartsWith(" group", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
