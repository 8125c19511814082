using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Papers;

/// <summary>Reads an element that was cut out of its document: prefixes that are declared outside of it are declared here.</summary>
internal static partial class XmlPart
{
    /// <summary>Deeper elements are not what any source writes, and would be followed by recursion.</summary>
    private const int MaxDepth = 200;

    /// <exception cref="XmlException">The element is not well formed, or goes deeper than any source's.</exception>
    public static XElement Load(ReadOnlyMemory<byte> bytes)
    {
        var names = new NameTable();
        var namespaces = new XmlNamespaceManager(names);
        foreach (var prefix in Prefixes().Matches(Encoding.UTF8.GetString(bytes.Span)).Select(m => m.Groups[1].Value).Distinct())
        {
            if (prefix is not ("xml" or "xmlns")) namespaces.AddNamespace(prefix, "urn:prefix:" + prefix);
        }
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var stream = new SliceStream(bytes);
        using var reader = XmlReader.Create(stream, settings, new XmlParserContext(names, namespaces, null, XmlSpace.None, Encoding.UTF8));
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        return IsTooDeep(root) ? throw new XmlException($"Elements stand more than {MaxDepth} deep in each other.") : root;
    }

    public static string Name(this XElement element) => element.Name.LocalName;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static IEnumerable<XElement> Within(this XElement? element, string name) => element?.Descendants().Where(e => e.Name.LocalName == name) ?? [];

    /// <summary>An attribute by its local name.</summary>
    public static string? Attr(this XElement element, string name) => PaperText.Filled(element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && !a.IsNamespaceDeclaration)?.Value);

    /// <summary>The element's whole text, white space collapsed; null where it is blank or a placeholder.</summary>
    public static string? PlainText(this XElement? element) => element is null ? null : PaperText.Filled(PaperText.Collapse(element.Value));

    private static bool IsTooDeep(XElement root)
    {
        var depth = 0;
        XNode node = root;
        while (true)
        {
            if (node is XElement { FirstNode: { } child })
            {
                node = child;
                if (++depth > MaxDepth) return true;
                continue;
            }
            while (node != root && node.NextNode is null)
            {
                node = node.Parent!;
                depth--;
            }
            if (node == root) return false;
            node = node.NextNode!;
        }
    }

    [GeneratedRegex(@"[<\s/]([A-Za-z_][A-Za-z0-9_.-]{0,30}):[A-Za-z_]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Prefixes();
}
