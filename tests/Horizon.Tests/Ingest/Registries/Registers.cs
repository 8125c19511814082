using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

/// <summary>Parses one document of a register.</summary>
internal static class Registers
{
    public static ParsedRecord Record(string source, string document) => Assert.IsType<ParsedRecord>(SourceParsers.Parse(source, Encoding.UTF8.GetBytes(document)));

    public static TrialFacts Trial(string source, string document) => Assert.IsType<TrialFacts>(Record(source, document).Facts);

    /// <summary>Every record of a text read as a file, with the source that its content told.</summary>
    public static async Task<List<ParsedRecord>> File(string text) =>
        [.. (await Reading.Text(text)).OfType<RecordDocument>().Select(d => Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)))];
}
