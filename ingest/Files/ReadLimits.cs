using System.ComponentModel.DataAnnotations;

namespace Horizon.Ingest.Files;

/// <summary>How much a file may ask of the machine. The defaults fit the largest real files with room to spare.</summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    /// <summary>A larger record is rejected by name, and the file goes on. Bytes.</summary>
    [Range(1024, 1 << 29)]
    public int RecordBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What one compressed file may unpack to, archives inside included. Bytes.</summary>
    [Range(1024, long.MaxValue)]
    public long ExpandedBytes { get; init; } = 128L * 1024 * 1024 * 1024;

    /// <summary>How many times its own size a compressed file may unpack to; real records are near 10.</summary>
    [Range(2, 2000)]
    public int ExpansionRatio { get; init; } = 200;

    /// <summary>Below this size the ratio is not looked at. Bytes.</summary>
    [Range(0, long.MaxValue)]
    public long ExpansionFreeBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Entries of one zip archive.</summary>
    [Range(1, int.MaxValue)]
    public int ArchiveEntries { get; init; } = 1_000_000;

    /// <summary>Archives within archives: a gzip in a zip is two deep.</summary>
    [Range(1, 8)]
    public int ArchiveDepth { get; init; } = 3;
}
