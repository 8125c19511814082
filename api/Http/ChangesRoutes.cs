using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>What changed, for programs and for feed readers.</summary>
internal static class ChangesRoutes
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Entries of the feed.</summary>
    private const int MostEntries = 100;

    public static void MapChanges(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/changes", ChangesAsync).WithTags("Changes").WithSummary("Trials, papers, awards and gaps that changed after a sequence number, oldest first.").ProducesProblem(400);
        app.MapGet("/feeds/changes.atom", FeedAsync).ExcludeFromDescription();
    }

    private static async Task<Ok<ChangesAnswer>> ChangesAsync(
        ChangesQuery query, CancellationToken cancellation,
        [Description("A sequence number, exclusive; the latest where absent.")] long? since = null,
        [Description("trial, publication, award, gap, priority or guidance; all where absent.")] string? kind = null,
        [Description("About so many, 1 to 1000; change sets come whole.")] int? limit = null) =>
        TypedResults.Ok(await query.RunAsync(since, kind, limit ?? ChangesQuery.UsualLimit, cancellation));

    /// <summary>The newest first, as feed readers expect it.</summary>
    private static async Task<ContentHttpResult> FeedAsync(ChangesQuery query, HttpContext http, CancellationToken cancellation)
    {
        var site = PageLinks.Site(http.Request);
        var changes = await query.RunAsync(null, null, MostEntries, cancellation);
        var entries = changes.Items.Reverse().ToList();
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", $"{site}/feeds/changes.atom"), new XElement(Atom + "title", "Horizon: what changed"), new XElement(Atom + "author", new XElement(Atom + "name", "Horizon")),
            new XElement(Atom + "updated", Time(entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries[0].At)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", $"{site}/feeds/changes.atom")),
            entries.Select(c => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", $"{site}{c.Url}#{c.Sequence}"), new XElement(Atom + "title", $"{Word(c)}: {Clean(c.Title ?? c.Id)}"),
                new XElement(Atom + "updated", Time(c.At)), new XElement(Atom + "link", new XAttribute("href", $"{site}{c.Url}")))));
        return TypedResults.Content(new XDocument(new XDeclaration("1.0", "utf-8", null), feed).ToStringWithDeclaration(), "application/atom+xml", Encoding.UTF8);
    }

    private static string Word(ChangeItem change) => $"{(change.What == "new" ? "New" : "Changed")} {change.Kind}";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or >= 32 and not (0xFFFE or 0xFFFF)));

    private static string ToStringWithDeclaration(this XDocument document) => $"{document.Declaration}\n{document}";
}
