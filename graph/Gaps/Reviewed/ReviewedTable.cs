namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>A tab-separated table of reviewed facts that travels inside the assembly; its first line names the columns. An empty field is unknown.</summary>
internal static class ReviewedTable
{
    public static IEnumerable<string[]> Rows(string fileName)
    {
        var resource = $"{typeof(ReviewedTable).Namespace}.{fileName}";
        using var stream = typeof(ReviewedTable).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly lacks its table {resource}.");
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split('\t').Length;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            var row = line.Split('\t');
            yield return row.Length == columns ? row : throw new InvalidOperationException($"{fileName} has a line of {row.Length} fields in place of {columns}: {line}");
        }
    }

    public static string? OrNull(string field) => field.Length == 0 ? null : field;

    public static string[] Words(string field) => field.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
