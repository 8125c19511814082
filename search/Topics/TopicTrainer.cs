using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Horizon.Search.Topics.GapStatements;

namespace Horizon.Search.Topics;

/// <param name="Name">What the model is called in answers.</param>
/// <param name="Confidence">The least probability at which the model speaks of a label; a label's threshold where that is lower. 0 to 1.</param>
/// <param name="Seed">Chooses the parts of cross-validation.</param>
/// <param name="Texts">What each text is.</param>
/// <param name="LeastExamples">A label that fewer examples have, or lack, is left out.</param>
/// <param name="LeastF1">A label that does not reach this in cross-validation is left out.</param>
public sealed record TrainingOptions(string Name, double Confidence = 0.2, int Seed = 1, TextKind Texts = TextKind.Document, int LeastExamples = TopicTrainer.FewestExamples, double LeastF1 = 0);

/// <summary>What is learned from: whole texts, or single sentences, which are read for cues as well.</summary>
public enum TextKind
{
    Document,
    Sentence,
}

/// <param name="LeftOut">Labels that too few examples have, or lack, to learn them, or that were not learned well enough; with the reason.</param>
/// <param name="HeldOut">Of each example, by id, the probability of each of the model's labels in cross-validation.</param>
/// <param name="Notices">What became of examples that were not learned from as they are (<see cref="ExampleRules"/>), in sentences.</param>
public sealed record TrainedTopics(TopicModel Model, IReadOnlyList<(string Label, string Why)> LeftOut, IReadOnlyDictionary<string, double[]> HeldOut, IReadOnlyList<string> Notices);

/// <summary>Trains a model and says how good it is on texts that it did not learn from. The same examples, in any order, give the same bytes.</summary>
public static class TopicTrainer
{
    /// <summary>So many examples must have a label, and so many must not.</summary>
    public const int FewestExamples = 3;

    /// <summary>More texts than this tell more features apart; fewer would only take longer.</summary>
    private const int ManyExamples = 5000;

    /// <summary>The parts of cross-validation.</summary>
    public const int Parts = Folds.Parts;

    /// <exception cref="TopicInputException">There is nothing to learn from.</exception>
    public static TrainedTopics Train(IReadOnlyList<LabelledText> examples, TrainingOptions options, IProgress<double>? progress, CancellationToken cancellation) =>
        options.Texts == TextKind.Sentence
            ? Train(examples, options, StatementKeys.Sentence, FitSettings.Statements, progress, cancellation)
            : Train(examples, options, WordKeys.Topics, examples.Count > ManyExamples ? FitSettings.ManyTopics : FitSettings.Topics, progress, cancellation);

    internal static TrainedTopics Train(IReadOnlyList<LabelledText> examples, TrainingOptions options, FeatureKeys keys, FitSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (kept, notices) = ExampleRules.Apply(examples);
        if (kept.Count == 0 && examples.Count > 0) throw new TopicInputException("No word stands in any of the texts: nothing can be learned.");
        var ordered = kept.OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        var (truths, leftOut) = Learnable(ordered, Math.Max(options.LeastExamples, FewestExamples));
        var matrix = TrainingMatrix.Of(ordered, keys);
        if (matrix.Keys.Length == 0) throw new TopicInputException("No word stands in two of the texts: nothing can be learned. Give more texts, or longer ones.");
        var validated = CrossValidation.Of(matrix, truths, Folds.Of(ordered, options.Seed), settings, progress, cancellation);
        if (options.LeastF1 > 0) (truths, validated) = Learned(truths, validated, options.LeastF1, leftOut);
        var rows = Enumerable.Range(0, ordered.Count).ToArray();
        var fits = new LabelFit[truths.Count];
        Parallel.For(0, fits.Length, new ParallelOptions { CancellationToken = cancellation }, l => fits[l] = LabelFit.Of(matrix, truths[l].Known(rows), truths[l].Holds, settings).Rounded());
        var words = Words(ordered, keys, fits.SelectMany(f => f.Features).Distinct().Select(f => matrix.Keys[f]).ToHashSet());
        var vocabulary = words.Values.Order(StringComparer.Ordinal).ToArray();
        var places = vocabulary.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i, StringComparer.Ordinal);
        var content = new TopicModelContent(
            TopicModelFile.Format, TopicModelFile.Version, options.Name, keys.Name, Hash(ordered), ordered.Count, options.Seed,
            new ModelScores(validated.Micro, TopicQuality.Macro(validated.Labels), CalibrationError.Of(validated.Probabilities, truths)),
            [.. truths.Select((t, l) => Label(t.Label, fits[l], validated, l, options, matrix, words, places))],
            vocabulary);
        var heldOut = ordered.Select((e, i) => (e.Id, Of: validated.Probabilities.Select(p => Math.Round(p[i], 4)).ToArray())).ToDictionary(h => h.Id, h => h.Of, StringComparer.Ordinal);
        return new TrainedTopics(new TopicModel(content, keys), leftOut, heldOut, notices);
    }

    private static TopicLabel Label(string label, LabelFit fit, CrossValidation validated, int l, TrainingOptions options, TrainingMatrix matrix, Dictionary<ulong, string> words, Dictionary<string, int> places)
    {
        var terms = fit.Features.Select((f, i) => (Place: places[words[matrix.Keys[f]]], Weight: fit.Weights[i])).OrderBy(t => t.Place).ToArray();
        var threshold = Math.Round(validated.ThresholdOf[l], 4);
        return new TopicLabel(
            label, threshold, Math.Min(options.Confidence, threshold), validated.Labels[l], validated.Calibrations[l], fit.Bias,
            [.. terms.Select(t => t.Place)], [.. terms.Select(t => t.Weight)]);
    }

    private static (List<LabelTruth> Truths, List<(string, string)> LeftOut) Learnable(List<LabelledText> examples, int fewest)
    {
        if (examples.Count == 0) throw new TopicInputException("There are no examples. Each line is {\"id\": \"…\", \"text\": \"…\", \"labels\": [\"…\"]}.");
        var (truths, leftOut) = (new List<LabelTruth>(), new List<(string, string)>());
        foreach (var label in examples.SelectMany(e => e.Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var truth = LabelTruth.Of(label, examples);
            var (with, said) = (truth.Holds.Count(h => h), truth.Said.Count(s => s));
            if (with < fewest) leftOut.Add((label, string.Create(CultureInfo.InvariantCulture, $"{with} of {said} examples have it; at least {fewest} must")));
            else if (said - with < fewest) leftOut.Add((label, string.Create(CultureInfo.InvariantCulture, $"{said - with} of {said} examples lack it; at least {fewest} must")));
            else truths.Add(truth);
        }
        if (truths.Count > 0) return (truths, leftOut);
        throw new TopicInputException(leftOut.Count == 0
            ? "No example has a label: nothing can be learned."
            : $"No label can be learned: {string.Join("; ", leftOut.Take(5).Select(l => $"{l.Item1}: {l.Item2}"))}. Give more examples.");
    }

    private static (List<LabelTruth>, CrossValidation) Learned(List<LabelTruth> truths, CrossValidation validated, double least, List<(string, string)> leftOut)
    {
        var kept = Enumerable.Range(0, truths.Count).Where(l => validated.Labels[l].F1 >= least).ToArray();
        foreach (var l in Enumerable.Range(0, truths.Count).Except(kept))
            leftOut.Add((truths[l].Label, string.Create(CultureInfo.InvariantCulture, $"F1 {validated.Labels[l].F1:0.000} in cross-validation on {validated.Labels[l].Examples} examples that have it; at least {least:0.0##} is wanted")));
        if (kept.Length == 0) throw new TopicInputException(string.Create(CultureInfo.InvariantCulture, $"No label reaches F1 {least:0.0##} in cross-validation. Give more examples, or ask for less."));
        return ([.. kept.Select(l => truths[l])], validated.Of(kept));
    }

    /// <summary>The terms behind the keys that carry a weight, the number of the group before each.</summary>
    private static Dictionary<ulong, string> Words(List<LabelledText> examples, FeatureKeys keys, HashSet<ulong> wanted)
    {
        var words = new Dictionary<ulong, string>();
        for (var d = 0; d < keys.MeaningKeys.Length; d++) words[keys.MeaningKeys[d]] = string.Create(CultureInfo.InvariantCulture, $"{FeatureKeys.MeaningGroup}{FeatureKeys.MeaningTerm(d)}");
        foreach (var example in examples)
        {
            if (words.Count >= wanted.Count + keys.MeaningKeys.Length) break;
            keys.Read(example.Text, (group, key, _) =>
            {
                var hash = FeatureBag.Hash(group, key);
                if (wanted.Contains(hash) && !words.ContainsKey(hash)) words[hash] = string.Concat(group.ToString(CultureInfo.InvariantCulture), key);
            });
        }
        return words;
    }

    private static string Hash(List<LabelledText> examples)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var e in examples)
        {
            var unsaid = e.Unsaid is { Count: > 0 } labels ? $"\t?{string.Join('\t', labels.Order(StringComparer.Ordinal))}" : "";
            sha.AppendData(Encoding.UTF8.GetBytes($"{e.Id}\n{e.Text}\n{string.Join('\t', e.Labels.Order(StringComparer.Ordinal))}{unsaid}\n"));
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
