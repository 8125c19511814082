using Horizon.Graph.Records;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.Crossref;
using Horizon.Ingest.Csv;
using Horizon.Ingest.Ctis;
using Horizon.Ingest.EuCtr;
using Horizon.Ingest.EuropePmc;
using Horizon.Ingest.Gtr;
using Horizon.Ingest.Ictrp;
using Horizon.Ingest.Isrctn;
using Horizon.Ingest.MedRxiv;
using Horizon.Ingest.Nihr;
using Horizon.Ingest.OpenAlex;
using Horizon.Ingest.Page;
using Horizon.Ingest.PubMed;
using Horizon.Ingest.Ror;
using Horizon.Ingest.ThreeSixtyGiving;

namespace Horizon.Ingest;

/// <summary>From a source's name to what reads its records. Thread-safe.</summary>
public static class SourceParsers
{
    /// <summary>Every source, in the order in which a file is offered to them.</summary>
    public static IReadOnlyList<SourceReader> Readers { get; } =
    [
        ClinicalTrialsGovSource.Reader,
        PubMedSource.Reader,
        GtrSource.Reader,
        NihrSource.Reader,
        ThreeSixtyGivingSource.Reader,
        RorSource.Reader,
        PageSource.Reader,
        IsrctnSource.Reader,
        IctrpSource.Reader,
        CtisSource.Reader,
        EuCtrSource.Reader,
        EuropePmcSource.Reader,
        CrossrefSource.Reader,
        OpenAlexSource.Reader,
        MedRxivSource.Reader,
        CsvSource.Reader,
    ];

    private static readonly Dictionary<string, SourceReader> ByName = Readers.ToDictionary(r => r.Name);

    /// <summary>The sources whose records can be read.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Readers.Select(r => r.Name)];

    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    public static ParseResult Parse(string source, ReadOnlyMemory<byte> bytes) => Of(source).Parse(bytes);

    /// <summary>The parser's version: a stored record that an older one read is read again.</summary>
    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    public static int Version(string source) => Of(source).Version;

    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    public static string Licence(string source) => Of(source).Licence;

    /// <summary>The source dates its records: see <see cref="SourceReader.IsDated"/>.</summary>
    /// <exception cref="ArgumentException">No parser reads this source.</exception>
    internal static bool IsDated(string source) => Of(source).IsDated;

    private static SourceReader Of(string source) => ByName.TryGetValue(source, out var reader)
        ? reader
        : throw new ArgumentException($"No parser reads the source \"{source}\"; known are {string.Join(", ", Names)}.", nameof(source));
}
