using Horizon.Api.Data;
using Horizon.Graph.Awards;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Find;

namespace Horizon.Api.Pages.Search;

/// <summary>What a list shows of a study beside its title. Null is unknown or does not apply.</summary>
public sealed record HitDetail(string? Status, string? Phase, int? Enrolment, string? When, string? Where, IReadOnlyList<string> Subjects, bool HasResults);

/// <summary>Reads the studies of one page of results, all at once. The index says what was found; what is shown of it comes from the store.</summary>
internal sealed class HitDetails(Workspace workspace, TimeProvider time)
{
    private const int SubjectsShown = 4;
    private const int MostEdges = 1000;

    public async Task<IReadOnlyDictionary<string, HitDetail>> OfAsync(IReadOnlyList<SearchHit> hits, CancellationToken cancellation)
    {
        string[] ids = [.. hits.Select(h => h.Id).Where(id => NodeKinds.Of(id) is NodeKinds.Trial or NodeKinds.Publication or NodeKinds.Award)];
        var nodes = await workspace.Store.NodesAsync(ids, null, cancellation);
        var edges = await workspace.Store.LinksAsync(ids, MostEdges, cancellation);
        var ofNode = edges.SelectMany(e => new[] { (Node: e.Source.Id, Edge: e), (Node: e.Target.Id, Edge: e) }).ToLookup(p => p.Node, p => p.Edge, StringComparer.Ordinal);
        return nodes.Values.ToDictionary(n => n.Id, n => Of(n, [.. ofNode[n.Id]]), StringComparer.Ordinal);
    }

    /// <summary>"awarded 1 March 2026 · starts 1 September 2090 · GBP 890,000": the list is ordered by the start, and the lists of funders by the giving.</summary>
    private string? When(AwardView award)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return string.Join(" · ", new[]
        {
            award.AwardedOn is { } given ? $"awarded {Parts.Dates.Say(given)}" : null, award.StartDate is { } start ? $"{(start.First > today ? "starts" : "started")} {Parts.Dates.Say(start)}" : null,
            award.Amount is { } amount ? Parts.FundingWords.Amount(amount, award.Currency) : null,
        }.OfType<string>()) is { Length: > 0 } words ? words : null;
    }

    /// <summary>As the trial's own page says it.</summary>
    private string Begins(TrialView trial, PartialDate start) => trial.Status switch
    {
        "planned" => "expected to start",
        _ when TrialStatusWords.Told(trial.Facts?.Status, trial.Facts?.SourceStatus) == "withdrawn" => "was to start",
        _ => start.First > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) ? "expected to start" : "started",
    };

    private HitDetail Of(Node node, IReadOnlyList<Edge> edges)
    {
        if (node.Kind == NodeKinds.Trial)
        {
            var trial = TrialReader.Brief(node, edges);
            return new HitDetail(
                TrialStatusWords.Told(trial.Facts?.Status, trial.Facts?.SourceStatus), trial.Phase, trial.Enrolment, trial.StartDate is { } start ? $"{Begins(trial, start)} {Parts.Dates.Say(start)}" : null, trial.Registrations is [var first, ..] ? first.Id : null,
                [.. trial.Techniques.Where(t => t.Role != "comparator").Concat(trial.Sites).Select(c => c.Label).Take(SubjectsShown)], trial.State == "published");
        }
        if (node.Kind == NodeKinds.Award)
        {
            var award = AwardReader.Brief(node, edges);
            return new HitDetail(
                null, null, null, When(award), award.Funders is [var funder, ..] ? funder.Name : null,
                [.. award.Techniques.Concat(award.Sites).Select(c => c.Label).Take(SubjectsShown)], false);
        }
        var paper = PublicationReader.Brief(node, edges);
        return new HitDetail(
            null, null, null, paper.PublishedOn is { } on ? Parts.Dates.Say(on) : null, paper.Journal,
            [.. paper.Techniques.Concat(paper.Sites).Select(c => c.Label).Take(SubjectsShown)], false);
    }
}
