using System.Globalization;
using Horizon.Graph.Ids;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>The parts of a comparison of two registrations.</summary>
public static partial class TrialMatch
{
    private const int LongTitle = 5;

    private static IEnumerable<PairPart> Titles(TrialFacts a, TrialFacts b)
    {
        var (ours, theirs) = (TitlesOf(a), TitlesOf(b));
        if (ours.Count > 0 && theirs.Count > 0)
        {
            var (likeness, length) = ours.SelectMany(x => theirs.Select(y => (Likeness: TellingWords.Likeness(x, y), Length: Math.Min(x.Count, y.Count)))).OrderByDescending(p => p.Likeness).ThenByDescending(p => p.Length).First();
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
        if (TrialBlocks.Acronym(a.Acronym) is { } one && TrialBlocks.Acronym(b.Acronym) is { } other)
            yield return one == other ? new PairPart("acronym", 3, $"{a.Acronym} in both") : new PairPart("acronym", -1, $"{a.Acronym} and {b.Acronym}");
        var shared = a.SecondaryIds.Select(s => TrialBlocks.ProtocolId(s.Id)).OfType<string>().Intersect(b.SecondaryIds.Select(s => TrialBlocks.ProtocolId(s.Id)).OfType<string>()).FirstOrDefault();
        if (shared is not null) yield return new PairPart("protocol id", 6, $"{shared} in both");
        var third = Ids(a).Intersect(Ids(b)).FirstOrDefault(id => id != a.Registration && id != b.Registration);
        if (third is not null) yield return new PairPart("third id", 6, $"both name {third}");
    }

    private static List<IReadOnlyList<string>> TitlesOf(TrialFacts trial) => [.. new[] { trial.BriefTitle, trial.OfficialTitle }.OfType<string>().Distinct().Select(TellingWords.Of).Where(w => w.Count > 0)];

    private static IEnumerable<string> Ids(TrialFacts trial) => trial.SecondaryIds.Select(s => RegistrationId.TryParse(s.Id)?.Value).OfType<string>();

    private static IEnumerable<PairPart> Sponsors(TrialFacts a, TrialFacts b)
    {
        if (a.LeadSponsor is not { } one || b.LeadSponsor is not { } other) yield break;
        if (OrganisationIds.Of(one.Name)?.Id is { } id && id == OrganisationIds.Of(other.Name)?.Id)
        {
            yield return new PairPart("sponsor", 3, $"{one.Name} in both");
            yield break;
        }
        var likeness = TellingWords.Likeness(TellingWords.Of(one.Name), TellingWords.Of(other.Name));
        var words = $"{one.Name} and {other.Name}";
        yield return likeness >= 0.8 ? new PairPart("sponsor", 3, words) : likeness >= 0.5 ? new PairPart("sponsor", 1.5, words)
            : new PairPart("sponsor", a.Collaborators.Concat(b.Collaborators).Any(c => c.Name == one.Name || c.Name == other.Name) ? 1 : -2, words);
    }

    private static IEnumerable<PairPart> Plan(TrialFacts a, TrialFacts b)
    {
        if (a.StartDate is { } start && b.StartDate is { } begin)
        {
            var days = Math.Abs(start.First.DayNumber - begin.First.DayNumber);
            var words = $"{start} and {begin}";
            yield return start == begin && start.Parts == 3 ? new PairPart("start", 2.5, $"{start} in both")
                : start.First.Year == begin.First.Year && start.First.Month == begin.First.Month ? new PairPart("start", 1.5, words)
                : new PairPart("start", days switch { <= 92 => 0.5, <= 366 => -1, <= 1100 => -2.5, _ => -5 }, words);
        }
        if (a.Enrolment is { } size && b.Enrolment is { } people && size > 0 && people > 0)
        {
            var ratio = (double)Math.Max(size, people) / Math.Min(size, people);
            var words = string.Create(CultureInfo.InvariantCulture, $"{size} and {people} people");
            yield return size == people ? new PairPart("size", IsRound(size) ? 1.5 : 3, string.Create(CultureInfo.InvariantCulture, $"{size} people in both"))
                : new PairPart("size", ratio switch { <= 1.05 => 0.5, <= 1.5 => -0.4, <= 3 => -1.5, _ => -3 }, words);
        }
        var (ours, theirs) = (Countries(a), Countries(b));
        if (ours.Count > 0 && theirs.Count > 0)
            yield return ours.Intersect(theirs).Any() ? new PairPart("countries", 0.5, string.Join(", ", ours.Intersect(theirs).Order(StringComparer.Ordinal).Take(3))) : new PairPart("countries", -1.5, "none in common");
    }

    private static HashSet<string> Countries(TrialFacts trial) => [.. trial.Locations.Select(l => l.Country).OfType<string>()];

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

    private static IEnumerable<PairPart> Treatment(TrialFacts a, TrialFacts b)
    {
        var (ours, theirs) = (Words(a.Interventions.Select(i => i.Name)), Words(b.Interventions.Select(i => i.Name)));
        if (ours.Count > 0 && theirs.Count > 0)
        {
            var shared = ours.Intersect(theirs).ToList();
            var share = (double)shared.Count / Math.Min(ours.Count, theirs.Count);
            yield return new PairPart("interventions", share switch { >= 0.6 => 1.5, >= 0.3 => 0.7, > 0 => 0, _ => -2 }, shared.Count == 0 ? "no word in common" : string.Join(", ", shared.Order(StringComparer.Ordinal).Take(4)));
        }
        (ours, theirs) = (Words(a.Conditions), Words(b.Conditions));
        if (ours.Count > 0 && theirs.Count > 0 && !ours.Intersect(theirs).Any()) yield return new PairPart("conditions", -1, "no word in common");
        (ours, theirs) = (Words(Primary(a)), Words(Primary(b)));
        if (ours.Count > 3 && theirs.Count > 3)
        {
            var share = (double)ours.Intersect(theirs).Count() / Math.Min(ours.Count, theirs.Count);
            yield return new PairPart("primary outcome", share switch { >= 0.7 => 1.5, >= 0.4 => 0.5, >= 0.15 => 0, _ => -0.5 }, $"{Percent(share)} of the shorter one's words in the other");
        }
    }

    private static IEnumerable<string> Primary(TrialFacts trial) => trial.Outcomes.Where(o => o.Kind == "primary").Select(o => o.Measure);

    private static HashSet<string> Words(IEnumerable<string> texts) => [.. texts.SelectMany(TellingWords.Of).Select(TellingWords.Stem).Where(w => w.Length > 2)];
}
