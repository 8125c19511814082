using System.Collections.Frozen;
using System.Globalization;

namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Numbers: in digits and in words, with the decimals that a sentence splitter cut off, and glued to the volume that gets the dose.</summary>
internal sealed partial class Tokens
{
    /// <summary>No number that means a dose or a count is longer; longer runs of digits are identifiers.</summary>
    private const int LongestNumber = 8;

    private static readonly FrozenDictionary<string, decimal> NumberWords = new Dictionary<string, decimal>
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // After these words a number is a label, and a full stop after it ends the sentence.
    private static readonly FrozenSet<string> Labels = new[]
    {
        "week", "weeks", "day", "days", "arm", "arms", "group", "level", "phase", "grade", "stage", "cohort", "table", "figure", "step",
        "part", "month", "cycle", "version", "schedule", "stratum", "number", "score", "type", "to",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Targets = ["ptv", "ctv", "gtv", "itv"];

    private static readonly string[] RangeWords = ["to ", "or ", "and "];

    private void Number()
    {
        var start = at;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var whole = end - start;
        if (whole > LongestNumber)
        {
            Add(TokenKind.Word, "0", whole);
            return;
        }

        Span<char> digits = stackalloc char[LongestNumber * 2];
        text.AsSpan(start, whole).CopyTo(digits);
        var length = whole;
        while (end + 3 < text.Length && text[end] == ',' && length <= 5 && end - start <= 4 && DigitsAt(end + 1) == 3)
        {
            text.AsSpan(end + 1, 3).CopyTo(digits[length..]);
            length += 3;
            end += 4;
        }

        if (end < text.Length && text[end] is '.' or ',' or '\u00B7')
        {
            var from = end + 1;
            if (text[end] == '.' && end - start <= 3 && from < text.Length && char.IsWhiteSpace(text[from]))
                from = SplitDecimal(start, from);
            var decimals = from < 0 ? 0 : DigitsAt(from);
            if (decimals is > 0 and <= 3 && !(text[end] == ',' && decimals == 3))
            {
                digits[length++] = '.';
                text.AsSpan(from, decimals).CopyTo(digits[length..]);
                length += decimals;
                end = from + decimals;
            }
        }

        _ = Decimals.TryParse(digits[..length], out var value);
        Add(TokenKind.Number, string.Empty, end - start, value);
    }

    private int DigitsAt(int from)
    {
        var end = from;
        while (end < text.Length && end - from < 9 && char.IsAsciiDigit(text[end]))
            end++;
        return end - from;
    }

    /// <summary>
    /// Sentence splitters leave "50.  4 Gy" behind. It is one number only when a unit of dose follows and the first part is no label ("in week 3. 8 Gy") and no list's number.
    /// Returns where the decimals start, or -1.
    /// </summary>
    private int SplitDecimal(int start, int from)
    {
        if (tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word } before && before.Text != "to" && Labels.Contains(before.Text))
            return -1;
        if (IsListed(start))
            return -1;
        while (from < text.Length && from - start < 8 && char.IsWhiteSpace(text[from]))
            from++;
        var decimals = DigitsAt(from);
        if (decimals is 0 or > 2 || (decimals == 2 && text[from + 1] == '0' && !IsTotalLed(start)))
            return -1;
        var i = from + decimals;
        if (UnitAt(i))
            return from;
        while (i < text.Length && i - from < 6 && text[i] is ' ' or '-' or '~' or '\u2013' or '\u2011' or '\u2010')
            i++;
        if (i == from + decimals)
            return -1;
        var joiner = Array.Find(RangeWords, w => text.AsSpan(i).StartsWith(w, StringComparison.OrdinalIgnoreCase));
        i += joiner?.Length ?? 0;
        var second = DigitsAt(i);
        if (second is 0 or > 3 || (joiner is not null && !IsCutRange(start, from, decimals, i, second)))
            return -1;
        i += second;
        var stop = i;
        while (i < text.Length && i - stop < 4 && (text[i] == '.' || char.IsWhiteSpace(text[i])))
            i++;
        if (i > stop)
            i += DigitsAt(i);
        return UnitAt(i) ? from : -1;
    }

    /// <summary>"Up to 70. 40 Gy", "a dose of 50. 40 Gy": a word that leads to a dose stands before a number that is no label.</summary>
    private bool IsTotalLed(int start) =>
        tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word, Text: "of" or "to" or "up" or "dose" } && DigitsAt(start) == 2 && text[start] >= '2';

    /// <summary>"1. 8 Gy in 1 fraction", with "2. …" or "2) …" at the beginning of one of the next lines: the number of an item.</summary>
    private bool IsListed(int start)
    {
        if (!BeginsLine(start) || !int.TryParse(text.AsSpan(start, DigitsAt(start)), CultureInfo.InvariantCulture, out var number) || number > LongestList)
            return false;
        return Follows(number + 1, start, 1) || (number > 1 && Follows(number - 1, start, -1));
    }

    /// <summary>Whether a line near to the one at start, after or before it, begins with a number and a full stop.</summary>
    private bool Follows(int number, int start, int step)
    {
        var label = $"{number.ToString(CultureInfo.InvariantCulture)}.";
        var (from, to) = step > 0 ? (start, Math.Min(text.Length, start + FarthestItem)) : (Math.Max(0, start - FarthestItem), start);
        for (var at = text.IndexOf(label, from, to - from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(label, at + 1, to - at - 1, StringComparison.Ordinal))
        {
            if (BeginsLine(at))
                return true;
        }

        return false;
    }

    private bool BeginsLine(int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    private const int LongestList = 20;

    /// <summary>Characters between one item of a list and the next.</summary>
    private const int FarthestItem = 400;

    /// <summary>"1. 8 to 2 Gy": from 1.8 to 2, since nothing goes from 8 to 2; "arm 2. 8 to 10 Gy" may go from 8 to 10.</summary>
    private bool IsCutRange(int start, int from, int decimals, int second, int length)
    {
        var whole = int.Parse(text.AsSpan(start, DigitsAt(start)), CultureInfo.InvariantCulture);
        var part = int.Parse(text.AsSpan(from, decimals), CultureInfo.InvariantCulture);
        var other = int.Parse(text.AsSpan(second, length), CultureInfo.InvariantCulture);
        return whole <= other && 2 * other <= 3 * (whole + 1) && (part >= other || part * 3 <= other);
    }

    /// <summary>"fifteen (15) fractions": the length of the bracket that says the same number in digits; 0 where none does.</summary>
    private int Repeated(int length, decimal value)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        foreach (var form in (ReadOnlySpan<string>)[$" ({digits})", $"({digits})"])
        {
            if (text.AsSpan(at + length).StartsWith(form, StringComparison.Ordinal))
                return form.Length;
        }

        return 0;
    }

    /// <summary>"twenty-five" is one number.</summary>
    private decimal Tens(decimal tens, ref int length)
    {
        if (tens < 20 || Peek(length) is not ('-' or '\u2010' or '\u2011' or ' '))
            return tens;
        var end = at + length + 1;
        while (end < text.Length && end - at < 16 && char.IsAsciiLetter(text[end]))
            end++;
        if (!NumberWords.TryGetValue(text[(at + length + 1)..Math.Max(end, at + length + 1)].ToLowerInvariant(), out var ones) || ones >= 10)
            return tens;
        length = end - at;
        return tens + ones;
    }

    /// <summary>
    /// "PTV70Gy", "PTV60.5 Gy": the length of the letters before a dose, 0 where none is glued to them. V20.5 Gy and D98.5 are volumes. Without decimals, or where a sentence splitter cut them off,
    /// it is a dose after a target volume alone: "cobalt60. 2 Gy" are two sentences.
    /// </summary>
    private int BeforeGluedDose(string word)
    {
        var letters = 0;
        while (letters < word.Length && char.IsAsciiLetter(word[letters]))
            letters++;
        var end = at + letters + DigitsAt(at + letters);
        if (end == at + letters || end - at - letters > 3 || word is ['v' or 'd', >= '0' and <= '9', ..])
            return 0;
        if (UnitAt(end))
            return IsTarget(word) ? letters : 0;
        if (end < at + word.Length || end + 1 >= text.Length || text[end] != '.')
            return 0;
        if (char.IsWhiteSpace(text[end + 1]))
            return IsTarget(word) && SplitDecimal(at + letters, end + 1) > 0 ? letters : 0;
        return DigitsAt(end + 1) is var decimals and (1 or 2) && UnitAt(end + 1 + decimals) ? letters : 0;
    }

    private bool IsTarget(string word) =>
        Targets.Any(t => word.StartsWith(t, StringComparison.Ordinal)) || (tokens is [.., { Kind: TokenKind.Word } before, { Text: "-" }] && Targets.Contains(before.Text));
}
