using Horizon.Search.Analysis;
using Horizon.Search.Taxonomies;

namespace Horizon.Search.Language;

/// <summary>Finds what else a wording may be written as.</summary>
internal sealed class Wordings(Taxonomy taxonomy)
{
    private const float Synonym = 0.8f;
    private const float Narrower = 0.5f;

    // Broader concepts have hundreds of narrower wordings; documents that are tagged with them are found by their tag.
    private const int MostNarrower = 40;
    private const int MostInPhrase = 24;

    public Taxonomy Taxonomy => taxonomy;

    /// <summary>
    /// The wording first, then every other one of these concepts, then of the narrower ones the shortest. What comes behind the asked wording hangs on the concepts alone, so that one name finds what the others find.
    /// </summary>
    public List<Wording> Of(IEnumerable<string[]> asked, IReadOnlyList<string> concepts)
    {
        var all = asked.Select(words => new Wording(words, 1)).ToList();
        var said = concepts.Select(taxonomy.Said).ToList();
        Add(all, said.SelectMany(s => s.Own), Synonym);
        Add(all, said.SelectMany(s => s.Narrower.Take(MostNarrower)), Narrower);
        return all;
    }

    /// <summary>A phrase that holds wordings of concepts, with each of them said otherwise.</summary>
    public List<Wording> InPhrase(string[] words)
    {
        var all = new List<Wording> { new(words, 1) };
        for (var start = 0; start < words.Length && all.Count < MostInPhrase; start++)
        {
            var (length, concepts) = LongestAt(words, start);
            if (length == 0) continue;
            foreach (var other in concepts.SelectMany(id => taxonomy.Said(id).Own))
            {
                string[] changed = [.. words[..start], .. other, .. words[(start + length)..]];
                if (all.Count < MostInPhrase && !all.Exists(w => w.Words.AsSpan().SequenceEqual(changed))) all.Add(new Wording(changed, Synonym));
            }

            start += length - 1;
        }

        return all;
    }

    /// <summary>The longest wording of a concept that starts here; 0 words if there is none.</summary>
    public (int Length, IReadOnlyList<string> Concepts) LongestAt(ReadOnlySpan<string> words, int start)
    {
        for (var length = Math.Min(taxonomy.LongestWording, words.Length - start); length > 0; length--)
        {
            if (length == 1 && StopWords.Contains(words[start])) continue;
            if (taxonomy.ByWords(words.Slice(start, length)) is { Count: > 0 } concepts) return (length, concepts);
        }

        return (0, []);
    }

    private static void Add(List<Wording> all, IEnumerable<string[]> wordings, float weight)
    {
        foreach (var words in wordings)
        {
            if (!all.Exists(w => w.Words.AsSpan().SequenceEqual(words))) all.Add(new Wording(words, weight));
        }
    }
}
