namespace Horizon.Api.Evaluate;

internal sealed record EvaluationRow(string Set, string Measure, double Value, int N, double Low95, double High95, double? Baseline, string? BaselineName);
