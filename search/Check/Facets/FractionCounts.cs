using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Extraction.Schedules;

namespace Horizon.Search.Check.Facets;

/// <summary>A number of fractions that a question names without a dose, with the words.</summary>
internal sealed record FractionCount(int Fractions, string Words);

/// <summary>"5 fractions against 15" is a question of fractionation, though no gray stands in it.</summary>
internal static partial class FractionCounts
{
    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>Each number once, in the order in which they stand; bounds ("up to 5 fractions") and fractions a day are none.</summary>
    public static IReadOnlyList<FractionCount> Read(string text) =>
    [
        .. Counts().Matches(text).Select(m => new FractionCount(m.Groups["single"].Success ? 1 : Number(m.Groups["number"].Value), m.Groups["said"].Value)).Where(c => c.Fractions is > 0 and <= 60).DistinctBy(c => c.Fractions),
    ];

    /// <param name="asked">Numbers of fractions of a question that gives no dose.</param>
    /// <param name="own">The record's titles and the sentences in which it says what it does.</param>
    public static Facet Of(IReadOnlyList<FractionCount> asked, IReadOnlyList<DoseSchedule> found, string own)
    {
        var study = found.Where(s => s.Phase != "boost" && s.Fractions is not null).ToList();
        var names = Facet.Names(asked.Select(a => a.Words));
        if (study.Count == 0 && Read(own) is { Count: > 0 } counted)
        {
            var said = Facet.Names(counted.Select(c => c.Words));
            return asked.Any(a => counted.Any(c => c.Fractions == a.Fractions)) ? new Facet(Facet.Similar, $"The question says {names}, the record {said}.") : new Facet(Facet.Different, $"The question says {names}, the record {said}.");
        }

        if (study.Count == 0) return new Facet(Facet.Unknown, $"The question says {names}; the record gives no number of fractions that Horizon reads.");
        var odd = asked.Where(a => !study.Exists(s => s.Fractions <= a.Fractions && (s.FractionsMax ?? s.Fractions) >= a.Fractions)).ToList();
        var theirs = Facet.Names(study.Select(s => s.Text));
        if (odd.Count == 0) return new Facet(Facet.Similar, $"The question says {names}, and the record gives {theirs}: as many fractions. The question gives no dose.");
        return odd.Count < asked.Count
            ? new Facet(Facet.Similar, $"The question says {names}, the record gives {theirs}: one of the question's numbers of fractions is there.")
            : new Facet(Facet.Different, $"The question says {names}, the record gives {theirs}.");
    }

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.IndexOf(Numbers, word.ToLowerInvariant()) + 1;

    [GeneratedRegex(
        @"(?<!(?:more than|less than|fewer than|at least|at most|up to|or more|or fewer|≤|≥|[<>]) ?)(?<![0-9.,–-])\b(?<said>(?<single>single)[- ]fractions?|(?<number>[1-9][0-9]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[- ](?:treatment |daily |weekly )?fractions?)\b(?! (?:a|per|each) (?:day|week))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counts();
}
