using System.Globalization;
using System.Text;
using System.Text.Json;
using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Ids;

namespace Horizon.Benchmarks;

/// <summary>
/// What <c>POST /api/extract</c> reads from a text: each reader alone and all one after the other, warm, on one thread, by processor time, over the real texts of radiotherapy trials; and all over single texts of growing length,
/// which must not become slower by the byte.
/// </summary>
internal static class ExtractBenchmark
{
    private const int Rounds = 5;
    private const int ShortestJoined = 62_500;
    private const int LongestJoined = 1_000_000;

    private static readonly (string Name, Action<string> Read)[] Readers =
    [
        ("concepts", t => ConceptReader.Read(t)),
        ("schedules", t => ScheduleReader.Read(t)),
        ("intent", t => IntentReader.Read(t)),
        ("combinations", t => CombinationReader.Read(t)),
        ("design", t => DesignReader.Read(t)),
        ("enrolment", t => EnrolmentReader.Read(t)),
        ("ids", t => IdReader.Read(t)),
        ("all, with roles", All),
    ];

    public static async Task RunAsync(TimeProvider time)
    {
        var texts = Texts();
        foreach (var (name, read) in Readers) await WriteAsync(name, texts, read, time);
        var joined = string.Join("\n\n", texts);
        for (var length = ShortestJoined; length <= LongestJoined; length *= 2)
            await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"all, one text of {length / 1000.0:N0} kB"), [.. Enumerable.Range(0, LongestJoined / length).Select(i => joined.Substring(i * length, length))], All, time);
    }

    /// <summary>The best of some rounds, so that what else the machine does is left out; the first warms up.</summary>
    private static async Task WriteAsync(string name, IReadOnlyList<string> texts, Action<string> read, TimeProvider time)
    {
        var bytes = texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
        var best = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var measured = await Measured.OfAsync(() => { foreach (var text in texts) read(text); return Task.CompletedTask; }, time);
            if (round > 0) best = Math.Min(best, measured.CpuSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {texts.Count,6} texts, {bytes / 1e6,5:N1} MB: {bytes / 1e6 / best,7:N1} MB/s of processor time"));
    }

    private static List<string> Texts() => [.. File.ReadLines(Path.Combine(TestData.Real(), "clinicaltrials.gov-text", "radiotherapy_trials.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)];

    private static void All(string text) => TextReading.Of(text);
}
