namespace Horizon.Graph.Store.Sqlite;

public sealed partial class SqliteGraphStore
{
    internal const string RunColumns = "id, source, kind, started_at, finished_at, read, new, changed, unchanged, rejected, complete, expected, remark";

    public Task<StoreCounts> CountsAsync(CancellationToken cancellation) => ReadAsync(SqliteTally.Read, cancellation);

    public Task<IReadOnlyList<Reject>> RejectsAsync(string? source, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<Reject>>(s => source is null
            ? s.Rows("SELECT source, id, reason, url, at FROM reject ORDER BY num DESC LIMIT ?1", ReadReject, limit)
            : s.Rows("SELECT source, id, reason, url, at FROM reject INDEXED BY reject_source WHERE source = ?1 ORDER BY num DESC LIMIT ?2", ReadReject, source, limit), cancellation);
    }

    public Task<IReadOnlyList<UnknownField>> UnknownFieldsAsync(CancellationToken cancellation) => ReadAsync<IReadOnlyList<UnknownField>>(s => s.Rows(
        "SELECT source, path, count FROM unknown_field ORDER BY source, count DESC, path", r => new UnknownField(r.Text(0), r.Text(1), r.Long(2))), cancellation);

    public Task SaveRunAsync(Run run, CancellationToken cancellation) => WriteAsync(s => Save(s, run), cancellation);

    internal static int Save(SqliteSession session, Run run) => session.Execute(
        $"INSERT INTO run({RunColumns}) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" +
        """
         ON CONFLICT DO UPDATE SET kind = excluded.kind, started_at = excluded.started_at, finished_at = excluded.finished_at, read = excluded.read, new = excluded.new, changed = excluded.changed,
            unchanged = excluded.unchanged, rejected = excluded.rejected, complete = excluded.complete, expected = excluded.expected, remark = excluded.remark
        """,
        run.Id, run.Source, run.Kind, SqliteTime.Write(run.StartedAt), run.FinishedAt is { } finished ? SqliteTime.Write(finished) : null,
        run.Read, run.New, run.Changed, run.Unchanged, run.Rejected, run.Complete, run.Expected, run.Remark);

    public Task<IReadOnlyList<Run>> LastRunsAsync(CancellationToken cancellation) => ReadAsync<IReadOnlyList<Run>>(s => s.Rows(
        $"SELECT {RunColumns} FROM run WHERE num IN (SELECT max(num) FROM run GROUP BY source) ORDER BY source", ReadRun), cancellation);

    public Task<string?> NoteAsync(string name, CancellationToken cancellation) =>
        ReadAsync(s => s.Text("SELECT value FROM note WHERE name = ?1", name), cancellation);

    public Task SetNoteAsync(string name, string? value, CancellationToken cancellation) => WriteAsync(
        s => value is null
            ? s.Execute("DELETE FROM note WHERE name = ?1", name)
            : s.Execute("INSERT INTO note(name, value) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value", name, value), cancellation);

    private static Reject ReadReject(SqliteRow r) => new(r.Text(0), r.Text(1) is { Length: > 0 } id ? id : null, r.Text(2), r.Text(3), SqliteTime.Read(r.Text(4)));

    internal static Run ReadRun(SqliteRow r) => new(
        r.Text(0), r.Text(1), r.Text(2), SqliteTime.Read(r.Text(3)), r.IsNull(4) ? null : SqliteTime.Read(r.Text(4)),
        r.Long(5), r.Long(6), r.Long(7), r.Long(8), r.Long(9), r.IsNull(10) ? null : r.Bool(10), r.LongOrNull(11), r.TextOrNull(12));
}
