using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>The checksum that publishers of files give beside them.</summary>
internal static class Md5
{
    /// <param name="checksum">32 hexadecimal digits.</param>
    [SuppressMessage("Security", "CA5351", Justification = "The publisher's checksum tells a damaged file, not a forged one.")]
    public static bool IsOf(ReadOnlySpan<byte> file, string checksum) => Convert.ToHexString(MD5.HashData(file)).Equals(checksum, StringComparison.OrdinalIgnoreCase);
}
