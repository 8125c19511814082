using System.Xml.Linq;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Api.Evaluate.Publications;

/// <summary>How well one paper in two deliveries is told, and how well a paper finds its trial by titles.</summary>
internal static class PublicationEvaluation
{
    private const string Duplicates = "citation-duplicates";

    /// <summary>What is absent under <paramref name="dataFolder"/> gives no rows.</summary>
    public static IReadOnlyList<EvaluationRow> Run(string dataFolder, CancellationToken cancellation) =>
        [.. CitationRows(Path.Combine(dataFolder, "labelled", Duplicates), cancellation), .. TrialLinkRows.Of(dataFolder, cancellation), .. RadiotherapyReports.Of(dataFolder, cancellation)];

    private static IEnumerable<EvaluationRow> CitationRows(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) yield break;
        var (labelled, found, beside, others, exact, exactOf) = (0, 0, 0, 0, 0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            var records = Read(path, cancellation);
            var told = Told(records);
            var titles = records.GroupBy(r => r.Citation.Title).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
            labelled += records.Count(r => r.IsDuplicate);
            others += records.Count(r => !r.IsDuplicate);
            found += records.Index().Count(r => r.Item.IsDuplicate && told.Contains(r.Index));
            beside += records.Index().Count(r => !r.Item.IsDuplicate && told.Contains(r.Index));
            exact += records.Count(r => r.IsDuplicate && titles.Contains(r));
            exactOf += records.Count(r => !r.IsDuplicate && titles.Contains(r));
        }
        if (labelled + others == 0) yield break;
        yield return Wilson.Row(Duplicates, "sensitivity", found, labelled, Math.Round(exact / (double)labelled, 4), "same title");
        yield return Wilson.Row(Duplicates, "false positives, share of the citations without a duplicate", beside, others, Math.Round(exactOf / (double)others, 4), "same title");
    }

    private static List<LabelledCitation> Read(string path, CancellationToken cancellation) =>
    [
        .. RecordFile.ReadAsync(path, ReadLimits.Default, cancellation).ToBlockingEnumerable(cancellation).OfType<RecordDocument>().Select((document, at) => new LabelledCitation(
            at, Citation.Of((PublicationFacts)((ParsedRecord)SourceParsers.Parse(document.Source, document.Document.Bytes)).Facts),
            XDocument.Load(new MemoryStream(document.Document.Bytes.ToArray())).Descendants("caption").Any(c => c.Value.Trim() == "Duplicate"))),
    ];

    private static HashSet<int> Told(List<LabelledCitation> records)
    {
        var told = new HashSet<int>();
        foreach (var block in records.SelectMany(r => CitationMatch.Blocks(r.Citation).Select(b => (Block: b, r.At))).GroupBy(p => p.Block, p => p.At))
        {
            foreach (var (a, b) in block.SelectMany(a => block.Where(b => b > a).Select(b => (a, b))))
            {
                if (CitationMatch.Compare(records[a].Citation, records[b].Citation).IsSame) told.UnionWith([a, b]);
            }
        }
        return told;
    }
}

/// <summary><paramref name="IsDuplicate"/>: the same paper stands in the file a second time.</summary>
internal sealed record LabelledCitation(int At, Citation Citation, bool IsDuplicate);
