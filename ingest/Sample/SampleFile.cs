namespace Horizon.Ingest.Sample;

/// <remarks>
/// <c>Name</c>: Relative path with forward slashes, its first folder the source's name.
/// </remarks>
public sealed record SampleFile(string Name, ReadOnlyMemory<byte> Bytes);
