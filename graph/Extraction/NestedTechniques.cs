using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>A scan takes the longest phrase and nothing inside it: "preoperative chemoradiotherapy" would be preoperative only.
/// So each phrase of one technique is given, once and for all, the techniques that its own words name besides.</summary>
internal static class NestedTechniques
{
    // These words alone say nothing that a phrase holding them does not.
    private static readonly string[] Plain = ["technique:radiotherapy", "technique:fractionation"];

    public static void Add(Lexicon lexicon, RadiotherapyVocabulary vocabulary)
    {
        var found = new List<(string Phrase, string Id)>();
        foreach (var concept in vocabulary.Techniques)
        {
            foreach (var phrase in concept.Synonyms)
                foreach (var id in Inside(lexicon, vocabulary, concept, phrase)) found.Add((phrase, id));
        }

        foreach (var phrase in vocabulary.Techniques.SelectMany(c => c.ContrastPhrases))
            foreach (var entry in Said(lexicon, phrase)) lexicon.Add(phrase, entry);
        foreach (var (phrase, id) in found) lexicon.Add(phrase, new LexicalEntry(EntryKind.Concept, id, null));
    }

    private static IEnumerable<string> Inside(Lexicon lexicon, RadiotherapyVocabulary vocabulary, Concept concept, string phrase)
    {
        var broader = vocabulary.Ancestors(concept.Id).Select(c => c.Id).Append(concept.Id).Concat(Plain).ToHashSet(StringComparer.Ordinal);
        // A phrase that says what the technique is made of ("iodine-131 mIBG") or where it stands names one treatment.
        if (concept.Group is "Molecular radiotherapy" or "Technology") return [];
        return lexicon.ScanInside(phrase)
            .SelectMany(h => h.Entries)
            .Where(e => (e.Exact is null || phrase.Contains(e.Exact, StringComparison.Ordinal)) && (e.Kind == EntryKind.Concept || (e.Kind == EntryKind.TechniqueModifier && Qualifies(vocabulary, e.Value!, concept))))
            .Select(e => e.Value!)
            .Where(id => id.StartsWith("technique:", StringComparison.Ordinal) && !broader.Contains(id))
            .Distinct(StringComparer.Ordinal);
    }

    // "Conventional radiotherapy" is radiotherapy, whatever it is beside.
    private static List<LexicalEntry> Said(Lexicon lexicon, string phrase) =>
        [.. lexicon.ScanInside(phrase).SelectMany(h => h.Entries).Where(e => e.Kind is EntryKind.Concept or EntryKind.ContextualConcept).Select(e => e with { Exact = null }).Distinct()];

    // What the beam is ("intensity-modulated" in "intensity-modulated proton therapy") belongs to the phrase's own technique.
    private static bool Qualifies(RadiotherapyVocabulary vocabulary, string modifier, Concept head) =>
        vocabulary.Find(modifier) is { Group: "Schedule" or "Purpose" or "Combination" } && !TechniqueComposer.Excludes(modifier, head.Id);
}
