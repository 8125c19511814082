namespace Horizon.Search.Index;

/// <summary>The index is missing, damaged or of another version; the message names the command that repairs it.</summary>
public sealed class IndexUnusableException(string path, string reason, Exception? inner = null)
    : Exception($"The search index in {path} cannot be used: {reason}. Run `horizon rebuild index`.", inner)
{
    public string Path { get; } = path;

    public string Reason { get; } = reason;
}

/// <summary>Another process holds the index for writing.</summary>
public sealed class IndexLockedException(string path, int? holderProcessId, Exception? inner = null)
    : Exception($"The search index in {path} is held by {(holderProcessId is { } id ? $"process {id}" : "another process")}, which keeps it up to date.", inner)
{
    public string Path { get; } = path;

    /// <summary>The holder as it wrote itself down; null where that is not known.</summary>
    public int? HolderProcessId { get; } = holderProcessId;
}
