using System.Security.Cryptography;

namespace Horizon.Graph.Organisations;

/// <summary>A tab-separated table that travels inside the assembly; its first line names the columns.</summary>
internal static class EmbeddedTable
{
    /// <summary>12 hexadecimal digits of a hash of these tables' bytes.</summary>
    public static string Version(params IEnumerable<string> fileNames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in fileNames)
        {
            using var stream = Open(name);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            hash.AppendData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    public static IEnumerable<string[]> Rows(string fileName) => Lines(fileName).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    public static IEnumerable<string> Lines(string fileName)
    {
        using var reader = new StreamReader(Open(fileName));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Stream Open(string fileName)
    {
        var resource = $"{typeof(EmbeddedTable).Namespace}.{fileName}";
        return typeof(EmbeddedTable).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly lacks its table {resource}.");
    }
}
