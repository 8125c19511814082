using System.Globalization;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Files;

/// <summary>What reading a file gives, in the order of the file.</summary>
/// <param name="Path">The file as it was given; inside an archive "archive.zip!entry".</param>
public abstract record FileItem(string Path);

/// <summary>One record's bytes, not parsed yet.</summary>
public sealed record RecordDocument(string Path, string Source, RawDocument Document, RecordPlace Place) : FileItem(Path);

/// <summary>
/// A part of a file that is no usable record; what stands before it is read, and what stands after it where that can be.
/// <paramref name="Source"/> and <paramref name="Id"/> are given where they can be told. <paramref name="Reason"/> says what is wrong and what to do.
/// </summary>
public sealed record FileRejected(string Path, string? Source, string? Id, string Reason) : FileItem(Path);

/// <summary>A file that is none of Horizon's sources, or that cannot be opened. <paramref name="Reason"/> says in a sentence what it is.</summary>
public sealed record FileNotUnderstood(string Path, string Reason) : FileItem(Path);

/// <summary>
/// Ends each file that is understood, even an empty page. <paramref name="Records"/>: how many were given out.
/// <paramref name="ExpectedTotal"/>: how many the source's whole answer has, of which this file may be one page; null where it does not say.
/// <paramref name="HasMore"/>: the source says that another page follows.
/// <paramref name="Deletions"/>: of these records, those that say that another is deleted (PubMed's DeleteCitation).
/// </summary>
public sealed record FileTotals(string Path, string Source, int Records, long? ExpectedTotal, bool HasMore, int Deletions) : FileItem(Path);

/// <summary>Where a record stands: the how-manieth of the file (from 1) and its first byte (from 0, of the unpacked UTF-8 text).</summary>
public readonly record struct RecordPlace(int Number, long Offset)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"record {Number} at byte {Offset}");
}
