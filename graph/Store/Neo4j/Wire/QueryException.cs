using System.Diagnostics.CodeAnalysis;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>How a request failed.</summary>
internal enum QueryFault
{
    /// <summary>The server said no, having done nothing of it.</summary>
    Refused,

    /// <summary>No whole answer came: whether the server did it cannot be told.</summary>
    Lost,

    /// <summary>Nothing listens at the address, or it cannot be reached.</summary>
    Unreachable,

    /// <summary>No answer came in time.</summary>
    Silent,
}

/// <summary>A request that failed, before anybody has said what to do about it.</summary>
[SuppressMessage("Design", "CA1064", Justification = "It never leaves the store, which says what to do in its place.")]
internal sealed class QueryException(string code, string message, QueryFault fault, Exception? inner = null, int status = 0, TimeSpan? after = null) : Exception(message, inner)
{
    /// <summary>Neo4j's code, such as "Neo.TransientError.Transaction.DeadlockDetected"; empty where there is none.</summary>
    public string Code { get; } = code;

    public QueryFault Fault { get; } = fault;

    /// <summary>The HTTP status where it was not a success; else 0.</summary>
    public int Status { get; } = status;

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? After { get; } = after;

    public bool IsRateLimit => Status == 429 || Code == "Neo.ClientError.Security.AuthenticationRateLimit";

    /// <summary>The transaction is gone: it expired, or another server holds it.</summary>
    public bool IsLostTransaction => Status == 404 || Code.StartsWith("Neo.ClientError.Transaction.Transaction", StringComparison.Ordinal);

    /// <summary>Trying again may help: the same request may pass then.</summary>
    public bool Passes => Fault is QueryFault.Lost or QueryFault.Unreachable || IsRateLimit || IsTooLarge || Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal);

    /// <summary>A smaller request may pass where this one did not.</summary>
    public bool IsTooLarge => Status == 413 || Code.EndsWith("OutOfMemoryError", StringComparison.Ordinal);
}
