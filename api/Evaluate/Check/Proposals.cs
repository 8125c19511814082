using System.Text.Json;
using Horizon.Ingest.Csv;
using Horizon.Search.Check;

namespace Horizon.Api.Evaluate.Check;

/// <summary>A trial's question in a clinician's words, with at most one facet changed.</summary>
/// <param name="Half">development, or held: measured once before its wrong answers were looked at (DECISIONS says how well).</param>
/// <param name="Changed">The facet that was changed; null where none was.</param>
internal sealed record WrittenProposal(string Trial, string Half, string? Changed, string Expected, string Text);

/// <param name="Match">The trial that the proposal was written from; null where it was not among the matches.</param>
internal sealed record JudgedProposal(WrittenProposal Proposal, Match? Match)
{
    public string? Relation => Match?.Relation;

    public bool IsRight => Relation == Proposal.Expected;
}

/// <summary>Proposals written from radiotherapy trials, against the register's texts imported by a mapping.</summary>
internal static class Proposals
{
    public const string Development = "development";
    public const string Held = "held";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<WrittenProposal> All { get; } = Load();

    public static string Records(string dataFolder) => Path.Combine(dataFolder, "real", "clinicaltrials.gov-text", "radiotherapy_trials.jsonl");

    public static Task<EvaluationGraph> GraphAsync(string dataFolder, TimeProvider time, CancellationToken cancellation) =>
        EvaluationGraph.OfAsync([Records(dataFolder)], CsvSource.With("""{ "kind": "trial", "set": "clinicaltrials.gov-text", "fields": { "id": "nct", "text": "text" } }"""u8.ToArray()), time, cancellation);

    public static async Task<IReadOnlyList<JudgedProposal>> JudgeAsync(EvaluationGraph graph, string half, CancellationToken cancellation)
    {
        var judged = new List<JudgedProposal>();
        foreach (var proposal in All.Where(p => p.Half == half))
        {
            var found = await graph.Check.RunAsync(Question.Read(new QuestionParts(Text: proposal.Text)), new HashSet<string>(), ProposalCheck.Compared, cancellation);
            judged.Add(new JudgedProposal(proposal, found.Matches.FirstOrDefault(m => m.Id == $"trial:{proposal.Trial}")));
        }
        return judged;
    }

    private static List<WrittenProposal> Load()
    {
        using var stream = typeof(Proposals).Assembly.GetManifestResourceStream("Horizon.Api.Evaluate.Check.proposals.jsonl") ?? throw new InvalidOperationException("proposals.jsonl is missing from the build.");
        using var reader = new StreamReader(stream);
        var proposals = new List<WrittenProposal>();
        while (reader.ReadLine() is { } line) if (line.Length > 0) proposals.Add(JsonSerializer.Deserialize<WrittenProposal>(line, Options)!);
        return proposals;
    }
}
