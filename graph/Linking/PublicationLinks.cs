using Horizon.Graph.Awards.Supporting;
using Horizon.Graph.Identity;
using Horizon.Graph.Ids;
using Horizon.Graph.Publications;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>What a publication says: its subjects, and the trials whose registry ids it carries.</summary>
internal static class PublicationLinks
{
    /// <summary>The rule by which an id in a paper's words ties it to the trial.</summary>
    public const string InText = "registration-in-text";

    /// <summary>The confidence of a tie to a trial that a paper does no more than name: which trial it is of stays open.</summary>
    public const double NamedOnly = 0.6;

    private const string Background = "background";

    private static readonly string[] TrialReports =
        ["Clinical Trial", "Randomized Controlled Trial", "Controlled Clinical Trial", "Pragmatic Clinical Trial", "Equivalence Trial", "Adaptive Clinical Trial", "Observational Study"];

    public static LinkedThing Of(PublicationFacts publication, FoldedFacts folded, string? nodeId, RecordKey record)
    {
        var keys = Keys(publication, record);
        var node = new NodeRef(nodeId ?? $"{NodeKinds.Publication}:{keys[0].Key}", publication.Title);
        var edges = new List<EdgeDraft>();
        Mentions.AddEdges(edges, node, ConceptKind.Technique, EdgeTypes.About, SubjectTexts(publication), folded.FieldVersions);
        // An abstract names much that a paper is not about, so it is read only where title and indexing say nothing,
        if (edges.Count == 0) edges.AddRange(FromAbstract(node, ConceptKind.Technique, publication, folded));
        var isOfRadiotherapy = edges.Count > 0;
        Mentions.AddEdges(edges, node, ConceptKind.Site, EdgeTypes.About, SubjectTexts(publication), folded.FieldVersions);
        // and for the tumour only of a paper on radiotherapy: any other may name one as a risk or an example.
        if (isOfRadiotherapy && !edges.Exists(e => NodeKinds.Of(e.Target.Id) == NodeKinds.Site)) edges.AddRange(FromAbstract(node, ConceptKind.Site, publication, folded));
        AddTrials(edges, node, publication, folded);
        edges.AddRange(VersionLinks.Of(publication, folded, node));
        edges.AddRange(GrantLinks.Of(publication, folded, node));
        // A paper that names its trial's id needs no looking for; nor does one that gives its grants' references, or names nobody who paid.
        if (!edges.Exists(e => e.Type == EdgeTypes.Reports && !IsNamedOnly(e.Reason)) || (AwardMatch.NamesPayers(publication) && !edges.Exists(e => e.Type == EdgeTypes.Supports)))
            keys.AddRange(ReportKeys.Of(publication).Select(key => new NodeKey(key, false)));
        keys.AddRange(PublicationPairs.NamedTogether(publication).Select(id => new NodeKey(PairIds.TogetherKey(id), false)));
        AddFunders(edges, node, publication, folded);
        keys.AddRange(OrganisationIds.KeysOf(Payers(publication)).Distinct().Select(key => new NodeKey(key, false)));
        edges.AddRange([.. GapLinks.Of(publication, folded, node, record, edges)]);
        return new LinkedThing(node, keys, edges);
    }

    /// <summary>The ids that all sources share come first and name the node; a paper that has none of them is named by its source and the source's own id.</summary>
    private static List<NodeKey> Keys(PublicationFacts publication, RecordKey record)
    {
        var keys = new List<NodeKey>();
        if (publication.LocalId is { } local) keys.Add(new NodeKey(local, true));
        if (publication.Pmid is { } pmid) keys.Add(new NodeKey($"pmid:{pmid}", true));
        if (publication.Doi is { } doi) keys.Add(new NodeKey($"doi:{Doi.TryParse(doi)?.Value ?? doi}", true));
        if (publication.Pmcid is { } pmcid) keys.Add(new NodeKey($"pmcid:{pmcid}", true));
        if (keys.Count == 0 || record.Source != SourceNames.PubMed) keys.Add(new NodeKey($"{record.Source}:{record.Id}", true));
        keys.AddRange(PublicationPairs.Blocks(Citation.Of(publication)).Select(block => new NodeKey(block, false)));
        return keys;
    }

    /// <summary>The reason is no more than that a trial's id stands in the paper's words.</summary>
    public static bool IsNamedOnly(Reason reason) => reason is { Rule: InText, Confidence: NamedOnly };

    private static IEnumerable<EdgeDraft> FromAbstract(NodeRef node, ConceptKind kind, PublicationFacts publication, FoldedFacts folded)
    {
        var edges = new List<EdgeDraft>();
        Mentions.AddEdges(edges, node, kind, EdgeTypes.About, publication.AbstractSections.Select(s => new FieldText("abstract", "abstractSections", s.Text)), folded.FieldVersions);
        return edges.Where(e => !Precision.IsCommonplace(RadiotherapyVocabulary.Current.Find(e.Target.Id)!));
    }

    private static IEnumerable<FieldText> SubjectTexts(PublicationFacts publication)
    {
        yield return new FieldText("title", "title", publication.Title);
        foreach (var mesh in publication.Mesh) yield return new FieldText("MeSH term", "mesh", mesh.Term);
        foreach (var keyword in publication.Keywords) yield return new FieldText("keyword", "keywords", keyword);
    }

    private static void AddTrials(List<EdgeDraft> edges, NodeRef node, PublicationFacts publication, FoldedFacts folded)
    {
        // What a notice corrects or takes back is of the trial, and the notice is of the paper.
        if (PaperDesign.IsNotice(publication)) return;
        var (role, confidence) = Role(publication);
        var inText = RegistrationsInText.Of(publication).ToList();
        var ofOthers = inText.Where(f => f.Mention == TrialMention.Others).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in publication.DataBankIds)
        {
            if (RegistrationId.TryParse(entry.Accession) is not { } id || !named.Add(id.Value)) continue;
            // Indexers take ids from the abstract, those of other people's trials too.
            var isOthers = ofOthers.Contains(id.Value);
            Add(id.Value, "dataBankIds", "data-bank-registration", Method.Registered, isOthers ? NamedOnly : confidence, new Quote($"data bank {entry.Bank}", 0, entry.Accession.Length, entry.Accession), isOthers ? Background : role);
        }
        foreach (var found in inText.Where(f => named.Add(f.Id)))
        {
            var (what, sure) = found.Mention switch
            {
                TrialMention.Own => (role, confidence),
                TrialMention.Analysed => (role == Background ? Background : "derived", confidence),
                _ => (Background, NamedOnly),
            };
            Add(found.Id, found.VersionField, InText, Method.Rule, sure, found.Quote, what);
        }

        void Add(string id, string field, string rule, Method method, double sure, Quote quote, string what)
        {
            // What came out in a year before the trial was registered reports no results of it, whatever it is named for.
            var isTooEarly = what != Background && publication.PublishedOn is { } published && RegistrationYear.Of(id) is { } since && published.Last.Year < since;
            edges.Add(new EdgeDraft(
                node, EdgeTypes.Reports, isTooEarly ? Background : what, new NodeRef($"{NodeKinds.Trial}:{id}", null), new Reason(folded.FieldVersions[field], rule, $"{RecordLinker.Version}", method, sure, quote)));
        }
    }

    /// <summary>Who a paper says paid for the work.</summary>
    private static void AddFunders(List<EdgeDraft> edges, NodeRef node, PublicationFacts publication, FoldedFacts folded)
    {
        foreach (var (body, start) in Payers(publication).SelectMany(OrganisationIds.Parts))
        {
            if (OrganisationIds.Of(body) is not { } organisation || edges.Exists(e => e.Type == EdgeTypes.FundedBy && e.Target.Id == organisation.Id)) continue;
            var version = folded.FieldVersions["grants"];
            edges.Add(new EdgeDraft(
                node, EdgeTypes.FundedBy, "", organisation, new Reason(version, "acknowledged-funder", $"{RecordLinker.Version}", Method.Registered, 1, new Quote("grant agency", start, start + body.Name.Length, body.Name))));
            if (OrganisationIds.PartOf(body, "grant agency", version) is { } whole) edges.Add(whole);
        }
    }

    private static IEnumerable<NamedBody> Payers(PublicationFacts publication) => publication.Grants.Where(g => g.Agency is not null).Select(g => new NamedBody(g.Agency!, g.FunderDoi, g.Country)).Distinct();

    /// <summary>
    /// A paper that its index calls a report of a trial or an observational study, or whose title says that it gives the trial's results, and that carries the registration reports the results; what tells of
    /// a trial before it has any or speaks of others' is background; what is left, and what its title calls a further analysis, is derived. The index does not tell a main report from a secondary analysis, hence the confidence.
    /// </summary>
    private static (string Role, double Confidence) Role(PublicationFacts publication)
    {
        bool Is(string type) => publication.PublicationTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        if (PaperDesign.SpeaksOfOthers(publication) || PaperDesign.PrecedesResults(publication)) return (Background, 0.95);
        if (PaperDesign.IsFurtherAnalysis(publication)) return ("derived", 0.9);
        var isReport = TrialReports.Any(Is) || publication.PublicationTypes.Any(t => t.StartsWith("Clinical Trial, Phase", StringComparison.OrdinalIgnoreCase));
        // Of many a paper the index says no more than "Journal Article"; its title may.
        return isReport ? ("result", 0.9) : PaperDesign.SaysResults(publication) ? ("result", 0.85) : ("derived", 0.9);
    }
}
