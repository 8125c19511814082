using Horizon.Graph.Records;
using Horizon.Ingest.Csv;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Page;

/// <summary>Web pages read by recipe: what a body states there of gaps, priorities and guidance.</summary>
public static class PageSource
{
    public const string Name = SourceNames.Page;

    public const string Licence = "A web page: its owner's terms apply, as its recipe names them and each statement carries them";

    public static SourceReader Reader { get; } = new(Name, Licence, PageParser.Version, PageParser.Parse)
    {
        // What a recipe cut out of a page, as it is kept.
        Json = [new JsonForm(Name, ["[]", ""], members => members.Contains("recipe") && members.Contains("kind") && members.Contains("page"))],
        Pages = [.. PageRecipe.BuiltIn.Select(recipe => Form(recipe, head => PageAddress.In(head) is { } url && recipe.IsOf(url)))],
    };

    /// <summary>The forms by which saved pages are read with a recipe, before all others: every page is taken for one of its.</summary>
    /// <exception cref="MappingException">The recipe cannot be used; the message says why and what to do.</exception>
    public static SourceReader With(ReadOnlyMemory<byte> recipe)
    {
        var read = PageRecipe.Read(recipe);
        return new SourceReader(Name, Licence, PageParser.Version, PageParser.Parse) { Pages = [Form(read, _ => true)] };
    }

    private static HtmlForm Form(PageRecipe recipe, Func<string, bool> recognises) => new(Name, recognises)
    {
        Records = page => recipe.Cut(page, null),
        WhenEmpty = $"The page holds nothing where the recipe {recipe.Name} looks: the site may have changed. Its selectors are XPath and can be changed in a recipe of your own (import --recipe).",
    };
}
