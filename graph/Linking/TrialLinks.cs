using Horizon.Graph.Identity;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>What a registration says of its trial: techniques and their roles, sites, sponsors, funders and grants, places, publications.</summary>
internal static class TrialLinks
{
    public static LinkedThing Of(TrialFacts trial, FoldedFacts folded, string? nodeId, RecordKey record)
    {
        var node = new NodeRef(nodeId ?? $"{NodeKinds.Trial}:{trial.Registration}", trial.Title);
        var edges = new List<EdgeDraft>();
        edges.AddRange(TechniqueLinks.Of(trial, folded, node));
        AddSites(edges, node, trial, folded);
        AddBodies(edges, node, trial, folded, record);
        AddPlaces(edges, node, trial, folded);
        AddPublications(edges, node, trial, folded);
        edges.AddRange(GrantLinks.Of(trial, folded, node));
        edges.AddRange([.. GapLinks.Of(trial, folded, node, record, edges)]);
        return new LinkedThing(node, Keys(trial), edges);
    }

    private static List<NodeKey> Keys(TrialFacts trial)
    {
        var keys = new List<NodeKey> { new(trial.Registration, true) };
        foreach (var former in trial.FormerIds) keys.Add(new NodeKey(former, true));
        if (RegistrationId.TryParse(trial.Registration) is { } own && TrialBlocks.Submissions(own) is { } submissions) keys.Add(new NodeKey(submissions, true));
        // What its words say too: the other registration may come later and look for who names it.
        foreach (var id in trial.SecondaryIds.Select(s => RegistrationId.TryParse(s.Id)).OfType<RegistrationId>().Concat(NamedStudies.Own(trial)))
        {
            foreach (var key in new[] { id.Value, TrialBlocks.Submissions(id) }.OfType<string>().Where(key => keys.TrueForAll(k => k.Key != key))) keys.Add(new NodeKey(key, false));
        }
        keys.AddRange(OrganisationIds.KeysOf(trial.Funders.Select(f => new NamedBody(f.Name, f.RorId ?? f.FunderDoi, f.Country))).Distinct().Select(key => new NodeKey(key, false)));
        keys.AddRange(TrialBlocks.Of(trial).Concat(ReportKeys.Of(trial)).Select(block => new NodeKey(block, false)));
        return keys;
    }

    private static void AddSites(List<EdgeDraft> edges, NodeRef node, TrialFacts trial, FoldedFacts folded)
    {
        var testsTechnique = edges.Count > 0;
        Mentions.AddEdges(edges, node, ConceptKind.Site, EdgeTypes.Treats, SiteTexts(trial), folded.FieldVersions);
        // A summary speaks of other tumours too, so it is read only for a trial of radiotherapy of which nothing stronger names one.
        if (!testsTechnique || edges.Exists(e => e.Type == EdgeTypes.Treats)) return;
        Mentions.AddEdges(edges, node, ConceptKind.Site, EdgeTypes.Treats, [new FieldText("summary", "summary", trial.Summary)], folded.FieldVersions);
    }

    private static IEnumerable<FieldText> SiteTexts(TrialFacts trial)
    {
        foreach (var condition in trial.Conditions) yield return new FieldText("condition", "conditions", condition);
        yield return new FieldText("title", "briefTitle", trial.BriefTitle);
        yield return new FieldText("official title", "officialTitle", trial.OfficialTitle);
        // The registry's program derives these: "Bone Neoplasms" from bone metastases, "Lymphoma" from an allergy. They serve where no person's word is there.
        if (trial.Conditions.Count == 0) foreach (var mesh in trial.ConditionMesh) yield return new FieldText("condition MeSH term", "conditionMesh", mesh.Term);
        foreach (var keyword in trial.Keywords) yield return new FieldText("keyword", "keywords", keyword);
    }

    /// <summary>Who runs the trial and, where the register says so, who pays. Of a funder the register may give two ids: the Research Organization Registry's is the body's own.</summary>
    private static void AddBodies(List<EdgeDraft> edges, NodeRef node, TrialFacts trial, FoldedFacts folded, RecordKey record)
    {
        var home = HomeOf(trial, record);
        if (trial.LeadSponsor is { } lead) Add(Sponsor(lead), EdgeTypes.SponsoredBy, "lead", "leadSponsor", "registered-sponsor");
        foreach (var collaborator in trial.Collaborators) Add(Sponsor(collaborator), EdgeTypes.SponsoredBy, "collaborator", "collaborators", "registered-sponsor");
        foreach (var funder in trial.Funders) Add(new NamedBody(funder.Name, funder.RorId ?? funder.FunderDoi, funder.Country), EdgeTypes.FundedBy, "", "funders", "registered-funder");

        void Add(NamedBody? named, string type, string role, string field, string rule)
        {
            if (named is null) return;
            foreach (var (body, start) in OrganisationIds.Parts(named.Country is null && named.Id is null ? named with { Country = home } : named))
            {
                // Of several bodies in the field for the one that is responsible the first is.
                var part = role == "lead" && edges.Exists(e => e.Type == type && e.Role == role) ? "collaborator" : role;
                if (OrganisationIds.Of(body) is not { } organisation || edges.Exists(e => e.Type == type && e.Role == part && e.Target.Id == organisation.Id)) continue;
                var version = folded.FieldVersions[field];
                edges.Add(new EdgeDraft(node, type, part, organisation, new Reason(version, rule, $"{RecordLinker.Version}", Method.Registered, 1, new Quote(field, start, start + body.Name.Length, body.Name))));
                if (organisation.Id == OrganisationIds.Of(body with { Id = null })?.Id && OrganisationIds.PartOf(body, field, version) is { } whole) edges.Add(whole);
            }
        }
    }

    /// <summary>Null for a person: ClinicalTrials.gov says so of a sponsor, and now and then of a hospital.</summary>
    private static NamedBody? Sponsor(SponsorName sponsor) =>
        sponsor.Class == "INDIV" && BodyName.Of(sponsor.Name)?.Words.Any(NameWords.IsOfNobody) != true ? null : new NamedBody(sponsor.Name, sponsor.RorId, sponsor.Country);

    /// <summary>
    /// The country that a trial of a national register means where it names "the Ministry of Health" and no country: the only one that it recruits in. WHO's platform passes on such records; of ClinicalTrials.gov
    /// and the ISRCTN registry, which take trials of all countries, it is not known. Null where nothing tells.
    /// </summary>
    private static string? HomeOf(TrialFacts trial, RecordKey record) =>
        record.Source == SourceNames.Ictrp && RegistrationId.TryParse(trial.Registration)?.Register is not (Registers.ClinicalTrialsGov or Registers.Isrctn or Registers.EuCtr or Registers.Ctis)
            && trial.Locations.Select(l => l.Country).Distinct().ToList() is [{ } only] ? only : null;

    private static void AddPlaces(List<EdgeDraft> edges, NodeRef node, TrialFacts trial, FoldedFacts folded)
    {
        var seen = new HashSet<string>();
        foreach (var place in trial.Locations)
        {
            // The directory is of English providers: the same name elsewhere is another place.
            if (place.Country is not ("United Kingdom" or "England") || ProviderDirectory.Current.Find(place.Facility) is not { } provider || !seen.Add(provider.Id)) continue;
            var quote = new Quote("location", 0, place.Facility!.Length, place.Facility);
            edges.Add(new EdgeDraft(
                node, EdgeTypes.RecruitsAt, "", new NodeRef(provider.Id, provider.Name),
                new Reason(folded.FieldVersions["locations"], "provider-directory-name", $"{RecordLinker.Version}", Method.Rule, 0.99, quote)));
        }
    }

    private static void AddPublications(List<EdgeDraft> edges, NodeRef node, TrialFacts trial, FoldedFacts folded)
    {
        foreach (var reference in trial.References)
        {
            if (!Pmid.TryParse(reference.Pmid, null, out var pmid)) continue;
            // Derived references were found by the registry's own matching, not named by the trial's people.
            var (rule, method, confidence) = reference.Type == "derived" ? ("registry-derived-reference", Method.Rule, 0.9) : ("registered-reference", Method.Registered, 1.0);
            // What was published before the trial began reports no results of it, whatever its people list it as.
            var role = reference.Type == "result" && CitationDates.Of(reference.Citation) is { } published && trial.StartDate is { } start && published.Last < start.First ? "background" : reference.Type;
            var quote = new Quote("reference", 0, pmid.Value.Length, pmid.Value);
            edges.Add(new EdgeDraft(
                new NodeRef($"{NodeKinds.Publication}:pmid:{pmid.Value}", null), EdgeTypes.Reports, role, node,
                new Reason(folded.FieldVersions["references"], rule, $"{RecordLinker.Version}", method, confidence, quote)));
        }
    }
}
