using Horizon.Search.Analysis;

namespace Horizon.Search.Check.Facets;

/// <summary>A phrase of the set in a text.</summary>
/// <param name="Words">As they stand in the text.</param>
internal sealed record Phrase(string Id, string Words, int Start, int End);

/// <summary>Classes with the phrases that name them, from a reviewed text file; compared by stems. Immutable and thread-safe.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<(string[] Terms, string Id)>> byFirst = new(StringComparer.Ordinal);

    private readonly bool isTreatment;

    private PhraseSet(TextReader text, bool isTreatment)
    {
        this.isTreatment = isTreatment;
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var at)) continue;
            foreach (var phrase in line[(at + 2)..].Split('|'))
            {
                var terms = TextTerms.Words(phrase);
                if (!byFirst.TryGetValue(terms[0], out var list)) byFirst[terms[0]] = list = [];
                list.Add((terms, line[..at]));
            }
        }
        foreach (var list in byFirst.Values) list.Sort((a, b) => b.Terms.Length.CompareTo(a.Terms.Length));
    }

    public static PhraseSet Outcomes { get; } = Load("outcomes.txt");

    public static PhraseSet Treatments { get; } = Load("treatments.txt");

    /// <summary>In text order; of phrases that begin at one word the longest, and none within another.</summary>
    public IReadOnlyList<Phrase> Read(string text) => Read(text, [.. TextTerms.Of(text).Where(t => !t.Joined)]);

    public IReadOnlyList<Phrase> Read(string text, IReadOnlyList<TextTerm> terms)
    {
        var found = new List<Phrase>();
        for (var i = 0; i < terms.Count; i++)
        {
            if (!byFirst.TryGetValue(terms[i].Text, out var list)) continue;
            foreach (var (phrase, id) in list)
            {
                // "Resectable" has the stem of "resection" and is no operation.
                if (!Stands(phrase, terms, i) || (phrase.Length == 1 && isTreatment && text.AsSpan(terms[i].Start..terms[i].End).EndsWith("able", StringComparison.OrdinalIgnoreCase))) continue;
                var end = i + phrase.Length - 1;
                found.Add(new Phrase(id, text[terms[i].Start..terms[end].End], terms[i].Start, terms[end].End));
                i = end;
                break;
            }
        }
        return found;
    }

    private static bool Stands(string[] phrase, IReadOnlyList<TextTerm> terms, int at)
    {
        if (at + phrase.Length > terms.Count) return false;
        for (var k = 1; k < phrase.Length; k++) if (terms[at + k].Text != phrase[k]) return false;
        return true;
    }

    private static PhraseSet Load(string name)
    {
        using var stream = typeof(PhraseSet).Assembly.GetManifestResourceStream($"Horizon.Search.Check.Facets.{name}") ?? throw new InvalidOperationException($"{name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return new PhraseSet(reader, name == "treatments.txt");
    }
}
