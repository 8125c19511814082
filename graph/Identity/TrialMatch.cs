using System.Globalization;
using Horizon.Graph.Records;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Identity;

/// <summary>How alike two registrations are, part by part, and what follows.</summary>
/// <param name="Version">Of two publications that are related: which of them is a version of the other; null where they are not.</param>
public sealed record PairComparison(PairOutcome Outcome, string Rule, IReadOnlyList<PairPart> Parts, VersionTie? Version = null)
{
    public double Score => Parts.Sum(p => p.Weight);
}

/// <summary>One of two publications is a version of the other. <paramref name="Role"/>: one of <see cref="Publications.VersionRoles"/>; <paramref name="IsA"/>: the first of the two is.</summary>
public sealed record VersionTie(string Role, bool IsA);

/// <summary>
/// Tells whether two registrations are of one trial. Each part adds its weight, set by hand as a logarithm of odds, and each can be read; a part of which one side says
/// nothing adds nothing. Two ids of one register are two trials. A title alone never makes two registrations one: see <see cref="Corroborated"/>.
/// </summary>
public static partial class TrialMatch
{
    /// <summary>From this score on, with the parts that <see cref="Corroborated"/> asks for, two registrations are one trial.</summary>
    public const double Same = 13;

    /// <summary>From this score on a person has to look.</summary>
    public const double Review = 8;

    /// <summary>An id that the register's own field names decides unless the rest speaks against it more than this.</summary>
    private const double Contradicted = -3;
    private const double Doubtful = -1;
    private const double NamedId = 12;

    /// <summary>An id of a third register that both state.</summary>
    private const double ThirdId = 6;
    private const string ThirdIdName = "third id";

    /// <summary>In so many things a record that names an id is unlike the other one's trial, and may be of a study within it.</summary>
    private const int MostDiffering = 3;

    /// <summary>A paper gives both ids, one a register, as those of its trial. Some report two trials at once: it never stands alone.</summary>
    private const double NamedTogether = 4;

    /// <summary>Sizes so many times apart, and starts so many days, are of two studies: registers copy either from each other late, but not both.</summary>
    private const int MostTimes = 2;
    private const int DaysApart = 365;

    public static PairComparison Compare(TrialFacts a, TrialFacts b) => Compare(new TrialTraits(a), new TrialTraits(b));

    /// <param name="paper">A paper whose registrations the two are; null where none is known.</param>
    internal static PairComparison Compare(TrialTraits a, TrialTraits b, string? paper = null)
    {
        if (a.Study == b.Study && a.Facts.Registration != b.Facts.Registration)
            return new PairComparison(PairOutcome.Same, PairRules.FormerId, [new PairPart("id", NamedId, $"{a.Facts.Registration} and {b.Facts.Registration} are one trial, submitted again")]);
        var named = NamedIds(a, b);
        var parts = new List<PairPart>();
        parts.AddRange(Titles(a, b));
        parts.AddRange(Sponsors(a, b));
        parts.AddRange(Plan(a, b));
        parts.AddRange(Design(a.Facts, b.Facts));
        parts.AddRange(Treatment(a, b));
        // What the records themselves say; the paper is no word of theirs.
        var rest = parts.Sum(p => p.Weight);
        if (paper is not null) parts.Add(new PairPart("one paper's", NamedTogether, $"{paper} gives both as its trial's ids"));
        if (named is not null) parts.Insert(0, named);
        var marker = Marker(a, b);
        var states = parts.Exists(p => p.Name == ThirdIdName);
        var score = parts.Sum(p => p.Weight);
        if (OtherStudy(a, b) is { } told)
        {
            parts.Insert(0, new PairPart("registration", 0, told));
            return Comparison(PairOutcome.Related);
        }
        if (SameRegister(a, b))
        {
            // Two ids of one register are two trials, whatever they share: a tie where one names the other, or both state one id of a third register. Where the rest speaks against that, one of the two may have mistyped it.
            if (named is not null || (marker is not null && score >= Same)) return Comparison(PairOutcome.Related);
            return Comparison(!states ? PairOutcome.Different : rest - ThirdId > 0 ? PairOutcome.Related : PairOutcome.Review);
        }
        // One id for two is never passed over.
        var isAsked = named is not null || states || score >= Review;
        if (marker is not null) return Comparison(isAsked ? PairOutcome.Review : PairOutcome.Different);
        // A register's field of other ids holds the main study's or the earlier phase's too: where the records say that they are two, a person has to look.
        if (Opposed(a, b) is { } opposed)
        {
            parts.Add(new PairPart("opposed", 0, opposed));
            return Comparison(isAsked ? PairOutcome.Review : PairOutcome.Different);
        }
        // Of two ids of one register in one record one is another trial's, and which it does not say.
        if (named is not null && !(Names(a, b) && Names(b, a)) && (IsOneOfSeveral(a, b) || IsOneOfSeveral(b, a)) && !Corroborated(parts))
        {
            parts.Add(new PairPart("several ids", 0, "one of the two names several ids of the other's register"));
            return Comparison(PairOutcome.Review);
        }
        if (named is not null)
        {
            if (Doubt(a, b, parts, rest) is not { } doubt) return Comparison(PairOutcome.Same);
            parts.Add(new PairPart("another study", 0, doubt));
            return Comparison(PairOutcome.Review);
        }
        if (score >= Same && Corroborated(parts))
        {
            if (Substituted(a, b) is not { } words) return Comparison(PairOutcome.Same);
            parts.Add(new PairPart("other words", 0, $"the titles: {words}"));
        }
        return Comparison(isAsked ? PairOutcome.Review : PairOutcome.Different);

        PairComparison Comparison(PairOutcome outcome) =>
            new(outcome, named is not null ? PairRules.Ids : PairRules.Scored, marker is null ? parts : [.. parts, new PairPart("kind of study", 0, marker)]);
    }

    /// <summary>
    /// Without an id that names the other, two registrations are one only where title, people and plan all say so: the titles as good as the same or one protocol id,
    /// the sponsor alike, and of start and size one the same to the day or the head (or, under one long title, both about the same), with nothing that speaks much against.
    /// </summary>
    private static bool Corroborated(List<PairPart> parts)
    {
        bool Has(string name, double least) => parts.Exists(p => p.Name == name && p.Weight >= least);
        var text = Has("title", 5) || Has("protocol id", 1);
        var plan = Has("start", 2.5) || Has("size", 2) || (Has("title", 7) && Has("start", 0.5) && Has("size", 1.5));
        return text && Has("sponsor", 1.5) && plan && !parts.Exists(p => p.Weight < -1);
    }

    /// <summary>
    /// Why an id that one of two records names may not be the other's after all: one wrong digit makes another trial's id, and what is done within a trial is registered with the trial's id beside its own. Null where
    /// nothing says so.
    /// </summary>
    private static string? Doubt(TrialTraits a, TrialTraits b, List<PairPart> parts, double rest)
    {
        double? Weight(string name) => parts.Find(p => p.Name == name)?.Weight;
        var areWordsOnly = (!Names(a, b) || a.InWordsOnly.Contains(b.Study)) && (!Names(b, a) || b.InWordsOnly.Contains(a.Study));
        if (rest <= (areWordsOnly ? Doubtful : Contradicted)) return "all else speaks against it";
        // Who names each other has mistyped nothing.
        if (Names(a, b) && Names(b, a)) return null;
        var isOtherTitle = Weight("title") <= -2;
        if (isOtherTitle && Weight("sponsor") < 0) return "hardly a word of the titles alike, and another sponsor";
        var subjects = SharedSubject(a, b);
        var isSamePlan = Weight("start") >= 2.5 && Weight("size") >= 3;
        if (isOtherTitle && !isSamePlan && (subjects == false || (subjects is null && Weight("title") <= -4 && Weight("interventions") <= -2))) return "neither title nor condition in common";
        string?[] other =
        [
            isOtherTitle ? "title" : null, subjects == false ? "condition" : null, Weight("interventions") <= -2 ? "intervention" : null, Weight("acronym") < 0 ? "acronym" : null, Weight("size") <= -1.5 ? "size" : null, Weight("start") <= -1 ? "start" : null,
        ];
        var differing = other.OfType<string>().ToList();
        return differing.Count >= MostDiffering ? $"other in {string.Join(", ", differing)}" : null;
    }

    /// <summary>Whether a word that tells a condition from others stands in both records, in the conditions or titles, or they name one tumour site or one within the other's; null where one of them gives no condition.</summary>
    private static bool? SharedSubject(TrialTraits a, TrialTraits b) => a.Subjects.Count == 0 || b.Subjects.Count == 0 ? null
        : a.Subjects.Overlaps(b.Subjects) || b.Titles.Any(t => t.HasAny(a.Subjects)) || a.Titles.Any(t => t.HasAny(b.Subjects)) || AreOfOneSite(a.Sites, b.Sites) || AreOfOneSite(b.Sites, a.Sites);

    private static bool AreOfOneSite(IReadOnlyCollection<string> narrower, IReadOnlyCollection<string> broader) => narrower.Count > 0 && broader.Count > 0 && RadiotherapyVocabulary.Current.WithBroader(narrower).Overlaps(broader);

    /// <summary>Words of one title in whose place the other has others, however the titles of the two records are paired; null where two titles of theirs are free of it.</summary>
    private static string? Substituted(TrialTraits a, TrialTraits b)
    {
        var between = a.Titles.SelectMany(one => b.Titles.Select(other => OpposedTitles.Substituted(one.List, other.List))).ToList();
        return between.Count > 0 && between.TrueForAll(words => words is not null) ? between[0] : null;
    }

    private static PairPart? NamedIds(TrialTraits a, TrialTraits b)
    {
        var (one, other) = (a.Facts.Registration, b.Facts.Registration);
        return (Names(a, b), Names(b, a)) switch
        {
            (true, true) => new PairPart("registration", NamedId + 2, "each names the other's id"),
            (true, false) => new PairPart("registration", NamedId, $"{one} names {other} as another of its ids"),
            (false, true) => new PairPart("registration", NamedId, $"{other} names {one} as another of its ids"),
            _ => null,
        };
    }

    /// <summary>The first names the second, and another id of its register.</summary>
    private static bool IsOneOfSeveral(TrialTraits a, TrialTraits b) => Names(a, b) && b.Series is { } series && a.StatedIds.TryGetValue(series, out var ids) && ids.Except(b.Facts.FormerIds, StringComparer.Ordinal).Count() > 1;

    private static bool Names(TrialTraits a, TrialTraits b) => a.Named.Any(id => id == b.Study || b.Facts.FormerIds.Contains(id));

    /// <summary>One gives the other's id as its parent's, or as that of the study before it; null where neither does.</summary>
    private static string? OtherStudy(TrialTraits a, TrialTraits b)
    {
        var (one, other) = (a.Facts.Registration, b.Facts.Registration);
        return a.OfOthers.Contains(b.Study) ? $"{one} gives {other} as another study's" : b.OfOthers.Contains(a.Study) ? $"{other} gives {one} as another study's" : null;
    }

    private static bool SameRegister(TrialTraits a, TrialTraits b) => a.Series is not null && a.Series == b.Series;

    /// <summary>A word that only one of the titles has and that makes it another study than the other; null where there is none.</summary>
    private static string? Marker(TrialTraits a, TrialTraits b)
    {
        for (var i = 0; i < StudyKind.All.Count; i++)
        {
            if (a.Kinds[i] != b.Kinds[i]) return $"only {(a.Kinds[i] ? a : b).Facts.Registration} is {StudyKind.All[i].Meaning}";
        }
        if (StudyNames.Apart(a.Names, b.Names) is { } names) return names;
        // Of one name in both titles, both are inside the trial, or one is told by its longer title alone.
        if (a.Host is not null && b.Host is null) return $"{a.Facts.Registration} is set inside the {a.Host} trial";
        if (b.Host is not null && a.Host is null) return $"{b.Facts.Registration} is set inside the {b.Host} trial";
        return null;
    }

    /// <summary>What makes two studies of two records that are otherwise alike; null where nothing does.</summary>
    private static string? Opposed(TrialTraits a, TrialTraits b)
    {
        // Of several titles that a record has one may be short: they are opposed where no two of them are free of it.
        var between = a.TitleWords.SelectMany(one => b.TitleWords.Select(other => OpposedTitles.Between(one, other))).ToList();
        if (between.Count > 0 && between.TrueForAll(words => words is not null)) return $"the titles: {between[0]}";
        // An id of the same register in both records, and not the same one.
        foreach (var (series, ids) in a.StatedIds)
        {
            if (b.StatedIds.TryGetValue(series, out var stated) && !ids.Overlaps(stated)) return $"{ids.First()} and {stated.First()}, two ids of one register";
        }
        if (Phases(a.Facts.Phase) is { } phases && Phases(b.Facts.Phase) is { } others && !phases.Intersect(others).Any()) return $"phase {a.Facts.Phase} and phase {b.Facts.Phase}";
        return a.Facts.Enrolment is > 0 and var size && b.Facts.Enrolment is > 0 and var otherSize && Math.Max(size, otherSize) > MostTimes * Math.Min(size, otherSize)
            && a.Facts.StartDate is { } start && b.Facts.StartDate is { } otherStart && Math.Abs(start.First.DayNumber - otherStart.First.DayNumber) > DaysApart
            ? $"{size} people from {start} and {otherSize} from {otherStart}" : null;
    }

    private static string[]? Phases(string? phase) => phase is null or "not applicable" or "early 1" ? null : phase.Split('/');

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
