using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Citations;

/// <summary>
/// Cuts a BibTeX library into its entries, each from its @ to the bracket that closes it; one that is never closed ends where a line begins the next. The
/// abbreviations (@string) that an entry names are put before it, so that it can be read alone. Memory depends on the largest entry and the abbreviations.
/// </summary>
internal sealed class BibTexRecords(string path, ByteWindow window, ReadLimits limits)
{
    /// <summary>Abbreviations of abbreviations grow without end; no journal's name is longer.</summary>
    private const int LongestAbbreviation = 4096;

    private const int MostAbbreviations = 100_000;

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly Dictionary<string, string> _abbreviations = new(StringComparer.OrdinalIgnoreCase);
    private Entry _entry;
    private bool _isOpen;
    private bool _inBrackets;
    private bool _inQuotes;
    private int _depth;
    private long _start;
    private int _records;

    private enum Entry
    {
        Citation,
        Abbreviation,
        Remark,
    }

    public static IAsyncEnumerable<FileItem> CutAsync(string path, ByteWindow window, ReadLimits limits, CancellationToken cancellation) =>
        new BibTexRecords(path, window, limits).ReadAsync(cancellation);

    private async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await window.LineAsync(limits.RecordBytes, cancellation) is var left and > 0)
        {
            if (_isOpen && Opening(window.Rest[..left], out var next) > 0 && next == Entry.Citation && Closed() is { } unclosed) yield return unclosed;
            while (left > 0)
            {
                if (!_isOpen)
                {
                    left -= Open(left);
                    continue;
                }
                var (passed, isClosed) = Pass(window.Rest[..left]);
                window.Advance(passed);
                left -= passed;
                if (window.IsMarked && window.Marked.Length > limits.RecordBytes) window.Unmark();
                if (isClosed && Closed() is { } item) yield return item;
            }
        }
        if (_isOpen && Closed() is { } last) yield return last;
        yield return new FileTotals(path, SourceNames.Csv, _records, ExpectedTotal: null, HasMore: false, Deletions: 0);
    }

    /// <summary>Opens an entry where one begins at the cursor, behind blanks alone: an address has an @ too. Else passes the line. How many bytes were passed.</summary>
    private int Open(int left)
    {
        var length = Opening(window.Rest[..left], out var entry);
        if (length == 0)
        {
            window.Advance(left);
            return left;
        }
        var blanks = window.Rest[..left].IndexOf((byte)'@');
        _start = window.Position + blanks;
        (_isOpen, _entry, _inBrackets, _inQuotes, _depth) = (true, entry, window.Rest[length - 1] == '(', false, 0);
        window.Advance(blanks);
        if (entry != Entry.Remark) window.Mark();
        window.Advance(length - blanks);
        return length;
    }

    /// <summary>How far the opening of an entry goes, "@word {" with what stands before it; 0 where there is none.</summary>
    private static int Opening(ReadOnlySpan<byte> text, out Entry entry)
    {
        entry = Entry.Citation;
        var at = text.IndexOfAnyExcept(" \t\r\n,"u8);
        if (at < 0 || text[at] != '@') return 0;
        var word = text[(at + 1)..];
        var length = word.IndexOfAnyExcept(Letters);
        if (length <= 0) return 0;
        var bracket = word[length..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (bracket < 0 || word[length + bracket] is not ((byte)'{' or (byte)'(')) return 0;
        word = word[..length];
        if (Ascii.EqualsIgnoreCase(word, "string"u8)) entry = Entry.Abbreviation;
        else if (Ascii.EqualsIgnoreCase(word, "comment"u8) || Ascii.EqualsIgnoreCase(word, "preamble"u8)) entry = Entry.Remark;
        return at + 1 + length + bracket + 1;
    }

    /// <summary>Goes on to the bracket that closes the entry, else to the text's end.</summary>
    private (int Passed, bool IsClosed) Pass(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'{':
                    _depth++;
                    break;
                case (byte)'}' when _depth > 0:
                    _depth--;
                    break;
                case (byte)'}' when !_inBrackets:
                case (byte)')' when _inBrackets && _depth == 0 && !_inQuotes:
                    return (at + 1, true);
                case (byte)'"' when _depth == 0:
                    _inQuotes = !_inQuotes;
                    break;
            }
        }
        return (text.Length, false);
    }

    private FileItem? Closed()
    {
        _isOpen = false;
        if (_entry == Entry.Remark) return null;
        if (!window.IsMarked)
            return new FileRejected(path, SourceNames.Csv, null, $"The entry that begins at byte {_start} is larger than {limits.RecordBytes} bytes and is left out; what follows it is read.");
        var bytes = window.Marked.TrimEnd(" \t\r\n"u8).ToArray();
        window.Unmark();
        if (_entry == Entry.Abbreviation)
        {
            if (BibTexCitation.Abbreviation(Encoding.UTF8.GetString(bytes), _abbreviations) is ({ } name, { Length: <= LongestAbbreviation } meaning) && _abbreviations.Count < MostAbbreviations) _abbreviations[name] = meaning;
            return null;
        }
        if (_abbreviations.Count > 0) bytes = [.. Encoding.UTF8.GetBytes(Before(Encoding.UTF8.GetString(bytes))), .. bytes];
        return new RecordDocument(path, SourceNames.Csv, ContentHash.Document(bytes), new RecordPlace(++_records, _start));
    }

    private string Before(string entry) => string.Concat(BibTexCitation.Words(entry).Where(_abbreviations.ContainsKey).Select(word => $"@string{{{word} = {{{_abbreviations[word]}}}}}\n"));
}
