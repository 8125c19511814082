namespace Horizon.Graph.Ids;

/// <summary>An id in a text.</summary>
/// <param name="Kind">registration, pmid, pmcid, doi, ror, prospero or grant.</param>
/// <param name="Value">The canonical form.</param>
/// <param name="Register">One of <see cref="Registers"/> for a registration; else null.</param>
/// <param name="Start">Offset of the first character in the text read, UTF-16 code units.</param>
/// <param name="End">Offset after the last character.</param>
public sealed record FoundId(string Kind, string Value, string? Register, int Start, int End);
