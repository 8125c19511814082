using System.Globalization;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>One part of a comparison: what was compared, what it adds to the score, and why. A part of which one side says nothing is absent.</summary>
public sealed record ReportPart(string Name, double Weight, string Why);

/// <summary>What a paper says that can be held against a trial.</summary>
public sealed record ReportPaper(PublicationFacts Facts, StudyTitle Title, ReportKind Kind)
{
    public static ReportPaper Of(PublicationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new ReportPaper(facts, StudyTitle.Of(facts.Title ?? facts.VernacularTitle), ReportKind.Of(facts));
    }
}

/// <summary>What a registration says that a paper can be held against.</summary>
public sealed record ReportTrial(TrialFacts Facts, StudyTitle Title)
{
    /// <summary>The brief title and the acronym; the official title where there is no brief one: the longer of two ways to say one thing drowns the telling words.</summary>
    public static ReportTrial Of(TrialFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new ReportTrial(facts, StudyTitle.Of(facts.BriefTitle ?? facts.OfficialTitle, facts.Acronym));
    }
}

/// <summary>How well a paper fits a trial, part by part.</summary>
/// <param name="Kind">What the paper is to the trial, if it is of it.</param>
/// <param name="Agreements">Facts beside the title that agree: the acronym, the number of people, the sponsor's group.</param>
/// <param name="Contradiction">What speaks against it; null where nothing does.</param>
public sealed record ReportComparison(IReadOnlyList<ReportPart> Parts, ReportKind Kind, IReadOnlyList<string> Agreements, string? Contradiction)
{
    /// <summary>To be compared between the trials that one paper may be of; not a probability.</summary>
    public double Score => Parts.Sum(p => p.Weight);

    /// <summary>What makes another study likelier, though nothing rules this one out: no tie without a person.</summary>
    public IReadOnlyList<string> Doubts { get; init => field = value ?? []; } = [];
}

/// <summary>
/// Scores whether a paper without any registry id reports a trial: titles first, then dates, and what abstract and registration say of size and name. Pure; knows nothing of other
/// trials than the two that it is given, save how rare words are.
/// </summary>
public static class ReportMatch
{
    private const double EnrolmentWeight = 2;
    private const double AcronymWeight = 1.5;
    private const int SmallestTellingEnrolment = 30;

    public static ReportComparison Compare(ReportPaper paper, ReportTrial trial, TitleRarity rarity)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(trial);
        var parts = TitleParts(paper.Title, trial.Title, rarity);
        var agreements = new List<string>();
        var contradiction = AddDates(parts, paper.Facts, trial.Facts);
        AddAcronym(parts, agreements, paper.Facts, trial.Facts);
        AddEnrolment(parts, agreements, paper.Facts, trial.Facts);
        var doubts = ReportDoubts.Of(paper.Facts, trial.Facts).ToList();
        parts.AddRange(doubts.Select(doubt => new ReportPart("speaks against it", 0, doubt)));
        return new ReportComparison(parts, paper.Kind, agreements, contradiction) { Doubts = doubts };
    }

    /// <summary>A title is one of these, but for one word or two in whose place it has others.</summary>
    internal static bool IsOneWordApart(string? title, IEnumerable<string?> others)
    {
        var mine = TellingWords.Of(title);
        var titles = others.OfType<string>().Select(TellingWords.Of).ToList();
        return titles.Exists(theirs => mine.Except(theirs).Count() <= MostOtherWords && theirs.Except(mine).Count() <= MostOtherWords && OpposedTitles.Substituted(mine, theirs) is not null)
            && titles.TrueForAll(theirs => OpposedTitles.Substituted(mine, theirs) is not null);
    }

    private const int MostOtherWords = 2;

    /// <summary>What the likeness of two titles adds, part by part.</summary>
    internal static List<ReportPart> TitleParts(StudyTitle paper, StudyTitle trial, TitleRarity rarity)
    {
        var values = TitleFeatures.Of(paper, trial, rarity);
        var shared = string.Join(", ", TitleFeatures.Shared(paper, trial, rarity).Take(6));
        return
        [
            .. ReportWeights.InOrder.Zip(values, (w, v) => (w.Part, Adds: w.Weight * v)).GroupBy(p => p.Part)
                .Select(g => new ReportPart(g.Key, g.Sum(p => p.Adds), g.Key is "words" or "rare words" ? $"shared: {shared}" : "of the titles")),
        ];
    }

    /// <summary>A trial is registered before its results come out, seldom in their year, and they seldom come many years later.</summary>
    private static string? AddDates(List<ReportPart> parts, PublicationFacts paper, TrialFacts trial)
    {
        if (paper.PublishedOn is not { } published) return null;
        var year = published.First.Year;
        var registered = trial.FirstPosted?.First.Year ?? RegistrationYear.Of(trial.Registration);
        if (registered is { } since)
        {
            parts.Add(new ReportPart("dates", ReportWeights.OfYearsBetween(year - since), string.Create(CultureInfo.InvariantCulture, $"published {year}, registered {since}")));
        }
        return trial.StartDate is { } start && published.Last < start.First ? $"published {published} before the trial began, {start}" : null;
    }

    /// <summary>The registered acronym as a word of title or abstract, in its own capitals.</summary>
    private static void AddAcronym(List<ReportPart> parts, List<string> agreements, PublicationFacts paper, TrialFacts trial)
    {
        if (trial.Acronym?.Trim() is not { Length: > 2 } acronym || acronym.Count(char.IsUpper) < 2) return;
        if (!HasWord(paper.Title, acronym) && !paper.AbstractSections.Any(s => HasWord(s.Text, acronym))) return;
        parts.Add(new ReportPart("acronym", AcronymWeight, acronym));
        agreements.Add($"acronym {acronym}");
    }

    /// <summary>The number of people that the registration gives as reached, in the abstract before "patients" or the like.</summary>
    private static void AddEnrolment(List<ReportPart> parts, List<string> agreements, PublicationFacts paper, TrialFacts trial)
    {
        if (trial.Enrolment is not { } people || people < SmallestTellingEnrolment) return;
        var number = people.ToString(CultureInfo.InvariantCulture);
        var grouped = people.ToString("N0", CultureInfo.InvariantCulture);
        if (!paper.AbstractSections.Any(s => CountsPeople(s.Text, number) || CountsPeople(s.Text, grouped))) return;
        parts.Add(new ReportPart("enrolment", EnrolmentWeight, $"{number} people in both"));
        // The trial of another drug has the same title but for its name, and may have the same size: a person looks.
        if (!IsOneWordApart(paper.Title, [trial.BriefTitle, trial.OfficialTitle])) agreements.Add($"{number} people");
    }

    private static bool CountsPeople(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            if ((at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or ',')) || (end < text.Length && char.IsLetterOrDigit(text[end]))) continue;
            var after = text.AsSpan(end, Math.Min(40, text.Length - end));
            if (after.Contains("patients", StringComparison.OrdinalIgnoreCase) || after.Contains("participants", StringComparison.OrdinalIgnoreCase)
                || after.Contains("women", StringComparison.OrdinalIgnoreCase) || after.Contains("men ", StringComparison.OrdinalIgnoreCase) || after.Contains("were randomi", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    internal static bool HasWord(string? text, string word)
    {
        if (text is null) return false;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }
}
