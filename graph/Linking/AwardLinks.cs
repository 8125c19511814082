using Horizon.Graph.Awards.Supporting;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>What an award says: who funds it, who leads it, what it is about.</summary>
internal static class AwardLinks
{
    private static readonly string[] Oncology = ["cancer", "tumour", "tumor", "oncolog", "radiother", "radiati", "carcinom", "neoplas", "metasta", "sarcoma", "glioma", "lymphoma", "brachy"];

    public static LinkedThing Of(AwardFacts award, FoldedFacts folded, string? nodeId)
    {
        var node = new NodeRef(nodeId ?? $"{NodeKinds.Award}:{award.Id}", award.Title);
        var edges = new List<EdgeDraft>();
        AddSubjects(edges, node, award, folded);
        if (!IsOfOncology(award)) edges.RemoveAll(e => !e.Reason.Quote!.Text.Any(char.IsLower));
        foreach (var funder in award.Funders) AddParty(edges, node, EdgeTypes.FundedBy, funder, "registered-funder", "funder", folded.FieldVersions["funders"]);
        AddProgrammes(edges, node, award, folded);
        if (award.LeadOrganisation is { } lead) AddParty(edges, node, EdgeTypes.LedBy, lead, "registered-lead-organisation", "lead organisation", folded.FieldVersions["leadOrganisation"]);
        return new LinkedThing(node, Keys(award), [.. edges.DistinctBy(e => (e.Type, e.Role, e.Target.Id, e.Reason.Quote?.Field))]);
    }

    private static List<NodeKey> Keys(AwardFacts award) =>
    [
        .. new[] { award.Reference }.Concat(award.Identifiers).Select(AwardIds.Key).OfType<string>().Distinct().Select(key => new NodeKey(key, true)),
        .. OrganisationIds.KeysOf(award.Funders.Select(f => new NamedBody(f.Name, f.Id))).Distinct().Select(key => new NodeKey(key, false)),
        .. AwardKeys.Of(award).Distinct().Select(key => new NodeKey(key, false)),
    ];

    /// <summary>Funders' capitals mean all things; they are read as a treatment's only in an award that speaks of tumours or radiation.</summary>
    private static bool IsOfOncology(AwardFacts award) =>
        new[] { award.Title, award.Abstract }.Concat(award.Topics).Any(text => text is not null && Oncology.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>As for a publication: the title and the funder's topics decide; the abstract is read where they say nothing, and for the tumour only of an award for radiotherapy.</summary>
    private static void AddSubjects(List<EdgeDraft> edges, NodeRef node, AwardFacts award, FoldedFacts folded)
    {
        AddSubject(edges, ConceptKind.Technique);
        if (edges.Count > 0) AddSubject(edges, ConceptKind.Site);
        else Mentions.AddEdges(edges, node, ConceptKind.Site, EdgeTypes.About, Names(award), folded.FieldVersions);

        void AddSubject(List<EdgeDraft> all, ConceptKind kind)
        {
            var found = new List<EdgeDraft>();
            Mentions.AddEdges(found, node, kind, EdgeTypes.About, Names(award), folded.FieldVersions);
            if (found.Count == 0)
            {
                Mentions.AddEdges(found, node, kind, EdgeTypes.About, award.AbstractSections.Select(s => new FieldText("abstract", "abstractSections", s.Text)), folded.FieldVersions);
                found.RemoveAll(e => Precision.IsCommonplace(RadiotherapyVocabulary.Current.Find(e.Target.Id)!));
            }
            all.AddRange(found);
        }
    }

    private static IEnumerable<FieldText> Names(AwardFacts award)
    {
        yield return new FieldText("title", "title", award.Title);
        foreach (var topic in award.Topics) yield return new FieldText("topic", "topics", topic);
    }

    /// <summary>A funder's own programme that is a body of the reviewed list pays as well: what it funds is asked for by its name. Only the programme's whole name counts, and only with the funder that it is a part of.</summary>
    private static void AddProgrammes(List<EdgeDraft> edges, NodeRef node, AwardFacts award, FoldedFacts folded)
    {
        if (award.Programme is not { } written) return;
        var funders = edges.Where(e => e.Type == EdgeTypes.FundedBy).Select(e => e.Target.Id).ToList();
        for (var start = 0; start < written.Length;)
        {
            var end = written.IndexOf(';', start) is >= 0 and var at ? at : written.Length;
            var name = written[start..end].Trim();
            foreach (var programme in funders.Select(f => BodyDirectory.Current.FindProgramme(f, name)).OfType<Body>().Where(p => !edges.Exists(e => e.Type == EdgeTypes.FundedBy && e.Target.Id == p.Id)).ToList())
            {
                var from = written.IndexOf(name, start, StringComparison.Ordinal);
                edges.Add(new EdgeDraft(
                    node, EdgeTypes.FundedBy, "", new NodeRef(programme.Id, programme.Name),
                    new Reason(folded.FieldVersions["programme"], "programme-of-funder", $"{RecordLinker.Version}", Method.Rule, 0.99, new Quote("programme", from, from + name.Length, name))));
            }
            start = end + 1;
        }
    }

    private static void AddParty(List<EdgeDraft> edges, NodeRef node, string type, AwardParty party, string rule, string field, string version)
    {
        foreach (var (body, start) in OrganisationIds.Parts(new NamedBody(party.Name, party.Id)))
        {
            if (OrganisationIds.Of(body) is not { } organisation) continue;
            edges.Add(new EdgeDraft(node, type, "", organisation, new Reason(version, rule, $"{RecordLinker.Version}", Method.Registered, 1, new Quote(field, start, start + body.Name.Length, body.Name))));
            if (organisation.Id == OrganisationIds.Of(body.Name)?.Id && OrganisationIds.PartOf(body, field, version) is { } whole) edges.Add(whole);
        }
    }
}
