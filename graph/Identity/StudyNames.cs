using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>What a study is called, in capitals, and the number behind the name: 1 where none is.</summary>
internal sealed record StudyName(string Name, int Number);

/// <summary>Reads the names of studies: "LIME-2" is the second trial of the name, and not LIME.</summary>
internal static partial class StudyNames
{
    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V"];

    public static IReadOnlyList<StudyName> Of(TrialFacts trial)
    {
        var found = new List<StudyName?>();
        if (trial.Acronym is { } acronym && Whole().Match(acronym) is { Success: true } whole) found.Add(Name(whole));
        foreach (var title in new[] { trial.BriefTitle, trial.OfficialTitle }.OfType<string>()) found.AddRange(InTitle().Matches(title).Select(Name));
        return [.. found.OfType<StudyName>().Distinct()];
    }

    /// <summary>"LIME-2 is another study than LIME": a name of both with other numbers; null where there is none.</summary>
    public static string? Apart(IReadOnlyList<StudyName> one, IReadOnlyList<StudyName> other)
    {
        foreach (var name in one.Select(n => n.Name).Distinct())
        {
            var (mine, theirs) = (Numbers(one, name), Numbers(other, name));
            if (theirs.Count > 0 && !mine.Intersect(theirs).Any()) return string.Create(CultureInfo.InvariantCulture, $"{name} {mine[0]} and {name} {theirs[0]}");
        }
        return null;

        static List<int> Numbers(IReadOnlyList<StudyName> names, string name) => [.. names.Where(n => n.Name == name).Select(n => n.Number).Order()];
    }

    private const int ShortestName = 3;

    /// <summary>Null for a word that is no name: a name has capitals.</summary>
    private static StudyName? Name(Match match)
    {
        if (match.Groups["name"].Value is not { Length: >= ShortestName } written || written.Count(char.IsUpper) < 2) return null;
        var number = match.Groups["number"].Value;
        return new StudyName(
            string.Concat(written.Where(char.IsLetter)).ToUpperInvariant(),
            number.Length == 0 ? 1 : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digit) ? digit : Array.IndexOf(Numerals, number) + 1);
    }

    private const string Written = @"(?<name>[A-Z][A-Za-z]*(?:-(?!(?:II|III|IV|V)\b)[A-Z][A-Za-z]*)*)(?:[ -]?(?<number>[1-9])|[ -](?<number>II|III|IV|V))?";

    [GeneratedRegex(@"\A\s*" + Written + @"\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    /// <summary>At the head of a title before a colon or a dash, alone in brackets, or before "trial" and "study".</summary>
    [GeneratedRegex(@"(?:\A\s*(?:The\s+)?" + Written + @"(?:\s+(?:trial|study))?\s*(?::|\s[-\u2013\u2014]\s)|\(" + Written + @"\)|\b" + Written + @"\s+(?:trial|study)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex InTitle();
}
