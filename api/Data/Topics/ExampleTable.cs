using System.Globalization;
using CsvHelper;
using Horizon.Search.Topics;

namespace Horizon.Api.Data.Topics;

/// <summary>
/// A person's table of examples: CSV or TSV with a heading (columns text, or title and abstract; labels; id where there is one), or lines of JSON.
/// Told apart by its first line.
/// </summary>
internal static class ExampleTable
{
    public const int MostTexts = 5000;
    public const int MostLabels = 40;
    public const int LongestText = 20_000;
    public const int LongestLabel = 80;
    public const int LongestId = 100;

    /// <summary>Stands for the labels of a text of which nobody has said them: the model guesses, and a person corrects.</summary>
    public const string Unsaid = "?";

    private static readonly char[] Between = [';', '|'];
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <exception cref="BadRequestException">The table cannot be read or is too large; says the line and what to do.</exception>
    public static async Task<List<LabelledText>> ReadAsync(string table, CancellationToken cancellation)
    {
        table = table.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(table)) throw new BadRequestException("The table is empty. Choose a file, or paste the rows with their heading.");
        var read = table.TrimStart().StartsWith('{') ? await LinesAsync(table, cancellation) : Rows(table);
        Bound(read);
        return read;
    }

    /// <summary>The labels of one cell.</summary>
    public static List<string> Labels(string cell) => [.. cell.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static async Task<List<LabelledText>> LinesAsync(string table, CancellationToken cancellation)
    {
        using var lines = new StringReader(table);
        var read = new List<LabelledText>();
        try
        {
            await foreach (var text in LabelledTextFile.ReadAsync(lines, "The table", withLabels: true, cancellation)) read.Add(text);
        }
        catch (TopicInputException e)
        {
            throw new BadRequestException(e.Message);
        }
        return read;
    }

    private static List<LabelledText> Rows(string table)
    {
        var (columns, separator) = Heading(table);
        var (id, labels) = (Of("id"), Of("labels") ?? Of("label") ?? Of("topics") ?? throw new BadRequestException($"The heading names no column \"labels\"; it names {Named()}. A text of no label has an empty cell there."));
        int[] texts = Of("text") is { } text ? [text] : [.. new[] { Of("title"), Of("abstract") }.OfType<int>()];
        if (texts.Length == 0) throw new BadRequestException($"The heading names no column \"text\", \"title\" or \"abstract\"; it names {Named()}.");
        var read = new List<LabelledText>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (TableQuotes.Broken(table, separator) is { } broken)
            throw new BadRequestException($"Row {broken}: a quotation mark at the start of a cell is never closed, or is closed within the cell. Double the marks that belong to the text, and end the cell with one.");
        using var rows = CsvReader.FromText(table, Options(separator));
        var number = 0;
        try
        {
            while (rows.Read())
            {
                if (number++ == 0) continue;
                var cells = Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetString(i).Trim()).ToList();
                if (cells.TrueForAll(c => c.Length == 0)) continue;
                // Spreadsheets end rows with empty cells; one that holds something belongs to a cell that was cut in two.
                if (cells.FindLastIndex(c => c.Length > 0) >= columns.Count) throw new BadRequestException(TooWide(number, cells.Count, columns.Count, separator));
                var said = string.Join('\n', texts.Select(Cell).Where(t => t.Length > 0));
                var name = id is { } at && Cell(at).Length > 0 ? Cell(at) : string.Create(CultureInfo.InvariantCulture, $"row {number}");
                if (!ids.Add(name)) throw new BadRequestException($"Row {number}: the id \"{name}\" stands twice. Give each text an id of its own, or leave the column out.");
                read.Add(new LabelledText(name, said, Labels(Cell(labels))));
            }
        }
        catch (CsvFormatException e)
        {
            throw new BadRequestException($"The table cannot be read after row {number}: {e.Message} A quotation mark may never be closed.");
        }
        return read;

        int? Of(string name) => columns.FindIndex(c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found ? found : null;
        static string TooWide(int row, int cells, int named, char separator) =>
            $"Row {row} has {cells} cells, and the heading names {named} columns. Put a cell that holds \"{(separator == '\t' ? "a tab" : separator)}\" in quotation marks" + (separator == ';' ? "; labels of one text can be parted by | too." : ".");
        string Named() => string.Join(", ", columns.Take(10));
        string Cell(int column) => column < rows.FieldCount ? rows.GetString(column).Trim() : "";
    }

    /// <summary>The separator that cuts the first row into most cells.</summary>
    private static (List<string> Columns, char Separator) Heading(string table) =>
        Separators.Select(separator => (Columns: First(table, separator), separator)).MaxBy(h => h.Columns.Count);

    private static List<string> First(string table, char separator)
    {
        try
        {
            using var rows = CsvReader.FromText(table, Options(separator));
            return rows.Read() ? [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetString(i).Trim())] : [];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    private static CsvReaderOptions Options(char separator) => new() { Separator = separator, HasHeader = false };

    private static void Bound(List<LabelledText> read)
    {
        if (!read.Exists(t => ExampleRules.HasWord(t.Text))) throw new BadRequestException("The table holds no text.");
        if (read.Count > MostTexts) throw new BadRequestException($"The table holds {read.Count} texts; at most {MostTexts} are taken. Use `horizon topics train` for more.");
        var labels = read.SelectMany(t => t.Labels).Where(l => l != Unsaid).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (labels.Count > MostLabels) throw new BadRequestException($"The table holds {labels.Count} labels; at most {MostLabels} are taken. Is the column \"labels\" the right one? Labels of one text are parted by ; or |.");
        foreach (var text in read)
        {
            if (text.Text.Length > LongestText) throw new BadRequestException($"The text \"{text.Id}\" is longer than {LongestText} characters. Give its abstract.");
            if (text.Id.Length > LongestId) throw new BadRequestException($"The id \"{text.Id[..LongestId]}…\" is longer than {LongestId} characters.");
            if (text.Labels.FirstOrDefault(l => l.Length > LongestLabel) is { } label) throw new BadRequestException($"The label \"{label[..LongestLabel]}…\" of \"{text.Id}\" is longer than {LongestLabel} characters. Labels of one text are parted by ; or |.");
            if (text.Labels.Contains(Unsaid) && text.Labels.Count > 1) throw new BadRequestException($"The text \"{text.Id}\" has the label \"{Unsaid}\" beside others; alone it means that nobody has said its labels.");
        }
    }
}
