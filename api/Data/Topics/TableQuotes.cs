namespace Horizon.Api.Data.Topics;

/// <summary>Looks for quotation marks that would swallow cells and rows: the reader of tables takes them as they come.</summary>
internal static class TableQuotes
{
    /// <summary>The row, from 1, in which a cell begins with a quotation mark that the end of a cell does not close; null where there is none.</summary>
    public static int? Broken(string table, char separator)
    {
        var (row, at) = (1, 0);
        while (at < table.Length)
        {
            if (table[at] == '"')
            {
                at = AfterClosing(table, at + 1);
                if (at < 0) return row;
                while (at < table.Length && (table[at] is ' ' or '\r')) at++;
                if (at < table.Length && table[at] != separator && table[at] != '\n') return row;
            }
            while (at < table.Length && table[at] != separator && table[at] != '\n') at++;
            if (at < table.Length && table[at] == '\n') row++;
            at++;
        }
        return null;
    }

    /// <summary>The place after the mark that closes; -1 where none does. Two marks are one of the text.</summary>
    private static int AfterClosing(string table, int at)
    {
        while ((at = table.IndexOf('"', at)) >= 0)
        {
            if (at + 1 == table.Length || table[at + 1] != '"') return at + 1;
            at += 2;
        }
        return -1;
    }
}
