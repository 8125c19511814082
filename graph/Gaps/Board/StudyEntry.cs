using Horizon.Graph.Awards;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Gaps.Board;

/// <summary>A trial, paper or award of radiotherapy as the board counts it.</summary>
/// <param name="State">A trial's state on the gap map, or review, award, result (a paper that reports a trial's results) or paper.</param>
/// <param name="Year">Of a trial's start, a paper's publication, an award; 0 where unknown.</param>
/// <param name="Done">A trial's completion date as registered.</param>
/// <param name="Techniques">The most specific ones.</param>
public sealed record StudyEntry(
    string Id, string State, int Year, PartialDate? Done, string? Title, IReadOnlyList<string> Techniques, IReadOnlyList<string> Sites, IReadOnlyList<string> Networks)
{
    public const string Result = "result";
    public const string Paper = "paper";

    /// <summary>Null for what is not counted: not described, of another kind, or without a technique.</summary>
    internal static StudyEntry? Of(Node node, IReadOnlyList<Edge> edges)
    {
        if (node.IsMentionedOnly) return null;
        var entry = node.Kind switch
        {
            NodeKinds.Trial => Trial(TrialReader.Brief(node, edges)),
            NodeKinds.Publication => Publication(PublicationReader.Brief(node, edges)),
            NodeKinds.Award => Award(AwardReader.Brief(node, edges)),
            _ => null,
        };
        return entry is { Techniques.Count: > 0 } ? entry : null;
    }

    private static StudyEntry Trial(TrialView trial) => new(
        trial.Id, trial.State, trial.StartDate?.First.Year ?? 0, trial.CompletionDate, trial.Title, Ids(trial.Techniques), Ids(trial.Sites),
        [.. trial.RecruitsAt.Select(p => p.NetworkId).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);

    private static StudyEntry Publication(PublicationView paper) => new(
        paper.Id, paper.Facts!.IsReview ? StudyStates.Review : paper.Trials.Any(t => t.Type == "result") ? Result : Paper, paper.PublishedOn?.First.Year ?? 0, null, paper.Title,
        Ids(paper.Techniques), Ids(paper.Sites), []);

    private static StudyEntry Award(AwardView award) => new(
        award.Id, StudyStates.Award, (award.StartDate ?? award.AwardedOn)?.First.Year ?? 0, award.EndDate, award.Title, Ids(award.Techniques), Ids(award.Sites), []);

    private static string[] Ids(IReadOnlyList<ConceptRef> concepts) => [.. concepts.Select(c => c.Id)];
}
