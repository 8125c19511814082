using Horizon.Graph.Records;
using Horizon.Ingest.Citations;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Csv;

/// <summary>
/// Tables and JSON lines that are of no registry or index: rows with the columns that are known by name, or by a mapping that a person gives.
/// </summary>
public static class CsvSource
{
    public const string Name = SourceNames.Csv;

    public const string Licence = "A table or a list of citations that a person imported: its terms are those of where it came from; abstracts may be the copyright of their publishers";

    /// <summary>Rises with the reading of rows and with that of citations.</summary>
    private const int Version = CsvParser.Version + CitationParser.Version;

    /// <summary>Comes after all other sources: its columns have everyday names.</summary>
    public static SourceReader Reader { get; } = new(Name, Licence, Version, Parse)
    {
        Xml = CitationForms.Xml,
        Texts = CitationForms.Texts,
        Json = [new JsonForm(Name, ["", "[]"], members => KnownColumns.AreLines([.. members])) { Keep = CsvMapping.Named.Keep }],
        Tables = [new TableForm(Name, KnownColumns.AreTable) { Keep = CsvMapping.Named.KeepRow }],
    };

    /// <summary>A row is kept as a JSON object; a citation as it stood in its list.</summary>
    private static ParseResult Parse(ReadOnlyMemory<byte> record) => record.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? CsvParser.Parse(record) : CitationParser.Parse(record);

    /// <summary>The forms by which files are read with a mapping, before all others.</summary>
    /// <exception cref="MappingException">The mapping cannot be used; the message says why and what to do.</exception>
    public static SourceReader With(ReadOnlyMemory<byte> mapping)
    {
        var read = CsvMapping.Read(mapping);
        return new SourceReader(Name, Licence, Version, Parse)
        {
            Json = [new JsonForm(Name, ["", "[]"], members => read.Takes([.. members])) { Keep = read.Keep }],
            Tables = [new TableForm(Name, read.Takes) { Keep = read.KeepRow, Problem = read.Problem }],
        };
    }
}

/// <summary>A mapping or recipe cannot be used. The message says why and what to do.</summary>
public sealed class MappingException(string message) : Exception(message);
