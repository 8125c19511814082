using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Api.Evaluate.Topics;

/// <summary>What records say in sentences: titles, abstracts, summaries, arms, outcomes, criteria.</summary>
internal static class RecordTexts
{
    /// <param name="paths">Files and folders as sources deliver them; what is no record is passed over.</param>
    public static async Task<List<string>> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var readers = SourceParsers.Readers.ToDictionary(r => r.Name, StringComparer.Ordinal);
        var texts = new List<string>();
        // The same text stands in several registries and files, and would count as often.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var item in RecordFiles.ReadAsync(paths, ReadLimits.Default, cancellation))
        {
            if (item is not RecordDocument document || readers[document.Source].Parse(document.Document.Bytes) is not ParsedRecord record) continue;
            texts.AddRange(Of(record.Facts).OfType<string>().Where(seen.Add));
        }
        return texts;
    }

    private static IEnumerable<string?> Of(Facts facts) => facts switch
    {
        TrialFacts trial =>
        [
            trial.BriefTitle, trial.OfficialTitle, trial.Summary, trial.Description, trial.Eligibility, trial.WhyStopped,
            .. trial.Arms.Select(a => a.Description), .. trial.Interventions.Select(i => i.Description), .. trial.Outcomes.SelectMany(o => new[] { o.Measure, o.Description }),
        ],
        PublicationFacts paper => [paper.Title, .. paper.AbstractSections.Select(s => s.Text), .. paper.Sections.Select(s => s.Text)],
        AwardFacts award => [award.Title, award.Abstract],
        _ => [],
    };
}
