using System.Security.Cryptography;
using Horizon.Graph.Records;

namespace Horizon.Ingest;

/// <summary>Names raw documents by what stands in them.</summary>
public static class ContentHash
{
    /// <summary>The document with the SHA-256 of its bytes in lower-case hexadecimal.</summary>
    public static RawDocument Document(ReadOnlyMemory<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), bytes);
}
