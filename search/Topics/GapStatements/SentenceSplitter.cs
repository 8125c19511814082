namespace Horizon.Search.Topics.GapStatements;

/// <summary>A sentence's place in its text: from its first character to after its last, white space around it left out.</summary>
internal readonly record struct SentencePlace(int Start, int End);

/// <summary>
/// Cuts prose into sentences. It cuts too little rather than too much: abbreviations, initials, decimals, list numbers and marks within brackets
/// end none; an empty line ends one. Every letter of the text is in exactly one sentence.
/// </summary>
internal static class SentenceSplitter
{
    private static readonly string[] Abbreviations =
    [
        "e.g", "i.e", "al", "fig", "figs", "vs", "v", "dr", "prof", "mr", "mrs", "ms", "st", "cf", "approx", "resp", "spp", "sp", "subsp", "var", "eq", "eqs", "ref", "refs", "tab", "vol",
        "ca", "viz", "etc", "no", "nos", "inc", "ltd", "co", "dept", "univ", "ed", "eds", "pp", "p", "suppl", "sec", "chap", "jr", "sr", "min", "max", "avg", "incl", "excl", "esp", "i.v", "i.p", "s.c", "p.o", "b.i.d", "t.i.d",
    ];

    public static List<SentencePlace> Of(string text)
    {
        var sentences = new List<SentencePlace>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth = Math.Max(0, depth - 1);
            var end = -1;
            if (c == '\n' && IsBlankLine(text, i)) end = i;
            else if (c is '.' or '!' or '?' && depth == 0 && IsEnd(text, i)) end = AfterMarks(text, i);
            if (end < 0) continue;
            Add(text, start, end, sentences);
            (start, depth) = (end, 0);
            i = Math.Max(i, end - 1);
        }
        Add(text, start, text.Length, sentences);
        return sentences;
    }

    /// <summary>What holds no letter (a stray bracket, a mark) belongs to the sentence before it.</summary>
    private static void Add(string text, int start, int end, List<SentencePlace> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (start == end) return;
        if (sentences.Count > 0 && !text.AsSpan(start, end - start).ContainsAnyLetter()) sentences[^1] = sentences[^1] with { End = end };
        else sentences.Add(new SentencePlace(start, end));
    }

    private static bool ContainsAnyLetter(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c)) return true;
        }
        return false;
    }

    private static bool IsBlankLine(string text, int newline)
    {
        for (var i = newline + 1; i < text.Length; i++)
        {
            if (text[i] == '\n') return true;
            if (!char.IsWhiteSpace(text[i])) return false;
        }
        return false;
    }

    private static bool IsEnd(string text, int mark)
    {
        var next = AfterMarks(text, mark);
        if (next >= text.Length) return true;
        if (!char.IsWhiteSpace(text[next])) return false;
        var first = next;
        while (first < text.Length && char.IsWhiteSpace(text[first])) first++;
        if (first >= text.Length) return true;
        // A sentence begins with a capital, a figure, or an opening mark; "p. 12" and "spp. were" go on.
        if (!(char.IsUpper(text[first]) || char.IsDigit(text[first]) || text[first] is '"' or '“' or '‘' or '(' or '[' or '•' || char.GetUnicodeCategory(text[first]) == System.Globalization.UnicodeCategory.OtherLetter)) return false;
        return text[mark] != '.' || !IsAbbreviation(text, mark, text[first]);
    }

    /// <summary>Past closing quotes, brackets, further marks and the figures of a citation set behind the mark.</summary>
    private static int AfterMarks(string text, int mark)
    {
        var i = mark + 1;
        while (i < text.Length && text[i] is '.' or '!' or '?' or '"' or '”' or '’' or '\'' or ')' or ']') i++;
        var figures = i;
        while (figures < text.Length && (char.IsDigit(text[figures]) || text[figures] is ',' or '-' or '–')) figures++;
        return figures > i && figures - i <= 12 && !char.IsDigit(text[Math.Max(0, mark - 1)]) && (figures == text.Length || char.IsWhiteSpace(text[figures])) ? figures : i;
    }

    private static bool IsAbbreviation(string text, int dot, char next)
    {
        var from = dot;
        while (from > 0 && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.')) from--;
        var word = text.AsSpan(from, dot - from);
        if (word.Length == 0) return false;
        // An initial: "J. Smith", "E. coli".
        if (word.Length == 1 && char.IsUpper(word[0])) return from == 0 || text[from - 1] is ' ' or '(' or '.' or '\n' && word[0] != 'I';
        // The number of a list's item.
        if (char.IsDigit(word[0]) && word.Length <= 2 && (from == 0 || text[from - 1] == '\n')) return true;
        foreach (var known in Abbreviations)
        {
            if (!word.Equals(known, StringComparison.OrdinalIgnoreCase)) continue;
            // Some end sentences too; what follows tells: a figure goes with them, a capital after "etc." or "no." begins anew.
            return known is not ("etc" or "no" or "co" or "max" or "min" or "p" or "v" or "st" or "sec" or "ed") || char.IsDigit(next);
        }
        return false;
    }
}
