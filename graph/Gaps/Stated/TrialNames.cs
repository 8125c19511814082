using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>The trials that a statement names by their short names: "longer follow-up of the TARGIT-A trial" speaks of one, whatever technique and site its record tells. Pure, linear in the text.</summary>
public static partial class TrialNames
{
    private static readonly ReadingOptions InContext = new() { AssumeRadiotherapy = true, AssumeOncology = true };

    /// <summary>
    /// Short names by their form, each once: two capitals at least, before "trial" or "study" ("the PACE-B trial", "TARGIT-A and TARGIT-B trials"). An abbreviation of a technique or site ("SABR trials"), a phase and a country are none;
    /// a letter after one makes a trial's name of it, and a word does not ("TARGIT-A", "MR-guided").
    /// </summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Named().Matches(text).SelectMany(m => m.Groups["name"].Captures).Select(c => c.Value).Where(n => n.Count(char.IsUpper) >= 2 && !NotNames.Contains(n) && !IsOfConcept(n)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a title has a name as a word of its own: "TARGIT-A" is not in "TARGIT-AB".</summary>
    public static bool Bears(string? title, string name)
    {
        for (var at = title?.IndexOf(name, StringComparison.Ordinal) ?? -1; at >= 0; at = title!.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfName(title![at - 1])) && (at + name.Length == title!.Length || !IsOfName(title[at + name.Length]))) return true;
        }
        return false;
    }

    /// <summary>Whether it is a concept's own abbreviation, or one with a word after it.</summary>
    private static bool IsOfConcept(string name) => name.Split('-').Skip(1).Any(part => char.IsLower(part[0])) || ConceptReader.Read(name, InContext).Any(m => m.Start == 0 && m.End == name.Length);

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '-';

    /// <summary>Written in capitals before "trial", and no trial's name.</summary>
    private static readonly HashSet<string> NotNames = new(["RCT", "RCTs", "II", "III", "IV", "IIA", "IIB", "UK", "US", "USA", "EU", "NHS", "NIHR", "QoL", "PROM", "PROMs", "PET", "MRI", "CT"], StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?<name>[A-Z][A-Za-z0-9]{1,20}(?:-[A-Za-z0-9]{1,12}){0,2})(?:(?:,|,?\s+and|\s+or)\s+(?<name>[A-Z][A-Za-z0-9]{1,20}(?:-[A-Za-z0-9]{1,12}){0,2})){0,3}\s+(?:trials?|stud(?:y|ies))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
