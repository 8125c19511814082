using System.ComponentModel.DataAnnotations;

namespace Horizon.Graph.Store.Neo4j;

/// <summary>Where the server is and how it is spoken to. User and password never stand in a message or a log.</summary>
public sealed class Neo4jOptions
{
    /// <summary>The server's HTTP address, such as http://localhost:7474.</summary>
    [Required]
    public required Uri Url { get; init; }

    /// <summary>The database; it holds Horizon's graph and nothing else.</summary>
    [Required]
    public string Database { get; init; } = "neo4j";

    /// <summary>Null where the server asks for no login.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Seconds that one request may take; the server gives up then too, where it can be told.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Rows of one request at most.</summary>
    [Range(1, 100_000)]
    public int RowsPerRequest { get; init; } = 2000;

    /// <summary>Bytes of one request's rows at most; one row that is larger goes alone.</summary>
    [Range(1024, 1 << 30)]
    public int BytesPerRequest { get; init; } = 4 << 20;

    /// <summary>How often a request or a change set is tried again after an error that passes.</summary>
    [Range(0, 20)]
    public int Retries { get; init; } = 5;
}
