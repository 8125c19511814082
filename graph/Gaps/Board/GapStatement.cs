using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Gaps.Board;

/// <summary>One statement of a gap, with where it stands and what it is about.</summary>
public sealed record GapStatement
{
    /// <summary>The node's id. An item of a list is a priority and the gap that it states; this is the gap.</summary>
    public required string Id { get; init; }

    /// <summary>The words as they stand in the source.</summary>
    public required string Text { get; init; }

    /// <summary>The paper, trial, guideline or list that it stands in; null for a page's statement that stands by itself.</summary>
    public string? SourceId { get; init; }
    public string? SourceTitle { get; init; }

    /// <summary>The body that states it, where a page names one.</summary>
    public string? StatedById { get; init; }
    public string? StatedBy { get; init; }

    /// <summary>When it was stated: the paper's date, the page's, or the day a registration was first posted.</summary>
    public PartialDate? StatedOn { get; init; }

    /// <summary>Of a page: its address and the terms of its words.</summary>
    public string? Url { get; init; }
    public string? Licence { get; init; }

    /// <summary>Its place in the list, from 1.</summary>
    public int? Rank { get; init; }

    /// <summary>The field that the words stand in, with offsets into that field's text; null for a page, whose whole statement it is.</summary>
    public Quote? Quote { get; init; }
    public string? Rule { get; init; }

    /// <summary>The sentence before it, where the statement's own words do not say what it is about, or point back; null where they do.</summary>
    public string? Before { get; init; }
    public double Confidence { get; init; }
    public IReadOnlyList<string> Techniques { get; init; } = [];
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Trials and awards that say they address it.</summary>
    public IReadOnlyList<string> AddressedBy { get; init; } = [];

    /// <summary>The trials whose protocol it stands in.</summary>
    public IReadOnlyList<string> ProtocolOf { get; init; } = [];

    /// <summary>Sequence numbers of the store: when it came, and when it last changed.</summary>
    public long Since { get; init; }
    public long Changed { get; init; }

    /// <summary>Null where nothing states it any more.</summary>
    /// <param name="node">A gap.</param>
    /// <param name="edges">All its edges, with their reasons.</param>
    /// <param name="source">The node that it stands in, where the store has it.</param>
    /// <param name="reports">The source's edges to the trials that it reports on, with their reasons.</param>
    internal static GapStatement? Of(Node node, IReadOnlyList<Edge> edges, Node? source, IReadOnlyList<Edge> reports)
    {
        var folded = NodeFacts.Merge(node);
        var facts = folded?.Facts as StatementFacts;
        var said = source is null ? null : NodeFacts.Merge(source)?.Facts;
        var list = said as StatementFacts;
        var stated = edges.FirstOrDefault(e => e.Type == EdgeTypes.StatedIn && e.Source.Id == node.Id);
        var by = edges.FirstOrDefault(e => e.Type == EdgeTypes.StatedBy && e.Source.Id == node.Id);
        var reason = stated?.Assertions.MinBy(a => a.Held.From);
        if (facts is null ? stated is null : facts.Statement is null) return null;
        var about = edges.Where(e => e.Type == EdgeTypes.About && e.Source.Id == node.Id).SelectMany(e => e.Assertions).Select(a => a.Reason.Quote).OfType<Quote>().ToList();
        var held = edges.SelectMany(e => e.Assertions).Select(a => a.Held.From).Concat(node.Claims.Select(c => c.Held.From)).DefaultIfEmpty(0).ToList();
        return new GapStatement
        {
            Id = node.Id,
            Text = facts?.Statement ?? reason?.Reason.Quote?.Text ?? node.Label ?? node.Id,
            SourceId = stated?.Target.Id,
            SourceTitle = list?.ListTitle ?? source?.Label ?? stated?.Target.Label,
            StatedById = by?.Target.Id,
            StatedBy = by?.Target.Label ?? facts?.StatedBy,
            StatedOn = facts?.StatedOn ?? (source is null ? null : DateOf(source)),
            Url = facts?.Url,
            Licence = facts?.Licence,
            Rank = facts?.Rank ?? list?.Rank,
            Quote = facts is null ? reason?.Reason.Quote : null,
            Rule = reason?.Reason.Rule,
            Before = facts is null && reason?.Reason.Quote is { } quote && (BackReference.IsIn(quote.Text) || !about.Exists(StandsIn(quote))) ? StatementContext.Before(said, quote) : null,
            Confidence = facts is null ? reason?.Reason.Confidence ?? 0 : 1,
            Techniques = [.. ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Technique).Select(c => c.Id)],
            Sites = [.. ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Site).Select(c => c.Id)],
            AddressedBy = [.. edges.Where(e => e.Type == EdgeTypes.Addresses && e.Target.Id == node.Id).Select(e => e.Source.Id).Order(StringComparer.Ordinal)],
            ProtocolOf = ProtocolsIn(source, reports),
            Since = reason?.Held.From ?? held.Min(),
            Changed = held.Max(),
        };
    }

    private static Predicate<Quote> StandsIn(Quote statement) => words => words.Field == statement.Field && words.Start >= statement.Start && words.End <= statement.End;

    /// <summary>A protocol may name other trials too: only a registration that it gives as its own is its trial's.</summary>
    private static IReadOnlyList<string> ProtocolsIn(Node? source, IReadOnlyList<Edge> reports) =>
        source is not null && NodeFacts.Merge(source)?.Facts is PublicationFacts paper && PaperDesign.IsProtocol(paper)
            ? [.. reports.Where(e => e.Source.Id == source.Id && e.Assertions.Any(a => a.Reason.Confidence >= OwnRegistration)).Select(e => e.Target.Id).Distinct().Order(StringComparer.Ordinal)]
            : [];

    /// <summary>What a paper names as its own registration is linked with at least this confidence, another's with less.</summary>
    private const double OwnRegistration = 0.9;

    private static PartialDate? DateOf(Node source) => NodeFacts.Merge(source)?.Facts switch
    {
        PublicationFacts paper => paper.PublishedOn,
        TrialFacts trial => trial.FirstPosted ?? trial.StartDate,
        StatementFacts page => page.StatedOn,
        _ => null,
    };

    /// <summary>
    /// What groups statements of one gap: the same techniques, sites, classes of outcome and people. Of so broad a subject that no study can be counted by it two sentences agree on nothing but where they are the
    /// same words. Null for one that names no technique or no site.
    /// </summary>
    internal string? GroupKey() => Techniques.Count == 0 || Sites.Count == 0
        ? null
        : (GapScope.CanBeCounted(Techniques, Sites) ? "" : $"{StatedGapId.Normalised(Text)}|") + string.Join('|', Join(Techniques), Join(Sites), Join(GapSubject.Outcomes(Text).Select(o => o.Id)), Join(GapSubject.Populations(Text).Select(p => p.Id)));

    private static string Join(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));
}
