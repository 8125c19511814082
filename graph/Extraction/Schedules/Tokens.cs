using System.Collections.Frozen;

namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Cuts a text into tokens in one pass.</summary>
internal sealed partial class Tokens
{
    private const int LongestUnit = 12;

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["gy"] = "gy",
        ["gys"] = "gy",
        ["gray"] = "gy",
        ["grays"] = "gy",
        ["cgy"] = "cgy",
        ["grey"] = "gy",
        ["greys"] = "gy",
        ["centigray"] = "cgy",
        ["centigrays"] = "cgy",
        ["rads"] = "cgy",
        ["gye"] = "gyrbe",
        ["gyrbe"] = "gyrbe",
        ["cge"] = "gyrbe",
        ["cgye"] = "cgyrbe",
        ["cgyrbe"] = "cgyrbe",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Prepositions = ["in", "from", "of", "to", "with", "at", "and", "or", "for"];

    private static readonly string[] Dotted = ["ie", "eg", "bid", "tid", "bd"];

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

    private bool AfterAbbreviation() => IsAfterAbbreviation() || IsWithinAfterRate();

    /// <summary>"1.5 Gy b.i.d. over 3 weeks": the last dot of "b.i.d." ends a sentence only before a capital.</summary>
    private bool IsWithinAfterRate()
    {
        if (tokens.Count == 0 || tokens[^1] is not { Kind: TokenKind.Word, Text: "bid" or "tid" or "bd" } before || before.End != at || before.End - before.Start <= before.Text.Length)
            return false;
        var next = at + 1;
        while (next < text.Length && text[next] == ' ')
            next++;
        return next < text.Length && (char.IsAsciiLetterLower(text[next]) || char.IsAsciiDigit(text[next]) || text[next] is ',' or ';' or ')' or '(');
    }

    private bool IsAfterAbbreviation() => tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Word } before && before.End == at && Abbreviated.Has(before.Text);

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

    private bool UnitAt(int from)
    {
        if (from < text.Length && text[from] is ' ' or '-' or '\u00A0')
            from++;
        var end = from;
        while (end < text.Length && end - from < LongestUnit && char.IsAsciiLetter(text[end]))
            end++;
        var word = text[from..end].ToLowerInvariant();
        return Units.ContainsKey(word) || word.StartsWith("gy", StringComparison.Ordinal) || word.StartsWith("gray", StringComparison.Ordinal) || word.StartsWith("grey", StringComparison.Ordinal);
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
        else if (word == "cobalt" && CobaltGray() is var cobalt and > 0)
            Add(TokenKind.Unit, "gyrbe", cobalt);
        else if (Units.TryGetValue(word, out var unit))
            // "CGyE" is cobalt gray equivalent, "cGyE" hundredths of it.
            Unit(word == "cgye" && text[at] == 'C' ? "gyrbe" : unit, length);
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

    /// <summary>The length of "cobalt Gray equivalent (GyE)"; 0 where it is no unit.</summary>
    private int CobaltGray()
    {
        foreach (var form in (ReadOnlySpan<string>)["cobalt gray equivalents", "cobalt gray equivalent", "cobalt gray"])
        {
            if (text.AsSpan(at).StartsWith(form, StringComparison.OrdinalIgnoreCase))
                return form.Length;
        }

        return 0;
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
