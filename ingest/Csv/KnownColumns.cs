using System.Collections.Frozen;

namespace Horizon.Ingest.Csv;

/// <summary>The columns that are known by their names, in any case, without a mapping.</summary>
internal static class KnownColumns
{
    /// <summary>From a written name to the field: "text" is the abstract where no column of that name stands.</summary>
    public static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        ["id"] = "id",
        ["title"] = "title",
        ["abstract"] = "abstract",
        ["text"] = "text",
        ["authors"] = "authors",
        ["year"] = "year",
        ["journal"] = "journal",
        ["doi"] = "doi",
        ["pmid"] = "pmid",
        ["labels"] = "labels",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool AreTable(IReadOnlyList<string> columns)
    {
        var has = Known(columns);
        var hasWords = has.Contains("title") || has.Contains("abstract") || has.Contains("text");
        return (has.Contains("id") && hasWords) || (has.Contains("title") && has.Count >= 2);
    }

    /// <summary>Objects of other programs have an id and a title too: most of the members must be known ones.</summary>
    public static bool AreLines(IReadOnlyList<string> members) => AreTable(members) && Known(members).Count * 2 >= members.Count;

    private static HashSet<string> Known(IReadOnlyList<string> columns) => [.. columns.Select(c => Fields.GetValueOrDefault(c.Trim())).OfType<string>()];
}
