using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Horizon.Search.Check.Overlaps;

/// <summary>
/// The overlaps that were found, in a file of their own: derived, so that it can be deleted and is made again. One process writes, any number read.
/// Thread-safe: each call has a connection of its own.
/// </summary>
public sealed class OverlapBook
{
    /// <summary>Rises with what counts as an overlap: a book of another version is begun anew.</summary>
    private const int Version = 8;

    private readonly string connection;

    public OverlapBook(string path)
    {
        connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ConnectionString;
        using var open = Open();
        if (Number(open, "PRAGMA user_version") == Version) return;
        Run(open, "PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS pair; DROP TABLE IF EXISTS progress");
        Run(open, """
            CREATE TABLE pair(first TEXT NOT NULL, second TEXT NOT NULL, kind TEXT NOT NULL, relation TEXT NOT NULL, probability REAL NOT NULL, same TEXT NOT NULL, different TEXT NOT NULL,
                both_run INTEGER NOT NULL, similar TEXT NOT NULL, PRIMARY KEY(first, second)) WITHOUT ROWID;
            CREATE INDEX pair_second ON pair(second);
            CREATE INDEX pair_order ON pair(kind, both_run, relation, probability DESC, first, second);
            CREATE TABLE progress(sequence INTEGER NOT NULL);
            INSERT INTO progress VALUES(0)
            """);
        Run(open, $"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The store's sequence number up to which the book follows, whole.</summary>
    public long Sequence
    {
        get
        {
            using var open = Open();
            return Number(open, "SELECT sequence FROM progress");
        }
    }

    /// <summary>The overlaps of one trial or award, the likest first.</summary>
    public IReadOnlyList<Overlap> Of(string id)
    {
        using var open = Open();
        using var command = open.CreateCommand();
        command.CommandText = "SELECT * FROM pair WHERE first = $id UNION SELECT * FROM pair WHERE second = $id ORDER BY relation DESC, probability DESC, first, second";
        command.Parameters.AddWithValue("$id", id);
        return Read(command);
    }

    /// <summary>Pairs of a kind, those of the same question first, then by probability and id; from a place on.</summary>
    /// <param name="bothRun">Only pairs of which both run.</param>
    public (IReadOnlyList<Overlap> Pairs, long Total) Page(string kind, bool bothRun, int skip, int limit)
    {
        using var open = Open();
        using var count = open.CreateCommand();
        count.CommandText = "SELECT count(*) FROM pair WHERE kind = $kind AND both_run >= $run";
        count.Parameters.AddWithValue("$kind", kind);
        count.Parameters.AddWithValue("$run", bothRun ? 1 : 0);
        using var command = open.CreateCommand();
        command.CommandText = "SELECT * FROM pair WHERE kind = $kind AND both_run >= $run ORDER BY relation DESC, probability DESC, first, second LIMIT $limit OFFSET $skip";
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$run", bothRun ? 1 : 0);
        command.Parameters.AddWithValue("$limit", limit);
        command.Parameters.AddWithValue("$skip", skip);
        return (Read(command), Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    /// <summary>Replaces all overlaps of some trials or awards by what was found of them now, and says up to where that follows the store.</summary>
    /// <param name="awards">Of these only what they have in common with trials is replaced.</param>
    internal void Replace(IReadOnlyCollection<string> ids, IReadOnlyCollection<string> awards, IEnumerable<Overlap> found, long sequence)
    {
        using var open = Open();
        using var transaction = open.BeginTransaction();
        using (var delete = open.CreateCommand())
        {
            delete.CommandText = "DELETE FROM pair WHERE first = $id; DELETE FROM pair WHERE second = $id";
            var id = delete.Parameters.Add("$id", SqliteType.Text);
            foreach (var one in ids)
            {
                id.Value = one;
                delete.ExecuteNonQuery();
            }
        }
        using (var delete = open.CreateCommand())
        {
            delete.CommandText = $"DELETE FROM pair WHERE first = $id AND kind = '{Overlap.AwardTrial}'";
            var id = delete.Parameters.Add("$id", SqliteType.Text);
            foreach (var one in awards)
            {
                id.Value = one;
                delete.ExecuteNonQuery();
            }
        }
        using (var insert = open.CreateCommand())
        {
            insert.CommandText = "INSERT OR REPLACE INTO pair VALUES($first, $second, $kind, $relation, $probability, $same, $different, $run, $similar)";
            foreach (var o in found)
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$first", o.First);
                insert.Parameters.AddWithValue("$second", o.Second);
                insert.Parameters.AddWithValue("$kind", o.Kind);
                insert.Parameters.AddWithValue("$relation", o.Relation);
                insert.Parameters.AddWithValue("$probability", o.Probability);
                insert.Parameters.AddWithValue("$same", string.Join('|', o.Same));
                insert.Parameters.AddWithValue("$different", string.Join('|', o.Different));
                insert.Parameters.AddWithValue("$run", o.BothRun ? 1 : 0);
                insert.Parameters.AddWithValue("$similar", string.Join('|', o.Similar));
                insert.ExecuteNonQuery();
            }
        }
        using (var progress = open.CreateCommand())
        {
            progress.CommandText = "UPDATE progress SET sequence = max(sequence, $sequence)";
            progress.Parameters.AddWithValue("$sequence", sequence);
            progress.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static List<Overlap> Read(SqliteCommand command)
    {
        var found = new List<Overlap>();
        using var row = command.ExecuteReader();
        while (row.Read()) found.Add(new Overlap(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDouble(4), Parts(row.GetString(5)), Parts(row.GetString(6)), row.GetInt64(7) != 0) { Similar = Parts(row.GetString(8)) });
        return found;
    }

    private static string[] Parts(string joined) => joined.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private SqliteConnection Open()
    {
        var open = new SqliteConnection(connection);
        open.Open();
        return open;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are this file's own; values go in as parameters.")]
    private static long Number(SqliteConnection open, string sql)
    {
        using var command = open.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are this file's own; values go in as parameters.")]
    private static void Run(SqliteConnection open, string sql)
    {
        using var command = open.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
