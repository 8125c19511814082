using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>
/// A prepared statement, straight on SQLite's own interface: an import runs some fifty a record, and the ADO.NET layer costs more than SQLite does.
/// Text is bound and read with its length, so that a NUL in it survives; an unpaired surrogate becomes U+FFFD, as in all UTF-8.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public SqliteRow Row => new(statement);

    /// <summary>Binds ?1, ?2, … in order: null, text, integers, floating point or bytes.</summary>
    public void Bind(ReadOnlySpan<object?> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            Check(parameters[i] switch
            {
                null => raw.sqlite3_bind_null(statement, i + 1),
                string text => BindText(i + 1, text),
                long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                int number => raw.sqlite3_bind_int64(statement, i + 1, number),
                bool truth => raw.sqlite3_bind_int64(statement, i + 1, truth ? 1 : 0),
                double number => raw.sqlite3_bind_double(statement, i + 1, number),
                byte[] bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes),
                ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes.Span),
                var other => throw new ArgumentException($"SQLite keeps no {other.GetType().Name}."),
            });
        }
    }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step() => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var error => throw Failure(error),
    };

    public void Reset() => raw.sqlite3_reset(statement);

    public void Dispose() => statement?.Dispose();

    private int BindText(int index, string text)
    {
        if (text.Length == 0) return raw.sqlite3_bind_text(statement, index, "");
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var result = raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Failure(result);
    }

    private SqliteException Failure(int result) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), result & 0xff, raw.sqlite3_extended_errcode(database));
}

/// <summary>The row that a statement stands on; good until its next step.</summary>
internal readonly struct SqliteRow(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public int Int(int column) => raw.sqlite3_column_int(statement, column);

    public bool Bool(int column) => Long(column) != 0;

    public double Double(int column) => raw.sqlite3_column_double(statement, column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);
}
