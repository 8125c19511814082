using System.Text.Json;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Gtr;

/// <summary>A page of projects as the service sends it. <paramref name="Total"/> and <paramref name="Pages"/> are its own counts.</summary>
internal sealed record ProjectPage(long? Total, long? Pages, IReadOnlyList<ProjectPage.Project> Projects)
{
    /// <summary>A project's id (its own bytes where it has none) and its JSON.</summary>
    public sealed record Project(string Id, string Json);

    /// <summary>Null for an answer that is no page.</summary>
    public static ProjectPage? Read(JsonElement root) =>
        root.Member("project") is null && root.Member("totalSize") is null
            ? null
            : new ProjectPage(
                root.Count("totalSize"), root.Count("totalPages"),
                [.. root.Each("project").Where(p => p.ValueKind == JsonValueKind.Object).Select(p => new Project(p.Text("id") ?? p.GetRawText(), p.GetRawText()))]);
}

internal static class FundWriting
{
    public static void WriteRawFunds(this Utf8JsonWriter json, IReadOnlyList<string> funds)
    {
        json.WriteStartArray("fund");
        foreach (var fund in funds) json.WriteRawValue(fund, skipInputValidation: true);
        json.WriteEndArray();
    }
}
