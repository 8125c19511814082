using System.Globalization;

namespace Horizon.Search.Analysis;

/// <summary>
/// Walks over the terms of a text, one at a time: indexing, queries and highlights all read text through it, so that they agree.
/// A hyphenated word gives its parts and, at the place of the last part, the word written as one ("hypo-fractionated" also gives "hypofractionated").
/// Stop words are kept, so that phrases mean what they say. Not thread-safe.
/// </summary>
internal sealed class TokenScanner
{
    /// <summary>Stands between the values of a field that has several; no phrase reaches across it.</summary>
    public const char ValueGap = '\u001F';

    private const int GapPositions = 100;
    private const int LongestTerm = 64;
    private const int LongestCompound = 40;

    private readonly TermForms forms;
    private char[] text = [];
    private int length;
    private int at;
    private int compoundStart;
    private int compoundParts;
    private bool joinedIsNext;

    public TokenScanner(TermForms forms) => this.forms = forms;

    /// <summary>The term as the index holds it.</summary>
    public string Term { get; private set; } = string.Empty;

    /// <summary>Offset of the first character in the text, UTF-16 code units.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after the last character.</summary>
    public int End { get; private set; }

    /// <summary>Positions since the term before; 0 for a joined compound.</summary>
    public int Increment { get; private set; }

    /// <summary>Starts over; the array is read, not copied, until the next start.</summary>
    public void Begin(char[] buffer, int count)
    {
        (text, length, at) = (buffer, count, 0);
        (compoundStart, compoundParts, joinedIsNext) = (0, 0, false);
    }

    public bool Next()
    {
        if (joinedIsNext)
        {
            joinedIsNext = false;
            EmitJoined();
            return true;
        }

        var increment = 1;
        while (at < length && !IsWord(text[at]))
        {
            if (text[at] == ValueGap) increment += GapPositions;
            at++;
        }

        if (at >= length) return false;
        var start = at;
        at = EndOfWord(start);
        Emit(start, at, increment);
        NoteCompound(start);
        return true;
    }

    private void NoteCompound(int start)
    {
        if (compoundParts == 0) compoundStart = start;
        compoundParts++;
        if (at + 1 < length && IsHyphen(text[at]) && IsWord(text[at + 1]) && compoundParts < 4) return;
        joinedIsNext = compoundParts is 2 or 3 && at - compoundStart <= LongestCompound && HasLetter(compoundStart, at);
        compoundParts = 0;
    }

    private void Emit(int start, int end, int increment)
    {
        Term = forms.Term(text.AsSpan(start, Math.Min(end - start, LongestTerm)));
        (Start, End, Increment) = (start, end, increment);
    }

    private void EmitJoined()
    {
        Span<char> joined = stackalloc char[LongestCompound];
        var count = 0;
        for (var i = compoundStart; i < at; i++)
        {
            if (!IsHyphen(text[i])) joined[count++] = text[i];
        }

        Term = forms.Term(joined[..count]);
        (Start, End, Increment) = (compoundStart, at, 0);
    }

    private int EndOfWord(int start)
    {
        if (IsIdeograph(text[start])) return start + 1;
        var i = start + 1;
        while (i < length)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                i++;
                continue;
            }

            if (IsIdeograph(c)) break;
            if (IsWord(c) || IsInvisible(c)) i++;
            else if (i + 1 < length && Joins(text[i - 1], c, text[i + 1])) i += 2;
            else break;
        }

        return i;
    }

    // 5.2 and patient's are one word each.
    private static bool Joins(char before, char c, char after) => c switch
    {
        '.' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
        '\'' or '\u2019' => char.IsLetter(before) && char.IsLetter(after),
        _ => false,
    };

    private bool HasLetter(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetter(text[i])) return true;
        }

        return false;
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2013';

    private static bool IsWord(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetter(c) || char.IsNumber(c) || char.IsSurrogate(c);

    private static bool IsInvisible(char c) =>
        c >= 128 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    // Scripts written without spaces are indexed a character at a time.
    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
