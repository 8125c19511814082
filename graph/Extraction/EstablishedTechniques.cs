using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction;

/// <summary>
/// Which of two techniques is the established one where a comparison names it first and no word says so: "photon versus proton therapy" and "proton versus photon therapy" are one question with one
/// pair of roles. Pairs on which practice agrees, and schedules of about 2 Gy a fraction beside larger fractions; for any other two the order of the words tells.
/// </summary>
internal static partial class EstablishedTechniques
{
    private static readonly (string[] Established, string[] Tried)[] Pairs =
    [
        (["photon", "x-ray"], ["proton", "carbon", "impt", "pbt"]),
        (["3d-conformal", "3d conformal", "three-dimensional conformal", "three dimensional conformal", "3d-crt", "3dcrt", "3d crt", "conformal radio"], ["imrt", "intensity-modulated", "intensity modulated", "vmat", "volumetric", "tomotherapy", "proton", "carbon", "stereotactic", "sbrt", "sabr"]),
        (["imrt", "intensity-modulated", "intensity modulated", "vmat", "volumetric"], ["proton", "carbon", "impt", "pbt"]),
        (["imrt", "intensity-modulated", "intensity modulated"], ["vmat", "volumetric", "mr-guided", "mri-guided", "adaptive"]),
        (["whole brain", "whole-brain", "wbrt"], ["radiosurgery", "srs", "stereotactic", "hippocamp"]),
        (["whole breast", "whole-breast", "wbi"], ["partial breast", "partial-breast", "apbi", "pbi", "intraoperative", "intra-operative"]),
        (["ct-guided", "cbct-guided", "cone-beam", "cone beam"], ["mr-guided", "mri-guided", "mr-linac", "magnetic resonance"]),
        (["long-course", "long course"], ["short-course", "short course"]),
        (["multiple fraction", "multiple-fraction", "multifraction", "multi-fraction"], ["single fraction", "single-fraction", "single dose"]),
    ];

    /// <summary>Gy a fraction: what is called conventional, and from where on a fraction is large (ASTRO, ASCO and AUA's guideline on prostate cancer, 2018: moderate hypofractionation is 2.4 to 3.4 Gy).</summary>
    private const double LeastConventional = 1.7, MostConventional = 2.1, LeastLarge = 2.4;

    /// <summary>The one arm is tried against the other, which is the established one.</summary>
    public static bool IsTriedAgainst(ReadOnlySpan<char> arm, ReadOnlySpan<char> other)
    {
        foreach (var (established, tried) in Pairs)
        {
            if (ArmSides.ContainsAny(other, established) && !ArmSides.ContainsAny(other, tried) && ArmSides.ContainsAny(arm, tried)) return true;
        }
        return Fraction(other) is >= LeastConventional and <= MostConventional && Fraction(arm) is >= LeastLarge;
    }

    /// <summary>Gy a fraction of the one schedule that an arm names ("60 Gy in 20 fractions"); null where it names none or several.</summary>
    private static double? Fraction(ReadOnlySpan<char> arm)
    {
        var found = Schedule().Matches(arm.ToString());
        return found.Count == 1 && double.TryParse(found[0].Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var dose) && int.TryParse(found[0].Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var fractions) && fractions > 0
            ? dose / fractions : null;
    }

    [GeneratedRegex(@"\b(\d{1,3}(?:\.\d{1,2})?)\s?(?:Gy|gray)\s?(?:in|/)\s?(\d{1,2})\b(?!\.\d)(?!\s?(?:weeks?|days?|months?)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Schedule();
}
