using System.Net.Http.Headers;
using System.Text.Json;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>What a person can do about a failed request.</summary>
internal static class QueryFailure
{
    /// <summary>The failure that an answer with an error status tells of.</summary>
    public static QueryException OfStatus(int status, ReadOnlyMemory<byte> body, HttpResponseHeaders headers)
    {
        QueryError? error = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            error = QueryError.FirstOf(document.RootElement);
        }
        catch (JsonException)
        {
            // A proxy's page, or nothing: the status says enough.
        }
        return new QueryException(error?.Code ?? "", error?.Message ?? $"HTTP status {status}", QueryFault.Refused, null, status, headers.RetryAfter?.Delta);
    }

    /// <summary>A sentence or two, without user, password or what was asked.</summary>
    public static string Explain(QueryException error, Neo4jOptions options)
    {
        var at = $"The Neo4j server at {options.Url.GetLeftPart(UriPartial.Path)}";
        return error switch
        {
            { Fault: QueryFault.Unreachable } => $"{at} cannot be reached ({error.Message}). Start it, or name another with --neo4j-url.",
            { Fault: QueryFault.Silent } => $"{at} did not answer within {options.TimeoutSeconds} s; nothing of this change was written. See what it is doing (SHOW TRANSACTIONS) and its log, then run the command again.",
            { Fault: QueryFault.Lost } => $"{at} broke off its answers ({error.Message}). See its log and the network between, then run the command again: it goes on from what was written whole.",
            { IsRateLimit: true } => $"{at} refuses logins for a while after too many wrong ones. Set HORIZON_NEO4J_USER and HORIZON_NEO4J_PASSWORD rightly, wait some seconds and run the command again.",
            { Code: "Neo.ClientError.Security.CredentialsExpired" } => $"{at} wants the first password changed: run ALTER CURRENT USER SET PASSWORD there, then set HORIZON_NEO4J_PASSWORD to the new one.",
            { Status: 401 } => $"{at} does not accept the login. Set HORIZON_NEO4J_USER and HORIZON_NEO4J_PASSWORD to a user of its.",
            { Status: 403 } or { Code: "Neo.ClientError.Security.Forbidden" } => $"{at} forbids this user what Horizon needs: reading, writing, and making indexes and constraints in the database \"{options.Database}\". Grant it, or name another user with HORIZON_NEO4J_USER.",
            { Status: 404 } => $"{at} has no database \"{options.Database}\" with a Query API ({error.Message}). It must be Neo4j 5.26 or later with QUERY_API_ENDPOINTS among server.http_enabled_modules.",
            { Status: 415 } or { Status: 406 } => $"{at} does not know the typed form that Horizon speaks. It must be Neo4j 5.26 or later.",
            { IsTooLarge: true } => $"{at} has too little memory for this change ({error.Message}). Raise server.memory.heap.max_size or db.memory.transaction.max, then run the command again; nothing of this change was written.",
            { Passes: true } => $"{at} is busy or is changing its leader ({error.Code}: {error.Message}); nothing of this change was written. Run the command again.",
            _ => $"{at} refused a statement ({(error.Code.Length > 0 ? error.Code : $"HTTP {error.Status}")}: {error.Message}); nothing of this change was written. See its log; where the message names a full disk or a damaged store, mend that and run the command again.",
        };
    }
}
