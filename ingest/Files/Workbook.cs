using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;

namespace Horizon.Ingest.Files;

/// <summary>
/// Reads the first sheet of an Excel workbook (.xlsx) as a table: see <see cref="TableForm"/>. Rows stream out of the archive; held are the shared
/// texts and which styles are dates. Formulas give the value that was last worked out.
/// </summary>
internal sealed class Workbook(ZipArchive archive, string path, RecordFile.Reading reading)
{
    /// <summary>So many rows above the columns' names may hold a title.</summary>
    private const int TitleRows = 20;

    private static readonly XmlReaderSettings Settings = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = false, IgnoreComments = true };

    private readonly List<string> _texts = [];
    private readonly HashSet<int> _dateStyles = [];
    private long _held;

    public async IAsyncEnumerable<FileItem> ReadAsync(IReadOnlyList<TableForm> forms, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await FirstSheetAsync(cancellation) is not { } sheet)
        {
            yield return new FileNotUnderstood(path, "An Excel workbook without a sheet.");
            yield break;
        }
        await TextsAsync(cancellation);
        await StylesAsync(cancellation);
        var saved = await SavedOnAsync(cancellation);
        TableForm? form = null;
        IReadOnlyList<string>? columns = null, first = null;
        var (seen, records) = (0, 0);
        RowIds? ids = null;
        var rows = RowsAsync(sheet, cancellation).GetAsyncEnumerator(cancellation);
        await using var _ = rows;
        string? broken = null;
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync()) break;
            }
            catch (XmlException e)
            {
                broken = $"The workbook's sheet cannot be read on after {records} rows: {e.Message} Save it again.";
                break;
            }
            var cells = rows.Current;
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (form is null)
            {
                first ??= cells;
                form = forms.FirstOrDefault(f => f.Recognises(cells));
                if (form is null && ++seen >= TitleRows) break;
                if (form is null) continue;
                columns = form.Columns ?? TableRecords.Names(cells);
                broken = form.Problem?.Invoke(columns);
                if (broken is not null) break;
                if (form.Columns is null) continue;
            }
            if (form.Kept(Row(form), path) is not { } row) continue;
            ids ??= new RowIds(path, form.Source, "record", reading.Sets);
            broken = ids.TakenSet(row);
            if (broken is not null) break;
            var document = ContentHash.Document(row.Bytes);
            records++;
            if (row.Bytes.Length > reading.Limits.RecordBytes)
                yield return new FileRejected(path, form.Source, null, $"Row {records} is larger than {reading.Limits.RecordBytes} bytes and is left out; what follows it is read.");
            else if (ids.Repeated(row, document, records) is { } repeated) yield return repeated;
            else yield return new RecordDocument(path, form.Source, document, new RecordPlace(records, 0));
        }
        byte[] Row(TableForm form) =>
            form.SavedColumn is { } column && saved is not null ? TableRecords.Row([column, .. columns!], [saved, .. rows.Current]) : TableRecords.Row(columns!, rows.Current);

        if (form is null)
        {
            var named = first is null ? "an empty first sheet" : $"the columns {string.Join(", ", first.Where(c => c.Length > 0).Take(8))}";
            yield return new FileNotUnderstood(path, $"An Excel workbook with {named}, which no source takes. Import it as CSV with --mapping, or see the documentation for what is read.");
            yield break;
        }
        if (broken is not null) yield return new FileRejected(path, form.Source, null, broken);
        yield return new FileTotals(path, form.Source, records, ExpectedTotal: null, HasMore: false, Deletions: 0);
    }

    /// <summary>The rows' cells by their place, "" where there is none.</summary>
    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(ZipArchiveEntry sheet, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var content = await OpenAsync(sheet, cancellation);
        using var reader = XmlReader.Create(content, Settings);
        var cells = new List<string>();
        while (await reader.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" }) cells = [];
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = Column(reader.GetAttribute("r")) ?? cells.Count;
                var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
                var text = reader.IsEmptyElement ? "" : await CellAsync(reader);
                while (cells.Count < column) cells.Add("");
                if (column == cells.Count) cells.Add(Value(text, type, style));
                else cells[column] = Value(text, type, style);
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "row" }) yield return cells;
        }
    }

    /// <summary>The value or the inline text of the cell that the reader stands on; phonetic guides and formulas are passed by.</summary>
    private static async Task<string> CellAsync(XmlReader reader)
    {
        var depth = reader.Depth;
        var text = new StringBuilder();
        var inside = false;
        while (await reader.ReadAsync() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element) inside = reader.LocalName is "v" or "t" && !reader.IsEmptyElement;
            else if (reader.NodeType == XmlNodeType.EndElement) inside = false;
            else if (inside) text.Append(await reader.GetValueAsync());
        }
        return text.ToString();
    }

    private string Value(string text, string? type, string? style)
    {
        if (type == "s") return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _texts.Count ? _texts[at].Trim() : "";
        if (type == "b") return text == "1" ? "true" : "false";
        var isDate = type is null or "n" && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && _dateStyles.Contains(number);
        return isDate && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 2_958_466
            ? DateTime.FromOADate(days).ToString(days % 1 == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : text.Trim();
    }

    /// <summary>"C7" is the third column, 2; null where none is named or it lies beyond the last that Excel has.</summary>
    private static int? Column(string? place)
    {
        if (place is null) return null;
        var column = 0;
        foreach (var c in place.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min((column * 26) + (c - 'A') + 1, 1 << 20);
        return column is > 0 and <= 16384 ? column - 1 : null;
    }

    private async Task<ZipArchiveEntry?> FirstSheetAsync(CancellationToken cancellation)
    {
        string? id = null, target = null;
        await foreach (var element in ElementsAsync("xl/workbook.xml", cancellation))
        {
            if (id is null && element.LocalName == "sheet") id = element.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? element.GetAttribute("r:id");
        }
        await foreach (var element in ElementsAsync("xl/_rels/workbook.xml.rels", cancellation))
        {
            if (id is not null && element.LocalName == "Relationship" && element.GetAttribute("Id") == id) target = element.GetAttribute("Target");
        }
        target = target is null ? null : target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return (target is null ? null : archive.GetEntry(target))
            ?? archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).MinBy(e => e.FullName, StringComparer.Ordinal);
    }

    /// <summary>The day on which the workbook was last saved, by its own properties; null where they do not say.</summary>
    private async Task<string?> SavedOnAsync(CancellationToken cancellation)
    {
        if (archive.GetEntry("docProps/core.xml") is not { } entry) return null;
        await using var content = await OpenAsync(entry, cancellation);
        using var reader = XmlReader.Create(content, Settings);
        try
        {
            while (await reader.ReadAsync())
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "modified" }) continue;
                return DateTimeOffset.TryParse(await reader.ReadElementContentAsStringAsync(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var on) ? on.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            }
        }
        catch (XmlException)
        {
            // The rows are there all the same.
        }
        return null;
    }

    private async Task TextsAsync(CancellationToken cancellation)
    {
        if (archive.GetEntry("xl/sharedStrings.xml") is not { } entry) return;
        await using var content = await OpenAsync(entry, cancellation);
        using var reader = XmlReader.Create(content, Settings);
        while (await reader.ReadAsync())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            _texts.Add(reader.IsEmptyElement ? "" : await CellAsync(reader));
            _held += _texts[^1].Length + 32;
            if (_held > reading.Limits.RecordBytes * 4L) throw new InvalidDataException("The workbook's shared texts are larger than can be held. Save it as CSV.");
        }
    }

    /// <summary>Number formats 14 to 17 and 22 are dates; of a workbook's own formats, those that show a year.</summary>
    private async Task StylesAsync(CancellationToken cancellation)
    {
        var own = new HashSet<string>();
        var isCell = false;
        var count = 0;
        await foreach (var element in ElementsAsync("xl/styles.xml", cancellation))
        {
            if (element.LocalName == "numFmt" && element.GetAttribute("formatCode")?.Contains("yy", StringComparison.OrdinalIgnoreCase) == true) own.Add(element.GetAttribute("numFmtId") ?? "");
            if (element.LocalName is "cellXfs" or "cellStyleXfs" or "cellStyles" or "dxfs") isCell = element.LocalName == "cellXfs";
            if (!isCell || element.LocalName != "xf") continue;
            var format = element.GetAttribute("numFmtId") ?? "";
            if (format is "14" or "15" or "16" or "17" or "22" || own.Contains(format)) _dateStyles.Add(count);
            count++;
        }
    }

    private async IAsyncEnumerable<XmlReader> ElementsAsync(string part, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (archive.GetEntry(part) is not { } entry) yield break;
        await using var content = await OpenAsync(entry, cancellation);
        using var reader = XmlReader.Create(content, Settings);
        while (await reader.ReadAsync())
        {
            if (reader.NodeType == XmlNodeType.Element) yield return reader;
        }
    }

    private async Task<CountedStream> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellation) => new(await entry.OpenAsync(cancellation), reading.Expansion!.Expanded);
}
