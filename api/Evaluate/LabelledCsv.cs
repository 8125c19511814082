using CsvHelper;

namespace Horizon.Api.Evaluate;

/// <summary>A labelled set that is a table with a line of names, in UTF-8.</summary>
internal static class LabelledCsv
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var table = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { Separator = ',', HasHeader = false });
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string[]? names = null;
        while (table.Read())
        {
            var cells = new string[table.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = table.GetString(i);
            if (names is null) names = cells;
            else rows.Add(names.Zip(cells).ToDictionary(p => p.First, p => p.Second));
        }
        return rows;
    }
}
