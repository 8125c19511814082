using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Graph.Records;

namespace Horizon.Api.Queries;

/// <summary>Two records side by side, field by field, in the order in which a person compares them.</summary>
internal static class PairFields
{
    private const int Longest = 400;

    private static readonly (string Name, Func<TrialFacts, string?> Read)[] OfTrial =
    [
        ("title", t => t.BriefTitle), ("official title", t => t.OfficialTitle), ("acronym", t => t.Acronym), ("registration", t => t.Registration), ("other ids", t => List(t.SecondaryIds.Select(s => s.Id))),
        ("sponsor", t => t.LeadSponsor?.Name), ("start", t => t.StartDate?.ToString()), ("completion", t => t.CompletionDate?.ToString()), ("people", t => t.Enrolment?.ToString(CultureInfo.InvariantCulture)),
        ("status", t => t.SourceStatus ?? t.Status?.Word()), ("phase", t => t.Phase), ("kind of study", t => t.StudyType), ("countries", t => List(t.Locations.Select(l => l.Country).OfType<string>().Distinct())),
        ("conditions", t => List(t.Conditions)), ("interventions", t => List(t.Interventions.Select(i => i.Name))), ("arms", t => List(t.Arms.Select(a => a.Label))),
        ("primary outcome", t => t.Outcomes.FirstOrDefault(o => o.Kind == "primary")?.Measure), ("age", t => t.MinimumAge is null && t.MaximumAge is null ? null : $"{t.MinimumAge ?? "?"} to {t.MaximumAge ?? "?"}"), ("summary", t => t.Summary),
    ];

    private static readonly (string Name, Func<PublicationFacts, string?> Read)[] OfPublication =
    [
        ("title", p => p.Title), ("authors", p => List(p.Authors.Select(a => a.Name))), ("journal", p => p.Journal), ("published", p => p.PublishedOn?.ToString()), ("volume", p => p.Volume), ("issue", p => p.Issue),
        ("pages", p => p.Pages), ("PMID", p => p.Pmid), ("DOI", p => p.Doi), ("PMCID", p => p.Pmcid), ("kinds", p => List(p.PublicationTypes)), ("abstract", p => p.Abstract),
    ];

    /// <summary>Fields that at least one of the two has.</summary>
    public static IReadOnlyList<ComparedField> Of(Facts? a, Facts? b) => (a ?? b) switch
    {
        TrialFacts => Compare(OfTrial, a as TrialFacts, b as TrialFacts),
        PublicationFacts => Compare(OfPublication, a as PublicationFacts, b as PublicationFacts),
        _ => [],
    };

    public static string? Title(Facts? facts) => facts switch { TrialFacts trial => trial.Title, PublicationFacts publication => publication.Title, _ => null };

    private static List<ComparedField> Compare<T>((string Name, Func<T, string?> Read)[] fields, T? a, T? b) where T : Facts =>
        [.. fields.Select(f => new ComparedField(f.Name, Cut(a is null ? null : f.Read(a)), Cut(b is null ? null : f.Read(b)))).Where(f => f.A is not null || f.B is not null)];

    private static string? List(IEnumerable<string> values) => string.Join("; ", values) is { Length: > 0 } text ? text : null;

    private static string? Cut(string? text) => text?.Length > Longest ? text[..Longest] + "…" : text;
}
