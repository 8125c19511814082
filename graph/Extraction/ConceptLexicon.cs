using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>The vocabulary and the reading cues as one trie.</summary>
internal static class ConceptLexicon
{
    public static Lexicon Build(RadiotherapyVocabulary vocabulary)
    {
        var lexicon = new Lexicon();
        foreach (var concept in vocabulary.Techniques.Concat(vocabulary.Sites)) Add(lexicon, concept);
        AddCues(lexicon);
        NestedTechniques.Add(lexicon, vocabulary);
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
                var exact = kind == EntryKind.GivenForm || (kind == EntryKind.RadiotherapyWord && pattern.Length <= 3) ? pattern : null;
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
