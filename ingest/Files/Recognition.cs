using System.Runtime.CompilerServices;
using System.Text;

namespace Horizon.Ingest.Files;

/// <summary>
/// Offers a file to the forms of all sources, those of the source that a person named first. What none of them takes goes to the readers of
/// ClinicalTrials.gov's JSON and PubMed's XML, which know their own sources' broken files and say what a foreign one holds.
/// </summary>
internal static class Recognition
{
    /// <summary>How far a file's beginning is looked at. Bytes.</summary>
    public const int HeadBytes = 256 * 1024;

    private const int TextHeadBytes = 64 * 1024;

    public static IAsyncEnumerable<FileItem> Json(string path, ByteWindow window, RecordFile.Reading reading, CancellationToken cancellation)
    {
        var outline = JsonOutline.Of(Head(window, HeadBytes));
        foreach (var form in Readers(reading).SelectMany(r => r.Json))
        {
            foreach (var at in form.Paths)
            {
                if (outline.At(at) is { Count: > 0 } members && form.IsRecord(members)) return new JsonFormRecords(path, window, reading, form, at).ReadAsync(cancellation);
            }
        }
        foreach (var form in Readers(reading).SelectMany(r => r.Json))
        {
            if (form.IsEmptyPage is not { } isEmptyPage || outline.At("") is not { Count: > 0 } page || !isEmptyPage(page)) continue;
            // What stands where records would and is told by no form must not pass for nothing.
            return form.Paths.Any(at => at.Length > 2 && outline.At(at) is { Count: > 0 })
                ? Single(new FileNotUnderstood(path, $"A page of {form.Source} whose records have none of the members by which they are told: nothing of it is read. The source may have changed its form, or was asked for too few fields."))
                : new JsonFormRecords(path, window, reading, form, null).ReadAsync(cancellation);
        }
        return outline.At("") is { Count: > 0 } own && Known(reading).FirstOrDefault(n => n.Members?.Invoke(own) == true) is { } known
            ? Single(new FileNotUnderstood(path, known.Reason))
            : new JsonRecords(path, window, reading.Limits).ReadAsync(cancellation);
    }

    public static IAsyncEnumerable<FileItem> Xml(string path, ByteWindow window, RecordFile.Reading reading, CancellationToken cancellation)
    {
        var head = Head(window, TextHeadBytes);
        if (XmlFormRecords.RootOf(head) is { } root)
        {
            var text = Encoding.UTF8.GetString(head);
            var form = Readers(reading).SelectMany(r => r.Xml)
                .FirstOrDefault(f => f.Roots.Contains(root, f.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal) && (f.Recognises is null || f.Recognises(text)));
            if (form is not null) return new XmlFormRecords(path, window, reading.Limits, form).ReadAsync(cancellation);
            if (Known(reading).FirstOrDefault(n => n.Roots.Contains(root)) is { } known) return Single(new FileNotUnderstood(path, known.Reason));
        }
        return new XmlRecords(path, window, reading.Limits).ReadAsync(cancellation);
    }

    /// <param name="otherwise">What to say of a text that no source takes.</param>
    public static IAsyncEnumerable<FileItem> Text(string path, ByteWindow window, RecordFile.Reading reading, string otherwise, CancellationToken cancellation)
    {
        var head = Encoding.UTF8.GetString(Head(window, TextHeadBytes));
        if (Readers(reading).SelectMany(r => r.Texts).FirstOrDefault(f => f.Recognises(head)) is { } form) return form.Cut(path, window, reading.Limits, cancellation);
        if (Known(reading).FirstOrDefault(n => n.Text?.Invoke(head) == true) is { } known) return Single(new FileNotUnderstood(path, known.Reason));
        return TableRecords.Find(head, Readers(reading).SelectMany(r => r.Tables)) is var (table, separator)
            ? TableRecords.ReadAsync(path, window, reading, table, separator, cancellation)
            : Single(new FileNotUnderstood(path, otherwise));
    }

    /// <param name="isUtf8">The page's encoding is known to be UTF-8 now, whatever the page still says of it.</param>
    public static IAsyncEnumerable<FileItem> Html(string path, ByteWindow window, RecordFile.Reading reading, bool isUtf8, CancellationToken cancellation)
    {
        var head = Encoding.UTF8.GetString(Head(window, TextHeadBytes));
        return Readers(reading).SelectMany(r => r.Pages).FirstOrDefault(f => f.Recognises(head)) is { } form
            ? WholeAsync(path, window, reading.Limits, form, isUtf8, cancellation)
            : Single(new FileNotUnderstood(path, "An HTML page that no recipe takes, not a data file. Save the source's own download (JSON or XML) instead, or say with import --recipe how it is read."));
    }

    private static async IAsyncEnumerable<FileItem> WholeAsync(
        string path, ByteWindow window, ReadLimits limits, HtmlForm form, bool isUtf8, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (window.Rest.Length <= limits.RecordBytes && await window.FillAsync(cancellation))
        {
            // Until all of it is at hand.
        }
        if (window.Rest.Length > limits.RecordBytes)
        {
            yield return new FileRejected(path, form.Source, null, $"The page is larger than {limits.RecordBytes} bytes and is left out.");
            yield break;
        }
        var records = 0;
        var page = window.Rest.ToArray();
        page = isUtf8 ? Utf8Text.Of(page) : HtmlText.Utf8(page);
        foreach (var document in form.Records is { } cut ? cut(Encoding.UTF8.GetString(page)) : [page])
            yield return new RecordDocument(path, form.Source, ContentHash.Document(document), new RecordPlace(++records, 0));
        if (records == 0) yield return new FileRejected(path, form.Source, null, form.WhenEmpty);
        yield return new FileTotals(path, form.Source, records, ExpectedTotal: null, HasMore: false, Deletions: 0);
    }

    public static async IAsyncEnumerable<FileItem> Single(FileItem item)
    {
        await Task.CompletedTask;
        yield return item;
    }

    /// <summary>What a person gave for this import, then the source that was named, then all others.</summary>
    public static IEnumerable<SourceReader> Readers(RecordFile.Reading reading)
    {
        IEnumerable<SourceReader> all = reading.Source is null ? SourceParsers.Readers : SourceParsers.Readers.OrderByDescending(r => r.Name == reading.Source);
        return reading.Given is null ? all : all.Prepend(reading.Given);
    }

    private static IEnumerable<NoRecords> Known(RecordFile.Reading reading) => Readers(reading).SelectMany(r => r.WithoutRecords);

    private static ReadOnlySpan<byte> Head(ByteWindow window, int bytes) => window.Rest[..Math.Min(window.Rest.Length, bytes)];
}
