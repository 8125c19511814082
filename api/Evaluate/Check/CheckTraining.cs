using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Horizon.Search.Check.Ranking;

namespace Horizon.Api.Evaluate.Check;

/// <summary>Learns the check's weights from the labelled sets and writes them with their card.</summary>
internal static class CheckTraining
{
    public static async Task<string> RunAsync(string dataFolder, TimeProvider time, CancellationToken cancellation)
    {
        var folder = Path.Combine(dataFolder, "labelled", CrossRegistrations.Name);
        var rows = CrossRegistrations.Rows(folder);
        var questions = CrossRegistrations.Questions(folder, rows);
        IReadOnlyList<LabelledQuestion> asked;
        await using (var graph = await EvaluationGraph.OfAsync([Path.Combine(folder, CrossRegistrations.Records)], null, time, cancellation))
            asked = await CheckLabels.AskAsync(graph, questions, CheckLabels.Forms.Select(f => f.Form), cancellation);
        IReadOnlyList<JudgedProposal> proposals;
        await using (var graph = await Proposals.GraphAsync(dataFolder, time, cancellation)) proposals = await Proposals.JudgeAsync(graph, Proposals.Development, cancellation);
        var learned = LearnedCheck.From(asked, proposals);
        return Card(questions.Count, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, CrossRegistrations.Records), cancellation)))[..16], proposals.Count) + Numbers(learned);
    }

    private static string Card(int questions, string hash, int proposals) => string.Create(CultureInfo.InvariantCulture, $"""
        # Weights of the proposal check's ranker, and the curve from score to probability.
        # Learned from: {questions} questions made of hand-found pairs of registrations of one trial (WHO's list of COVID trials, {CrossRegistrations.Records},
        #   SHA-256 {hash}…), each asked in {CheckLabels.Forms.Count} forms; the curve also from {proposals} proposals written for this project (api/Evaluate/Check/proposals.jsonl).
        # Method: conditional logit with a penalty on the squared weights; logistic curve. No chance enters: the same data give the same numbers.
        # Licence of the data: WHO ICTRP's terms; nothing of the records is in this file. Scores, cross-validated by trial: horizon evaluate.
        # Made again by: horizon check train --from DATA --out search/Check/Ranking/ranker.txt

        """);

    private static string Numbers(LearnedCheck learned)
    {
        var text = new StringBuilder();
        foreach (var (name, weight) in Likeness.Names.Zip(learned.Ranker.Weights)) text.Append(CultureInfo.InvariantCulture, $"{name} {weight:0.####}\n");
        text.Append(CultureInfo.InvariantCulture, $"probability.likeness {learned.Calibration.Likeness:0.####}\nprobability.facets {learned.Calibration.Facets:0.####}\nprobability.lead {learned.Calibration.Lead:0.####}\nprobability.bias {learned.Calibration.Bias:0.####}\n");
        return text.ToString();
    }
}
