using Horizon.Graph.Extraction;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Search.Check;

/// <summary>The eight facets by which a study is compared with a question.</summary>
public sealed record MatchFacets(Facet Population, Facet Intervention, Facet Comparator, Facet Outcome, Facet Technique, Facet Dose, Facet Site, Facet Intent);

/// <param name="Probability">That the study asks the same question, 0..1, from the facets by stated weights; not yet calibrated on labels.</param>
/// <param name="Relation">same-question, overlapping or related.</param>
/// <param name="State">answered, under-way, stopped, silent or planned.</param>
/// <param name="Expected">The completion date that the record gives; null where it gives none or is no trial.</param>
public sealed record Match(
    string Id, string Kind, string? Title, IReadOnlyList<string> Registrations, double Probability, string Relation, string State, string? Status,
    MatchFacets Facets, int? Enrolment, PartialDate? Expected);

/// <summary>Compares one study with a question. Pure.</summary>
internal static class Matching
{
    /// <summary>A completed trial without results for so long is silent: the contract's 24 months.</summary>
    private const int SilentMonths = 24;

    public static Match Trial(Question question, TrialView trial, IReadOnlySet<string> excluded, DateOnly today)
    {
        var facts = trial.Facts;
        var facets = new MatchFacets(
            Compare.Words(question.Population, [trial.Title, facts?.Summary, .. facts?.Conditions ?? [], facts?.Eligibility], "population"),
            Compare.Words(question.Intervention, ArmTexts(facts, comparator: false), "intervention"),
            Compare.Words(question.Comparator, ArmTexts(facts, comparator: true), "comparator"),
            Compare.Words(question.Outcome, facts?.Outcomes.Select(o => o.Measure) ?? [], "outcome"),
            Compare.Concepts(question.Techniques, trial.Techniques, "technique"),
            Compare.Dose(question.Schedules, trial.Schedules),
            Compare.Concepts(question.Sites, trial.Sites, "tumour site"),
            Compare.Intent(question.Intent, IntentOf(string.Join(". ", new[] { trial.Title, facts?.OfficialTitle, facts?.Summary }.OfType<string>()))));
        return new Match(
            trial.Id, NodeKinds.Trial, trial.Title, [.. trial.Registrations.Select(r => r.Id).Where(id => !excluded.Contains(id))], Weights.Probability(facets), Weights.Relation(facets),
            State(trial, today), trial.Status, facets, trial.Enrolment, trial.CompletionDate);
    }

    public static Match Publication(Question question, PublicationView paper, IReadOnlySet<string> excluded)
    {
        var text = string.Join(". ", new[] { paper.Title, paper.Abstract }.OfType<string>());
        var facets = new MatchFacets(
            Compare.Words(question.Population, [text], "population"),
            Compare.Words(question.Intervention, [text], "intervention"),
            Compare.Words(question.Comparator, [text], "comparator"),
            Compare.Words(question.Outcome, [text], "outcome"),
            Compare.Concepts(question.Techniques, paper.Techniques, "technique"),
            Compare.Dose(question.Schedules, Graph.Extraction.Schedules.ScheduleReader.Read(text)),
            Compare.Concepts(question.Sites, paper.Sites, "tumour site"),
            Compare.Intent(question.Intent, IntentOf(text)));
        var isProtocol = paper.Facts?.PublicationTypes.Contains("Clinical Trial Protocol", StringComparer.OrdinalIgnoreCase) == true;
        return new Match(
            paper.Id, NodeKinds.Publication, paper.Title, [.. paper.Trials.Select(t => t.Id["trial:".Length..]).Where(id => !excluded.Contains(id))], Weights.Probability(facets), Weights.Relation(facets),
            isProtocol ? "under-way" : "answered", null, facets, null, null);
    }

    /// <summary>
    /// Silent: long past its completion date without results, whatever a registration that nobody updates still says; and completed or unknown
    /// without a date, since then nobody says when results would come.
    /// </summary>
    internal static string State(TrialView trial, DateOnly today) => trial.State switch
    {
        StudyStates.Published => "answered",
        "stopped" => "stopped",
        _ when trial.CompletionDate is { } date && date.Last.AddMonths(SilentMonths) < today => "silent",
        "planned" => "planned",
        "completed" or "unknown" when trial.CompletionDate is null => "silent",
        _ => "under-way",
    };

    private static string? IntentOf(string text) => IntentReader.Primary(IntentReader.Read(text))?.Value;

    private static IEnumerable<string?> ArmTexts(TrialFacts? facts, bool comparator)
    {
        if (facts is null) yield break;
        foreach (var arm in facts.Arms.Where(a => !comparator || a.Type is null || a.Type.Contains("COMPARATOR", StringComparison.OrdinalIgnoreCase) || a.Type.StartsWith("NO", StringComparison.OrdinalIgnoreCase)))
        {
            yield return arm.Label;
            yield return arm.Description;
        }
        if (comparator) yield break;
        foreach (var intervention in facts.Interventions)
        {
            yield return intervention.Name;
            yield return intervention.Description;
        }
    }
}
