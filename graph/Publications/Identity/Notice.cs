using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Publications.Identity;

/// <summary>A title that says that it corrects or takes back another publication. <paramref name="Role"/>: one of <see cref="VersionRoles"/>; <paramref name="Of"/>: the other's title, in the form of <see cref="Citation.Title"/>; <paramref name="Where"/>: the numbers of its year, volume and pages, where the title gives them.</summary>
public sealed partial record Notice(string Role, string Of, IReadOnlyList<string> Where)
{
    /// <summary>Neither year nor volume of a publication is another than the title gives.</summary>
    public bool MayMean(int? year, string? volume)
    {
        if (year is { } published && Where.FirstOrDefault(n => n.Length == 4 && n[0] is '1' or '2') is { } given && Math.Abs(int.Parse(given, CultureInfo.InvariantCulture) - published) > 1) return false;
        return volume is null || Where.Count < 2 || !volume.All(char.IsAsciiDigit) || Where.Contains(volume);
    }

    /// <summary>Null for a title that says no such thing, or does not name the other's title. What stands in brackets at the end with a year or pages is the other's journal.</summary>
    public static Notice? Read(string? title)
    {
        if (title is null || Beginning().Match(title) is not { Success: true } found) return null;
        var rest = title[found.Length..];
        var of = Citation.Words(Journal().Replace(rest, ""));
        return of.Length == 0 ? null : new Notice(found.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "retraction" => VersionRoles.Retraction,
            "expression of concern" => VersionRoles.Concern,
            _ => VersionRoles.Correction,
        }, of, [.. Number().Matches(Journal().Match(rest).Value).Select(m => m.Value.TrimStart('0'))]);
    }

    [GeneratedRegex(@"^\W*(?:(?:author|publisher)(?:['’]s)?\s+)?(?<kind>correction|corrigendum|erratum|addendum|retraction|expression\s+of\s+concern)(?:\s+(?:note|notice))?\s*(?::|\s(?:to|for|of|regarding)\b:?|[-–—])\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\s*(?:\[(?=[^\[\]]*(?:\b(?:19|20)\d\d\b|\d\s*[:;]\s*\d))[^\[\]]{0,200}\]|\((?=[^()]*(?:\b(?:19|20)\d\d\b|\d\s*[:;]\s*\d))[^()]{0,200}\))\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Journal();

    [GeneratedRegex(@"[0-9]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
