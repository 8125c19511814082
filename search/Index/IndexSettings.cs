namespace Horizon.Search.Index;

/// <summary>How to open an index.</summary>
public sealed class IndexSettings
{
    /// <summary>Memory for documents not yet written, in megabytes.</summary>
    public double BufferMegabytes { get; set; } = 128;

    /// <summary>Throw away what is there and start an empty index; works on a damaged one too. For writers.</summary>
    public bool StartEmpty { get; set; }
}
