using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Reads the words before a technique that make it several at once: "image-guided dose-escalated radiotherapy",
/// "adjuvant hypofractionated whole-breast irradiation".</summary>
internal static class TechniqueComposer
{
    private const int LongestGap = 3;
    private const int MostWords = 8;

    /// <summary>Adds what stands before the technique at a hit.</summary>
    public static void Compose(string text, List<LexicalHit> hits, int head, string technique, RadiotherapyVocabulary vocabulary, List<Found> found)
    {
        for (var i = head - 1; i >= 0 && head - i <= MostWords && Adjacent(text, hits[i].End, hits[i + 1].Start); i--)
        {
            var modifier = false;
            foreach (var entry in hits[i].Entries)
            {
                if (entry.Kind != EntryKind.TechniqueModifier) continue;
                modifier = true;
                if (!Excludes(vocabulary, entry.Value!, technique) && !NamesItself(hits[i], entry.Value!)) found.Add(new Found(entry.Value!, hits[i].Start, hits[head].End));
            }

            if (!modifier && !IsPassedOver(hits[i])) return;
        }
    }

    // "Hypofractionated" is read where it stands too.
    private static bool NamesItself(LexicalHit hit, string technique)
    {
        foreach (var entry in hit.Entries)
            if (entry.Kind == EntryKind.Concept && entry.Value == technique) return true;
        return false;
    }

    private static bool IsPassedOver(LexicalHit hit) =>
        hit.Is(EntryKind.TechniqueFiller) || hit.Is(EntryKind.Joiner) || hit.Is(EntryKind.Organ) || hit.Is(EntryKind.MetastasisOrgan);

    /// <summary>True where the modifier says nothing new of the technique, or does not speak of it.</summary>
    public static bool Excludes(RadiotherapyVocabulary vocabulary, string modifier, string technique)
    {
        if (modifier == technique) return true;
        var notBefore = vocabulary.Find(modifier)!.NotBefore;
        if (notBefore.Contains(technique, StringComparer.Ordinal)) return true;
        foreach (var broader in vocabulary.Ancestors(technique))
            if (broader.Id == modifier || notBefore.Contains(broader.Id, StringComparer.Ordinal)) return true;
        return false;
    }

    private static bool Adjacent(string text, int end, int start)
    {
        if (start - end > LongestGap) return false;
        for (var i = end; i < start; i++)
            if (TextFolding.Fold(text[i]) != TextFolding.Gap || text[i] == '\n') return false;
        return true;
    }
}
