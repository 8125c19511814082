using System.Collections.Frozen;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Reads the words before a technique that make it several at once: "image-guided dose-escalated radiotherapy",
/// "adjuvant hypofractionated whole-breast irradiation"; and those before a word that compares, which share its noun: "partial breast versus whole breast irradiation".</summary>
internal static class TechniqueComposer
{
    private const int LongestGap = 3;
    private const int MostWords = 8;
    private const int LongestNoun = 9;

    private static readonly string[] Combined = ["technique:radiotherapy-immunotherapy", "technique:endocrine-radiotherapy", "technique:hyperthermia-radiotherapy"];

    /// <summary>One begins what is radiotherapy first and the other treatment second.</summary>
    private static readonly string[] Radiation = ["radi", "irrad", "sbrt", "sabr", "stereo", "chemor", "chemo-", "chemoi", "brachy", "rt ", "x-ray"];

    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Excluded = new(() => RadiotherapyVocabulary.Current.Techniques
        .Where(c => c.Modifiers.Count > 0)
        .ToFrozenDictionary(c => c.Id, c => c.NotBefore.Prepend(c.Id).SelectMany(With).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Adds what stands before the technique at a hit.</summary>
    /// <param name="contrasts">Gets what is meant only beside another fractionation.</param>
    public static void Compose(string text, List<LexicalHit> hits, int head, string technique, List<Found> found, List<Found> contrasts)
    {
        // "Adjuvant pembrolizumab with radiotherapy" says when the drug is given.
        if (Combined.Contains(technique) && !ArmSides.ContainsAny(text.AsSpan(hits[head].Start, Math.Min(LongestNoun, hits[head].End - hits[head].Start)), Radiation)) return;
        var compared = false;
        for (var i = head - 1; i >= 0 && head - i <= MostWords && Adjacent(text, hits[i].End, hits[i + 1].Start); i--)
        {
            var modifier = false;
            foreach (var entry in hits[i].Entries)
            {
                if (entry.Kind == EntryKind.ContrastModifier && hits[i + 1].Is(EntryKind.TechniqueJoiner)) contrasts.Add(new Found(entry.Value!, hits[i].Start, hits[i].End));
                if (entry.Kind == EntryKind.SharedModifier && IsJoined(text, hits[i + 1], entry.Value!) && !NamesItself(hits[i], entry.Value!)) found.Add(new Found(entry.Value!, hits[i].Start, hits[i].End));
                if (entry.Kind != EntryKind.TechniqueModifier) continue;
                modifier = true;
                // Both arms share the noun, and each has the words on its own side: so its place is those words alone.
                if ((compared || !Excludes(entry.Value!, technique)) && !NamesItself(hits[i], entry.Value!)) found.Add(new Found(entry.Value!, hits[i].Start, compared ? hits[i].End : hits[head].End));
            }

            SharePurpose(text, hits, i, head, technique, found);
            if (modifier || IsPassedOver(hits[i])) continue;
            if (compared || !hits[i].Is(EntryKind.TechniqueJoiner)) return;
            compared = true;
        }
    }

    /// <summary>"Adjuvant chemotherapy or radiotherapy": the purpose is said of both.</summary>
    private static void SharePurpose(string text, List<LexicalHit> hits, int joiner, int head, string technique, List<Found> found)
    {
        if (joiner != head - 1 || joiner < 2 || !hits[joiner].Is(EntryKind.Joiner) || !text.AsSpan(hits[joiner].Start).StartsWith("or", StringComparison.OrdinalIgnoreCase) || !(technique is "technique:radiotherapy" or "technique:chemoradiotherapy")) return;
        var (drug, purpose) = (hits[joiner - 1], hits[joiner - 2]);
        if (!text.AsSpan(drug.Start, drug.End - drug.Start).Equals("chemotherapy", StringComparison.OrdinalIgnoreCase) || !Adjacent(text, drug.End, hits[joiner].Start) || !Adjacent(text, purpose.End, drug.Start)) return;
        foreach (var entry in purpose.Entries)
            if (entry.Kind == EntryKind.TechniqueModifier && IsPurpose(entry.Value!)) found.Add(new Found(entry.Value!, purpose.Start, hits[head].End));
    }

    /// <summary>"And", "or", "versus": a comma or a stroke parts what shares nothing as often, and "induction and chemoradiotherapy" are two treatments.</summary>
    private static bool IsJoined(string text, LexicalHit next, string technique) =>
        (next.Is(EntryKind.Joiner) || next.Is(EntryKind.TechniqueJoiner)) && char.IsAsciiLetter(text[next.Start])
        && !(text.AsSpan(next.Start).StartsWith("and", StringComparison.OrdinalIgnoreCase) && RadiotherapyVocabulary.Current.Find(technique) is { Group: "Purpose" or "Combination" });

    private static bool IsPurpose(string technique) => technique is "technique:adjuvant" or "technique:neoadjuvant" or "technique:postoperative" or "technique:preoperative";

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
        // "vs. ": the dot of an abbreviation parts nothing.
        var from = end < text.Length && text[end] == '.' && end >= 2 && text.AsSpan(end - 2, 2).Equals("vs", StringComparison.OrdinalIgnoreCase) ? end + 1 : end;
        for (var i = from; i < start; i++)
            if (TextFolding.Fold(text[i]) != TextFolding.Gap || text[i] == '\n') return false;
        return true;
    }
}
