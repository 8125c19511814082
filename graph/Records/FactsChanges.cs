using System.Text.Json;
using System.Text.Json.Nodes;

namespace Horizon.Graph.Records;

/// <summary>A field of which a record says something else than it did. The values stand here where each is a few words or not given; a list or a long text is null on both sides.</summary>
/// <param name="Before">Null where it was not given, or is not shown.</param>
/// <param name="After">Null where it is not given any more, or is not shown.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Compares what was said of a thing with what is said of it. Pure.</summary>
public static class FactsChanges
{
    private const int LongestShown = 120;

    /// <summary>The fields that differ, by name; none where facts of another kind stand in their place.</summary>
    public static IReadOnlyList<FieldChange> Between(Facts before, Facts after)
    {
        if (before.GetType() != after.GetType()) return [];
        var (then, now) = (Fields(before), Fields(after));
        var changed = then.Select(f => f.Key).Union(now.Select(f => f.Key)).Where(f => !JsonNode.DeepEquals(then[f], now[f])).Order(StringComparer.Ordinal).ToList();
        // The register's own word says more than the class that it is put in.
        if (changed.Contains("sourceStatus")) changed.Remove("status");
        return [.. changed.Select(f => IsShown(then[f]) && IsShown(now[f]) ? new FieldChange(f, Text(then[f]), Text(now[f])) : new FieldChange(f, null, null))];
    }

    private static JsonObject Fields(Facts facts) => (JsonObject)JsonSerializer.SerializeToNode(facts, facts.GetType(), FactsJson.Default)!;

    private static bool IsShown(JsonNode? value) => value is null || (value is JsonValue && Text(value)!.Length <= LongestShown);

    private static string? Text(JsonNode? value) => value?.ToString();
}
