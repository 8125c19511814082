using System.Text;
using Horizon.Search.Analysis;
using Horizon.Search.Index;

namespace Horizon.Search.Find;

/// <summary>
/// Another spelling of a question whose words the index does not hold, or holds so much more rarely than a word of nearly the same letters that some record has the same slip:
/// by its own words, nearest in spelling, or begun as the word is.
/// </summary>
internal static class DidYouMean
{
    private const int MostWords = 3;

    /// <summary>Null where every word is known, or nothing like the unknown ones is.</summary>
    public static string? Of(string? question, LiveSearcher searcher)
    {
        if (string.IsNullOrWhiteSpace(question) || question.Length > 500 || searcher.Documents == 0) return null;
        var written = new WrittenWords(searcher);
        var better = new StringBuilder();
        var (at, unknown) = (0, 0);
        foreach (var term in TextTerms.Of(question))
        {
            if (term.Joined || unknown == MostWords || !IsPlain(question, term) || StopWords.Contains(term.Text)) continue;
            var holding = FieldNames.Text.Max(f => searcher.Count(f.Name, term.Text));
            if (holding > WrittenWords.MostOfASlip) continue;
            unknown++;
            var word = question[term.Start..term.End].ToLowerInvariant();
            var other = written.Meant(word, holding) ?? (holding > 0 ? null : written.StartingWith(FieldNames.Written, word, 1).Select(w => w.Term).FirstOrDefault());
            if (other is null || TermForms.Shared.Term(other) == term.Text) continue;
            better.Append(question, at, term.Start - at).Append(other);
            at = term.End;
        }

        return at == 0 ? null : better.Append(question, at, question.Length - at).ToString();
    }

    // Small letters alone behind the first, four or more: what has capitals within is a name, not misspelled. No field's name, no beginning of a word, no part of an id or of a hyphenated word.
    private static bool IsPlain(string question, TextTerm term)
    {
        if (term.End - term.Start < 4 || !IsOrdinary(question.AsSpan(term.Start, term.End - term.Start))) return false;
        return !(term.End < question.Length && question[term.End] is ':' or '*' or '-' or '/' or '.' && (question[term.End] != '.' || (term.End + 1 < question.Length && !char.IsWhiteSpace(question[term.End + 1]))))
            && !(term.Start > 0 && question[term.Start - 1] is '-' or '/' or ':');
    }

    private static bool IsOrdinary(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsLetter(word[i]) || (i > 0 && char.IsUpper(word[i]))) return false;
        }

        return true;
    }
}
