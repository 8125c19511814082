using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Csv;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Page;

/// <summary>
/// Fetches the urls of recipes that a person names, as far as each host's robots.txt allows, and hands over what the recipes cut out of them.
/// A host that declines programs is not asked under another name.
/// </summary>
public sealed class PageClient(IHttpClientFactory clients, IOptions<PageOptions> settings, TimeProvider time) : IEvidenceSource
{
    private readonly PageOptions options = settings.Value;

    public string Name => SourceNames.Page;

    public string Licence => PageSource.Licence;

    /// <summary>Each recipe names its own addresses; this stands for none of them.</summary>
    public Uri DefaultBaseUrl => NoBaseUrl;

    internal static Uri NoBaseUrl { get; } = new("https://example.invalid/");

    public string? OnlyByName => "web pages are read by recipe: name the recipes' files with --query";

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(null, string.Join('\n', Files(request).Select(Named)));

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var recipes = Files(request).Select(Load).ToList();
        if (recipes.Sum(r => r.Urls.Count) == 0)
            throw new CrawlRefusedException(DefaultBaseUrl, "No recipe with urls is named.", "Name recipe files: crawl page --query \"my-recipe.json\"; each has the \"urls\" that it is for.");
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var robots = new Dictionary<string, RobotsRules?>(StringComparer.OrdinalIgnoreCase);
        var validators = new Dictionary<string, string>(CrawlState.Read(request.Checkpoint, Scope(request))?.Validators ?? new Dictionary<string, string>());
        var sets = recipes.Select(recipe => ($"pages of {recipe.Name}", new FetchSet((tally, token) => PagesAsync(client, recipe, robots, validators, tally, token)))).ToList();
        await foreach (var step in WholeSet.WalkAsync(Scope(request), null, sets, WholeSet.DatesIgnored(request), request.Checkpoint, cancellation, validators)) yield return step;
    }

    private async IAsyncEnumerable<FetchedPage> PagesAsync(
        PoliteClient client, PageRecipe recipe, Dictionary<string, RobotsRules?> robots, Dictionary<string, string> validators, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // What a site will not give is not asked for twice.
        tally.Capped = true;
        tally.Expected = recipe.Urls.Count;
        foreach (var url in recipe.Urls.Take(options.MaxPages).Select(Sent))
        {
            SourceIdentity.Require(Name, url, options);
            if (!robots.TryGetValue(url.Authority, out var rules)) robots[url.Authority] = rules = await RobotsAsync(client, url, tally, cancellation);
            if (rules is null || !rules.Allows(url))
            {
                tally.Notes.Add(rules is null
                    ? $"{url} is not fetched, since the site's robots.txt cannot be read now: run the crawl again later"
                    : $"{url} is not for programs, says the site's robots.txt: save the page yourself and import it");
                continue;
            }
            if (rules.DelaySeconds is { } delay) await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(delay - options.MinimumInterval.TotalSeconds, 0, 60)), time, cancellation);
            if (await PageAsync(client, url, validators, tally, cancellation) is not { } page) continue;
            var things = recipe.Cut(page.Body.ToArray(), url);
            if (things.Count == 0) tally.Notes.Add($"{url} holds nothing where the recipe looks: the site may have changed");
            else
            {
                tally.Ids.Add(url.AbsoluteUri);
                if (page.Validator is { } validator) validators[url.AbsoluteUri] = validator;
                yield return page with { Body = List(things), MediaType = "application/json" };
            }
        }
    }

    /// <summary>Null for a page that still is as it was, or that cannot be had: the others are fetched all the same.</summary>
    private static async Task<FetchedPage?> PageAsync(PoliteClient client, Uri url, Dictionary<string, string> validators, WindowTally tally, CancellationToken cancellation)
    {
        try
        {
            return await client.FetchAsync(new Question(url).UnlessStill(validators.GetValueOrDefault(url.AbsoluteUri)), IsPage, tally.Notes, cancellation);
        }
        catch (UnexpectedResponseException unchanged) when (unchanged.Status == HttpStatusCode.NotModified)
        {
            tally.Ids.Add(url.AbsoluteUri);
            return null;
        }
        catch (CrawlException declined)
        {
            tally.Notes.Add($"{url}: {declined.Message}");
            return null;
        }
    }

    /// <summary>No file: nothing is asked. Null for one that cannot be had now: then nothing is fetched.</summary>
    private static async Task<RobotsRules?> RobotsAsync(PoliteClient client, Uri url, WindowTally tally, CancellationToken cancellation)
    {
        try
        {
            var file = await client.FetchAsync(new Question(new Uri(url, "/robots.txt")), (_, _) => null, tally.Notes, cancellation);
            return RobotsRules.Parse(Encoding.UTF8.GetString(file.Body.Span));
        }
        catch (UnexpectedResponseException gone) when (gone.Status is { } status && (int)status is >= 400 and < 500)
        {
            return RobotsRules.None;
        }
        catch (CrawlException unknown)
        {
            tally.Notes.Add($"robots.txt of {url.Authority} cannot be read: {unknown.Message}");
            return null;
        }
    }

    private static AnswerFault? IsPage(string mediaType, ReadOnlyMemory<byte> body) =>
        mediaType.Contains("html", StringComparison.OrdinalIgnoreCase) || (mediaType.Length == 0 && AnswerChecks.WebPage("json", mediaType, body) is not null)
            ? null
            : new AnswerFault($"The media type {mediaType} came where a web page should be", MayPass: false);

    private Uri Sent(Uri url) => options.BaseUrl is { } other ? new Uri(new Uri(other.GetLeftPart(UriPartial.Authority)), url.PathAndQuery) : url;

    private IReadOnlyList<string> Files(CrawlRequest request) =>
        string.IsNullOrWhiteSpace(request.Query) ? options.Recipes : request.Query.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A recipe by its name and what stands in it: a changed one reads its pages anew.</summary>
    private static string Named(string file) => File.Exists(file) ? $"{file} {ContentHash.Document(File.ReadAllBytes(file)).Hash}" : file;

    private PageRecipe Load(string file)
    {
        try
        {
            return PageRecipe.Read(File.ReadAllBytes(file));
        }
        catch (Exception wrong) when (wrong is MappingException or IOException or UnauthorizedAccessException)
        {
            throw new CrawlRefusedException(DefaultBaseUrl, $"The recipe {file} cannot be used: {wrong.Message}", "Mend it, or name another.");
        }
    }

    private static byte[] List(IReadOnlyList<byte[]> things)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte((byte)'[');
        for (var i = 0; i < things.Count; i++)
        {
            if (i > 0) bytes.WriteByte((byte)',');
            bytes.Write(things[i]);
        }
        bytes.WriteByte((byte)']');
        return bytes.ToArray();
    }
}
