using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads which classes of outcomes a text names, and which it calls primary.</summary>
internal static partial class OutcomesOf
{
    /// <summary>By class, the words that named it first.</summary>
    public static Dictionary<string, string> All(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var phrase in PhraseSet.Outcomes.Read(text)) found.TryAdd(phrase.Id, phrase.Words);
        return found;
    }

    /// <summary>The classes in sentences that say "primary"; where none does, all, and the second is false unless the text is of outcomes alone and names one.</summary>
    public static (Dictionary<string, string> Primary, bool Says) Primary(string text, bool isOutcomes)
    {
        var sentences = new Sentences(text);
        var primary = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = text[sentences.Start(i)..sentences.End(i)];
            if (SaysPrimary().Match(sentence) is not { Success: true } said) continue;
            // "Secondary" in the same sentence begins what is not primary any more.
            var rest = sentence[said.Index..];
            var end = rest.IndexOf("secondar", StringComparison.OrdinalIgnoreCase);
            foreach (var (id, words) in All(end < 0 ? rest : rest[..end])) primary.TryAdd(id, words);
            if (primary.Count > 0) continue;
            // "PRIMARY OBJECTIVES: I. … II. …" goes on to the next heading, what stands in a sentence of its own at most in the next one.
            var isHeading = rest.Length - said.Length <= LongestNumber;
            var goesOn = isHeading ? EndOfList(text, sentences, i) : sentences.End(Math.Min(i + 1, sentences.Count - 1));
            foreach (var (id, words) in All(text[sentences.End(i)..goesOn])) primary.TryAdd(id, words);
        }
        if (primary.Count > 0) return (primary, true);
        var all = All(text);
        return (all, isOutcomes && all.Count > 0);
    }

    /// <summary>Where what is listed under a heading ends: before the next heading, if it is near; else after the next sentence.</summary>
    private static int EndOfList(string text, Sentences sentences, int heading)
    {
        var (start, last) = (sentences.End(heading), Math.Min(heading + LongestList, sentences.Count - 1));
        return NextHeading().Match(text, start, sentences.End(last) - start) is { Success: true } next ? next.Index : sentences.End(Math.Min(heading + 1, sentences.Count - 1));
    }

    /// <summary>What stands behind a heading in its sentence: a colon and the number of the first item.</summary>
    private const int LongestNumber = 6;

    /// <summary>Sentences, the numbers of a list among them.</summary>
    private const int LongestList = 12;

    [GeneratedRegex(@"\b(?:secondary|tertiary|exploratory) (?:end ?-?points?|outcomes?|objectives?|aims?|measures?)\b|\bsecondary:|\bOUTLINE:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextHeading();

    [GeneratedRegex(@"\b(?:primary|main|principal) (?:end ?-?points?|outcomes?|objectives?|aims?|purpose|measures?|goals?|hypothesis)\b|\bprimary:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysPrimary();
}
