using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Horizon.Search.Topics;
using Horizon.Search.Topics.WeakLabels;

namespace Horizon.Api.Evaluate.Topics;

/// <summary>The examples of the built-in model of topics: texts of registrations and publications, with weak labels.</summary>
internal static partial class StudyExamples
{
    /// <summary>How the model is trained from them. The seed and what is left out are part of what its card says.</summary>
    public static TrainingOptions Training { get; } = new("study-topics", Confidence: 0.5, LeastExamples: 30, LeastF1: 0.6);

    private static readonly string[] SetNames =
    [
        "real/clinicaltrials.gov/studies", "real/clinicaltrials.gov-text/radiotherapy_trials.jsonl", "real/pubmed", "real/europepmc", "real/pmc-jats-radiotherapy",
        "real/abstracts-radiation-oncology", "labelled/scifact/corpus.jsonl",
    ];

    /// <summary>What it learned from, in the order that its card gives.</summary>
    /// <param name="dataFolder">The folder that holds <c>labelled</c> and <c>real</c>.</param>
    public static IReadOnlyList<string> Sets(string dataFolder) => [.. SetNames.Select(set => Path.Combine(dataFolder, set))];

    /// <param name="path">A file or folder of records as sources deliver them, or a file of lines: <c>{"nct","text","highlight"}</c> are registrations whose fields are not known, <c>{"_id","title","text"}</c> papers.</param>
    public static async Task<List<LabelledText>> ReadAsync(string path, CancellationToken cancellation)
    {
        var texts = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? Lines(path) : await RecordsAsync(path, cancellation);
        // The same paper stands in several files, and would count as often.
        return [.. texts.Where(t => t.Text.Length > 0).DistinctBy(t => t.Text, StringComparer.Ordinal).DistinctBy(t => t.Id, StringComparer.Ordinal).AsParallel().AsOrdered().WithCancellation(cancellation).Select(WeakLabel.Of)];
    }

    private static async Task<List<WeakText>> RecordsAsync(string path, CancellationToken cancellation)
    {
        if (!Path.Exists(path)) throw new CommandException($"There is no file or folder {path}.");
        var readers = SourceParsers.Readers.ToDictionary(r => r.Name, StringComparer.Ordinal);
        var texts = new List<WeakText>();
        await foreach (var item in RecordFiles.ReadAsync([path], ReadLimits.Default, cancellation))
        {
            if (item is not RecordDocument document || readers[document.Source].Parse(document.Document.Bytes) is not ParsedRecord record) continue;
            if (Of(record.Facts) is { } text) texts.Add(text);
        }
        return texts;
    }

    private static WeakText? Of(Facts facts) => facts switch
    {
        TrialFacts trial => new WeakText(trial.Registration, trial.Title ?? "", Joined(trial.BriefTitle, trial.OfficialTitle, trial.Summary, trial.Description))
        {
            StudyType = Lower(trial.StudyType),
            Allocation = Lower(trial.Allocation),
            PrimaryPurpose = Lower(trial.PrimaryPurpose),
            Phase = trial.Phase,
        },
        PublicationFacts paper => new WeakText(paper.Pmid ?? paper.Doi ?? paper.Pmcid ?? paper.LocalId ?? paper.Title ?? "", paper.Title ?? "", Joined([paper.Title, .. paper.AbstractSections.Select(s => s.Text)]))
        {
            PublicationTypes = [.. paper.PublicationTypes.Select(Lower).OfType<string>()],
            Mesh = [.. paper.Mesh.Select(m => Lower(m.Term)!)],
        },
        _ => null,
    };

    private static List<WeakText> Lines(string path)
    {
        var texts = new List<WeakText>();
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var text = SetMark().Replace(Said("text"), "").Trim();
            texts.Add(Said("nct") is { Length: > 0 } registration
                ? new WeakText(registration, text.Split('\n')[0], Joined(text, Said("highlight")))
                : new WeakText(Said("_id"), Said("title"), Joined(Said("title"), text)) { PublicationTypes = [] });

            string Said(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        }
        return texts;
    }

    private static string? Lower(string? word) => word?.ToLowerInvariant();

    private static string Joined(params IEnumerable<string?> parts) => string.Join('\n', parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>Put before each text by who made the set: by length, not by content.</summary>
    [GeneratedRegex(@"^\(\w+Quint\)")]
    private static partial Regex SetMark();
}
