using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;

namespace Horizon.Ingest.Files;

/// <summary>Reads a table's rows as records: see <see cref="TableForm"/>. The text is UTF-8; memory depends on the largest row.</summary>
internal static class TableRecords
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The form and separator of a table by its first row; null where no source has such a table.</summary>
    public static (TableForm Form, char Separator)? Find(string head, IEnumerable<TableForm> forms)
    {
        var rows = Separators.Select(separator => (separator, Row: FirstRow(head, separator))).Where(c => c.Row.Count > 1).OrderByDescending(c => c.Row.Count).ToList();
        foreach (var form in forms)
        {
            foreach (var (separator, row) in rows)
            {
                if (form.Recognises(row)) return (form, separator);
            }
        }
        return null;
    }

    /// <summary>The cells of the first row, trimmed; empty where the text is no table by this separator.</summary>
    public static IReadOnlyList<string> FirstRow(string head, char separator)
    {
        using var table = CsvReader.FromText(head, Options(separator, Array.MaxLength));
        return table.Read() ? [.. Cells(table)] : [];
    }

    public static async IAsyncEnumerable<FileItem> ReadAsync(
        string path, ByteWindow window, RecordFile.Reading reading, TableForm form, char separator, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var rest = new WindowStream(window);
        await using var table = CsvReader.Create(rest, Options(separator, reading.Limits.RecordBytes), leaveOpen: true);
        var columns = form.Columns;
        var ids = new RowIds(path, form.Source, "line", reading.Sets);
        var records = 0;
        string? broken = null;
        while (true)
        {
            try
            {
                if (!await table.ReadAsync(cancellation)) break;
            }
            catch (CsvFormatException e)
            {
                broken = $"The table cannot be read on after {records} rows: {e.Message} A quotation mark may never be closed; the row begins on line {e.LineNumber}.";
                break;
            }
            if (OpenQuote(table) is { } line)
            {
                // Only the file's end ends such a row: whatever stands behind the mark would be taken for one cell.
                broken = $"The quotation mark that opens on line {line} is never closed: its row and all that stands behind it is left out. Close it, or write it twice where it belongs to the text.";
                break;
            }
            var cells = Cells(table);
            if (columns is null)
            {
                columns = Names(cells);
                broken = form.Problem?.Invoke(columns);
                if (broken is not null) break;
                continue;
            }
            if (Array.TrueForAll(cells, cell => cell.Length == 0) || form.Kept(Row(columns, cells), path) is not { } row) continue;
            broken = ids.TakenSet(row);
            if (broken is not null) break;
            var document = ContentHash.Document(row.Bytes);
            if (ids.Repeated(row, document, table.LineNumber) is { } repeated) yield return repeated;
            else yield return new RecordDocument(path, form.Source, document, new RecordPlace(++records, table.ByteOffset));
        }
        if (broken is not null) yield return new FileRejected(path, form.Source, null, broken);
        yield return new FileTotals(path, form.Source, records, ExpectedTotal: null, HasMore: false, Deletions: 0);
    }

    /// <summary>One row as a JSON object from column to text, in the columns' order; empty cells are left out, cells beyond the last column are named by their number.</summary>
    public static byte[] Row(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            for (var i = 0; i < cells.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(cells[i])) continue;
                json.WriteString(i < columns.Count ? columns[i] : Unnamed(i), cells[i].Trim());
            }
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>The names of the first row, each once: a second "Name" becomes "Name 2".</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> cells)
    {
        var names = new List<string>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var name = string.IsNullOrWhiteSpace(cells[i]) ? Unnamed(i) : cells[i].Trim();
            var unique = name;
            for (var n = 2; names.Contains(unique); n++) unique = $"{name} {n}";
            names.Add(unique);
        }
        return names;
    }

    private static string Unnamed(int index) => string.Create(CultureInfo.InvariantCulture, $"column {index + 1}");

    /// <summary>The line on which the row's last cell opens a quotation mark that nothing closes; null where there is none.</summary>
    private static long? OpenQuote(CsvReader table)
    {
        var last = table.FieldCount == 0 ? default : table.GetRawSpan(table.FieldCount - 1);
        if (last is not [(byte)'"', ..]) return null;
        for (var at = 1; last[at..].IndexOf((byte)'"') is var next and >= 0; at += 2)
        {
            at += next;
            if (at + 1 >= last.Length || last[at + 1] != '"') return null;
        }
        var before = table.RawRecord[..^last.Length];
        return table.LineNumber + before.Count((byte)'\n') + LoneReturns(before);
    }

    private static int LoneReturns(ReadOnlySpan<byte> text) => text.Count((byte)'\r') - text.Count("\r\n"u8);

    private static string[] Cells(CsvReader table)
    {
        var cells = new string[table.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = table.GetString(i).Trim();
        return cells;
    }

    private static CsvReaderOptions Options(char separator, int maxRecordBytes) => new() { Separator = separator, HasHeader = false, MaxRecordSize = maxRecordBytes, TrackLineNumbers = true };
}
