using System.Globalization;
using System.Text.Json;
using System.Xml;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Benchmarks;

/// <summary>
/// Each source's parser over its real records, warm, on one thread, beside System.Text.Json (a document of each record) or XmlReader (to its end) over the same bytes.
/// A row of a table is the JSON object that it is kept as.
/// </summary>
internal static class ParseBenchmark
{
    private const double Seconds = 0.3;
    private const int Rounds = 6;

    public static async Task RunAsync(TimeProvider time)
    {
        var bySource = new SortedDictionary<string, List<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        await foreach (var item in RecordFiles.ReadAsync([TestData.Real()], ReadLimits.Default, CancellationToken.None))
        {
            if (item is not RecordDocument document) continue;
            var name = $"{document.Source} {Form(document.Document.Bytes.Span)}";
            if (!bySource.TryGetValue(name, out var documents)) bySource.Add(name, documents = []);
            documents.Add(document.Document.Bytes);
        }
        foreach (var (name, documents) in bySource)
        {
            var source = name[..name.IndexOf(' ', StringComparison.Ordinal)];
            var reader = SourceParsers.Readers.Single(r => r.Name == source);
            Action<ReadOnlyMemory<byte>>? plain = Form(documents[0].Span) switch { "json" => Json, "xml" => Xml, _ => null };
            var (parse, alone) = await RatesAsync(documents, d => reader.Parse(d), plain, time);
            long bytes = documents.Sum(d => (long)d.Length);
            var ratio = alone is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {parse.PerSecond / alone.PerSecond:N2} of the rate of the reader alone");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} {documents.Count,6} records of {bytes / documents.Count,7:N0} bytes: {parse.PerSecond,9:N0} /s  {parse.PerSecond * bytes / documents.Count / 1e6,7:N1} MB/s  {parse.Allocated,9:N0} bytes allocated each{ratio}"));
        }
    }

    /// <summary>The best of several rounds of each, by turns, so that what else the machine does falls on both.</summary>
    private static async Task<(Rate Parse, Rate? Alone)> RatesAsync(
        List<ReadOnlyMemory<byte>> documents, Action<ReadOnlyMemory<byte>> parse, Action<ReadOnlyMemory<byte>>? alone, TimeProvider time)
    {
        Rate? best = null, bestAlone = null;
        for (var round = 0; round <= Rounds; round++)
        {
            var rate = await RateAsync(documents, parse, time);
            var rateAlone = alone is null ? null : await RateAsync(documents, alone, time);
            // The first warms up.
            if (round == 0) continue;
            if (best is null || rate.PerSecond > best.PerSecond) best = rate;
            if (rateAlone is not null && (bestAlone is null || rateAlone.PerSecond > bestAlone.PerSecond)) bestAlone = rateAlone;
        }
        return (best!, bestAlone);
    }

    private static async Task<Rate> RateAsync(List<ReadOnlyMemory<byte>> documents, Action<ReadOnlyMemory<byte>> work, TimeProvider time)
    {
        var passes = 0;
        var taken = await Measured.OfAsync(
            () =>
            {
                for (var start = time.GetTimestamp(); time.GetElapsedTime(start).TotalSeconds < Seconds; passes++) documents.ForEach(work);
                return Task.CompletedTask;
            },
            time);
        long items = (long)passes * documents.Count;
        return new Rate(items / taken.Seconds, taken.AllocatedBytes / items);
    }

    private static string Form(ReadOnlySpan<byte> record)
    {
        var first = record.IndexOfAnyExcept(" \t\r\n"u8);
        return first < 0 ? "text" : record[first] switch { (byte)'{' => "json", (byte)'<' => "xml", _ => "text" };
    }

    private static void Json(ReadOnlyMemory<byte> record) => JsonDocument.Parse(record).Dispose();

    private static void Xml(ReadOnlyMemory<byte> record)
    {
        using var stream = new MemoryStream(record.ToArray(), writable: false);
        // Prefixes may be declared on the file's root, outside of the record.
        using var reader = new XmlTextReader(stream) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            while (reader.Read())
            {
                // To its end.
            }
        }
        catch (XmlException)
        {
            // A record that is no XML to its end is read as far as it goes, by either.
        }
    }

    private sealed record Rate(double PerSecond, long Allocated);
}
