using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Older people of whom a text says that it is about them alone: from which age, in years, and the words.</summary>
internal sealed record OlderPeople(int From, string Words);

/// <summary>Younger people of whom a text says that it is about them alone: up to which age, in years, and the words.</summary>
internal sealed record YoungerPeople(int To, string Words);

/// <summary>Reads from which age on people are meant, where that is an age of older people, and up to which, where it is one of younger.</summary>
internal static partial class AgesOf
{
    /// <summary>What words without a number mean in trials of older people: the least of the usual bounds.</summary>
    private const int OfWords = 65;

    /// <summary>A bound below is one of adults as such.</summary>
    private const int Least = 60;

    /// <summary>Up to which age "young adults" and "young patients" are meant: the widest of the usual bounds (15 to 39; National Cancer Institute, adolescents and young adults).</summary>
    private const int Young = 40;

    /// <summary>A bound above is one of adults as such.</summary>
    private const int MostYoung = 55;

    /// <summary>Children of any age.</summary>
    internal const int Child = 21;

    /// <summary>The youngest bound that is written, else what words say; null where neither is there. A text that names children and young adults is about both.</summary>
    public static YoungerPeople? ReadYounger(string text)
    {
        YoungerPeople? found = null;
        foreach (System.Text.RegularExpressions.Match match in UpperBounds().Matches(text))
        {
            var to = int.Parse(match.Groups["to"].ValueSpan, CultureInfo.InvariantCulture);
            if (to <= MostYoung && (found is null || to < found.To)) found = new YoungerPeople(to, match.Value.Trim());
        }
        if (found is not null) return found;
        return YoungWords().Match(text) is { Success: true } young ? new YoungerPeople(Young, young.Value)
            : ChildWords().Match(text) is { Success: true } child ? new YoungerPeople(Child, child.Value) : null;
    }

    /// <summary>Below which age people are meant, where that is one of older people ("patients younger than 70"); null where no such bound stands there.</summary>
    public static YoungerPeople? ReadUnder(string text)
    {
        foreach (System.Text.RegularExpressions.Match match in OldBounds().Matches(text)) return new YoungerPeople(int.Parse(match.Groups["to"].ValueSpan, CultureInfo.InvariantCulture), match.Value.Trim());
        return null;
    }

    [GeneratedRegex(@"\b(?:(?:people|patients|women|men|adults|persons|those|individuals) (?:who are )?(?:aged? )?(?:under|below|younger than)(?: the age of| age)?|(?:aged?|ages) (?:under|below|younger than)|younger than) (?<to>6[0-9]|7[0-9]|80)\b(?!\.?[0-9])(?! ?(?:c?Gy|%|[nm]g|ml|cm|mm|kg|fractions?|weeks?|days?|months?)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OldBounds();

    /// <summary>Whether a text has any word of children (true), of old people (false).</summary>
    public static IReadOnlySet<bool> Said(string text)
    {
        var said = new HashSet<bool>();
        if (text.AsSpan().ContainsAny(OfChildren)) said.Add(true);
        if (text.AsSpan().ContainsAny(OfOld)) said.Add(false);
        return said;
    }

    private static readonly SearchValues<string> OfChildren = SearchValues.Create(["child", "pediatric", "paediatric", "infant", "adolesc", "young", "teenage", "neonat", "boys", "girls", "AYA", "juvenile", "all ages", "any age"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OfOld = SearchValues.Create(["elder", "older", "geriatr", "frail", "octogen", "nonagen", "aged", "senior", "60", "65", "70", "75", "80"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The oldest bound that is written, else what words say; null where neither is there.</summary>
    public static OlderPeople? Read(string text)
    {
        OlderPeople? found = null;
        foreach (System.Text.RegularExpressions.Match match in Bounds().Matches(text))
        {
            var from = int.Parse(match.Groups["from"].ValueSpan, CultureInfo.InvariantCulture);
            if (from >= Least && (found is null || from > found.From)) found = new OlderPeople(from, match.Value.Trim());
        }
        return found ?? (Words().Match(text) is { Success: true } said ? new OlderPeople(OfWords, said.Value) : null);
    }

    [GeneratedRegex(
        @"(?:\b(?:aged?|ages)(?: of)?(?: over| above| at least| from| (?:≥|>=|>)\s?)? ?(?<from>[6-9][0-9])(?: ?years?| ?y)?(?: (?:and|or) (?:over|older|above|more)| ?\+)(?![A-Za-z0-9])"
        + @"|\b(?:aged?|ages)(?: of)? (?:over|above|at least|from|older than) (?<from>[6-9][0-9])\b"
        + @"|\b(?:people|patients|women|men|adults|persons|those|individuals) (?:who are )?(?:over|above|older than|at least)(?: the age of)? (?<from>[6-9][0-9])\b"
        + @"|\b(?<from>[6-9][0-9]) ?(?:years?(?: of age)? )?(?:and|or) (?:over|older|above)\b"
        + @"|\bover[- ](?<from>[6-9][0-9])s\b"
        + @"|(?:≥|>=) ?(?<from>[6-9][0-9]) ?(?:years?|y)\b)"
        + @"(?! ?(?:c?Gy|%|ml|mg|months?|weeks?|days?)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bounds();

    [GeneratedRegex(
        @"(?:\b(?:people|patients|women|men|adults|persons|those|individuals) (?:who are )?(?:aged? )?(?:under|below|younger than)(?: the age of| age)? (?<to>[1-5][0-9])"
        + @"|\b(?:aged?|ages) (?:under|below|younger than|up to) (?<to>[1-5][0-9])"
        + @"|\byounger than (?<to>[1-5][0-9])"
        + @"|\b(?:under|up to) (?<to>[1-5][0-9]) years (?:of age|old))\b(?!\.?[0-9])(?! ?(?:c?Gy|%|[nm]g|ml|cm|mm|kg|fractions?|weeks?|days?|months?)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UpperBounds();

    [GeneratedRegex(@"\b(?:young(?:er)? (?:and very young )?(?:adults?|people|patients|women|men|persons)|young(?:er)? (?:and|or) (?:older|elderly)|adolescents?(?: and young adults)?|teenagers?|AYAs?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YoungWords();

    [GeneratedRegex(@"(?<!\badults? (?:and|or) )\b(?:child(?:ren|hood)?|pa?ediatric|infants?)\b(?! (?:and|or) (?:\w+ )?adult)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChildWords();

    [GeneratedRegex(@"\b(?:elderly|geriatric|octogenarians?|nonagenarians?|older (?:and frail(?:er)? |frail(?:er)? |or frail(?:er)? )?(?:people|adults|patients|men|women|persons|individuals))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
