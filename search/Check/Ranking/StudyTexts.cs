using Horizon.Graph.Awards;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;

namespace Horizon.Search.Check.Ranking;

/// <summary>
/// What a question or a study says, by what it speaks of: the two are compared in this one form. A text that has no field of its own stands in
/// <paramref name="Other"/>.
/// </summary>
/// <param name="Titles">Every title and the acronym.</param>
/// <param name="Population">Conditions and who may take part.</param>
/// <param name="Names">Of the interventions, without their descriptions.</param>
/// <param name="Interventions">What is given, in full.</param>
/// <param name="Bodies">Sponsors and funders.</param>
internal sealed record StudyTexts(
    IReadOnlyList<string> Titles, IReadOnlyList<string> Population, IReadOnlyList<string> Names, IReadOnlyList<string> Interventions, IReadOnlyList<string> Outcomes,
    IReadOnlyList<string> Other, IReadOnlyList<string> Bodies, int? Enrolment)
{
    /// <summary>A title is no longer than this; a first line that is longer is running text.</summary>
    private const int LongestTitle = 400;

    public static StudyTexts Of(TrialFacts facts) => new(
        [.. Some(facts.BriefTitle, facts.OfficialTitle, facts.Acronym)],
        [.. facts.Conditions.Concat(Some(facts.Eligibility))],
        [.. facts.Interventions.Select(i => i.Name)],
        [.. facts.Interventions.SelectMany(i => Some(i.Name, i.Description).Concat(i.OtherNames)).Concat(facts.Arms.SelectMany(a => Some(a.Label, a.Description)))],
        [.. facts.Outcomes.SelectMany(o => Some(o.Measure, o.Description, o.TimeFrame))],
        [.. Some(facts.Summary, facts.Description).Concat(facts.Keywords)],
        [.. Some(facts.LeadSponsor?.Name).Concat(facts.Collaborators.Select(c => c.Name)).Concat(facts.Funders.Select(f => f.Name))],
        facts.Enrolment);

    public static StudyTexts Of(PublicationView paper) => new(
        [.. Some(paper.Title)], [], [], [], [], [.. Some(paper.Abstract).Concat(paper.Facts?.Keywords ?? [])], [], null);

    public static StudyTexts Of(AwardView award) => new(
        [.. Some(award.Title)], [], [], [], [], [.. Some(award.Abstract)], [.. award.Funders.Select(f => f.Name)], null);

    /// <summary>The parts of a question. Its text's first line is taken for a title too: what people paste begins with one.</summary>
    public static StudyTexts Of(QuestionParts parts)
    {
        var text = parts.Text?.Trim();
        return new StudyTexts(
            [.. Some(parts.Title, text is null ? null : FirstLine(text))],
            [.. Some(parts.Population, parts.Site)], [], [.. Some(parts.Intervention, parts.Comparator, parts.Technique, parts.Dose)], [.. Some(parts.Outcome)], [.. Some(text, parts.Intent)], [], null);
    }

    /// <summary>Texts that lie behind this are not read: a document's worth.</summary>
    public IEnumerable<string> All() => Titles.Concat(Population).Concat(Interventions).Concat(Outcomes).Concat(Other);

    private static string? FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\n', '\r');
        if (end < 0) end = text.IndexOf(". ", StringComparison.Ordinal);
        if (end < 0) end = text.Length;
        return end is > 0 and <= LongestTitle ? text[..end] : null;
    }

    private static IEnumerable<string> Some(params string?[] texts) => texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!);
}
