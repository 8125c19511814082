namespace Horizon.Api.Evaluate;

/// <summary>One measure of quality on one labelled set.</summary>
/// <param name="N">What was judged: texts, pairs, queries.</param>
/// <param name="Low95">Lower end of the 95 % interval.</param>
/// <param name="Baseline">The best known figure of a plain method on the same task; null where there is none.</param>
internal sealed record EvaluationRow(string Set, string Measure, double Value, int N, double Low95, double High95, double? Baseline, string? BaselineName);
