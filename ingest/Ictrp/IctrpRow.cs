using System.Collections.Concurrent;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Ictrp;

/// <summary>A record of the platform by column, whatever the spelling: "Public title", "public_title" and "Public_title" are one.</summary>
internal sealed class IctrpRow
{
    /// <summary>Persons, ethics, and what the record says about the platform itself.</summary>
    private static readonly string[] LeftOut =
    [
        "contact", "ethics", "exportdate", "internalnumber", "otherrecords", "bridg", "childs", "retrospectiveflag", "typeenrolment", "resultsipd", "resultsbaseline", "resultsparticipant",
        "resultsadverse", "resultsoutcome", "resultsurl", "resultssummary", "resultsyesno", "dateregistration", "webaddress", "url", "sourceregister", "trialid", "prospective", "relevant",
    ];

    /// <summary>A file has the same few columns in every row.</summary>
    private static readonly ConcurrentDictionary<string, (string Key, bool IsLeftOut)> Columns = new(StringComparer.Ordinal);

    private const int MostColumns = 2000;

    /// <summary>More than WHO's columns, so that the table is made once.</summary>
    private readonly Dictionary<string, Cell> _cells = new(64, StringComparer.Ordinal);

    public IctrpRow(RecordTree record)
    {
        foreach (var cell in record.Children)
        {
            var (key, isLeftOut) = Column(cell.Name);
            // "N/A" is a phase, and nothing elsewhere.
            if ((key == "phase" ? cell.Raw : cell.Text) is { } text) _cells.TryAdd(key, new Cell(cell.Name, text) { IsRead = isLeftOut });
        }
    }

    /// <summary>The first filled of some columns; null where all are empty.</summary>
    public string? this[params ReadOnlySpan<string> keys]
    {
        get
        {
            string? found = null;
            foreach (var key in keys)
            {
                if (!_cells.TryGetValue(key, out var cell)) continue;
                cell.IsRead = true;
                found ??= cell.Text;
            }
            return found;
        }
    }

    /// <summary>Filled columns that were not asked for, but those that are left out on purpose.</summary>
    public IReadOnlyList<string> Unknown => [.. _cells.Values.Where(cell => !cell.IsRead).Select(cell => cell.Name)];

    private static (string Key, bool IsLeftOut) Column(string name)
    {
        if (Columns.TryGetValue(name, out var known)) return known;
        var key = Key(name);
        known = (key, LeftOut.Any(part => key.Contains(part, StringComparison.Ordinal)));
        if (Columns.Count < MostColumns) Columns.TryAdd(name, known);
        return known;
    }

    /// <summary>Lower-case letters and digits of a column's name.</summary>
    public static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private sealed class Cell(string name, string text)
    {
        public string Name { get; } = name;
        public string Text { get; } = text;
        public bool IsRead { get; set; }
    }
}
