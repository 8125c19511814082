using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Fuzz;

/// <summary>
/// Whatever the bytes are, reading ends in records and reasons: never in an exception, never in silence, never late. HORIZON_FUZZ sets how many inputs a source
/// gets (2,000 where it is absent), HORIZON_FUZZ_SEED the seed, which is printed; with HORIZON_FUZZ the real records are changed too, where they are at hand.
/// </summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A seeded run that can be repeated is the point.")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int LargestInput = 64 * 1024;
    private const long MostAllocated = 500L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly int Inputs = int.TryParse(Environment.GetEnvironmentVariable("HORIZON_FUZZ"), CultureInfo.InvariantCulture, out var asked) ? asked : 2_000;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("HORIZON_FUZZ_SEED"), CultureInfo.InvariantCulture, out var asked) ? asked : 20261123;

    public static TheoryData<string> Sources { get; } = [.. SourceParsers.Names];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task ChangedFilesOfASourceAreReadOrNamedInTime(string source)
    {
        output.WriteLine($"{source}: seed {Seed}, {Inputs} inputs");
        Assert.True(SampleFiles.BySource.TryGetValue(source, out var texts), $"The source {source} has no sample file to change.");
        var files = texts.Select(Encoding.UTF8.GetBytes).ToList();
        if (Environment.GetEnvironmentVariable("HORIZON_FUZZ") is not null) files.AddRange(await RealFiles.OfAsync(source, LargestInput));
        foreach (var file in files) await ReadAsync(source, file);
        var random = new Random(Seed);
        var (read, rejected) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var bytes = Mutation.Of(files[random.Next(files.Count)], random);
            if (bytes.Length > LargestInput) bytes = bytes[..LargestInput];
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (records, rejects) = await InTimeAsync(source, bytes, i);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostAllocated, $"{Place(i, bytes)} {allocated} bytes were allocated.");
            read += records;
            rejected += rejects;
        }
        output.WriteLine($"{source}: {read} records read, {rejected} rejected");
        // Both ways are really walked.
        Assert.True(read > Inputs / 20, $"only {read} of {Inputs} were read");
        Assert.True(rejected > 0, "nothing was rejected");
    }

    [Property(MaxTest = 300)]
    public bool AnyBytesAreReadWithoutAnException(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return Reading.All(RecordFile.ReadAsync(stream, "any", ReadLimits.Default, CancellationToken.None)).GetAwaiter().GetResult().Count > 0;
    }

    /// <summary>A busy machine may hold one reading up, not three.</summary>
    private static async Task<(int Records, int Rejects)> InTimeAsync(string source, byte[] bytes, int number)
    {
        for (var attempt = 0; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var outcome = await ReadAsync(source, bytes, number);
            if (watch.Elapsed < Longest) return outcome;
            Assert.True(attempt < 2, $"{Place(number, bytes)} It took {watch.Elapsed} three times.");
        }
    }

    private static async Task<(int Records, int Rejects)> ReadAsync(string source, byte[] bytes, int? number = null)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            var items = await Reading.All(RecordFile.ReadAsync(stream, "file", ReadLimits.Default, TestContext.Current.CancellationToken, source));
            Assert.Contains(items, item => item is not RecordDocument);
            var results = items.OfType<RecordDocument>().Select(d => SourceParsers.Parse(d.Source, d.Document.Bytes)).ToList();
            if (number is null) Assert.Contains(results, r => r is ParsedRecord);
            return (results.Count(r => r is ParsedRecord), results.Count(r => r is RejectedRecord) + items.Count(i => i is FileRejected or FileNotUnderstood));
        }
        catch (Exception e) when (number is not null && e is not OperationCanceledException)
        {
            throw new InvalidOperationException(Place(number.Value, bytes), e);
        }
    }

    private static string Place(int number, byte[] bytes) => $"Seed {Seed}, input {number}: {Convert.ToBase64String(bytes)}";
}
