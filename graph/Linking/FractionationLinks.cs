using System.Globalization;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>
/// Fractionation that a prescription states in numbers: 2.4 to 3.4 Gy a fraction is moderate hypofractionation (Morgan et al., ASTRO, ASCO and AUA guideline,
/// 2018), here with 15 fractions or more so that a palliative course is none. 1.8 to 2 Gy once daily is conventional, which is tested only in a trial
/// that names fractionation and where another arm differs in it.
/// </summary>
internal static class FractionationLinks
{
    private const string Rule = "dose-per-fraction";
    private const string Moderate = "technique:moderate-hypofractionation";
    private const string Conventional = "technique:conventional-fractionation";
    private const string Other = "other";
    private const int CurativeFractions = 15;

    /// <param name="named">What the registration names in words.</param>
    public static IEnumerable<EdgeDraft> Of(TrialFacts trial, FoldedFacts folded, NodeRef node, IReadOnlyCollection<Concept> named)
    {
        var schedules = TrialSchedules.Of(trial).Where(s => s.Phase != "boost").Select(s => (s.Field, Schedule: s, Class: Class(s))).Where(s => s.Class is not null).ToList();
        var compares = named.Any(IsFractionation);
        foreach (var name in new[] { Moderate, Conventional })
        {
            var found = schedules.Where(s => s.Class == name && VersionField(s.Field) is not null).DistinctBy(s => s.Schedule.Role).ToList();
            if (name == Conventional) found.RemoveAll(f => !compares || !schedules.Exists(s => s.Class != Conventional && s.Schedule.Role != f.Schedule.Role));
            foreach (var (field, schedule, _) in found)
            {
                var concept = RadiotherapyVocabulary.Current.Find(name)!;
                var reason = new Reason(
                    folded.FieldVersions[VersionField(field)!], Rule, string.Create(CultureInfo.InvariantCulture, $"{RecordLinker.Version}"), Method.Rule, 0.8,
                    new Quote(field, schedule.Start, schedule.End, schedule.Text));
                // On both sides of a comparison it is the backbone.
                yield return new EdgeDraft(node, EdgeTypes.Tests, found.Count > 1 ? "" : schedule.Role ?? "", new NodeRef(concept.Id, concept.Label), reason);
            }
        }
    }

    private static bool IsFractionation(Concept concept) => RadiotherapyVocabulary.Current.Ancestors(concept.Id).Any(a => a.Id == "technique:fractionation");

    /// <summary>Null where the numbers do not tell.</summary>
    private static string? Class(DoseSchedule schedule)
    {
        if (schedule.FractionsPerDay is > 1) return Other;
        if (schedule.DosePerFractionGy is not { } each || schedule.DosePerFractionMaxGy is not null || schedule.Fractions is not { } count) return null;
        if (count < CurativeFractions) return Other;
        return each is >= 2.4m and <= 3.4m ? Moderate : each is >= 1.8m and <= 2m ? Conventional : Other;
    }

    private static string? VersionField(string field) =>
        field.StartsWith("arm:", StringComparison.Ordinal) ? "arms" : field.StartsWith("intervention:", StringComparison.Ordinal) ? "interventions" : null;
}
