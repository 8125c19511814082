using System.Globalization;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>How times stand in the store: ISO 8601 in UTC, so that they sort as text.</summary>
internal static class StoredTime
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
