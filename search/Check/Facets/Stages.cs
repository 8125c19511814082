using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Stages, grades and groups of a disease by their numbers: "stage III" and "stages I to II" are other people. Read from a question and from a study's titles; a range has all that lie in it.
/// </summary>
internal static partial class Stages
{
    private static readonly string[] Roman = ["0", "I", "II", "III", "IV"];

    /// <summary>By kind (stage, grade, T, N, group), the numbers with the words that said them first.</summary>
    public static Dictionary<string, (HashSet<int> Numbers, string Words)> Read(string text)
    {
        var found = new Dictionary<string, (HashSet<int> Numbers, string Words)>(StringComparer.Ordinal);
        foreach (System.Text.RegularExpressions.Match said in Said().Matches(text))
        {
            var kind = said.Groups["stage"].Success ? "stage" : said.Groups["grade"].Success ? "grade" : said.Groups["t"].Success ? "T" : said.Groups["n"].Success ? "N" : "group";
            var numbers = Numbers(said.Groups["list"].Value);
            if (numbers.Count == 0) continue;
            // "Stage III or IV", and of another stage later: all of them are meant.
            if (found.TryGetValue(kind, out var before)) before.Numbers.UnionWith(numbers);
            else found[kind] = (numbers, said.Value.Trim());
        }
        return found;
    }

    /// <summary>The first kind in which both name some and share none, with the words of each; null where there is none.</summary>
    public static (string Asked, string Found)? Apart(Dictionary<string, (HashSet<int> Numbers, string Words)> asked, Dictionary<string, (HashSet<int> Numbers, string Words)> found)
    {
        foreach (var (kind, mine) in asked)
        {
            if (found.TryGetValue(kind, out var theirs) && !mine.Numbers.Overlaps(theirs.Numbers)) return (mine.Words, theirs.Words);
        }
        return null;
    }

    private static HashSet<int> Numbers(string list)
    {
        var numbers = new HashSet<int>();
        int? last = null;
        var isRange = false;
        foreach (System.Text.RegularExpressions.Match part in Part().Matches(list))
        {
            if (part.Groups["to"].Success)
            {
                isRange = true;
                continue;
            }
            if (!part.Groups["number"].Success) continue;
            var number = Number(part.Groups["number"].Value);
            if (isRange && last is { } from) for (var n = from; n < number; n++) numbers.Add(n);
            numbers.Add(number);
            (last, isRange) = (number, false);
        }
        return numbers;
    }

    private static int Number(string said) =>
        said.Length == 1 && char.IsAsciiDigit(said[0]) ? said[0] - '0'
        : Array.IndexOf(Roman, said.ToUpperInvariant()) is >= 0 and var roman ? roman
        : char.ToUpperInvariant(said[0]) - 'A';

    private const string RomanList = @"(?:IV|I{1,3}|[0-4])[A-C]?[1-3]?(?![\w])(?:\s?(?:,|/|-|–|to|and|or|through|&|, or|, and|or stage|and stage)\s?(?:IV|I{1,3}|[0-4])[A-C]?[1-3]?(?!\w)){0,4}";

    [GeneratedRegex(
        @"\b(?:(?<stage>stages?) (?<list>" + RomanList + @")|(?<grade>(?:WHO )?grades?) (?<list>" + RomanList + @")(?= (?:\w+ )?(?:gliomas?|astrocyt\w+|oligo\w+|meningiomas?|ependymomas?|tumou?rs?|chondrosarcomas?|follicular|endometri\w+))"
        + @"|(?<list>(?<t>c?T)[0-4][a-d]?(?:\s?(?:,|/|-|–|to|and|or)\s?(?:c?T)?[0-4][a-d]?(?!\w)){0,3})(?=[ ,.;:/)-]|N|$)(?![- ]?(?:weight|FLAIR|relax|map|signal|hyper|MRI|image|sequence))|(?<group>groups?) (?<list>[A-E](?:\s?(?:,|/|-|to|and|or)\s?[A-E]\b){0,3})(?= (?:\w+ )?(?:retinoblastomas?)))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<to>-|–|\bto\b|\bthrough\b)|(?<number>(?<=\b|T)(?:IV|I{1,3}|[0-4])(?=[A-Da-d]?[1-3]?\b)|\b[A-E]\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
