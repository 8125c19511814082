namespace Horizon.Graph.Extraction;

/// <summary>The two sides of a word that compares: where each begins and ends, and what its words say it is.</summary>
internal static class ArmSides
{
    private static readonly string[] ComparatorWords =
        ["standard", "conventional", "conventionally", "control", "usual care", "placebo", "routine", "current practice"];

    // No treatment, or none of the kind that is tried: what such a side is compared with is tried, on whichever side it stands.
    private static readonly string[] Idle =
        ["observation", "surveillance", "active surveillance", "active observation", "active monitoring", "monitoring", "close observation", "clinical observation", "initial observation", "watchful waiting", "watch and wait", "watch-and-wait", "wait and see", "wait-and-see", "expectant management",
         "best supportive care", "supportive care", "sham", "placebo", "no", "nothing"];

    // What may be operated with rays.
    private static readonly string[] Irradiating = ["radio", "radiation", "irradiat", "proton", "brachy", "stereotactic", "knife", "sabr", "sbrt", "beam", "photon"];

    private static readonly string[] Operations = ["surgery", "surgeries", "resection", "resections", "operation", "excision", "dissection"];

    private static readonly string[] AloneEnds = [" alone", " only", " arm", " group"];

    private static readonly string[] LeftEdges =
        [", ", ": ", "; ", "(", ". ", " of ", " to ", " between ", " compare ", " comparing ", " compares ", " compared ", " whether ", " receive ", " received ", " receiving ", " either ", " is ", " are ", " that ", "compare ", "comparing ", "comparison of ", "comparison between ", "\n"];

    private static readonly string[] RightEdges = [",", ";", "(", ". ", " in patients", " in men", " in women", " in people", " in the ", " in children", " for ", " among ", " after "];

    private static readonly string[] Additions = [" plus ", " with ", " and ", " + ", " followed by ", " combined with ", " in combination with ", " then ", " & "];

    private static readonly string[] Adjectives =
        ["early", "late", "immediate", "upfront", "delayed", "deferred", "standard", "conventional", "pelvic", "local", "regional", "partial", "short", "long", "daily", "weekly", "single", "one", "two", "three", "four", "five", "ten", "fifteen", "preoperative", "pre-operative", "postoperative", "adjuvant", "neoadjuvant", "concurrent", "sequential"];

    private static readonly string[] AdjectiveEnds = ["fraction", "fractionated", "-dose", "-course", "-daily", "-volume", "-field", "-only", "-guided", "-modulated"];

    private const int LongestSurgery = 60;

    public static ReadOnlySpan<char> LeftArm(string sentence, int at)
    {
        var arm = sentence.AsSpan(0, at);
        var from = 0;
        foreach (var edge in LeftEdges)
        {
            if (arm.LastIndexOf(edge, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && !arm[..found].EndsWith("standard", StringComparison.OrdinalIgnoreCase)) from = Math.Max(from, found + edge.Length);
        }

        return WithoutArticle(arm[Math.Min(from, at)..].Trim());
    }

    public static ReadOnlySpan<char> RightArm(string sentence, int from)
    {
        var arm = sentence.AsSpan(Math.Min(from, sentence.Length)).TrimEnd(" .\n\r");
        var to = arm.Length;
        foreach (var edge in RightEdges)
        {
            if (arm.IndexOf(edge, StringComparison.OrdinalIgnoreCase) is >= 0 and var found) to = Math.Min(to, found);
        }

        return WithoutArticle(arm[..to].Trim());
    }

    public static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> arm) =>
        arm.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? arm[4..] : arm.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? arm[2..] : arm;

    public static bool IsIdle(ReadOnlySpan<char> arm)
    {
        foreach (var word in Idle)
            if (arm.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (arm.Length == word.Length || arm[word.Length] is ' ' or '-' or ')') && !(word == "no" && arm.Length < 4)) return !AddsSomething(arm[word.Length..]);
        return false;
    }

    // "Best supportive care plus radiotherapy" is not idle.
    private static bool AddsSomething(ReadOnlySpan<char> rest) =>
        rest.StartsWith(" plus ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" with ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" and ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" + ", StringComparison.Ordinal);

    /// <summary>"ADT plus radiotherapy" adds to "ADT", "surgery followed by radiotherapy" to "surgery alone".</summary>
    public static bool AddsTo(ReadOnlySpan<char> whole, ReadOnlySpan<char> part)
    {
        part = part.EndsWith(" alone", StringComparison.OrdinalIgnoreCase) ? part[..^" alone".Length] : part.EndsWith(" only", StringComparison.OrdinalIgnoreCase) ? part[..^" only".Length] : part;
        if (part.Length < 2 || whole.Length <= part.Length) return false;
        foreach (var addition in Additions)
        {
            if (whole.StartsWith(part, StringComparison.OrdinalIgnoreCase) && whole[part.Length..].StartsWith(addition, StringComparison.OrdinalIgnoreCase)) return true;
            if (whole.EndsWith(part, StringComparison.OrdinalIgnoreCase) && whole[..^part.Length].EndsWith(addition, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>"Surgery", "sublobar resection", "radical prostatectomy alone"; not "radiosurgery", "surgery and radiotherapy".</summary>
    public static bool IsSurgery(ReadOnlySpan<char> arm)
    {
        foreach (var end in AloneEnds)
            if (arm.EndsWith(end, StringComparison.OrdinalIgnoreCase)) arm = arm[..^end.Length];
        if (arm.Length > LongestSurgery || ContainsAny(arm, Irradiating)) return false;
        var last = arm[(arm.LastIndexOf(' ') + 1)..];
        foreach (var word in Operations)
            if (last.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return last.Length > "ectomy".Length + 2 && (last.EndsWith("ectomy", StringComparison.OrdinalIgnoreCase) || last.EndsWith("ectomies", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"Single-fraction versus multifraction SBRT": what follows the second adjective is said of both arms.</summary>
    public static bool IsAdjective(ReadOnlySpan<char> left)
    {
        var last = left.TrimEnd()[(left.TrimEnd().LastIndexOfAny(" (\n") + 1)..];
        foreach (var word in Adjectives)
            if (last.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var end in AdjectiveEnds)
            if (last.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        return !last.IsEmpty && char.IsAsciiDigit(last[^1]) && last.Length <= 2;
    }

    /// <summary>Words for what is usual, conventional or the control.</summary>
    public static bool SaysUsual(ReadOnlySpan<char> side)
    {
        foreach (var word in ComparatorWords)
        {
            var at = side.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var end = at + word.Length;
            var controlled = word == "control" && end < side.Length && char.IsLetter(side[end]);
            if ((at == 0 || !char.IsLetter(side[at - 1])) && !controlled) return true;
        }

        return false;
    }

    public static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
