namespace Horizon.Graph.Records;

/// <summary>What a parser makes of one raw document: a record, or the reason why there is none.</summary>
public abstract record ParseResult;

/// <summary>
/// One source's statement about one thing at one time.
/// <paramref name="UpdatedOn"/> is the source's own update date, null where it gives none.
/// <paramref name="IsReduced"/>: the source delivered only some fields, so that what is absent says nothing.
/// <paramref name="UnknownFields"/> are paths that this parser version does not know ("protocolSection.newModule").
/// </summary>
public sealed record ParsedRecord(
    RecordKey Key,
    PartialDate? UpdatedOn,
    bool IsReduced,
    int ParserVersion,
    Facts Facts,
    IReadOnlyList<string> UnknownFields) : ParseResult;

/// <summary>A document that is no usable record. <paramref name="Id"/> is the source's id where one could be read.</summary>
public sealed record RejectedRecord(string Source, string? Id, string Reason) : ParseResult;
