using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Amounts with their units, as a question and a study write them: a drug's dose by surface or weight, gray. A study that gives amounts in a unit and not the question's gives another dose, whatever the readers of schedules make of it.
/// </summary>
internal static partial class GivenAmounts
{
    /// <summary>What a question gives that a study, which gives others in the same unit, nowhere does; null where there is none. Of gray all must be missing: a question may sum two parts.</summary>
    public static string? Unnamed(string question, string study)
    {
        var asked = Read(question);
        if (asked.Count == 0) return null;
        var theirs = Read(study).ToLookup(a => a.Unit, a => a.Value);
        foreach (var amounts in asked.GroupBy(a => a.Unit).Where(g => theirs.Contains(g.Key)))
        {
            var given = theirs[amounts.Key].ToHashSet();
            var missing = amounts.Where(a => !given.Contains(a.Value)).ToList();
            if (missing.Count > 0 && (amounts.Key != Gray || missing.Count == amounts.Count())) return Facet.Names(missing.Select(a => a.Words).Distinct());
        }
        return null;
    }

    private const string Gray = "gy";

    private static List<(decimal Value, string Unit, string Words)> Read(string text)
    {
        var found = new List<(decimal Value, string Unit, string Words)>();
        foreach (System.Text.RegularExpressions.Match amount in Amounts().Matches(Split().Replace(text, "$1.$2")))
        {
            if (!decimal.TryParse(amount.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)) continue;
            var unit = amount.Groups["volume"].Success ? "ml" : amount.Groups["surface"].Success ? "mg/m2" : amount.Groups["weight"].Success ? "mg/kg" : Gray;
            found.Add((amount.Groups["centi"].Success ? value / 100 : value, unit, amount.Value));
        }
        return found;
    }

    /// <summary>Registers' copies part a decimal from its number: "1.  8 Gy".</summary>
    [GeneratedRegex(@"(\d)\.\s{2,4}(\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Split();

    [GeneratedRegex(@"(?<number>\d{1,4}(?:,\d{3})?(?:\.\d{1,2})?)[ -]?(?:(?<volume>ml)\b(?! ?/)|(?<surface>mg ?(?:/|per ) ?(?:m ?(?:2|\u00B2|\(2\)|\^2)|sqm|square met))|(?<weight>mg ?(?:/|per ) ?kg)|(?<centi>cGy|centigray)\b|(?:Gy|gray)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();
}
