namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>Statements about the server's own work.</summary>
internal static class AdminStatements
{
    /// <summary>What a probe runs: it touches nothing.</summary>
    public static readonly Statement Probe = new("Probe", "RETURN 1 AS one");

    /// <summary>The transactions that run a request; its tag stands among its parameters.</summary>
    public static readonly Statement Running = new("Running",
        "SHOW TRANSACTIONS YIELD transactionId AS id, parameters AS given WHERE given.request = $of RETURN id");

    public static readonly Statement Terminate = new("Terminate", "TERMINATE TRANSACTIONS $ids");
}
