namespace Horizon.Api.Evaluate;

/// <summary>One measure on one labelled set: its value with a 95 % interval over <paramref name="N"/> items, and what a plain method reaches on the same; null where there is none to compare with.</summary>
internal sealed record EvaluationRow(string Set, string Measure, double Value, int N, double Low95, double High95, double? Baseline, string? BaselineName);
