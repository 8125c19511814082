using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

public sealed partial class Neo4jGraphStore
{
    private static readonly Dictionary<string, object?> Nothing = [];

    public Task<StoreCounts> CountsAsync(CancellationToken cancellation) => ReadAsync(async () =>
    {
        var found = await client.ReadAsync(ReadStatements.Counts, Nothing, cancellation);
        return found.Rows is [var row] ? StoreTally.Parse(row.Text(0)).ToCounts() : throw new StoreUnusableException(Emptied);
    }, cancellation);

    public Task<IReadOnlyList<Reject>> RejectsAsync(string? source, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<Reject>>(async () =>
        {
            var found = source is null
                ? await client.ReadAsync(NoteStatements.Rejects, new Dictionary<string, object?> { ["limit"] = limit }, cancellation)
                : await client.ReadAsync(NoteStatements.RejectsOfSource, new Dictionary<string, object?> { ["source"] = source, ["limit"] = limit }, cancellation);
            return [.. found.Rows.Select(r => new Reject(r.Text(0), r.TextOrNull(1), r.Text(2), r.Text(3), StoredTime.Read(r.Text(4))))];
        }, cancellation);
    }

    public Task<IReadOnlyList<UnknownField>> UnknownFieldsAsync(CancellationToken cancellation) => ReadAsync<IReadOnlyList<UnknownField>>(async () =>
    [
        .. (await client.ReadAsync(NoteStatements.UnknownFields, Nothing, cancellation)).Rows.Select(r => new UnknownField(r.Text(0), r.Text(1), r.Long(2)))
            .OrderBy(f => f.Source, StringComparer.Ordinal).ThenByDescending(f => f.Count).ThenBy(f => f.Path, StringComparer.Ordinal),
    ], cancellation);

    public Task SaveRunAsync(Run run, CancellationToken cancellation) => ReadAsync(async () => await client.WriteAsync(NoteStatements.SaveRun, new Dictionary<string, object?>
    {
        ["source"] = run.Source,
        ["id"] = run.Id,
        ["run"] = RunSet.Of(run),
    }, cancellation), cancellation);

    public Task<IReadOnlyList<Run>> LastRunsAsync(CancellationToken cancellation) => ReadAsync<IReadOnlyList<Run>>(async () =>
        [.. (await client.ReadAsync(NoteStatements.LastRuns, Nothing, cancellation)).Rows.Select(ReadRun).OrderBy(r => r.Source, StringComparer.Ordinal)], cancellation);

    public Task<string?> NoteAsync(string name, CancellationToken cancellation) => ReadAsync(async () =>
        (await client.ReadAsync(NoteStatements.Note, new Dictionary<string, object?> { ["name"] = name }, cancellation)).Rows is [var row] ? row.Text(0) : null, cancellation);

    public Task SetNoteAsync(string name, string? value, CancellationToken cancellation) => ReadAsync(async () => value is null
        ? await client.WriteAsync(NoteStatements.DropNote, new Dictionary<string, object?> { ["name"] = name }, cancellation)
        : await client.WriteAsync(NoteStatements.SetNote, new Dictionary<string, object?> { ["name"] = name, ["value"] = value }, cancellation), cancellation);

    internal static Run ReadRun(QueryRow r) => new(
        r.Text(0), r.Text(1), r.Text(2), StoredTime.Read(r.Text(3)), r.IsNull(4) ? null : StoredTime.Read(r.Text(4)),
        r.Long(5), r.Long(6), r.Long(7), r.Long(8), r.Long(9), r.BoolOrNull(10), r.LongOrNull(11), r.TextOrNull(12));
}
