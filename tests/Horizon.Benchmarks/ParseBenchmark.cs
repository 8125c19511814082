using System.Globalization;
using System.Text.Json;
using System.Xml;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Benchmarks;

/// <summary>
/// Each source's parser over its real records, warm, on one thread, by processor time, beside System.Text.Json or XmlReader over the same bytes: once taking each
/// text out of the document as a string, as whoever reads a record must, once without looking at a single value. A row of a table is the JSON object that it is kept as.
/// </summary>
internal static class ParseBenchmark
{
    private const double Seconds = 0.2;

    /// <summary>A work is warm when it has not become faster for so many seconds: the runtime compiles a parser's many methods again and again with what it saw of them, a busy thread beside it.</summary>
    private const int Settled = 4;
    private const int LongestWarmUp = 40;
    private const int Rounds = 5;

    /// <param name="only">The source to read, all where it is null.</param>
    public static async Task RunAsync(string? only)
    {
        var bySource = new SortedDictionary<string, List<ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        await foreach (var item in RecordFiles.ReadAsync([TestData.Real(), TestData.PlatformTable()], ReadLimits.Default, CancellationToken.None))
        {
            if (item is not RecordDocument document || (only is not null && document.Source != only)) continue;
            var name = $"{document.Source} {Form(document.Document.Bytes.Span)}";
            if (!bySource.TryGetValue(name, out var documents)) bySource.Add(name, documents = []);
            documents.Add(document.Document.Bytes);
        }
        foreach (var (name, documents) in bySource)
        {
            var source = name[..name.IndexOf(' ', StringComparison.Ordinal)];
            var reader = SourceParsers.Readers.Single(r => r.Name == source);
            Action<ReadOnlyMemory<byte>>[] works = Form(documents[0].Span) switch
            {
                "json" => [d => reader.Parse(d), JsonValues, Json],
                "xml" => [d => reader.Parse(d), d => Xml(d, values: true), d => Xml(d, values: false)],
                _ => [d => reader.Parse(d)],
            };
            var rates = Rates(documents, works);
            var bytes = documents.Average(d => (double)d.Length);
            var ratios = rates.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture,
                $"; {rates[0].PerSecond / rates[1].PerSecond:N2} of the rate of the reader with its values, {rates[0].PerSecond / rates[2].PerSecond:N2} of that without");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} {documents.Count,6} records of {bytes,7:N0} bytes: {rates[0].PerSecond,9:N0} /s  {rates[0].PerSecond * bytes / 1e6,7:N1} MB/s  {rates[0].Allocated,9:N0} bytes allocated each{ratios}"));
        }
    }

    /// <summary>The best of several rounds of each, by turns, so that what else the machine does falls on all.</summary>
    private static Rate[] Rates(List<ReadOnlyMemory<byte>> documents, Action<ReadOnlyMemory<byte>>[] works)
    {
        var best = new Rate[works.Length];
        foreach (var work in works) WarmUp(documents, work);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var rate = RateOf(documents, works[i], Seconds);
                if (best[i] is null || rate.PerSecond > best[i].PerSecond) best[i] = rate;
            }
        }
        return best;
    }

    private static void WarmUp(List<ReadOnlyMemory<byte>> documents, Action<ReadOnlyMemory<byte>> work)
    {
        var (best, since) = (0.0, 0);
        for (var second = 0; second < LongestWarmUp && since < Settled; second++)
        {
            var rate = RateOf(documents, work, 1).PerSecond;
            since = rate > best * 1.02 ? 0 : since + 1;
            best = Math.Max(best, rate);
        }
    }

    private static Rate RateOf(List<ReadOnlyMemory<byte>> documents, Action<ReadOnlyMemory<byte>> work, double seconds)
    {
        var (start, allocated, passes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread(), 0L);
        // Few records are read many times between two looks at the clock, which is not free.
        var atOnce = Math.Max(1, 200 / documents.Count);
        while ((Environment.CpuUsage.TotalTime - start).TotalSeconds < seconds)
        {
            for (var pass = 0; pass < atOnce; pass++, passes++) documents.ForEach(work);
        }
        var items = passes * documents.Count;
        return new Rate(items / (Environment.CpuUsage.TotalTime - start).TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / items);
    }

    private static string Form(ReadOnlySpan<byte> record)
    {
        var first = record.IndexOfAnyExcept(" \t\r\n"u8);
        return first < 0 ? "text" : record[first] switch { (byte)'{' => "json", (byte)'<' => "xml", _ => "text" };
    }

    private static void Json(ReadOnlyMemory<byte> record) => JsonDocument.Parse(record).Dispose();

    private static void JsonValues(ReadOnlyMemory<byte> record)
    {
        using var json = JsonDocument.Parse(record);
        Values(json.RootElement);
    }

    private static void Values(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Values(member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Values(item);
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }

    private static void Xml(ReadOnlyMemory<byte> record, bool values)
    {
        using var stream = new MemoryStream(record.ToArray(), writable: false);
        // Prefixes may be declared on the file's root, outside of the record.
        using var reader = new XmlTextReader(stream) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            while (reader.Read())
            {
                if (values && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) _ = reader.Value;
            }
        }
        catch (XmlException)
        {
            // A record that is no XML to its end is read as far as it goes, by either.
        }
    }

    private sealed record Rate(double PerSecond, long Allocated);
}
