namespace Horizon.Graph.Ids;

/// <summary>How awards are named: by the canonical grant reference where its form is known, else by their source and its reference.</summary>
public static class AwardIds
{
    private const string KeyPrefix = "grant:";

    /// <summary>The part of a node id after "award:"; references of no known form may mean another award with another funder, so the source goes before them.</summary>
    public static string Local(string source, string reference) =>
        GrantReference.TryParse(reference) is { } known ? known.Value : $"{source}:{string.Join(' ', reference.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";

    /// <summary>The key by which any written form of a reference is looked up: "grant:NIHR123456". Null for blank text.</summary>
    public static string? Key(string? reference) => string.IsNullOrWhiteSpace(reference) || reference.Length > 200
        ? null
        : KeyPrefix + (GrantReference.TryParse(reference) is { } known ? known.Value : IdText.Compact(reference));
}
