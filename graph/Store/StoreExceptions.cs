using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>A change set was computed from a record that another process has changed since. Nothing was written: read again and retry.</summary>
public sealed class StaleRecordException(RecordKey key) : Exception($"The record {key} was changed by another process while this change was prepared.")
{
    public RecordKey Key { get; } = key;
}

/// <summary>The store cannot be used as it stands; the message says what to do.</summary>
public sealed class StoreUnusableException : Exception
{
    public StoreUnusableException(string message) : base(message) { }

    public StoreUnusableException(string message, Exception inner) : base(message, inner) { }
}
