using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml;

namespace Horizon.Ingest.Files;

/// <summary>Opens gzip and zip. Nothing of an archive is written under the names that it gives.</summary>
internal static class PackedContent
{
    public static async IAsyncEnumerable<FileItem> Gzip(
        ByteWindow window, string path, RecordFile.Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var expansion = reading.Expansion ?? new Expansion(reading.Limits);
        await using var rest = new WindowStream(window);
        await using var packed = new CountedStream(rest, reading.Expansion is null ? expansion.Packed : static _ => { });
        await using var gzip = new GzipContent(packed);
        await using var content = new CountedStream(gzip, expansion.Expanded);
        await foreach (var item in RecordFile.Content(content, path, Deeper(reading, expansion), cancellationToken)) yield return item;
    }

    public static async IAsyncEnumerable<FileItem> Zip(
        Stream stream, ByteWindow window, string path, RecordFile.Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var expansion = reading.Expansion ?? new Expansion(reading.Limits);
        await using var seekable = stream.CanSeek ? null : await Spool(window, cancellationToken);
        var file = seekable ?? stream;
        if (reading.Expansion is null) expansion.Packed((int)Math.Min(int.MaxValue, file.Length));
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            await foreach (var item in Office(archive, path, Deeper(reading, expansion), cancellationToken)) yield return item;
            yield break;
        }
        if (archive.Entries.Count > reading.Limits.ArchiveEntries)
        {
            yield return new FileNotUnderstood(path, $"An archive of {archive.Entries.Count} entries; {reading.Limits.ArchiveEntries} are allowed. Unpack it first.");
            yield break;
        }
        if (archive.Entries.Count == 0) yield return new FileNotUnderstood(path, "An empty zip archive.");
        foreach (var entry in archive.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            // A name that ends in a slash is a folder.
            if (entry.FullName.EndsWith('/')) continue;
            await foreach (var item in Entry(entry, $"{path}!{entry.FullName}", Deeper(reading, expansion), cancellationToken)) yield return item;
        }
    }

    private static async IAsyncEnumerable<FileItem> Entry(
        ZipArchiveEntry entry, string path, RecordFile.Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (entry.IsEncrypted)
        {
            yield return new FileNotUnderstood(path, "An entry behind a password. Unpack the archive first.");
            yield break;
        }
        Stream? opened = null;
        string? closed = null;
        try
        {
            opened = await entry.OpenAsync(cancellationToken);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            closed = damaged.Message;
        }
        if (opened is null)
        {
            yield return new FileNotUnderstood(path, $"The archive's entry cannot be opened: {closed} Fetch the archive again.");
            yield break;
        }
        await using (opened)
        {
            long length = 0;
            await using var content = new CountedStream(opened, count =>
            {
                length += count;
                reading.Expansion!.Expanded(count);
                if (length > entry.Length) throw new InvalidDataException($"It is larger than the {entry.Length} bytes that its archive says.");
                if (count == 0 && length < entry.Length) throw new InvalidDataException($"It ends after {length} of the {entry.Length} bytes that its archive says.");
            });
            await foreach (var item in RecordFile.Content(content, path, reading, cancellationToken)) yield return item;
        }
    }

    /// <summary>A zip's table of contents stands at its end, so that a stream is first laid down in a file that nobody else sees.</summary>
    private static async ValueTask<FileStream> Spool(ByteWindow window, CancellationToken cancellationToken)
    {
        var spool = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        await using var rest = new WindowStream(window);
        await rest.CopyToAsync(spool, cancellationToken);
        spool.Position = 0;
        return spool;
    }

    private static async IAsyncEnumerable<FileItem> Office(
        ZipArchive archive, string path, RecordFile.Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!archive.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)))
        {
            yield return new FileNotUnderstood(path, "A Microsoft Office document, which is no source of records.");
            yield break;
        }
        var items = new Workbook(archive, path, reading).ReadAsync([.. Recognition.Readers(reading).SelectMany(r => r.Tables)], cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var _ = items;
        while (true)
        {
            string? damaged = null;
            try
            {
                if (!await items.MoveNextAsync()) yield break;
            }
            catch (XmlException broken)
            {
                damaged = broken.Message;
            }
            if (damaged is not null)
            {
                yield return new FileNotUnderstood(path, $"An Excel workbook that is damaged: {damaged} Save it again, or as CSV.");
                yield break;
            }
            yield return items.Current;
        }
    }

    private static RecordFile.Reading Deeper(RecordFile.Reading reading, Expansion expansion) =>
        reading with { Expansion = expansion, Depth = reading.Depth + 1 };
}
