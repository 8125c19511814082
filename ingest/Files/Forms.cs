namespace Horizon.Ingest.Files;

/// <summary>
/// A JSON form of a source: where its records stand, and how one is told from those of other sources.
/// <paramref name="Paths"/>: "" is the file's own object (one after the other in JSON lines), "[]" the elements of its list, "results[]" those of a
/// member, "message.items[]" those of a member's member, "[].resultList.result[]" those of each page in a list of pages.
/// <paramref name="IsRecord"/> looks at the names of a record's members; those of a file's first records together.
/// </summary>
internal sealed record JsonForm(string Source, IReadOnlyList<string> Paths, Func<IReadOnlySet<string>, bool> IsRecord)
{
    /// <summary>Where the source says how many records its whole answer has ("meta.count"); null where it does not.</summary>
    public string? TotalPath { get; init; }

    /// <summary>What is kept of a record in place of its own bytes, given these and the file's path; null where its own bytes are kept.</summary>
    public Func<byte[], string, KeptRow>? Keep { get; init; }

    /// <summary>Tells a page without records by the names of its own members; null where such a page looks like any other.</summary>
    public Func<IReadOnlySet<string>, bool>? IsEmptyPage { get; init; }
}

/// <summary>
/// An XML form of a source. <paramref name="Roots"/>: local names of the root; <paramref name="Record"/>: local name of the element that is one record, the root
/// itself where both are the same. A record's bytes are those of its element alone: prefixes that the root declares are not declared in them.
/// </summary>
internal sealed record XmlForm(string Source, IReadOnlyList<string> Roots, string Record)
{
    /// <summary>Looks at the file's beginning (up to 64 kB of text) where the root's name alone does not tell; null where it does.</summary>
    public Func<string, bool>? Recognises { get; init; }

    /// <summary>Names are compared without case: some programs write them their own way.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The root's attribute that says how many records the whole answer has; null where none does.</summary>
    public string? TotalAttribute { get; init; }

    /// <summary>The element before the first record whose text says so; null where none does.</summary>
    public string? TotalElement { get; init; }
}

/// <summary>
/// A table of rows. Each row is kept as a JSON object from column to text, empty cells left out: a row's bytes alone say nothing.
/// <paramref name="Recognises"/> looks at the first row: the columns' names, or the first record where <see cref="Columns"/> names them.
/// </summary>
internal sealed record TableForm(string Source, Func<IReadOnlyList<string>, bool> Recognises)
{
    /// <summary>The columns of a table that has no header row; null where the first row names them.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The column in which a workbook's own date of saving is kept with each row, for a table whose rows have no date; null where they have, or none is wanted.</summary>
    public string? SavedColumn { get; init; }

    /// <summary>What is kept of a row in place of its own object, given this and the file's path, null for a row that says nothing; null where the object itself is kept.</summary>
    public Func<byte[], string, KeptRow?>? Keep { get; init; }

    /// <summary>Why a table with these columns cannot be read, in a sentence; null where it can.</summary>
    public Func<IReadOnlyList<string>, string?>? Problem { get; init; }

    /// <summary>What is kept of a row; null for one that says nothing.</summary>
    public KeptRow? Kept(byte[] row, string path) => Keep is null ? new KeptRow(row) : Keep(row, path);
}

/// <summary>Cuts a text into records. It ends with <see cref="FileTotals"/>, as every reader of an understood file does.</summary>
internal delegate IAsyncEnumerable<FileItem> TextCutter(string path, ByteWindow window, ReadLimits limits, CancellationToken cancellation);

/// <summary>A text form that is neither JSON, XML nor a table. <paramref name="Recognises"/> looks at the file's beginning (up to 64 kB).</summary>
internal sealed record TextForm(string Source, Func<string, bool> Recognises, TextCutter Cut);

/// <summary>A web page that a person saved. <paramref name="Recognises"/> looks at its beginning (up to 64 kB).</summary>
internal sealed record HtmlForm(string Source, Func<string, bool> Recognises)
{
    /// <summary>Cuts the page's records out of its text; null where the page itself is the one record.</summary>
    public Func<string, IReadOnlyList<byte[]>>? Records { get; init; }

    /// <summary>What to say of a page that is recognised and holds no record.</summary>
    public string WhenEmpty { get; init; } = "The page holds no record where its recipe looks for them: the site may have changed.";
}
