using System.Security.Cryptography;
using System.Text;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>Reads a source's default query from the text file that stands beside its client.</summary>
internal static class DefaultQuery
{
    /// <summary>The file's lines without comments (#) and blank lines, joined by one space.</summary>
    public static string Of(Type client)
    {
        var name = $"{client.Namespace}.default-query.txt";
        using var stream = client.Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', lines.Where(line => !line.StartsWith('#')));
    }

    /// <summary>A short, stable name of a start date and a query.</summary>
    public static string Scope(DateOnly? from, string query)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query.Trim())).AsSpan(0, 8));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"from {from?.ToString("yyyy-MM-dd", null) ?? "the beginning"}, query {hash}");
    }
}
