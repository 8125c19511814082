using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest;

/// <summary>
/// How one source's records are read. <paramref name="Parse"/> is pure and thread-safe, and never throws on what the bytes say.
/// <paramref name="Version"/> rises whenever the same bytes would give other facts: a stored record that an older version read is read again.
/// <paramref name="Licence"/>: terms and attribution, as one sentence that can be shown.
/// </summary>
public sealed record SourceReader(string Name, string Licence, int Version, Func<ReadOnlyMemory<byte>, ParseResult> Parse)
{
    /// <summary>The source dates its records, so that its dates tell which version is current, whatever came last.</summary>
    internal bool IsDated { get; init; }

    internal IReadOnlyList<JsonForm> Json { get; init; } = [];
    internal IReadOnlyList<XmlForm> Xml { get; init; } = [];
    internal IReadOnlyList<TableForm> Tables { get; init; } = [];
    internal IReadOnlyList<TextForm> Texts { get; init; } = [];
    internal IReadOnlyList<HtmlForm> Pages { get; init; } = [];
    internal IReadOnlyList<NoRecords> WithoutRecords { get; init; } = [];
}
