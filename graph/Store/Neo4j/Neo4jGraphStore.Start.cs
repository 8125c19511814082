using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

public sealed partial class Neo4jGraphStore
{
    private static readonly Version Oldest = new(5, 26);

    private string Emptied => $"The database \"{options.Database}\" at {options.Url.GetLeftPart(UriPartial.Path)} was emptied while Horizon used it. Run the command again.";

    /// <summary>Once in an instance's life; a start that failed is tried again by the next call.</summary>
    private async Task ReadyAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (started) return;
        await starting.WaitAsync(cancellation);
        try
        {
            if (started) return;
            await CheckServerAsync(cancellation);
            await MakeAsync(cancellation);
            started = true;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task CheckServerAsync(CancellationToken cancellation)
    {
        if (await client.DiscoverAsync(cancellation) is { } said && VersionIn(said) is { } version && version < Oldest)
            throw new StoreUnusableException($"The Neo4j server at {options.Url.GetLeftPart(UriPartial.Path)} is {version}; Horizon needs {Oldest} or later. Name another with --neo4j-url.");
        try
        {
            await client.ReadAsync(AdminStatements.Probe, Nothing, cancellation);
        }
        catch (QueryException e) when (e.Status == 400 && e.Code.StartsWith("Neo.ClientError.Request.", StringComparison.Ordinal))
        {
            // A server that does not know the time limit of a request goes without one.
            client.LimitNoTime();
            await client.ReadAsync(AdminStatements.Probe, Nothing, cancellation);
        }
    }

    /// <summary>The version that a server names at its address; null where what answers there does not say.</summary>
    private static Version? VersionIn(string said)
    {
        try
        {
            using var document = JsonDocument.Parse(said);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("neo4j_version", out var version)) return null;
            var parts = (version.GetString() ?? "").Split('.', '-');
            return parts.Length >= 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var major) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minor)
                ? new Version(major, minor)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task MakeAsync(CancellationToken cancellation)
    {
        var found = await client.ReadAsync(SchemaStatements.StoreForm, Nothing, cancellation);
        if (found.Rows is [var row])
        {
            CheckForm(row.Int(0));
            if (row.TextOrNull(1) is { } loading)
                throw new StoreUnusableException($"The copy of a graph into the database \"{options.Database}\" was cut off ({loading}). Empty that database, and run `horizon graph copy` again.");
            if (row.Long(0) < SchemaStatements.Form) await MakeSchemaAsync(SchemaStatements.SetForm, cancellation);
            // A writer may have ended between its commit and its declaration.
            if (row.Long(2) != row.LongOrNull(3)) await ShowCommittedAsync(cancellation);
            return;
        }
        await MakeSchemaAsync(SchemaStatements.Found, cancellation);
    }

    private async Task MakeSchemaAsync(Statement last, CancellationToken cancellation)
    {
        foreach (var statement in SchemaStatements.All) await client.WriteAsync(statement, Nothing, cancellation);
        await client.WriteAsync(SchemaStatements.Await, Nothing, cancellation);
        await client.WriteAsync(last, new Dictionary<string, object?> { ["form"] = SchemaStatements.Form }, cancellation);
    }

    private void CheckForm(int form)
    {
        if (form > SchemaStatements.Form)
        {
            throw new StoreUnusableException(string.Create(CultureInfo.InvariantCulture,
                $"The data in the database \"{options.Database}\" were written by a newer Horizon (its store has form {form}, this program knows {SchemaStatements.Form}). Use that newer program, or name another with --neo4j-url."));
        }
    }
}
