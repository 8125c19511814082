using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Older people of whom a text says that it is about them alone: from which age, in years, and the words.</summary>
internal sealed record OlderPeople(int From, string Words);

/// <summary>Reads from which age on people are meant, where that is an age of older people.</summary>
internal static partial class AgesOf
{
    /// <summary>What words without a number mean in trials of older people: the least of the usual bounds.</summary>
    private const int OfWords = 65;

    /// <summary>A bound below is one of adults as such.</summary>
    private const int Least = 60;

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

    [GeneratedRegex(@"\b(?:elderly|geriatric|octogenarians?|nonagenarians?|older (?:and frail(?:er)? |frail(?:er)? |or frail(?:er)? )?(?:people|adults|patients|men|women|persons|individuals))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
