using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction.Design;

/// <summary>Reads randomisation, number of centres and phase from a text. Pure, thread-safe, linear in the text, never throws.</summary>
public static class DesignReader
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Dash = @"[-\u2010-\u2015 ]?";

    private const string Drawn = @"randomly (?:assigned|allocated|divided|distributed)\b";

    private static readonly Regex NotRandomised = new(
        $@"\b(?:(?:non|quasi|pseudo){Dash}randomi[sz](?:ed|ation)|(?:non|quasi|pseudo){Dash}random(?:ly)?\b|unrandomi[sz]ed|not (?:a |be |been )?randomi[sz]ed|not (?:be |been )?{Drawn}|not (?:be |been )?(?:allocated|assigned|divided|selected) at random\b|(?:without|no) (?:randomi[sz]ation|random (?:assignment|allocation))|single{Dash}(?:arm|group)\b|one{Dash}arm\b|prospective,? (?:\w+,? )?observational\b|this (?:is an |is a prospective |was an )?observational (?:study|trial|cohort)|uncontrolled,? (?:open|clinical|phase|prospective|pilot|study|studies|trial|design|multi|single))", Linear);

    private static readonly Regex Randomised = new(
        $@"\b(?:(?:non{Dash}|quasi{Dash}|pseudo{Dash}|un|not |not a |not be |not been |previous |prior |other |published |several |two |three |many |no )?(?:randomi[sz]ed|randomi[sz]ation|randomi[sz]ing|randomi[sz]e)\b(?: (?:(?:recent|prospective|controlled|clinical|comparative|phase (?:ii|iii)) )?(?:trials|studies|evidence|data|controlled trials|clinical trials|phase iii trials))?|(?:not |not be |not been )?{Drawn}|(?:not (?:be |been )?(?:allocated|assigned|divided|selected) )?at random\b|in random order\b|(?:no |without |(?:non|quasi|pseudo){Dash})?random (?:assignment|allocation)\b)", Linear);

    private static readonly Regex MultiCentre = new(
        $@"\b(?:multi{Dash}(?:cent(?:er|re|ric)|institution(?:al)?|site|national)\b|multiple (?:cent(?:er|re)s|institutions|sites)\b)", Linear);

    private static readonly Regex SingleCentre = new(
        $@"\b(?:(?:single|one|mono){Dash}(?:cent(?:er|re|ric)|institution(?:al)?|site)\b)", Linear);

    private static readonly Regex PhaseForm = new(
        @"\bphase[- ]*(?:i{1,3}|iv|[1-4])[ab]?(?:(?: ?[-/\u2010-\u2015] ?| and | to )(?:phase ?)?(?:i{1,3}|iv|[1-4])[ab]?)?\b", Linear);

    /// <summary>A statement both ways (a single-arm study that cites randomised ones) is decided only where one is plainly of this study.</summary>
    public static StudyDesign Read(string text) => new(IsRandomised(text), IsMultiCentre(text), Phase(Plain(text)));

    /// <summary>"Phase Ⅲ": one character for the number.</summary>
    private static string Plain(string text) => text.AsSpan().IndexOfAnyInRange('\u2160', '\u2163') < 0 ? text : text.Replace("\u2163", "IV", StringComparison.Ordinal).Replace("\u2162", "III", StringComparison.Ordinal).Replace("\u2161", "II", StringComparison.Ordinal).Replace("\u2160", "I", StringComparison.Ordinal);

    private static bool? IsRandomised(string text)
    {
        var denied = false;
        foreach (var match in NotRandomised.EnumerateMatches(text)) denied |= !IsRunIn(text.AsSpan(match.Index + match.Length));
        var stated = false;
        foreach (var match in Randomised.EnumerateMatches(text))
        {
            var words = text.AsSpan(match.Index, match.Length);
            stated |= !StartsWithOther(words) && !EndsWithOthers(words);
        }

        return (stated, denied) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => null,
        };
    }

    /// <summary>"The single-arm run-in": a part of the study alone.</summary>
    private static bool IsRunIn(ReadOnlySpan<char> behind)
    {
        var next = behind[..Math.Min(behind.Length, LongestPart)];
        return next.Contains("run-in", StringComparison.OrdinalIgnoreCase) || next.Contains("lead-in", StringComparison.OrdinalIgnoreCase);
    }

    private const int LongestPart = 24;

    private static bool StartsWithOther(ReadOnlySpan<char> words) =>
        !words.StartsWith("random", StringComparison.OrdinalIgnoreCase) && !words.StartsWith("at random", StringComparison.OrdinalIgnoreCase) && !words.StartsWith("in random", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Randomised trials have shown" speaks of other studies.</summary>
    private static bool EndsWithOthers(ReadOnlySpan<char> words) =>
        words.EndsWith("trials", StringComparison.OrdinalIgnoreCase) || words.EndsWith("studies", StringComparison.OrdinalIgnoreCase)
        || words.EndsWith("evidence", StringComparison.OrdinalIgnoreCase) || words.EndsWith("data", StringComparison.OrdinalIgnoreCase);

    private static bool? IsMultiCentre(string text) => (MultiCentre.IsMatch(text), SingleCentre.IsMatch(text)) switch
    {
        (true, false) => true,
        (false, true) => false,
        _ => null,
    };

    /// <summary>The one phase the text names; a combined phase ("I/II") covers its parts; two unrelated phases are null.</summary>
    private static string? Phase(string text)
    {
        var (least, most, pair) = (0, 0, false);
        foreach (var match in PhaseForm.EnumerateMatches(text))
        {
            var (first, second) = Numbers(text.AsSpan(match.Index + "phase".Length, match.Length - "phase".Length));
            if (second < first || second - first > 1)
                continue;
            if (least == 0)
            {
                (least, most, pair) = (first, second, first != second);
                continue;
            }

            if (first >= least && second <= most)
                continue;
            if (!pair && first <= least && second >= most)
            {
                (least, most, pair) = (first, second, true);
                continue;
            }

            return null;
        }

        return least == 0 ? null : least == most ? $"{least}" : $"{least}/{most}";
    }

    private static (int First, int Second) Numbers(ReadOnlySpan<char> words)
    {
        var (first, second, run) = (0, 0, 0);
        for (var i = 0; i <= words.Length; i++)
        {
            var c = i < words.Length ? char.ToLowerInvariant(words[i]) : ' ';
            if (c is 'i' or 'v')
            {
                run = c == 'v' ? 4 : run + 1;
                continue;
            }

            var number = char.IsAsciiDigit(c) ? c - '0' : run;
            run = 0;
            if (number == 0)
                continue;
            second = number;
            first = first == 0 ? number : first;
        }

        return (first, second);
    }
}
