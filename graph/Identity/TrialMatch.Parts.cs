using System.Globalization;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>The parts of a comparison of two registrations.</summary>
public static partial class TrialMatch
{
    private const int LongTitle = 5;

    private static IEnumerable<PairPart> Titles(TrialTraits a, TrialTraits b)
    {
        if (a.Titles.Count > 0 && b.Titles.Count > 0)
        {
            var (likeness, length) = a.Titles.SelectMany(x => b.Titles.Select(y => (Likeness: x.Likeness(y), Length: Math.Min(x.Words, y.Words)))).Max();
            var weight = likeness switch
            {
                > 0.999 => length >= LongTitle ? 7.0 : 3,
                >= 0.9 => length >= LongTitle ? 5 : 2,
                >= 0.75 => 3,
                >= 0.55 => 1.5,
                >= 0.35 => 0,
                >= 0.15 => -2,
                _ => -4,
            };
            yield return new PairPart("title", weight, $"{Percent(likeness)} of the telling words alike");
        }
        if (a.Acronym is { } one && b.Acronym is { } other)
            yield return one == other ? new PairPart("acronym", 3, $"{a.Facts.Acronym} in both") : new PairPart("acronym", -1, $"{a.Facts.Acronym} and {b.Facts.Acronym}");
        if (a.ProtocolIds.Intersect(b.ProtocolIds).FirstOrDefault() is { } shared) yield return new PairPart("protocol id", 6, $"{shared} in both");
        var third = a.Named.Intersect(b.Named).Order(StringComparer.Ordinal).FirstOrDefault(id => id != a.Study && id != b.Study);
        if (third is not null) yield return new PairPart(ThirdIdName, ThirdId, $"both name {third}");
    }

    private static IEnumerable<PairPart> Sponsors(TrialTraits a, TrialTraits b)
    {
        if (a.Facts.LeadSponsor?.Name is not { } one || b.Facts.LeadSponsor?.Name is not { } other) yield break;
        if (a.SponsorId is not null && a.SponsorId == b.SponsorId)
        {
            yield return new PairPart("sponsor", 3, $"{one} in both");
            yield break;
        }
        var likeness = a.Sponsor!.Likeness(b.Sponsor!);
        var words = $"{one} and {other}";
        yield return likeness >= 0.8 ? new PairPart("sponsor", 3, words) : likeness >= 0.5 ? new PairPart("sponsor", 1.5, words)
            : new PairPart("sponsor", a.Facts.Collaborators.Concat(b.Facts.Collaborators).Any(c => c.Name == one || c.Name == other) ? 1 : -2, words);
    }

    private static IEnumerable<PairPart> Plan(TrialTraits a, TrialTraits b)
    {
        if (a.Facts.StartDate is { } start && b.Facts.StartDate is { } begin)
        {
            var days = Math.Abs(start.First.DayNumber - begin.First.DayNumber);
            var words = $"{start} and {begin}";
            yield return start == begin && start.Parts == 3 ? new PairPart("start", 2.5, $"{start} in both")
                : start.First.Year == begin.First.Year && start.First.Month == begin.First.Month ? new PairPart("start", 1.5, words)
                : new PairPart("start", days switch { <= 92 => 0.5, <= 366 => -1, <= 1100 => -2.5, _ => -5 }, words);
        }
        if (a.Facts.Enrolment is { } size && b.Facts.Enrolment is { } people && size > 0 && people > 0)
        {
            var ratio = (double)Math.Max(size, people) / Math.Min(size, people);
            var words = string.Create(CultureInfo.InvariantCulture, $"{size} and {people} people");
            yield return size == people ? new PairPart("size", IsRound(size) ? 1.5 : 3, string.Create(CultureInfo.InvariantCulture, $"{size} people in both"))
                : new PairPart("size", ratio switch { <= 1.05 => 0.5, <= 1.5 => -0.4, <= 3 => -1.5, _ => -3 }, words);
        }
        if (a.Countries.Count > 0 && b.Countries.Count > 0)
        {
            var common = a.Countries.Intersect(b.Countries).Order(StringComparer.Ordinal).Take(3).ToList();
            yield return common.Count > 0 ? new PairPart("countries", 0.5, string.Join(", ", common)) : new PairPart("countries", -1.5, "none in common");
        }
    }

    /// <summary>Sizes that many trials have by habit.</summary>
    private static bool IsRound(int people) => people < 30 || people % 10 == 0;

    private static IEnumerable<PairPart> Design(TrialFacts a, TrialFacts b)
    {
        if (a.StudyType is not null && b.StudyType is not null && a.StudyType != b.StudyType) yield return new PairPart("study type", -4, $"{a.StudyType} and {b.StudyType}");
        if (a.Phase is not null && b.Phase is not null)
            yield return a.Phase == b.Phase ? new PairPart("phase", a.Phase == "not applicable" ? 0 : 0.5, a.Phase) : new PairPart("phase", Overlap(a.Phase, b.Phase) ? 0 : -1.5, $"{a.Phase} and {b.Phase}");
        if (a.MinimumAge is not null && b.MinimumAge is not null)
            yield return Age(a.MinimumAge) == Age(b.MinimumAge) ? new PairPart("age", 0.3, a.MinimumAge) : new PairPart("age", -0.5, $"from {a.MinimumAge} and {b.MinimumAge}");
        if (a.Sex is not null && b.Sex is not null && !a.Sex.Equals(b.Sex, StringComparison.OrdinalIgnoreCase)) yield return new PairPart("sex", -0.5, $"{a.Sex} and {b.Sex}");
    }

    /// <summary>"1/2" and "2" share a phase; a register without words for phases says nothing against one that has them.</summary>
    private static bool Overlap(string a, string b) => a.Split('/').Intersect(b.Split('/')).Any() || a == "not applicable" || b == "not applicable";

    private static string Age(string age) => string.Concat(age.Where(char.IsDigit)) + (age.Contains("onth", StringComparison.Ordinal) ? "m" : "");

    private static IEnumerable<PairPart> Treatment(TrialTraits a, TrialTraits b)
    {
        if (a.Interventions.Count > 0 && b.Interventions.Count > 0)
        {
            var shared = a.Interventions.Intersect(b.Interventions).ToList();
            var share = (double)shared.Count / Math.Min(a.Interventions.Count, b.Interventions.Count);
            yield return new PairPart("interventions", share switch { >= 0.6 => 1.5, >= 0.3 => 0.7, > 0 => 0, _ => -2 }, shared.Count == 0 ? "no word in common" : string.Join(", ", shared.Order(StringComparer.Ordinal).Take(4)));
        }
        if (a.Conditions.Count > 0 && b.Conditions.Count > 0 && !a.Conditions.Overlaps(b.Conditions)) yield return new PairPart("conditions", -1, "no word in common");
        if (a.PrimaryOutcomes.Count > 3 && b.PrimaryOutcomes.Count > 3)
        {
            var share = (double)a.PrimaryOutcomes.Count(b.PrimaryOutcomes.Contains) / Math.Min(a.PrimaryOutcomes.Count, b.PrimaryOutcomes.Count);
            yield return new PairPart("primary outcome", share switch { >= 0.7 => 1.5, >= 0.4 => 0.5, >= 0.15 => 0, _ => -0.5 }, $"{Percent(share)} of the shorter one's words in the other");
        }
    }
}
