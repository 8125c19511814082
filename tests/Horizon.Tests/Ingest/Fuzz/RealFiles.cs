using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Tests.Ingest.Fuzz;

/// <summary>Real files to change, where they are at hand.</summary>
internal static class RealFiles
{
    private const int Most = 60;

    /// <summary>Small files in which a source's records stand, spread over all that there are.</summary>
    public static async Task<IReadOnlyList<byte[]>> OfAsync(string source, int largest)
    {
        var root = Path.Combine(Environment.GetEnvironmentVariable("HORIZON_TEST_DATA") ?? "", "real");
        if (!Directory.Exists(root)) return [];
        var found = new List<byte[]>();
        foreach (var file in FileWalk.Files([root]).Where(f => new FileInfo(f.Path).Length <= largest))
        {
            var bytes = await File.ReadAllBytesAsync(file.Path);
            var items = await Reading.Bytes(bytes);
            if (items.OfType<RecordDocument>().Any(d => d.Source == source && SourceParsers.Parse(d.Source, d.Document.Bytes) is ParsedRecord)) found.Add(bytes);
        }
        var step = Math.Max(1, found.Count / Most);
        return [.. found.Where((_, i) => i % step == 0)];
    }
}
