using System.Runtime.CompilerServices;
using System.Text;

namespace Horizon.Ingest.Files;

/// <summary>
/// Reads files of the sources' own formats (<see cref="SourceParsers.Readers"/>), recognised by what stands in them and never by their name,
/// packed with gzip or zip or not, in UTF-8, UTF-16, (text and tables) Windows-1252 or (XML, pages) the encoding that it declares. Memory depends on the largest record, not on the file.
/// No file passes in silence: it ends with <see cref="FileTotals"/> or is told by <see cref="FileNotUnderstood"/> or <see cref="FileRejected"/>.
/// Bytes and hashes of records from text in another encoding are those of their UTF-8 form.
/// </summary>
public static class RecordFile
{
    /// <summary>Opens and reads one file. A file that cannot be opened is told, not thrown. The forms of <paramref name="given"/> are offered it first.</summary>
    public static IAsyncEnumerable<FileItem> ReadAsync(string path, ReadLimits limits, CancellationToken cancellationToken, string? source = null, SourceReader? given = null) =>
        ReadAsync(path, new Reading(limits, null, 0, source, new FileSets(), given), cancellationToken);

    /// <summary>The same for one of several files of a run.</summary>
    internal static async IAsyncEnumerable<FileItem> ReadAsync(string path, Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = Open(path, out var closed);
        if (file is null)
        {
            yield return new FileNotUnderstood(path, $"It cannot be opened: {closed}");
            yield break;
        }
        await foreach (var item in Content(file, path, reading, cancellationToken)) yield return item;
    }

    private static FileStream? Open(string path, out string? problem)
    {
        problem = null;
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            problem = denied.Message;
            return null;
        }
    }

    /// <summary>
    /// Reads a stream, of a file or of a response. The caller owns it. The items name it by <paramref name="path"/>.
    /// Of several sources that a file may be of, <paramref name="source"/> comes first.
    /// </summary>
    public static IAsyncEnumerable<FileItem> ReadAsync(Stream stream, string path, ReadLimits limits, CancellationToken cancellationToken, string? source = null, SourceReader? given = null) =>
        Content(stream, path, new Reading(limits, null, 0, source, new FileSets(), given), cancellationToken);

    /// <summary>Limits that hold across what is packed in one file, and how deep the reading is in it.</summary>
    /// <param name="Sets">The sets of the run's tables.</param>
    /// <param name="Given">Forms that a person gave for this import (a mapping, a recipe): they come before all others.</param>
    internal sealed record Reading(ReadLimits Limits, Expansion? Expansion, int Depth, string? Source, FileSets Sets, SourceReader? Given = null);

    internal static async IAsyncEnumerable<FileItem> Content(
        Stream stream, string path, Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = Recognise(stream, path, reading, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            string broken;
            try
            {
                if (!await items.MoveNextAsync()) yield break;
                broken = "";
            }
            catch (Exception damaged) when (damaged is InvalidDataException or IOException)
            {
                broken = damaged.Message;
            }
            if (broken.Length > 0)
            {
                yield return new FileRejected(path, null, null, $"The file cannot be read to its end: {broken} What stood before is read. Fetch it again.");
                yield break;
            }
            yield return items.Current;
        }
    }

    private static async IAsyncEnumerable<FileItem> Recognise(
        Stream stream, string path, Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = new ByteWindow(stream);
        await window.EnsureAsync(FileKind.HeadBytes, cancellationToken);
        var kind = FileKind.Of(window.Rest[..Math.Min(window.Rest.Length, FileKind.HeadBytes)]);
        var isMarked = kind is FileKind.Marked;
        if (kind is FileKind.Marked marked)
        {
            window.Advance(marked.Skip);
            kind = FileKind.Of(window.Rest[..Math.Min(window.Rest.Length, FileKind.HeadBytes)]);
        }
        if (kind is FileKind.Json or FileKind.Xml or FileKind.Html) await window.EnsureAsync(Recognition.HeadBytes, cancellationToken);
        var items = kind switch
        {
            FileKind.Json => Recognition.Json(path, window, reading, cancellationToken),
            FileKind.Xml => Recognition.Xml(path, window, reading, cancellationToken),
            FileKind.Html => Recognition.Html(path, window, reading, isMarked, cancellationToken),
            FileKind.Text => Plain(window, path, reading, cancellationToken),
            FileKind.Encoded encoded => Decoded(window, path, encoded, reading, cancellationToken),
            FileKind.Gzip when reading.Depth < reading.Limits.ArchiveDepth => PackedContent.Gzip(window, path, reading, cancellationToken),
            FileKind.Zip when reading.Depth < reading.Limits.ArchiveDepth => PackedContent.Zip(stream, window, path, reading, cancellationToken),
            FileKind.Other other => Recognition.Single(new FileNotUnderstood(path, other.Reason)),
            _ => Recognition.Single(new FileNotUnderstood(path, $"An archive more than {reading.Limits.ArchiveDepth} archives deep. Unpack it first.")),
        };
        await foreach (var item in items) yield return item;
    }

    private static async IAsyncEnumerable<FileItem> Plain(ByteWindow window, string path, Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rest = new WindowStream(window);
        await using var text = new Utf8Text(rest);
        var decoded = new ByteWindow(text);
        await decoded.EnsureAsync(Recognition.HeadBytes, cancellationToken);
        // What it looks like is said in its own letters.
        var otherwise = FileKind.Of(decoded.Rest[..Math.Min(decoded.Rest.Length, FileKind.HeadBytes)]) is FileKind.Text plain ? plain.Otherwise : "Plain text, which is no format of a source that Horizon reads.";
        await foreach (var item in Recognition.Text(path, decoded, reading, otherwise, cancellationToken)) yield return item;
    }

    private static async IAsyncEnumerable<FileItem> Decoded(
        ByteWindow window, string path, FileKind.Encoded encoded, Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        window.Advance(encoded.Skip);
        await using var rest = new WindowStream(window);
        await using var text = Encoding.CreateTranscodingStream(rest, encoded.Encoding, new UTF8Encoding(false), leaveOpen: true);
        var decoded = new ByteWindow(text);
        await decoded.EnsureAsync(Recognition.HeadBytes, cancellationToken);
        var items = FileKind.Of(decoded.Rest[..Math.Min(decoded.Rest.Length, FileKind.HeadBytes)]) switch
        {
            FileKind.Json => Recognition.Json(path, decoded, reading, cancellationToken),
            // A declaration of the old encoding is still there.
            FileKind.Xml or FileKind.Encoded => Recognition.Xml(path, decoded, reading, cancellationToken),
            FileKind.Html => Recognition.Html(path, decoded, reading, isUtf8: true, cancellationToken),
            FileKind.Text plain => Recognition.Text(path, decoded, reading, plain.Otherwise, cancellationToken),
            _ => Recognition.Single(new FileNotUnderstood(path, $"Text in {encoded.Encoding.WebName} that is none of the sources' formats.")),
        };
        await foreach (var item in items) yield return item;
    }
}
