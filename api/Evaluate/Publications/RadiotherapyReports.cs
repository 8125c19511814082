using System.Text.Json;
using Horizon.Graph.Ids;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Api.Evaluate.Publications;

/// <summary>Full texts of radiotherapy trials against the titles of all radiotherapy registrations at hand: the field in which titles are most alike. The papers' own registry ids are the truth, and masked; most have no trial in the file, so that whatever is found for them is wrong.</summary>
internal static class RadiotherapyReports
{
    private const string Set = "radiotherapy full texts";

    public static IEnumerable<EvaluationRow> Of(string dataFolder, CancellationToken cancellation)
    {
        var (texts, articles) = (Path.Combine(dataFolder, "real", "clinicaltrials.gov-text", "radiotherapy_trials.jsonl"), Path.Combine(dataFolder, "real", "pmc-jats-radiotherapy"));
        if (!File.Exists(texts) || !Directory.Exists(articles)) yield break;
        var trials = File.ReadLines(texts).Select(Trial).OfType<ReportTrial>().ToList();
        var known = trials.Select(t => t.Facts.Registration).ToHashSet();
        var papers = new List<(ReportPaper, IReadOnlyCollection<string>)>();
        foreach (var path in Directory.EnumerateFiles(articles, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var document in RecordFile.ReadAsync(path, ReadLimits.Default, cancellation).ToBlockingEnumerable(cancellation).OfType<RecordDocument>())
            {
                if (SourceParsers.Parse(document.Source, document.Document.Bytes) is not ParsedRecord { Facts: PublicationFacts facts }) continue;
                var text = string.Join('\n', new[] { facts.Title, facts.Abstract }.Concat(facts.Sections.Select(s => s.Text)).Concat(facts.DataBankIds.Select(d => d.Accession)));
                var own = IdReader.Read(text).Where(i => i.Kind == "registration").Select(i => i.Value).Where(known.Contains).ToHashSet();
                papers.Add((ReportPaper.Of(facts with { DataBankIds = [], Sections = [] }), own));
            }
        }
        foreach (var row in TrialLinkRows.AsLinked(Set, papers, trials)) yield return row;
    }

    /// <summary>The text begins with a mark in brackets and the title, up to the first line.</summary>
    private static ReportTrial? Trial(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (id, text) = (json.RootElement.GetProperty("nct").GetString(), json.RootElement.GetProperty("text").GetString());
        if (id is null || text is null) return null;
        var from = text.StartsWith('(') ? text.IndexOf(')', StringComparison.Ordinal) + 1 : 0;
        var end = text.IndexOf(".\n", from, StringComparison.Ordinal);
        return ReportTrial.Of(new TrialFacts { Registration = id, BriefTitle = end < 0 ? text[from..] : text[from..end] });
    }
}
