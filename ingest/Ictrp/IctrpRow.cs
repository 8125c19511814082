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

    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = [];

    public IctrpRow(RecordTree record)
    {
        foreach (var cell in record.Children)
        {
            var key = Key(cell.Name);
            // "N/A" is a phase, and nothing elsewhere.
            if ((key == "phase" ? cell.Raw : cell.Text) is not { } text) continue;
            _cells.TryAdd(key, text);
            _names.TryAdd(key, cell.Name);
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
                _read.Add(key);
                if (found is null && _cells.TryGetValue(key, out var text)) found = text;
            }
            return found;
        }
    }

    /// <summary>Filled columns that were not asked for.</summary>
    public IReadOnlyList<string> Unknown => [.. _names.Where(name => !_read.Contains(name.Key) && !LeftOut.Any(part => name.Key.Contains(part, StringComparison.Ordinal))).Select(name => name.Value)];

    /// <summary>Lower-case letters and digits of a column's name.</summary>
    public static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
