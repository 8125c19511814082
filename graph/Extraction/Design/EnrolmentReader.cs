using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction.Design;

/// <summary>Reads how many participants a study has or wants. Pure, thread-safe, linear in the text, never throws.</summary>
public static class EnrolmentReader
{
    private const int Most = 1_000_000;
    private const string Count = @"\d{1,3}(?:,\d{3}|\d{0,3})";
    private const string People = @"(?:(?:eligible|evaluable|adult|consecutive|assessable|newly diagnosed|cancer) )?(?:patients|participants|subjects|women|men|children|volunteers|individuals|people)";
    private const string Taken = @"(?:randomi[sz]ed|randomly (?:assigned|allocated)|enrol{1,2}ed|recruited|accrued|included|registered|entered)";

    private static readonly Regex Statements = new(
        string.Join('|',
            $@"\b(?:a )?total (?:of |number of )?{Count} {People}\b(?: (?:were|will be|are to be|are|to be|have been|was))?(?: {Taken})?",
            $@"\b{Count} {People} (?:were|have been) {Taken}\b",
            $@"\b{Count} {People} (?:will be|are to be|are planned to be|should be) {Taken}\b",
            $@"\b(?:we |study will |trial will |study |trial )?(?:{Taken}|enrol{{1,2}}|recruit|accrue|randomi[sz]e) (?:a total of |up to |approximately )?{Count} {People}\b",
            $@"\b(?:target |planned |estimated |total |required |calculated |the )?sample size(?: target)?(?: (?:of|is|was|will be|for this study is|required is))?[ :=]{{1,3}}{Count}\b(?: {People})?",
            $@"\b(?:target |planned |estimated |total |required |the )?(?:accrual|enrol{{1,2}}ment|recruitment)(?: target| goal)?(?: (?:of|is|was|will be)|[:=]| =) ?{Count}\b(?: {People})?",
            $@"\bPROJECTED ACCRUAL: A total of {Count} {People}\b",
            $@"\bn ?= ?{Count}\b"),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // A run of words for a number, with its last blank.
    private const string Spelled = @"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|and)[ -])+";

    // A second automaton: one for all of them grows past its bound.
    private static readonly Regex Others = new(
        string.Join('|',
            $@"\b{Count} {People} {Taken}\b",
            $@"\b(?:study|trial|cohort|series) (?:of|involving|including|comprising) {Count} {People}\b",
            $@"\b(?:(?:a total of|recruit|enrol|enroll|enrolled|recruited|randomi[sz]ed) )?{Spelled}{People}(?: (?:were|have been|will be|are to be) {Taken})?\b"),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The study's number of participants; null where none is stated, or two numbers are and neither is plainly the study's.</summary>
    public static Enrolment? Read(string text)
    {
        var (stated, bare) = (new List<Enrolment>(), new List<Enrolment>());
        foreach (var match in Statements.EnumerateMatches(text))
        {
            if (At(text, match.Index, match.Length) is { } enrolment)
                (IsBare(enrolment) ? bare : stated).Add(enrolment);
        }

        foreach (var match in Others.EnumerateMatches(text))
        {
            if ((At(text, match.Index, match.Length) ?? Written(text, match.Index, match.Length)) is { } enrolment)
                stated.Add(enrolment);
        }

        return Only(stated.Count > 0 ? stated : bare);
    }

    private static bool IsBare(Enrolment enrolment) => enrolment.Text[0] is 'n' or 'N';

    private static Enrolment? Only(List<Enrolment> statements) =>
        statements.Count > 0 && statements.TrueForAll(s => s.Count == statements[0].Count) ? statements[0] : null;

    /// <summary>A number in words: "one hundred and twenty patients will be randomised"; "ninety-nine patients of the second group" is a part.</summary>
    private static Enrolment? Written(string text, int start, int length)
    {
        var words = text.AsSpan(start, length);
        // "In two patients" is no enrolment: a word before or behind says that they are taken in.
        if (!Has(words, "total of") && !Has(words, "recruit") && !Has(words, "enrol") && !Has(words, "random") && !Has(words, "accrued") && !Has(words, "included") && !Has(words, "registered") && !Has(words, "entered"))
            return null;
        var (count, group) = (0, 0);
        foreach (var range in words.SplitAny(' ', '-'))
        {
            var word = words[range].ToString().ToLowerInvariant();
            if (Numbers.TryGetValue(word, out var number))
                group += number;
            else if (word == "hundred" && group is > 0 and < 10)
                group *= 100;
            else if (word == "thousand" && group > 0)
                (count, group) = (count + (group * 1000), 0);
            else if (count + group > 0 && word != "and")
                break;
        }

        count += group;
        return count is < 1 or > Most || IsShare(text, start, start + length, start) ? null : new Enrolment(count, Kind(words), text.Substring(start, length), start, start + length);
    }

    private static readonly FrozenDictionary<string, int> Numbers = new[]
        {
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        }.Select((word, i) => (word, Number: i + 1))
        .Concat(new[] { "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" }.Select((word, i) => (word, Number: (i + 2) * 10)))
        .ToFrozenDictionary(n => n.word, n => n.Number, StringComparer.Ordinal);

    private static Enrolment? At(string text, int start, int length)
    {
        var words = text.AsSpan(start, length);
        var from = words.IndexOfAnyInRange('0', '9');
        if (from < 0)
            return null;
        var to = from;
        while (to < length && (char.IsAsciiDigit(words[to]) || words[to] == ','))
            to++;
        var digits = words[from..to].TrimEnd(',');
        if (!int.TryParse(digits, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Most || IsShare(text, start, start + length, from + start))
            return null;
        return new Enrolment(count, Kind(words), text.Substring(start, length), start, start + length);
    }

    /// <summary>A percentage, a part ("30 of 120 patients") or the upper end of a range ("80-100 patients") is no enrolment of its own.</summary>
    private static bool IsShare(string text, int start, int end, int number) =>
        (end < text.Length && text[end] is '%' or '/')
        || (number > 0 && text[number - 1] is '-' or '\u2013' or '.' or '/' or ',')
        || (number >= 3 && number == start && text.AsSpan(0, number).TrimEnd().EndsWith("of", StringComparison.OrdinalIgnoreCase))
        || text.AsSpan(end).TrimStart().StartsWith("per ", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(end).TrimStart().StartsWith("in each", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(end).TrimStart().StartsWith("to arm", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(end).TrimStart().StartsWith("to group", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(end).TrimStart().StartsWith("each", StringComparison.OrdinalIgnoreCase);

    private static string? Kind(ReadOnlySpan<char> words)
    {
        if (Has(words, "will ") || Has(words, "to be") || Has(words, "target") || Has(words, "planned") || Has(words, "sample size") || Has(words, "estimated") || Has(words, "projected") || Has(words, "required") || Has(words, "should"))
            return "planned";
        return Has(words, "were") || Has(words, "have been") || Has(words, "was") || Has(words, "enrolled") || Has(words, "recruited") || Has(words, "accrued") ? "actual" : null;
    }

    private static bool Has(ReadOnlySpan<char> words, string word) => words.Contains(word, StringComparison.OrdinalIgnoreCase);
}
