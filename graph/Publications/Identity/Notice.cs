using System.Text.RegularExpressions;

namespace Horizon.Graph.Publications.Identity;

/// <summary>A title that says that it corrects or takes back another publication. <paramref name="Role"/>: one of <see cref="VersionRoles"/>; <paramref name="Of"/>: the other's title, in the form of <see cref="Citation.Title"/>.</summary>
public sealed partial record Notice(string Role, string Of)
{
    /// <summary>Null for a title that says no such thing, or does not name the other's title. What stands in brackets at the end with a year or pages is the other's journal.</summary>
    public static Notice? Read(string? title)
    {
        if (title is null || Beginning().Match(title) is not { Success: true } found) return null;
        var of = Citation.Words(Journal().Replace(title[found.Length..], ""));
        return of.Length == 0 ? null : new Notice(found.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "retraction" => VersionRoles.Retraction,
            "expression of concern" => VersionRoles.Concern,
            _ => VersionRoles.Correction,
        }, of);
    }

    [GeneratedRegex(@"^\W*(?:(?:author|publisher)(?:['’]s)?\s+)?(?<kind>correction|corrigendum|erratum|addendum|retraction|expression\s+of\s+concern)(?:\s+(?:note|notice))?\s*(?::|\s(?:to|for|of|regarding)\b:?|[-–—])\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\s*(?:\[(?=[^\[\]]*(?:\b(?:19|20)\d\d\b|\d\s*[:;]\s*\d))[^\[\]]{0,200}\]|\((?=[^()]*(?:\b(?:19|20)\d\d\b|\d\s*[:;]\s*\d))[^()]{0,200}\))\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Journal();
}
