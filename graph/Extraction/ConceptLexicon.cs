using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>The vocabulary and the reading cues as one trie.</summary>
internal static class ConceptLexicon
{
    private const int ShortestShared = 5;

    private static readonly string[] Prepositions = [" of", " and", " with", " plus", " to", " in", " after", " from", " or"];

    private static readonly string[] Nouns = [" radiotherapy", " radiation therapy", " irradiation"];

    public static Lexicon Build(RadiotherapyVocabulary vocabulary)
    {
        var lexicon = new Lexicon();
        foreach (var concept in vocabulary.Techniques.Concat(vocabulary.Sites)) Add(lexicon, concept);
        AddCues(lexicon);
        NestedTechniques.Add(lexicon, vocabulary);
        var shared = vocabulary.Techniques.Where(c => c.Id != "technique:radiotherapy" && c.Group != "Molecular radiotherapy").SelectMany(c => c.Synonyms.Select(s => (c.Id, Words: Shared(s)))).Where(s => s.Words is not null && IsOneWord(lexicon, s.Words)).Distinct().ToList();
        foreach (var (id, words) in shared) lexicon.Add(words!, new LexicalEntry(EntryKind.SharedModifier, id, null), plurals: false);
        return lexicon;
    }

    /// <summary>The cues that give polarity and sections, which every reader shares.</summary>
    public static void AddCues(Lexicon lexicon)
    {
        foreach (var (name, patterns) in ReadingCues.Load("reading-cues.txt"))
        {
            var kind = Enum.Parse<EntryKind>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            var plurals = kind is EntryKind.Neoplasm or EntryKind.Metastasis or EntryKind.Decoy or EntryKind.OncologyWord;
            foreach (var pattern in patterns)
            {
                // "Gy" and "PTV" are units and terms in their own case only.
                var exact = kind == EntryKind.GivenForm || (kind == EntryKind.RadiotherapyWord && pattern.Length <= 3) || (kind is EntryKind.ConcurrentDrug or EntryKind.HormoneDrug && !pattern.Any(char.IsAsciiLetterLower)) ? pattern : null;
                lexicon.Add(pattern, new LexicalEntry(kind, null, exact), plurals);
            }
        }
    }

    private static bool IsComposed(string phrase, IReadOnlyList<string> organs)
    {
        var space = phrase.LastIndexOf(' ');
        return space > 0
            && phrase[(space + 1)..] is ("cancer" or "carcinoma" or "tumour" or "tumor" or "metastases" or "metastasis")
            && organs.Contains(phrase[..space], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What is left of "carbon ion radiotherapy" where another technique shares its noun ("carbon ion versus photon radiotherapy"); null for what is no such phrase.</summary>
    private static string? Shared(string phrase) =>
        Array.Find(Nouns, n => phrase.EndsWith(n, StringComparison.OrdinalIgnoreCase)) is { } noun && phrase.Length >= noun.Length + ShortestShared ? phrase[..^noun.Length].TrimEnd('-') : null;

    /// <summary>A word, or words that are read as one already: others would take what stands inside them away from the readers of these.</summary>
    private static bool IsOneWord(Lexicon lexicon, string words) =>
        !words.Contains(' ') || (Array.TrueForAll(Prepositions, p => !words.EndsWith(p, StringComparison.OrdinalIgnoreCase)) && lexicon.ScanInside(words).TrueForAll(h => h.Is(EntryKind.TechniqueFiller))) || lexicon.Scan(words) is [{ Start: 0 } hit] && hit.End == words.Length && hit.Is(EntryKind.TechniqueModifier);

    private static void Add(Lexicon lexicon, Concept concept)
    {
        // "Prostate cancer" as one pattern would take the organ word away from "breast and prostate cancer".
        AddAll([.. concept.Synonyms.Where(s => !IsComposed(s, concept.Organs) && !IsComposed(s, concept.MetastasisOrgans))], EntryKind.Concept);
        AddAll(concept.ContextualPhrases, EntryKind.ContextualConcept);
        AddAll(concept.Organs, EntryKind.Organ);
        AddAll(concept.MetastasisOrgans, EntryKind.MetastasisOrgan);
        AddAll(concept.Unless, EntryKind.Unless);
        AddAll(concept.ContrastPhrases, EntryKind.ContrastConcept);
        AddAll(concept.Modifiers, EntryKind.TechniqueModifier, plurals: false);
        AddAll(concept.ContrastModifiers, EntryKind.ContrastModifier, plurals: false);
        foreach (var abbreviation in concept.Abbreviations)
        {
            var kind = abbreviation.NeedsContext ? EntryKind.ContextualConcept : EntryKind.Concept;
            lexicon.Add(abbreviation.Text, new LexicalEntry(kind, concept.Id, abbreviation.Text));
        }

        void AddAll(IReadOnlyList<string> patterns, EntryKind kind, bool plurals = true)
        {
            foreach (var pattern in patterns) lexicon.Add(pattern, new LexicalEntry(kind, concept.Id, null), plurals);
        }
    }
}
