using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>The words of a JATS element as they are read: without reference marks, figures, tables and formulas' sources.</summary>
internal static partial class JatsText
{
    /// <summary>White space collapsed; null where no words stand.</summary>
    public static string? Of(XElement? element)
    {
        if (element is null) return null;
        var text = new StringBuilder();
        Append(text, element);
        return PaperText.Filled(PaperText.Collapse(EmptyMarks().Replace(text.ToString(), "")));
    }

    /// <summary>The words of some of an element's children, one after the other.</summary>
    public static string? OfAll(IEnumerable<XElement> elements)
    {
        var texts = elements.Where(e => !IsLeftOut(e)).Select(Of).OfType<string>().ToList();
        return texts.Count == 0 ? null : string.Join(' ', texts);
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words) text.Append(words.Value);
            else if (node is XElement child && !IsLeftOut(child))
            {
                var isBlock = IsBlock(child.Name.LocalName);
                if (isBlock) text.Append(' ');
                Append(text, child);
                if (isBlock) text.Append(' ');
            }
        }
    }

    /// <summary>"60 Gy" with the reference 12 behind it would read "60 Gy12".</summary>
    private static bool IsLeftOut(XElement element) => element.Name.LocalName switch
    {
        "xref" => element.Attr("ref-type") is "bibr" or "fn" or "aff" or "table-fn" or "corresp" or "author-notes",
        "fn" or "table-wrap" or "fig" or "fig-group" or "tex-math" or "supplementary-material" or "media" or "object-id" or "graphic" or "inline-graphic" or "email" => true,
        _ => false,
    };

    private static bool IsBlock(string name) => name is "p" or "sec" or "title" or "list" or "list-item" or "label" or "disp-quote" or "def-item" or "term" or "def"
        or "break" or "boxed-text" or "statement" or "disp-formula" or "subtitle" or "institution" or "institution-wrap";

    [GeneratedRegex(@"[\[(][\s,;\u2013-]*[\])]", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyMarks();
}
