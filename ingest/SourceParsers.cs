using Horizon.Graph.Records;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest;

/// <summary>From a source's name to what reads its records. Thread-safe.</summary>
public static class SourceParsers
{
    /// <summary>The sources whose records can be read.</summary>
    public static IReadOnlyList<string> Names { get; } = [ClinicalTrialsGovSource.Name, PubMedSource.Name];

    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    public static ParseResult Parse(string source, ReadOnlyMemory<byte> bytes) => source switch
    {
        ClinicalTrialsGovSource.Name => ClinicalTrialsGovParser.Parse(bytes),
        PubMedSource.Name => PubMedParser.Parse(bytes),
        _ => throw Unknown(source),
    };

    /// <summary>The parser's version: a stored record that an older one read is read again.</summary>
    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    public static int Version(string source) => source switch
    {
        ClinicalTrialsGovSource.Name => ClinicalTrialsGovParser.Version,
        PubMedSource.Name => PubMedParser.Version,
        _ => throw Unknown(source),
    };

    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    public static string Licence(string source) => source switch
    {
        ClinicalTrialsGovSource.Name => ClinicalTrialsGovSource.Licence,
        PubMedSource.Name => PubMedSource.Licence,
        _ => throw Unknown(source),
    };

    private static ArgumentException Unknown(string source) =>
        new($"No parser reads the source \"{source}\"; known are {string.Join(", ", Names)}.", nameof(source));
}
