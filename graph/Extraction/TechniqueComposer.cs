using System.Collections.Frozen;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Reads the words before a technique that make it several at once: "image-guided dose-escalated radiotherapy",
/// "adjuvant hypofractionated whole-breast irradiation".</summary>
internal static class TechniqueComposer
{
    private const int LongestGap = 3;
    private const int MostWords = 8;

    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Excluded = new(() => RadiotherapyVocabulary.Current.Techniques
        .Where(c => c.Modifiers.Count > 0)
        .ToFrozenDictionary(c => c.Id, c => c.NotBefore.Prepend(c.Id).SelectMany(With).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Adds what stands before the technique at a hit.</summary>
    public static void Compose(string text, List<LexicalHit> hits, int head, string technique, List<Found> found)
    {
        for (var i = head - 1; i >= 0 && head - i <= MostWords && Adjacent(text, hits[i].End, hits[i + 1].Start); i--)
        {
            var modifier = false;
            foreach (var entry in hits[i].Entries)
            {
                if (entry.Kind != EntryKind.TechniqueModifier) continue;
                modifier = true;
                if (!Excludes(entry.Value!, technique) && !NamesItself(hits[i], entry.Value!)) found.Add(new Found(entry.Value!, hits[i].Start, hits[head].End));
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
    public static bool Excludes(string modifier, string technique) => Excluded.Value[modifier].Contains(technique);

    private static IEnumerable<string> With(string id) => RadiotherapyVocabulary.Current.Narrower(id).Select(c => c.Id).Prepend(id);

    private static bool Adjacent(string text, int end, int start)
    {
        if (start - end > LongestGap) return false;
        for (var i = end; i < start; i++)
            if (TextFolding.Fold(text[i]) != TextFolding.Gap || text[i] == '\n') return false;
        return true;
    }
}
