namespace Horizon.Graph.Extraction;

/// <summary>Intents and combinations with the polarity cues, as one trie.</summary>
internal static class PurposeLexicon
{
    private static readonly Lazy<Lexicon> Built = new(Build);

    public static Lexicon Shared => Built.Value;

    private static Lexicon Build()
    {
        var lexicon = new Lexicon();
        foreach (var (name, patterns) in ReadingCues.Load("purpose-cues.txt"))
        {
            var kind = name == "other-treatment" ? EntryKind.OtherTreatment : EntryKind.Purpose;
            foreach (var pattern in patterns)
            {
                var exact = pattern.All(c => !char.IsAsciiLetterLower(c)) ? pattern : null;
                lexicon.Add(pattern, new LexicalEntry(kind, kind == EntryKind.Purpose ? name : null, exact), plurals: !name.StartsWith("intent:", StringComparison.Ordinal));
            }
        }

        ConceptLexicon.AddCues(lexicon);
        return lexicon;
    }
}
