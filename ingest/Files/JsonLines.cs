namespace Horizon.Ingest.Files;

/// <summary>Tells JSON lines, of which each is a thing of its own: one that is broken costs itself alone.</summary>
internal static class JsonLines
{
    /// <summary>
    /// Whether each line is a thing of its own: two of those at hand are whole objects. Lists that are broken into lines have commas between them, and
    /// objects that stand one after the other in many lines are not whole in one.
    /// </summary>
    public static bool Are(ReadOnlySpan<byte> head)
    {
        var whole = 0;
        while (whole < 2 && !head.IsEmpty)
        {
            var end = head.IndexOf((byte)'\n') is var at and >= 0 ? at + 1 : head.Length;
            if (head[0] == ',') whole = 0;
            else if (IsWhole(head[..end].TrimEnd(" \r\n"u8))) whole++;
            head = head[end..];
        }
        return whole == 2;
    }

    /// <summary>Whether the line is whole objects and nothing else: one, or several one after the other.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> line)
    {
        while (!line.IsEmpty)
        {
            var scanner = new JsonValueScanner();
            var length = line[0] == '{' ? scanner.Scan(line) : 0;
            if (!scanner.IsDone) return false;
            line = line[length..].TrimStart(" \t,"u8);
        }
        return true;
    }

    public static bool IsWhole(ReadOnlySpan<byte> line)
    {
        if (line is not [(byte)'{', ..]) return false;
        var scanner = new JsonValueScanner();
        return scanner.Scan(line) == line.Length && scanner.IsDone;
    }
}
