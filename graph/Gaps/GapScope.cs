using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>Whether what a gap names is close enough to count studies of it: one technique that is not radiotherapy as a whole, and a site.</summary>
public static class GapScope
{
    /// <summary>Techniques too wide for a study of them to close anything that is stated.</summary>
    private static readonly HashSet<string> Wide = ["technique:radiotherapy", "technique:external-beam", "technique:particle", "technique:molecular", "technique:fractionation"];

    /// <summary>Labels of concepts that begin with a name.</summary>
    private static readonly HashSet<string> Names = ["Hodgkin", "Ewing", "Merkel", "Kaposi", "Wilms", "Dupuytren"];

    public static bool IsWide(string techniqueId) => Wide.Contains(techniqueId);

    public static bool CanBeCounted(IReadOnlyList<string> techniques, IReadOnlyList<string> sites) => sites.Count > 0 && techniques.Any(t => !IsWide(t));

    /// <summary>Why studies of a gap cannot be counted, after "it"; null where they can.</summary>
    public static string? WhyNot(IReadOnlyList<string> techniques, IReadOnlyList<string> sites)
    {
        if (CanBeCounted(techniques, sites)) return null;
        var technique = techniques.Any(t => !IsWide(t)) ? null
            : techniques.Count == 0 ? "no technique" : $"no technique narrower than {string.Join(" or ", techniques.Select(t => WithinSentence(LabelOf(t))))}";
        return $"names {string.Join(" and ", new[] { technique, sites.Count == 0 ? "no tumour site" : null }.OfType<string>())} to count studies by";
    }

    /// <summary>
    /// What the studies are of that are counted for a gap, as it stands in a sentence. One that names how far a tumour has spread and no tumour has studies of many: they are never said to be at its site.
    /// </summary>
    public static string Said(IReadOnlyList<string> sites) =>
        SiteGroups.Of(sites) is [var group] && SiteGroups.IsSpread(group[0]) ? $"of the same technique in {string.Join(" or ", sites.Select(s => WithinSentence(LabelOf(s))))}" : GapLife.SameCell;

    /// <summary>Of what is counted beside a gap that is too broad: any technique of what it names, at its site; or its technique at any site.</summary>
    public static string SaidOfBroad(IReadOnlyList<string> techniques, IReadOnlyList<string> sites)
    {
        var technique = techniques.Count == 0 ? "any radiotherapy" : string.Join(" and ", techniques.Select(t => IsWide(t) ? $"any {WithinSentence(LabelOf(t))}" : WithinSentence(LabelOf(t))));
        return sites.Count == 0 ? $"{technique} at any site" : $"{technique} for {string.Join(" or ", sites.Select(s => WithinSentence(LabelOf(s))))}";
    }

    /// <summary>A label as it stands within a sentence.</summary>
    public static string WithinSentence(string label) =>
        label.Length == 0 || Names.Contains(label.Split(' ')[0]) || (label.Length > 1 && char.IsUpper(label[1])) ? label : $"{char.ToLowerInvariant(label[0])}{label[1..]}";

    private static string LabelOf(string id) => RadiotherapyVocabulary.Current.Find(id)?.Label ?? id;
}
