using Horizon.Benchmarks;

// Each benchmark warms up, then measures beside a yardstick in the same run. Absolute figures hold for the machine they were read on.
var time = TimeProvider.System;
var benchmarks = new Dictionary<string, Func<Task>>
{
    ["import"] = () => ImportBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20_000, time),
    ["increment"] = () => IncrementBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, time),
    ["parse"] = () => ParseBenchmark.RunAsync(args.Length > 1 ? args[1] : null),
    ["extract"] = () => ExtractBenchmark.RunAsync(time),
    ["stages"] = () => StageBenchmark.RunAsync(time),
    ["search"] = () => SearchBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, time),
    ["map"] = () => MapBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000, time),
    ["check"] = () => CheckBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, time),
    ["pages"] = () => PagesBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, time),
    ["topics"] = () => TopicsBenchmark.RunAsync(time),
    ["retrieval"] = () => Task.Run(() => RetrievalBenchmark.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, time)),
    ["start"] = () => StartBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, time),
};
if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    await Console.Error.WriteLineAsync($"Name a benchmark: {string.Join(", ", benchmarks.Keys)}. A number after it sets its size; for parse, the name of a source reads that one alone.");
    return 2;
}
await benchmark();
return 0;
