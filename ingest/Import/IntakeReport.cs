namespace Horizon.Ingest.Import;

/// <summary>What an import or a crawl did, in the words of the command line's <c>--json</c>.</summary>
public sealed record IntakeReport(
    FileCounts Files, long Read, long New, long Changed, long Unchanged, IReadOnlyList<RejectedItem> Rejected, IReadOnlyList<SourceReport> BySource, double Seconds)
{
    /// <summary>Why a crawl could not go on, with what to do; null where it came to its end.</summary>
    public string? Failure { get; init; }
}

/// <param name="Read">Files of which at least one record was read.</param>
public sealed record FileCounts(long Read, IReadOnlyList<FileProblem> NotUnderstood);

/// <summary>A file that holds nothing Horizon reads, with a reason that a person can act on.</summary>
public sealed record FileProblem(string Path, string Reason);

/// <param name="Url">The file or address that the record came from.</param>
public sealed record RejectedItem(string Source, string? Id, string Reason, string Url);

/// <param name="Complete">All that the source says it has arrived; false when it is known to be short; null when it cannot be told.</param>
/// <param name="Expected">The source's own count; null where it gives none.</param>
public sealed record SourceReport(string Name, long Read, long New, long Changed, long Unchanged, long Rejected, bool? Complete, long? Expected)
{
    /// <summary>What went other than planned, and what did not come, in sentences; null where there is nothing to say.</summary>
    public string? Remark { get; init; }
}

/// <summary>Where a run stands. <paramref name="Total"/> bytes are known for files, null for a crawl.</summary>
public sealed record IntakeProgress(long Records, long Bytes, long? Total, string What);
