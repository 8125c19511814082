using System.Security.Cryptography;
using System.Text;

namespace Horizon.Api.Evaluate.Extraction;

/// <summary>How well <c>POST /api/extract</c> reads the labelled passages.</summary>
internal static class ExtractionEvaluation
{
    private const int Resamples = 2000;
    private const int Seed = 20261125;

    /// <summary>F1 of every measure on the development and on the held-back half, beside the words alone. A passage whose text has
    /// changed since it was labelled is left out, and a row says how many.</summary>
    /// <param name="dataFolder">The folder that holds <c>real/</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The folder holds no real records.</exception>
    public static IReadOnlyList<EvaluationRow> Run(string dataFolder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(dataFolder, "real")))
            throw new DirectoryNotFoundException($"{dataFolder} holds no folder real/ with the records that the labels are of: name the folder of test data.");
        var passages = LabelledPassage.All();
        var texts = new PassageTexts(dataFolder, passages.Select(p => (p.Source, p.Id)).ToHashSet()).Read(cancellationToken);
        var wordsAlone = new WordsAlone();
        var rows = new List<EvaluationRow>();
        foreach (var half in passages.GroupBy(p => p.Half).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var set = $"extraction, {half.Key}";
            var (read, plain, changed) = (new List<IReadOnlyList<Counts>>(), new List<IReadOnlyList<Counts>>(), 0);
            foreach (var passage in half)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Text(passage, texts) is not { } text)
                {
                    changed++;
                    continue;
                }

                read.Add(Comparison.Of(passage, PassageReading.Of(text)));
                plain.Add(Comparison.Of(passage, wordsAlone.Read(text)));
            }

            for (var m = 0; m < Comparison.Measures.Count; m++)
                rows.Add(Row(set, Comparison.Measures[m], [.. read.Select(c => c[m])], [.. plain.Select(c => c[m])]));
            rows.Add(new EvaluationRow(set, "passages left out because their text is missing or has changed", changed, half.Count(), changed, changed, null, null));
        }

        return rows;
    }

    private static string? Text(LabelledPassage passage, IReadOnlyDictionary<(string Source, string Id, string Field), string> texts)
    {
        if (!texts.TryGetValue((passage.Source, passage.Id, passage.Field), out var field) || field.Length < passage.End)
            return null;
        var text = field[passage.Start..passage.End];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))).StartsWith(passage.Sha256, StringComparison.Ordinal) ? text : null;
    }

    private static EvaluationRow Row(string set, string measure, Counts[] read, Counts[] plain)
    {
        var random = new Random(Seed);
        var samples = new double[Resamples];
        var sample = new Counts[read.Length];
        for (var i = 0; i < Resamples; i++)
        {
            for (var k = 0; k < sample.Length; k++) sample[k] = read[random.Next(read.Length)];
            samples[i] = F1(sample);
        }

        Array.Sort(samples);
        return new EvaluationRow(
            set, measure, Math.Round(F1(read), 4), read.Length, Math.Round(samples[(int)(0.025 * Resamples)], 4), Math.Round(samples[(int)(0.975 * Resamples) - 1], 4), Math.Round(F1(plain), 4), WordsAlone.Name);
    }

    /// <summary>Micro-averaged; 1 where there was nothing to find and nothing was said.</summary>
    private static double F1(Counts[] counts)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var count in counts)
            (right, wrong, missed) = (right + count.Right, wrong + count.Wrong, missed + count.Missed);
        return right + wrong + missed == 0 ? 1 : 2.0 * right / ((2 * right) + wrong + missed);
    }
}
