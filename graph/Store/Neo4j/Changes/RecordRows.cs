using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>A record as it is written.</summary>
internal static class RecordRows
{
    public static Dictionary<string, object?> Of(RecordKey key, RecordState record) => new()
    {
        ["source"] = key.Source,
        ["id"] = key.Id,
        ["set"] = new Dictionary<string, object?>
        {
            ["state"] = record.ToJson(),
            ["parsers"] = record.Versions.Select(v => (object?)(long)v.Newest.Parser).Distinct().ToList(),
            ["node"] = record.Node,
            // Readers pass by a record that a change set not yet shown has made.
            ["from"] = record.From,
        },
    };
}
