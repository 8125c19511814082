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

    private static readonly (string Name, Func<OrganisationFacts, string?> Read)[] OfOrganisation =
    [
        ("name", o => o.Name), ("other names", o => List(o.Names.Select(n => n.Value).Where(n => n != o.Name).Distinct())), ("kind", o => List(o.Types)), ("city", o => o.City), ("country", o => o.Country),
        ("status", o => o.Status), ("id", o => o.Id),
    ];

    /// <summary>A paper beside the trial that it may report.</summary>
    private static readonly (string Name, Func<PublicationFacts, string?> Paper, Func<TrialFacts, string?> Trial)[] OfReport =
    [
        ("title", p => p.Title, t => t.BriefTitle), ("official title", _ => null, t => t.OfficialTitle), ("acronym", _ => null, t => t.Acronym),
        ("published; trial started", p => p.PublishedOn?.ToString(), t => t.StartDate?.ToString()), ("trial completed", _ => null, t => t.CompletionDate?.ToString()),
        ("journal; sponsor", p => p.Journal, t => t.LeadSponsor?.Name), ("people", _ => null, t => t.Enrolment?.ToString(CultureInfo.InvariantCulture)),
        ("kinds; phase", p => List(p.PublicationTypes), t => t.Phase), ("words; conditions", p => List(p.Keywords.Concat(p.Mesh.Select(m => m.Term))), t => List(t.Conditions)),
        ("interventions", _ => null, t => List(t.Interventions.Select(i => i.Name))), ("abstract; summary", p => p.Abstract, t => t.Summary),
        ("primary outcome", _ => null, t => t.Outcomes.FirstOrDefault(o => o.Kind == "primary")?.Measure), ("ids", p => p.Pmid ?? p.Doi, t => t.Registration),
    ];

    /// <summary>An award beside the study that it may pay for.</summary>
    private static readonly (string Name, Func<AwardFacts, string?> Award, Func<Facts, string?> Study)[] OfSupport =
    [
        ("title", a => a.Title, Title), ("official title", _ => null, s => (s as TrialFacts)?.OfficialTitle), ("acronym", a => a.Acronym, s => (s as TrialFacts)?.Acronym),
        ("funder; who pays", a => List(a.Funders.Select(f => f.Name)), s => s switch { TrialFacts t => List(t.Funders.Select(f => f.Name)), PublicationFacts p => List(p.Grants.Select(g => g.Agency).OfType<string>().Distinct()), _ => null }),
        ("led by; sponsor", a => a.LeadOrganisation?.Name, s => s is TrialFacts t ? List(t.Collaborators.Select(c => c.Name).Prepend(t.LeadSponsor?.Name).OfType<string>()) : null),
        ("held by; authors", a => List(a.Holders), s => s is PublicationFacts p ? List(p.Authors.Select(x => x.Name)) : null),
        ("from; started or published", a => (a.StartDate ?? a.AwardedOn)?.ToString(), s => s switch { TrialFacts t => t.StartDate?.ToString(), PublicationFacts p => p.PublishedOn?.ToString(), _ => null }),
        ("to", a => a.EndDate?.ToString(), s => (s as TrialFacts)?.CompletionDate?.ToString()), ("programme", a => a.Programme, _ => null),
        ("abstract; summary", a => a.Abstract, s => s switch { TrialFacts t => t.Summary, PublicationFacts p => p.Abstract, _ => null }),
        ("ids", a => a.Reference ?? a.Id, s => s switch { TrialFacts t => t.Registration, PublicationFacts p => p.Pmid ?? p.Doi, _ => null }),
    ];

    /// <summary>Fields that at least one of the two has.</summary>
    public static IReadOnlyList<ComparedField> Of(Facts? a, Facts? b) => (a ?? b) switch
    {
        AwardFacts award when b is TrialFacts or PublicationFacts => [.. OfSupport.Select(f => new ComparedField(f.Name, Cut(f.Award(award)), Cut(f.Study(b)))).Where(f => f.A is not null || f.B is not null)],
        PublicationFacts paper when b is TrialFacts trial => [.. OfReport.Select(f => new ComparedField(f.Name, Cut(f.Paper(paper)), Cut(f.Trial(trial)))).Where(f => f.A is not null || f.B is not null)],
        TrialFacts => Compare(OfTrial, a as TrialFacts, b as TrialFacts),
        OrganisationFacts => Compare(OfOrganisation, a as OrganisationFacts, b as OrganisationFacts),
        PublicationFacts => Compare(OfPublication, a as PublicationFacts, b as PublicationFacts),
        _ => [],
    };

    public static string? Title(Facts? facts) => facts switch { TrialFacts trial => trial.Title, PublicationFacts publication => publication.Title, OrganisationFacts body => body.Name, AwardFacts award => award.Title, _ => null };

    private static List<ComparedField> Compare<T>((string Name, Func<T, string?> Read)[] fields, T? a, T? b) where T : Facts =>
        [.. fields.Select(f => new ComparedField(f.Name, Cut(a is null ? null : f.Read(a)), Cut(b is null ? null : f.Read(b)))).Where(f => f.A is not null || f.B is not null)];

    private static string? List(IEnumerable<string> values) => string.Join("; ", values) is { Length: > 0 } text ? text : null;

    private static string? Cut(string? text) => text?.Length > Longest ? text[..Longest] + "…" : text;
}
