using Horizon.Graph.Organisations;
using Horizon.Graph.Store;

namespace Horizon.Api.Queries;

/// <summary>The funder that a filter names: by the id of its node, by its name as records write it, or by any name of a body of the reviewed list.</summary>
internal static class FunderFilter
{
    /// <summary>The id of the body; null for a name that no body of the reviewed list has.</summary>
    public static string? BodyOf(string written) =>
        BodyDirectory.Current.FindById(written)?.Id ?? (written.StartsWith($"{NodeKinds.Organisation}:", StringComparison.Ordinal) ? written : BodyDirectory.Current.Find(written)?.Id);

    /// <summary>What is looked for in the index: what was written, and the body that it names.</summary>
    public static IEnumerable<string> Wanted(string written) => BodyOf(written) is { } body && body != written ? [written, body] : [written];
}
