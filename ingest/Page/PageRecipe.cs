using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.XPath;
using Horizon.Ingest.Csv;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Files;
using HtmlAgilityPack;

namespace Horizon.Ingest.Page;

/// <summary>What a recipe takes from a page: <paramref name="Each"/> finds the things, the other selectors are relative to each and may be absent.</summary>
/// <param name="Kind">gap, priority, trial or guidance.</param>
/// <param name="Each">XPath of each thing.</param>
/// <param name="Text">Its words; the thing's own text where absent.</param>
/// <param name="Id">Its id with the page's owner; made from the words where absent.</param>
/// <param name="IsRanked">Their order on the page is their rank.</param>
internal sealed record PageYield(string Kind, string Each, string? Text, string? Id, bool IsRanked);

/// <summary>
/// How a kind of page is read: where it is, under which terms, and by which selectors (XPath 1.0). It is data: see Recipes for the ones that Horizon
/// brings. Immutable and thread-safe.
/// </summary>
internal sealed record PageRecipe(
    string Name, string Organisation, string Licence, IReadOnlyList<Uri> Urls, IReadOnlyList<string> Pages, string? Title, string? Date, string? StatedIn, IReadOnlyList<PageYield> Yields)
{
    private static readonly string[] Members = ["name", "organisation", "licence", "urls", "pages", "title", "date", "statedIn", "yields", "about"];
    private static readonly string[] Kinds = ["gap", "priority", "trial", "guidance"];

    public static IReadOnlyList<PageRecipe> BuiltIn { get; } =
        [.. typeof(PageRecipe).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("Horizon.Ingest.Page.Recipes.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Embedded)];

    /// <exception cref="MappingException">It cannot be used.</exception>
    public static PageRecipe Read(ReadOnlyMemory<byte> recipe)
    {
        try
        {
            using var document = JsonDocument.Parse(recipe, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new MappingException($"The recipe is no sound JSON: {broken.Message}");
        }
    }

    /// <summary>Whether a page of this address is one of the recipe's.</summary>
    public bool IsOf(Uri url) => Pages.Any(p => url.AbsoluteUri.StartsWith(p, StringComparison.OrdinalIgnoreCase)) || Urls.Contains(url);

    /// <summary>The things that stand on a page, each as the document that is kept of it. Empty where nothing does.</summary>
    /// <param name="page">The page's bytes, in the encoding that they name.</param>
    /// <param name="fetchedFrom">Where it was fetched; null for a saved page, whose own word is taken.</param>
    public IReadOnlyList<byte[]> Cut(byte[] page, Uri? fetchedFrom) => Cut(Encoding.UTF8.GetString(HtmlText.Utf8(page)), fetchedFrom);

    /// <inheritdoc cref="Cut(byte[], Uri?)"/>
    /// <param name="page">The page's text.</param>
    /// <param name="fetchedFrom">Where it was fetched; null for a saved page, whose own word is taken.</param>
    public IReadOnlyList<byte[]> Cut(string page, Uri? fetchedFrom)
    {
        var html = new HtmlDocument { OptionMaxNestedChildNodes = 2000 };
        try
        {
            html.LoadHtml(page);
        }
        catch (Exception deep) when (deep is not OutOfMemoryException)
        {
            // The reader refuses tags nested deeper than any page has: nothing can be found there.
            return [];
        }
        var url = (fetchedFrom ?? PageAddress.In(page[..Math.Min(page.Length, 64 * 1024)]))?.AbsoluteUri;
        try
        {
            return Things(html.DocumentNode, url);
        }
        catch (XPathException)
        {
            // A selector that calls what XPath 1.0 does not have finds nothing.
            return [];
        }
    }

    private List<byte[]> Things(HtmlNode root, string? url)
    {
        var things = new List<byte[]>();
        var about = new PageAbout(url, First(root, Title), First(root, Date), First(root, StatedIn));
        foreach (var yield in Yields)
        {
            var rank = 0;
            foreach (var node in Nodes(root, yield.Each))
            {
                var text = yield.Text is null ? PlainText.Of(node) : First(node, yield.Text);
                if (text is not null) things.AddRange(Documents(yield, about, text, First(node, yield.Id), yield.IsRanked ? ++rank : null));
            }
        }
        return things;
    }

    /// <summary>A priority is also a gap that somebody named: the gap stands in the priority.</summary>
    private IEnumerable<byte[]> Documents(PageYield yield, PageAbout about, string text, string? id, int? rank)
    {
        var local = id is null ? Hash(about.Title, text) : id.Replace(' ', '-');
        var whole = about.StatedIn is { } guidance ? $"guidance:{Name}:{guidance.Replace(' ', '-')}" : null;
        if (yield.Kind == "priority") yield return Document("gap", about, text, local, null, $"priority:{Name}:{local}");
        yield return Document(yield.Kind, about, text, local, rank, yield.Kind is "gap" ? whole : null);
    }

    private byte[] Document(string kind, PageAbout about, string text, string id, int? rank, string? statedIn)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("recipe", Name);
            json.WriteString("kind", kind);
            json.WriteString("id", id);
            json.WriteString("text", text);
            json.WriteString("organisation", Organisation);
            json.WriteString("licence", Licence);
            json.WriteString("page", about.Url);
            if (about.Title is not null) json.WriteString("title", about.Title);
            if (about.Date is not null) json.WriteString("date", about.Date);
            if (statedIn is not null) json.WriteString("statedIn", statedIn);
            if (rank is { } place) json.WriteNumber("rank", place);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>The words decide, not their place in the list: a page that is put in another order has the same statements.</summary>
    private static string Hash(string? title, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{text}".ToLowerInvariant())))[..12];

    private static IEnumerable<HtmlNode> Nodes(HtmlNode from, string path) => from.SelectNodes(path) ?? Enumerable.Empty<HtmlNode>();

    /// <summary>The first text that a selector finds: of an element, an attribute or a text.</summary>
    private static string? First(HtmlNode from, string? path)
    {
        if (path is null) return null;
        var found = ((HtmlNodeNavigator)from.CreateNavigator()).Select(path);
        while (found.MoveNext())
        {
            if (found.Current is not HtmlNodeNavigator at) continue;
            var text = at.NodeType == XPathNodeType.Attribute ? Missing.OrText(System.Net.WebUtility.HtmlDecode(at.Value)) : PlainText.Of(at.CurrentNode);
            if (text is not null) return text;
        }
        return null;
    }

    private static PageRecipe Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new MappingException("The recipe is no JSON object.");
        foreach (var member in root.EnumerateObject().Where(m => !Members.Contains(m.Name))) throw new MappingException($"The recipe has \"{member.Name}\", which means nothing; {string.Join(", ", Members)} are known.");
        var urls = root.Texts("urls").Select(u => Uri.TryCreate(u, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : throw new MappingException($"The recipe's url \"{u}\" is no web address.")).ToList();
        var yields = root.Each("yields").Select(Yield).ToList();
        if (yields.Count == 0) throw new MappingException("The recipe yields nothing: give \"yields\", a list of {\"kind\": \"gap\", \"each\": \"//ol/li\"}.");
        return new PageRecipe(
            Required(root, "name", "a short name, which stands in the ids of what it yields"), Required(root, "organisation", "the body that states what stands on the page"),
            Required(root, "licence", "the terms under which the page's words may be used; ask its owner where they are not known"),
            urls, root.Texts("pages"), Selector(root, "title"), Selector(root, "date"), Selector(root, "statedIn"), yields);
    }

    private static PageYield Yield(JsonElement yield)
    {
        var kind = Required(yield, "kind", string.Join(", ", Kinds));
        if (!Kinds.Contains(kind)) throw new MappingException($"The recipe yields the kind \"{kind}\"; {string.Join(", ", Kinds)} are there.");
        if (kind == "trial" && yield.Text("id") is null) throw new MappingException("What yields a trial must say where its registry id stands: \"id\".");
        Required(yield, "each", "the XPath of each thing on the page");
        return new PageYield(kind, Selector(yield, "each")!, Selector(yield, "text"), Selector(yield, "id"), yield.Text("ranked") == "true");
    }

    private static string Required(JsonElement json, string name, string what) =>
        json.Text(name) ?? throw new MappingException($"The recipe has no \"{name}\": {what}.");

    private static string? Selector(JsonElement json, string name)
    {
        if (json.Text(name) is not { } path) return null;
        try
        {
            return XPathExpression.Compile(path).ReturnType == XPathResultType.NodeSet ? path : throw new MappingException($"The recipe's \"{name}\" ({path}) finds no nodes.");
        }
        catch (Exception wrong) when (wrong is XPathException or ArgumentException)
        {
            throw new MappingException($"The recipe's \"{name}\" ({path}) is no XPath: {wrong.Message}");
        }
    }

    private static PageRecipe Embedded(string resource)
    {
        using var stream = typeof(PageRecipe).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    private sealed record PageAbout(string? Url, string? Title, string? Date, string? StatedIn);
}
