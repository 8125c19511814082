using System.Text.RegularExpressions;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Reads dose escalation that is radiotherapy's, though the words beside it do not say so: "a dose escalation trial of SBRT", "escalation will be as follows: level 1, 54 Gy". A drug that stands nearer is what is escalated.</summary>
internal static partial class EscalatedDoses
{
    private const int Reach = 120;
    private const int LongestObject = 40;

    /// <param name="radiotherapy">Where techniques stand; the text's doses in Gy are looked for here.</param>
    public static List<Found> Read(string text, List<LexicalHit> hits, List<Found> radiotherapy)
    {
        var found = new List<Found>();
        if (!text.Contains("scalat", StringComparison.OrdinalIgnoreCase) && !text.Contains("ose level", StringComparison.OrdinalIgnoreCase)) return found;
        var rays = radiotherapy.Where(f => f.ConceptId.StartsWith("technique:", StringComparison.Ordinal) && RadiotherapyVocabulary.Current.Find(f.ConceptId) is not { Group: "Molecular radiotherapy" }).Select(f => (f.Start, f.End))
            .Concat(hits.Where(h => h.Is(EntryKind.RadiotherapyWord)).Select(h => (h.Start, h.End))).Order().ToList();
        var drugs = hits.Where(CombinedTechniques.IsDrug).Select(h => (h.Start, h.End)).ToList();
        foreach (var amount in Amounts().EnumerateMatches(text)) drugs.Add((amount.Index, amount.Index + amount.Length));
        drugs.Sort();
        var said = radiotherapy.Where(f => f.ConceptId == "technique:dose-escalation").Select(f => (f.Start, f.End)).Order().ToList();
        foreach (var cue in Cues().EnumerateMatches(text))
        {
            var (start, end) = (cue.Index, cue.Index + cue.Length);
            if (OfWhat().Match(text, end, Math.Min(LongestObject, text.Length - end)) is { Success: true } of && !Places.Touch(rays, of.Index, of.Index + of.Length)) continue;
            // "Dose-escalated radiotherapy" says it in words of its own.
            if (Places.Touch(said, start + 1, end - 1)) continue;
            var ray = Places.Distance(rays, start, end);
            if (ray <= Reach && ray < Places.Distance(drugs, start, end)) found.Add(new Found("technique:dose-escalation", start, end));
        }

        return found;
    }

    [GeneratedRegex(@"\bdose[- ](?:escalat(?:ion|ed|ing)|intensification|levels? (?:\d|I{1,3}\b))|\b(?:escalat(?:ing|ed|e|ion of)|increasing) (?:the )?(?:radiation |radiotherapy |total )?doses?\b|\bdoses? (?:will be|is|are|was|were|can be|to be) escalated\b|\bescalated[- ]dose\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cues();

    /// <summary>"Dose escalation trial of nitroglycerin", "escalating doses of bortezomib": what is escalated stands behind "of".</summary>
    [GeneratedRegex(@"\G(?: (?:trial|study|phase|scheme|cohorts?))? of (?:the |a |total )?(?!dose|tumou?r|target)\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfWhat();

    [GeneratedRegex(@"\b\d{1,4}(?:\.\d{1,3})? ?(?:mg|mcg|µg|ug|MBq|GBq|mCi)\b|\bMTD of (?!radi|SBRT|SABR)\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();
}
