using Horizon.Graph.Awards;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Organisations;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Index;

namespace Horizon.Search.Follow;

/// <summary>What the index holds of a trial, a publication or an award. Pure.</summary>
public static class DocumentOf
{
    /// <summary>Null for a node that is not searched: of another kind, or only mentioned.</summary>
    /// <param name="payers">Of a trial: the bodies that fund the awards that support it. They pay for it, whether or not its registration names them.</param>
    public static IndexDocument? Node(Node node, IReadOnlyList<Edge> edges, IReadOnlyList<string>? payers = null) => node.Kind switch
    {
        _ when node.IsMentionedOnly => null,
        NodeKinds.Trial => Trial(TrialReader.Brief(node, edges), payers ?? []),
        NodeKinds.Publication => Publication(PublicationReader.Brief(node, edges), edges),
        NodeKinds.Award => Award(AwardReader.Brief(node, edges)),
        _ => null,
    };

    private static IndexDocument Trial(TrialView trial, IReadOnlyList<string> payers)
    {
        var facts = trial.Facts!;
        return new IndexDocument
        {
            Id = trial.Id,
            Kind = NodeKinds.Trial,
            Title = trial.Title,
            Acronym = facts.Acronym,
            Ids = [.. trial.Registrations.Select(r => r.Id).Concat(facts.SecondaryIds.Select(s => s.Id)).Concat(facts.FormerIds).Distinct()],
            Summary = facts.Summary,
            Text = facts.OfficialTitle == trial.Title ? facts.Description : Joined(facts.OfficialTitle, facts.Description),
            Conditions = facts.Conditions,
            Interventions = [.. Interventions(facts)],
            Keywords = [.. facts.Keywords.Concat(facts.ConditionMesh.Select(m => m.Term)).Concat(facts.InterventionMesh.Select(m => m.Term)).Distinct()],
            Outcomes = [.. facts.Outcomes.Select(o => o.Measure)],
            Sponsors = [.. trial.Sponsors.Select(s => s.Name)],
            Funders = [.. (trial.Funders ?? []).Select(f => f.Name).Concat(facts.Funders.Select(f => f.Name)).Distinct()],
            Techniques = [.. trial.Techniques.Select(t => t.Id)],
            Sites = [.. trial.Sites.Select(s => s.Id)],
            Status = trial.Status,
            Phase = trial.Phase,
            Countries = [.. facts.Locations.Select(l => l.Country).OfType<string>().Distinct()],
            Networks = [.. trial.RecruitsAt.Select(p => p.NetworkId).OfType<string>().Distinct()],
            OutcomeClasses = RegisteredOutcomes.Of(facts),
            Populations = [.. AgeBands.Of(facts.MinimumAge, facts.MaximumAge).Concat(People(string.Join('\n', facts.Conditions.Append(trial.Title).Append(facts.OfficialTitle)))).Distinct()],
            FunderIds = WithWholes((trial.Funders ?? []).Select(f => f.Id).Concat(payers)),
            Date = trial.StartDate?.ToString(),
            StudyState = trial.State,
            Url = Link("trials", trial.Id),
        };
    }

    private static IEnumerable<string> Interventions(TrialFacts facts)
    {
        foreach (var intervention in facts.Interventions)
        {
            yield return intervention.Name;
            foreach (var other in intervention.OtherNames) yield return other;
            if (intervention.Description is { } description) yield return description;
        }
        foreach (var arm in facts.Arms)
        {
            yield return arm.Label;
            if (arm.Description is { } description) yield return description;
        }
    }

    private static IndexDocument Publication(PublicationView publication, IReadOnlyList<Edge> edges)
    {
        var facts = publication.Facts!;
        return new IndexDocument
        {
            Id = publication.Id,
            Kind = NodeKinds.Publication,
            Title = publication.Title,
            Ids = [.. new[] { facts.Pmid, facts.Doi, facts.Pmcid }.OfType<string>().Concat(facts.DataBankIds.Select(d => d.Accession)).Distinct()],
            Summary = publication.Abstract,
            Keywords = [.. facts.Keywords.Concat(facts.Mesh.Select(m => m.Term)).Distinct()],
            Authors = [.. facts.Authors.Select(a => a.Name)],
            Funders = [.. publication.Funders.Select(f => f.Name).Concat(facts.Grants.Select(g => g.Agency).OfType<string>()).Distinct()],
            FunderIds = WithWholes(edges.Where(e => e.Type == EdgeTypes.FundedBy && e.Source.Id == publication.Id).Select(e => e.Target.Id)),
            // Of a paper the title alone: an abstract speaks of outcomes and people that it did not study.
            OutcomeClasses = Classes(GapSubject.Outcomes(publication.Title ?? "")),
            Populations = Classes(GapSubject.Populations(publication.Title ?? "")),
            Journal = facts.Journal,
            Techniques = [.. publication.Techniques.Select(t => t.Id)],
            Sites = [.. publication.Sites.Select(s => s.Id)],
            Date = publication.PublishedOn?.ToString(),
            StudyState = facts.IsReview ? StudyStates.Review : null,
            Url = Link("publications", publication.Id),
        };
    }

    private static IndexDocument Award(AwardView award)
    {
        var facts = award.Facts!;
        return new IndexDocument
        {
            Id = award.Id,
            Kind = NodeKinds.Award,
            Title = award.Title,
            Acronym = facts.Acronym,
            Ids = [.. new[] { facts.Reference }.OfType<string>().Concat(facts.Identifiers).Distinct()],
            Summary = award.Abstract,
            Text = facts.Programme,
            Keywords = facts.Topics,
            Funders = [.. award.Funders.Select(f => f.Name).Concat(facts.Funders.Select(f => f.Name)).Distinct()],
            FunderIds = WithWholes(award.Funders.Select(f => f.Id)),
            OutcomeClasses = Classes(GapSubject.Outcomes(award.Title ?? "")),
            Populations = Classes(GapSubject.Populations(award.Title ?? "")),
            Sponsors = [.. new[] { award.LeadOrganisation?.Name ?? facts.LeadOrganisation?.Name }.OfType<string>()],
            Authors = facts.Holders,
            Techniques = [.. award.Techniques.Select(t => t.Id)],
            Sites = [.. award.Sites.Select(s => s.Id)],
            Date = (award.StartDate ?? award.AwardedOn)?.ToString(),
            StudyState = StudyStates.Award,
            Url = Link("awards", award.Id),
        };
    }

    /// <summary>What a programme pays for counts to the body that it is a part of too.</summary>
    private static string[] WithWholes(IEnumerable<string> bodies) => [.. bodies.SelectMany(BodyDirectory.Current.WithWholes).Distinct()];

    /// <summary>Classes of people that a trial's names tell; its ages are registered, so words for them are left out.</summary>
    private static IEnumerable<string> People(string names) => GapSubject.Populations(names).Select(p => p.Id).Where(p => p is not ("children" or "older"));

    private static string[] Classes(IReadOnlyList<NamedClass> classes) => [.. classes.Select(c => c.Id)];

    /// <summary>The page of a node: its id without the kind, each part escaped.</summary>
    private static string Link(string folder, string id) => $"/{folder}/{Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..])}";

    private static string? Joined(string? a, string? b) => a is null ? b : b is null ? a : $"{a}\n{b}";
}
