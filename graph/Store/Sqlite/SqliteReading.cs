using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>What the columns of a row mean, counted from <c>at</c>.</summary>
internal static class SqliteReading
{
    /// <summary>Rows that were held at ?2, or are now where ?2 is null; both columns stand in claim, assertion and placement.</summary>
    public const string HeldAt = "((?2 IS NULL AND to_seq IS NULL) OR (from_seq <= ?2 AND (to_seq IS NULL OR to_seq > ?2)))";

    /// <summary>hash, updated_on, reduced, kind, facts.</summary>
    /// <param name="retrievedAt">The column of retrieved_at.</param>
    public static VersionedFacts Version(SqliteRow r, int at, int retrievedAt) =>
        new(r.Text(at), Date(r, at + 1), r.Bool(at + 2), FactsCodec.Read(r.Text(at + 3), r.Bytes(at + 4)), SqliteTime.Read(r.Text(retrievedAt)));

    /// <summary>hash, rule, rule_version, method, confidence, field, start, end, quote.</summary>
    public static Reason Reason(SqliteRow r, int at) => new(
        r.Text(at), r.Text(at + 1), r.Text(at + 2), (Method)r.Int(at + 3), r.Double(at + 4),
        r.IsNull(at + 5) ? null : new Quote(r.Text(at + 5), r.Int(at + 6), r.Int(at + 7), r.Text(at + 8)));

    /// <summary>url, retrieved_at, licence.</summary>
    public static Origin Origin(SqliteRow r, int at) => new(r.Text(at), SqliteTime.Read(r.Text(at + 1)), r.Text(at + 2));

    /// <summary>from_seq, its time, to_seq, its time.</summary>
    public static Held Held(SqliteRow r, int at) => new(
        r.Long(at), SqliteTime.Read(r.Text(at + 1)), r.LongOrNull(at + 2), r.IsNull(at + 3) ? null : SqliteTime.Read(r.Text(at + 3)));

    public static PartialDate? Date(SqliteRow r, int at) => PartialDate.ParseOrNull(r.TextOrNull(at));
}
