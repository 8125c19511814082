using Horizon.Graph.Awards;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Identity;
using Horizon.Graph.Ids;
using Horizon.Graph.Linking;
using Horizon.Graph.Organisations;
using Horizon.Graph.Publications;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Trials;

/// <summary>Reads a trial out of the graph.</summary>
public static class TrialReader
{
    /// <summary>Edges of one trial that are read at most; a trial with more references than this is not known.</summary>
    private const int MostEdges = 5000;

    /// <summary>The trial of a node id; null where there is none. <paramref name="asOf"/> as in <see cref="IGraphStore"/>; the history is that of now and absent from a past view.</summary>
    public static async Task<TrialView?> ReadAsync(IGraphStore store, string nodeId, long? asOf, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync([nodeId], asOf, cancellation);
        if (!nodes.TryGetValue(nodeId, out var node) || node.Kind != NodeKinds.Trial) return null;
        var edges = await store.EdgesAsync([nodeId], null, MostEdges, asOf, cancellation);
        var retracted = await VersionReader.RetractedAsync(store, [.. edges.Where(e => e.Type == EdgeTypes.Reports).Select(e => e.Source.Id).Distinct()], asOf, cancellation);
        var records = await store.RecordsAsync([.. node.Claims.Select(c => c.Record).Distinct()], cancellation);
        var view = View(node, edges);
        view = view.Without((await StandingApartAsync(store, [view], asOf, cancellation))[view.Id].ToHashSet());
        return view with
        {
            Publications = [.. view.Publications.Select(p => p with { Retracted = retracted.Contains(p.Id) })],
            History = asOf is null ? [.. records.Values.Where(r => !SourceNames.IsOwn(r.Key.Source)).OrderBy(r => r.Key).SelectMany(RegistrationHistory.Of)] : [],
        };
    }

    /// <summary>
    /// Of the registrations that these trials only name, those that stand in the graph as other trials, or as another registration of one: an editor or the rules found them to be another's, whatever a register's
    /// field says. By the id of the trial that names them.
    /// </summary>
    public static async Task<ILookup<string, string>> StandingApartAsync(IGraphStore store, IReadOnlyCollection<TrialView> trials, long? asOf, CancellationToken cancellation)
    {
        var named = trials.SelectMany(t => t.Named().Select(id => (Trial: t.Id, Id: id, Node: $"{NodeKinds.Trial}:{id}"))).ToList();
        if (named.Count == 0) return named.ToLookup(n => n.Trial, n => n.Id);
        // What is placed into another trial is shown there; of a past view only what stood by itself is known.
        var shown = asOf is null ? await store.ShownAsync([.. named.Select(n => n.Node).Distinct()], cancellation) : new Dictionary<string, Shown>();
        var elsewhere = named.Where(n => ShownAs(n.Node) != n.Trial).ToList();
        var nodes = await store.NodesAsync([.. elsewhere.Select(n => ShownAs(n.Node)).Distinct()], asOf, cancellation);
        return elsewhere.Where(n => nodes.TryGetValue(ShownAs(n.Node), out var node) && !node.IsMentionedOnly).ToLookup(n => n.Trial, n => n.Id);

        string ShownAs(string node) => shown.TryGetValue(node, out var at) ? at.Id : node;
    }

    public static TrialView View(Node node, IReadOnlyList<Edge> edges)
    {
        var folded = NodeFacts.Merge(node);
        var brief = Brief(node, folded, edges);
        return brief with { Schedules = brief.Facts is null ? [] : TrialSchedules.Of(brief.Facts), Provenance = Provenance.Of(node, folded, edges) };
    }

    /// <summary>The trial without its schedules and its provenance, for those who show neither: the text is not read for doses.</summary>
    public static TrialView Brief(Node node, IReadOnlyList<Edge> edges) => Brief(node, NodeFacts.Merge(node), edges);

    private static TrialView Brief(Node node, FoldedFacts? folded, IReadOnlyList<Edge> edges)
    {
        var facts = (TrialFacts?)folded?.Facts;
        var publications = Publications(edges);
        return new TrialView
        {
            Id = node.Id,
            Aliases = node.Aliases,
            MentionedOnly = node.IsMentionedOnly,
            Title = facts?.Title,
            Registrations = Registrations(node, facts),
            Disagreements = Disagreement.Of(node),
            ByHand = HandValues.Standing(node),
            HandHistory = HandValues.History(node),
            Status = (facts?.Status ?? TrialStatus.Unknown).Word(),
            StatusOn = folded?.FieldVersions.GetValueOrDefault("status") is { } hash ? node.Claims.FirstOrDefault(c => c.Version.Hash == hash)?.Version.UpdatedOn : null,
            State = StudyStates.Of(facts, publications.Any(p => p.Type == ReportRoles.Result)),
            Phase = facts?.Phase,
            Enrolment = facts?.Enrolment,
            StartDate = facts?.StartDate,
            CompletionDate = facts?.CompletionDate,
            Techniques = ConceptRefs.Of(edges, EdgeTypes.Tests, NodeKinds.Technique),
            Sites = ConceptRefs.Of(edges, EdgeTypes.Treats, NodeKinds.Site),
            Schedules = [],
            Sponsors = [.. edges.Where(e => e.Type == EdgeTypes.SponsoredBy).Select(e => new SponsorRef(e.Target.Id, e.Target.Label ?? e.Target.Id, e.Role)).OrderByDescending(s => s.Role == "lead")],
            Funders = SupportRef.Funders(node.Id, edges) is { Count: > 0 } funders ? funders : null,
            Awards = SupportRef.Awards(node.Id, edges),
            RecruitsAt = Places(facts),
            Related = [.. edges.Where(e => e.Type == EdgeTypes.RelatedTo).Select(e => e.Source.Id == node.Id ? e.Target : e.Source).DistinctBy(o => o.Id).OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => new RelatedRef(o.Id, o.Label))],
            Publications = publications,
            Facts = facts,
            Provenance = [],
        };
    }

    private static List<RegistrationRef> Registrations(Node node, TrialFacts? facts)
    {
        var records = node.Claims.Select(c => c.Version.Facts).OfType<TrialFacts>().ToList();
        var own = new[] { node.Id[(NodeKinds.Trial.Length + 1)..], facts?.Registration }.Concat(records.Select(r => r.Registration)).Concat(node.Aliases.Select(a => a[(NodeKinds.Trial.Length + 1)..]))
            .Select(RegistrationId.TryParse).OfType<RegistrationId>().DistinctBy(id => id.Value).ToList();
        // A second id of a register that has registered this trial already is another trial's: the parent's of a follow-up, say.
        var series = own.Select(id => id.Series).ToHashSet();
        var named = records.SelectMany(NamedStudies.Own).Where(id => !series.Contains(id.Series));
        return [.. own.Concat(named).DistinctBy(id => id.Value).Select(id => new RegistrationRef(id.Register, id.Value, id.Url))];
    }

    /// <summary>A publication with several roles is listed once, under the strongest: result, derived, background.</summary>
    private static List<PublicationRef> Publications(IReadOnlyList<Edge> edges) =>
    [
        .. ReportRoles.Of(edges).GroupBy(r => r.Edge.Source.Id)
            .Select(g => g.OrderBy(r => ReportRoles.Order(r.Role)).First())
            .OrderBy(r => ReportRoles.Order(r.Role)).ThenBy(r => r.Edge.Source.Id, StringComparer.Ordinal)
            .Select(r => new PublicationRef(r.Edge.Source.Id, r.Role, r.Edge.Source.Label) { Confidence = Confidence(r.Edge) }),
    ];

    internal static double? Confidence(Edge edge) => edge.Assertions.Count == 0 ? null : edge.Assertions.Max(a => a.Reason.Confidence);

    private static List<PlaceRef> Places(TrialFacts? facts) => facts is null ? [] :
    [
        .. facts.Locations.Select(place =>
        {
            var provider = place.Country is "United Kingdom" or "England" ? ProviderDirectory.Current.Find(place.Facility) : null;
            return new PlaceRef(place.Facility, place.City, place.Country, place.Status, provider?.Id, provider?.NetworkId);
        }),
    ];
}
