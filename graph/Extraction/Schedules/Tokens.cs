using System.Collections.Frozen;

namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Cuts a text into tokens in one pass.</summary>
internal sealed class Tokens
{
    /// <summary>No number that means a dose or a count is longer; longer runs of digits are identifiers.</summary>
    private const int LongestNumber = 8;

    private const int LongestUnit = 12;

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

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["gy"] = "gy",
        ["gys"] = "gy",
        ["gray"] = "gy",
        ["grays"] = "gy",
        ["cgy"] = "cgy",
        ["centigray"] = "cgy",
        ["centigrays"] = "cgy",
        ["rads"] = "cgy",
        ["gye"] = "gyrbe",
        ["gyrbe"] = "gyrbe",
        ["cge"] = "gyrbe",
        ["cgye"] = "cgyrbe",
        ["cgyrbe"] = "cgyrbe",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // After these words a number is a label, and a full stop after it ends the sentence.
    private static readonly FrozenSet<string> Labels = new[]
    {
        "week", "weeks", "day", "days", "arm", "arms", "group", "level", "phase", "grade", "stage", "cohort", "table", "figure", "step",
        "part", "month", "cycle", "version", "schedule", "stratum", "number", "score", "type", "to",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Prepositions = ["in", "from", "of", "to", "with", "at", "and", "or", "for"];

    private static readonly string[] Targets = ["ptv", "ctv", "gtv", "itv"];

    private static readonly string[] Dotted = ["ie", "eg", "bid", "tid"];

    private static readonly string[] RangeWords = ["to ", "or ", "and "];

    private static readonly Words Abbreviated = new("vs", "approx", "ca", "resp", "cf", "eg", "ie");

    private readonly string text;
    private readonly List<Token> tokens;
    private int at;

    private Tokens(string text)
    {
        this.text = text;
        tokens = new List<Token>((text.Length / 5) + 4);
    }

    public static List<Token> Of(string text)
    {
        var lexer = new Tokens(text);
        while (lexer.at < text.Length)
            lexer.Next();
        return lexer.tokens;
    }

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private void Next()
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
            Number();
        else if (char.IsLetter(c))
            Word();
        else if (c == '\n' && Blank(at + 1))
            Add(TokenKind.Stop, "\n", 1);
        else if (char.IsWhiteSpace(c))
            at++;
        else if (c is '.' or '!' or '?')
            FullStop();
        else if (c == '+' && Peek(1) == '/' && Peek(2) is '-' or '\u2212' or '\u2013')
            Add(TokenKind.Symbol, "±", 3);
        else
            Add(TokenKind.Symbol, Symbol(c), 1);
    }

    private void FullStop()
    {
        var abbreviation = AfterAbbreviation();
        Add((char.IsWhiteSpace(Peek(1)) || Peek(1) == '\0') && !abbreviation ? TokenKind.Stop : TokenKind.Symbol, ".", 1);
        // The blank line that a sentence splitter puts after "vs." ends nothing.
        while (abbreviation && char.IsWhiteSpace(Peek(0)))
            at++;
    }

    private bool AfterAbbreviation() => tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word } before && before.End == at && Abbreviated.Has(before.Text);

    private bool Blank(int from)
    {
        while (from < text.Length && text[from] is ' ' or '\t' or '\r')
            from++;
        return from < text.Length && text[from] is '\n' or '*' or '-' or '\u2022';
    }

    private void Add(TokenKind kind, string value, int length, decimal number = 0)
    {
        tokens.Add(new Token(kind, value, number, at, at + length));
        at += length;
    }

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
    /// Sentence splitters leave "50.  4 Gy" behind. It is one number only when a unit of dose follows and the first part is no label ("in week 3. 8 Gy").
    /// Returns where the decimals start, or -1.
    /// </summary>
    private int SplitDecimal(int start, int from)
    {
        if (tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word } before && before.Text != "to" && Labels.Contains(before.Text))
            return -1;
        while (from < text.Length && from - start < 8 && char.IsWhiteSpace(text[from]))
            from++;
        var decimals = DigitsAt(from);
        if (decimals is 0 or > 2 || (decimals == 2 && text[from + 1] == '0'))
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

    /// <summary>"1. 8 to 2 Gy": from 1.8 to 2, since nothing goes from 8 to 2; "arm 2. 8 to 10 Gy" may go from 8 to 10.</summary>
    private bool IsCutRange(int start, int from, int decimals, int second, int length)
    {
        var whole = int.Parse(text.AsSpan(start, DigitsAt(start)), System.Globalization.CultureInfo.InvariantCulture);
        var part = int.Parse(text.AsSpan(from, decimals), System.Globalization.CultureInfo.InvariantCulture);
        var other = int.Parse(text.AsSpan(second, length), System.Globalization.CultureInfo.InvariantCulture);
        return whole <= other && 2 * other <= 3 * (whole + 1) && (part >= other || part * 3 <= other);
    }

    private bool UnitAt(int from)
    {
        if (from < text.Length && text[from] is ' ' or '-' or '\u00A0')
            from++;
        var end = from;
        while (end < text.Length && end - from < LongestUnit && char.IsAsciiLetter(text[end]))
            end++;
        var word = text[from..end].ToLowerInvariant();
        return Units.ContainsKey(word) || word.StartsWith("gy", StringComparison.Ordinal) || word.StartsWith("gray", StringComparison.Ordinal);
    }

    /// <summary>"i.e.", "b.i.d." are one word; a sentence splitter makes "i.\n\ne." of it. Capitals that are apart ("part I. E. coli") are none. Null where none stands.</summary>
    private (string Word, int Length)? DottedWord()
    {
        if (Peek(1) != '.')
            return null;
        foreach (var word in Dotted)
        {
            if (EndOfDotted(word) is var end and > 0)
                return (word, end - at);
        }

        return null;
    }

    private int EndOfDotted(string word)
    {
        var end = at + 1;
        var apart = false;
        if (char.ToLowerInvariant(text[at]) != word[0])
            return 0;
        foreach (var letter in word.AsSpan(1))
        {
            if (end >= text.Length || text[end] != '.')
                return 0;
            end++;
            for (; end < text.Length && end - at < LongestUnit && char.IsWhiteSpace(text[end]); end++)
                apart = true;
            if (end >= text.Length || char.ToLowerInvariant(text[end]) != letter || (apart && text[end] != letter))
                return 0;
            end++;
        }

        return (apart && char.IsUpper(text[at])) || (end < text.Length && char.IsLetterOrDigit(text[end])) ? 0 : end;
    }

    private void Word()
    {
        if (DottedWord() is { } dotted)
        {
            Add(TokenKind.Word, dotted.Word, dotted.Length);
            return;
        }

        var end = at + 1;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        var length = end - at;
        if (length > 24)
        {
            Add(TokenKind.Word, "-long-", length);
            return;
        }

        var word = text.AsSpan(at, length).ToString().ToLowerInvariant();
        // "Lesion(s)", "fraction(s)".
        if (text.AsSpan(end).StartsWith("(s)", StringComparison.OrdinalIgnoreCase))
            length += 3;
        if (word is "x" || (word[0] == 'x' && char.IsAsciiDigit(word[1])))
            Add(TokenKind.Symbol, "x", 1);
        else if (GluedPreposition(word) is var glued and > 0)
            Add(TokenKind.Word, word[..glued], glued);
        else if (BeforeGluedDose(word) is var letters and > 0)
            Add(TokenKind.Word, word[..letters], letters);
        else if (word.StartsWith("gyx", StringComparison.Ordinal) || word.StartsWith("gy\u00D7", StringComparison.Ordinal))
            Add(TokenKind.Unit, "gy", 2);
        else if (Units.TryGetValue(word, out var unit))
            Unit(unit, length);
        else if (NumberWords.TryGetValue(word, out var number))
        {
            var value = Tens(number, ref length);
            length += Repeated(length, value);
            Add(TokenKind.Number, string.Empty, length, value);
        }
        else
            Add(TokenKind.Word, word, length);
    }

    /// <summary>"in5 fractions", "from36 Gy": the length of the word before the number, 0 where there is none.</summary>
    private static int GluedPreposition(string word)
    {
        foreach (var preposition in Prepositions)
        {
            if (word.Length > preposition.Length && char.IsAsciiDigit(word[preposition.Length]) && word.StartsWith(preposition, StringComparison.Ordinal))
                return preposition.Length;
        }

        return 0;
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

    /// <summary>"fifteen (15) fractions": the length of the bracket that says the same number in digits; 0 where none does.</summary>
    private int Repeated(int length, decimal value)
    {
        var digits = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
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

    private void Unit(string unit, int length)
    {
        var rest = text.AsSpan(at + length);
        var trimmed = rest.TrimStart(" -");
        foreach (var mark in (ReadOnlySpan<string>)["(RBE)", "[RBE]", "RBE", "(E)", "(RBE-weighted)"])
        {
            if (!trimmed.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                continue;
            Add(TokenKind.Unit, unit is "cgy" ? "cgyrbe" : unit is "gy" ? "gyrbe" : unit, length + (rest.Length - trimmed.Length) + mark.Length);
            return;
        }

        // "63 Gy E": equivalent, where no word begins with the letter.
        var equivalent = trimmed.StartsWith("E", StringComparison.Ordinal) && (trimmed.Length == 1 || !char.IsLetterOrDigit(trimmed[1])) && rest.Length > trimmed.Length;
        if (equivalent && (unit is "gy" or "cgy"))
            Add(TokenKind.Unit, unit + "rbe", length + (rest.Length - trimmed.Length) + 1);
        else
            Add(TokenKind.Unit, unit, length);
    }

    private static string Symbol(char c) => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' or '-' or '~' or '\u223C' => "-",
        '\u00D7' or '*' or '\u2715' or '\u2A2F' or '\u2217' => "x",
        '\u2264' or '<' => "<",
        '\u2265' or '>' => ">",
        '(' or '[' => "(",
        ')' or ']' => ")",
        '/' or '\u2215' or '\u2044' => "/",
        ',' => ",",
        ';' => ";",
        ':' => ":",
        '=' => "=",
        '#' => "#",
        '+' => "+",
        '\u00B1' => "±",
        '%' => "%",
        _ => "?",
    };
}
