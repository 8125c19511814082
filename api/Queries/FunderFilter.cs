using Horizon.Api.Data;
using Horizon.Graph.Organisations;
using Horizon.Graph.Store;
using Horizon.Search.Find;

namespace Horizon.Api.Queries;

/// <summary>The funder that a filter names: by the id of its node, by its name as records write it, or by any name of a body of the reviewed list.</summary>
internal static class FunderFilter
{
    private const int MostNear = 3;

    /// <summary>The id of the body; null for a name that no body of the reviewed list has.</summary>
    public static string? BodyOf(string written) =>
        BodyDirectory.Current.FindById(written)?.Id ?? (written.StartsWith($"{NodeKinds.Organisation}:", StringComparison.Ordinal) ? written : BodyDirectory.Current.Find(written)?.Id);

    /// <summary>What is looked for in the index: what was written, and the body that it names.</summary>
    public static IEnumerable<string> Wanted(string written) => BodyOf(written) is { } body && body != written ? [written, body] : [written];

    /// <summary>A body that neither the reviewed list nor any record here knows would find nothing, and read as if it paid for nothing.</summary>
    /// <param name="wanted">See <see cref="Wanted"/>.</param>
    /// <exception cref="BadRequestException">There is no such body; with the names that are near to what was written.</exception>
    public static async Task RequireKnownAsync(Workspace workspace, IReadOnlyList<string> wanted, CancellationToken cancellation)
    {
        foreach (var written in wanted.Where(w => BodyDirectory.Current.FindById(BodyOf(w)) is null))
        {
            var names = new BodyNames(workspace.RequireIndex());
            if (names.Has(written) || (await workspace.Store.ResolveAsync(written, cancellation) is { } body && NodeKinds.Of(body) == NodeKinds.Organisation)) continue;
            var near = names.Near(written, MostNear);
            throw new BadRequestException($"funder is \"{written}\", and no record here names such a body. {(near.Count > 0 ? $"Near to it are {string.Join(", ", near.Select(n => $"“{n}”"))}. " : "")}/api/funders lists those that pay for something here.");
        }
    }
}
