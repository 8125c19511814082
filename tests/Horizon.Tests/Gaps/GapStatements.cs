using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Horizon.Graph.Gaps;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Horizon.Tests.Ingest;
using Horizon.Tests.Linking;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <param name="Doc">The document: its id, or the digits of its title's hash where it has none.</param>
internal sealed record StatedGap(string Doc, string Field, int Start, int End, string Rule, string Quote, IReadOnlyList<string> About);

/// <summary>The gaps that the rules read from the real abstracts, full texts and registrations.</summary>
internal static class GapStatements
{
    public static async Task<List<StatedGap>> OfRealTextsAsync()
    {
        var found = new List<StatedGap>();
        foreach (var folder in new[] { "pubmed", "pmc-jats-radiotherapy", "abstracts-radiation-oncology" })
        {
            var items = await Reading.All(RecordFiles.ReadAsync([RealData.Folder(folder)], ReadLimits.Default, TestContext.Current.CancellationToken));
            foreach (var document in items.OfType<RecordDocument>())
            {
                if (SourceParsers.Parse(document.Source, document.Document.Bytes) is not ParsedRecord { Facts: PublicationFacts facts } record) continue;
                found.AddRange(Of(facts.Pmid ?? facts.Pmcid ?? Hash(facts.Title ?? ""), record.Key, facts));
            }
        }
        await foreach (var line in File.ReadLinesAsync(Path.Combine(RealData.Folder("clinicaltrials.gov-text"), "radiotherapy_trials.jsonl"), TestContext.Current.CancellationToken))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            var (id, text) = (row.GetProperty("nct").GetString()!, row.GetProperty("text").GetString()!.Replace("\n\n ", " ", StringComparison.Ordinal));
            var facts = new TrialFacts { Registration = id, BriefTitle = text[(text.LastIndexOf('\n') + 1)..].Trim(), Summary = text, Description = Text(row, "highlight") };
            found.AddRange(Of(id, new RecordKey(SourceNames.ClinicalTrialsGov, id), facts));
        }
        return [.. found.DistinctBy(f => (f.Doc, f.Quote)).OrderBy(f => f.Doc, StringComparer.Ordinal).ThenBy(f => f.Field, StringComparer.Ordinal).ThenBy(f => f.Start)];
    }

    public static IEnumerable<StatedGap> Of(string doc, RecordKey key, Facts facts)
    {
        var edges = RecordLinker.Link(StoredRecord.None(key), Linked.Version(facts)).Change?.OpenEdges ?? [];
        foreach (var stated in edges.Where(e => e.Type == EdgeTypes.StatedIn && NodeKinds.Of(e.Source.Id) == NodeKinds.Gap))
        {
            var about = edges.Where(e => e.Source.Id == stated.Source.Id && e.Type == EdgeTypes.About).Select(e => $"{e.Target.Id}@{e.Reason.Rule[(e.Reason.Rule.LastIndexOf('-') + 1)..]}").ToList();
            var quote = stated.Reason.Quote!;
            yield return new StatedGap(doc, quote.Field, quote.Start, quote.End, stated.Reason.Rule, quote.Text, about);
        }
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var text) ? text.GetString()?.Replace("\n\n ", " ", StringComparison.Ordinal) : null;

    private static string Hash(string title) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))[..12];
}
