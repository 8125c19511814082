using Horizon.Api.Briefs;
using Horizon.Api.Pages.Gaps;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>What of a brief is different from what stood at an earlier sequence number.</summary>
internal static class BriefChanges
{
    /// <summary>Studies that are read as of then.</summary>
    private const int MostRead = 200;

    /// <param name="of">How many there are, were not all of them given.</param>
    public static async Task<IReadOnlyList<BriefLine>> OfAsync(IGraphStore store, IReadOnlyList<GapStatement> statements, IReadOnlyList<StudyEntry> studies, int of, long since, CancellationToken cancellation)
    {
        var lines = statements.Where(s => s.Since > since)
            .Select(s => BriefLine.Of($"Newly stated: “{s.Text}”", new BriefSource(s.SourceTitle ?? s.SourceId ?? s.Id, PageLinks.Of(s.SourceId ?? s.Id), s.StatedOn is { } date ? Dates.Say(date) : null))).ToList();
        var read = studies.Take(MostRead).ToList();
        var then = await store.NodesAsync([.. read.Select(s => s.Id)], since, cancellation);
        var links = (await store.EdgesAsync([.. then.Values.Where(n => n.Kind == NodeKinds.Trial).Select(n => n.Id)], [EdgeTypes.Reports], MostRead, since, cancellation)).ToLookup(e => e.Target.Id);
        foreach (var study in read)
        {
            var source = new BriefSource(PageLinks.Bare(study.Id), PageLinks.Of(study.Id), null);
            if (!then.TryGetValue(study.Id, out var node) || node.IsMentionedOnly) lines.Add(BriefLine.Of($"New here: {study.Title ?? study.Id} ({Word(study)}).", source));
            else if (node.Kind == NodeKinds.Trial && Word(TrialReader.Brief(node, [.. links[study.Id]])) is var was && was != Word(study)) lines.Add(BriefLine.Of($"{study.Title ?? study.Id}: was {was}, is {Word(study)}.", source));
        }
        if (of - read.Count is > 0 and var others) lines.Add(BriefLine.Of($"{others} more records were not compared."));
        return lines;
    }

    private static string Word(StudyEntry study) => GapStateWords.Study(study.State, study.Status);

    private static string Word(TrialView trial) => GapStateWords.Study(trial.State, TrialStatusWords.Told(trial.Facts?.Status, trial.Facts?.SourceStatus));
}
