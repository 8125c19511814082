using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Horizon.Graph.Store;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Import;

/// <summary>A crawl that did not bring all that its source has, or that was cut off. <paramref name="Expected"/> is the source's own count, null where it gave none.</summary>
public sealed record Shortfall(string Scope, string? Query, DateOnly? From, DateOnly? To, long? Expected, string Remark)
{
    /// <summary>What came short, in words that begin a sentence.</summary>
    [JsonIgnore]
    public string What => Scope == Shortfalls.Files ? "An import" : string.Create(
        CultureInfo.InvariantCulture,
        $"A crawl of {Query switch { null => "the default query", "" => "everything", _ => $"\"{Query}\"" }}{(From is { } from ? $" from {from:yyyy-MM-dd}" : "")}{(To is { } to ? $" to {to:yyyy-MM-dd}" : "")}");
}

/// <summary>
/// What is known to be lacking of each source, kept by the scope of the crawl that came short: an import of a file or a crawl of something else fetches none of it, so that
/// it stays until a crawl of the same scope, or of one that holds it, has come to its end whole.
/// </summary>
public static class Shortfalls
{
    /// <summary>The scope of all imports: pages that a person saved.</summary>
    internal const string Files = "imported files";

    private const string CutOff = "The crawl was cut off before its end.";

    public static async Task<IReadOnlyList<Shortfall>> ReadAsync(IGraphStore store, string source, CancellationToken cancellation) =>
        await store.NoteAsync(NameOf(source), cancellation) is { } kept ? JsonSerializer.Deserialize<List<Shortfall>>(kept, JsonSerializerOptions.Web) ?? [] : [];

    /// <summary>Notes a crawl that begins, so that one that is killed is known to be short.</summary>
    internal static async Task BeginAsync(IGraphStore store, string source, string scope, CrawlRequest request, CancellationToken cancellation)
    {
        var open = await ReadAsync(store, source, cancellation);
        if (open.All(one => one.Scope != scope)) await SaveAsync(store, source, [.. open, new Shortfall(scope, request.Query, request.From, request.To, null, CutOff)], cancellation);
    }

    /// <param name="remark">What is lacking; null where the crawl came to its end whole.</param>
    internal static async Task EndAsync(IGraphStore store, string source, string scope, CrawlRequest request, long? expected, string? remark, CancellationToken cancellation)
    {
        var open = await ReadAsync(store, source, cancellation);
        var left = remark is null ? open.Where(one => one.Scope != scope && !Holds(request, one)) : open.Where(one => one.Scope != scope).Append(new Shortfall(scope, request.Query, request.From, request.To, expected, remark));
        await SaveAsync(store, source, [.. left], cancellation);
    }

    /// <summary>Notes that imported pages are a part of what they say their whole answer has.</summary>
    internal static async Task FilesAreShortAsync(IGraphStore store, string source, long expected, CancellationToken cancellation)
    {
        var open = await ReadAsync(store, source, cancellation);
        var most = Math.Max(expected, open.FirstOrDefault(one => one.Scope == Files)?.Expected ?? 0);
        await SaveAsync(store, source, [.. open.Where(one => one.Scope != Files), new Shortfall(Files, null, null, null, most, "The imported pages hold fewer records than they say their whole answer has.")], cancellation);
    }

    /// <summary>Pages that were imported one after the other are whole once all their records are here.</summary>
    internal static async Task FilesAreWholeIfAllHereAsync(IGraphStore store, string source, CancellationToken cancellation)
    {
        var open = await ReadAsync(store, source, cancellation);
        if (open.FirstOrDefault(one => one.Scope == Files) is not { } files) return;
        var here = (await store.CountsAsync(cancellation)).Sources.FirstOrDefault(s => s.Source == source)?.Records ?? 0;
        if (here >= files.Expected) await SaveAsync(store, source, [.. open.Where(one => one.Scope != Files)], cancellation);
    }

    private static bool Holds(CrawlRequest whole, Shortfall part) =>
        whole.Query == part.Query && (whole.From is null || whole.From <= part.From) && (whole.To is null || part.To <= whole.To);

    private static Task SaveAsync(IGraphStore store, string source, List<Shortfall> open, CancellationToken cancellation) =>
        store.SetNoteAsync(NameOf(source), open.Count == 0 ? null : JsonSerializer.Serialize(open, JsonSerializerOptions.Web), cancellation);

    private static string NameOf(string source) => $"crawl.short/{source}";
}
