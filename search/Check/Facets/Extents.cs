using System.Buffers;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>How much is irradiated, where that comes in two kinds of which nobody gets both: a trial of the one is none of the other, by whichever technique.</summary>
internal static partial class Extents
{
    /// <summary>Some brains get both, the one on top of the other.</summary>
    private static readonly string[] Brain = ["wholebrain", "focal"];

    private static readonly string[][] Opposites = [["breast", "partialbreast"], ["gland", "focal"], ["pelvis", "prostateonly"], ["elective", "involved"], Brain];

    /// <summary>By kind, the words that said it first.</summary>
    public static Dictionary<string, string> Read(string text) => OppositeKinds.Read(Kinds(), AllKinds, Beginnings, text);

    private static readonly string[] AllKinds = OppositeKinds.Of(Opposites);

    /// <summary>One of these begins all that <see cref="Kinds"/> reads.</summary>
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["whole", "accelerated ", "partial", "apbi", "focal ", "hemi", "pelvic ", "prostate", "elective", "involved"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The technique's facet, unless both name an extent and not the same ones: near then, and not the same. A title that sets one extent against the other is of that comparison, and no study of one of them.
    /// </summary>
    /// <param name="bothCompare">Question and study set the same two against each other: a title then often names the one that is tried.</param>
    public static Facet Of(Facet technique, IReadOnlyDictionary<string, string> asked, IReadOnlyDictionary<string, string> found, bool bothCompare = false)
    {
        if (technique.Is(Facet.Different)) return technique;
        foreach (var pair in Opposites)
        {
            var (mine, theirs) = (Named(asked), Named(found));
            if (mine.Count > 0 && theirs.Count > 0 && !mine.SequenceEqual(theirs) && !((bothCompare || pair == Brain) && mine.Intersect(theirs).Any()))
                return new Facet(Facet.Similar, $"The question is about {Words(asked, mine)}, the study's title about {Words(found, theirs)}.") { OrderedAs = technique.OrderedAs ?? technique.Match };

            List<string> Named(IReadOnlyDictionary<string, string> said) => [.. pair.Where(said.ContainsKey)];
        }
        return technique;

        static string Words(IReadOnlyDictionary<string, string> said, List<string> kinds) => string.Join(" and ", kinds.Select(k => $"“{said[k]}”"));
    }

    [GeneratedRegex(
        @"\G\b(?:(?<breast>whole[- ]breast)|(?<partialbreast>(?:accelerated )?partial[- ]breast|APBI)"
        + @"|(?<wholebrain>whole[- ]brain)|(?<gland>whole[- ](?:gland|prostate))|(?<focal>focal (?:brachytherapy|radiotherapy|radiation|irradiation|therapy|treatment|ablation)|hemi-?gland)"
        + @"|(?<pelvis>whole[- ]pelvi[cs]|pelvic (?:lymph )?nod(?:e|al) (?:radiotherapy|irradiation|treatment|radiation))|(?<prostateonly>prostate[- ](?:bed[- ])?only|prostate[- ](?:bed[- ])?alone)"
        + @"|(?<elective>elective nodal (?:radiotherapy|irradiation|radiation|treatment|volumes?))|(?<involved>involved[- ](?:field|node|site|nodal)(?: (?:radiotherapy|irradiation|radiation|treatment))?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Kinds();
}
