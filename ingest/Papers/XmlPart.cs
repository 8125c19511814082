using System.Text;
using System.Xml;
using System.Xml.Linq;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Papers;

/// <summary>Reads an element that was cut out of its document: prefixes that are declared outside of it are declared here.</summary>
internal static class XmlPart
{
    /// <summary>Deeper elements are not what any source writes, and would be followed by recursion.</summary>
    private const int MaxDepth = 200;

    private const int LongestPrefix = 31;

    /// <param name="bytes">The bytes of the element, UTF-8.</param>
    /// <param name="isLeftOut">Whether an element of a name, about to stand at the end of what another holds so far, is passed over; it is read for being well formed alone.</param>
    /// <exception cref="XmlException">The element is not well formed, or goes deeper than any source's.</exception>
    public static XElement Load(ReadOnlyMemory<byte> bytes, Func<XElement, string, bool>? isLeftOut = null)
    {
        var names = new NameTable();
        var namespaces = new XmlNamespaceManager(names);
        foreach (var prefix in Prefixes(bytes.Span))
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
        XElement? root = null, open = null;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth) throw new XmlException($"Elements stand more than {MaxDepth} deep in each other.");
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when open is not null && isLeftOut?.Invoke(open, reader.LocalName) == true:
                    PassOver(reader);
                    break;
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    open?.Add(element);
                    root ??= element;
                    if (!isEmpty) open = element;
                    break;
                case XmlNodeType.EndElement:
                    open = open!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                    open?.Add(new XText(reader.Value));
                    break;
            }
        }
        return root ?? throw new XmlException("No element stands in it.");
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute()) element.Add(new XAttribute(XName.Get(reader.LocalName, reader.Prefix.Length == 0 && reader.LocalName == "xmlns" ? "" : reader.NamespaceURI), reader.Value));
        return element;
    }

    private static void PassOver(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth > MaxDepth) throw new XmlException($"Elements stand more than {MaxDepth} deep in each other.");
        }
    }

    public static string Name(this XElement element) => element.Name.LocalName;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static IEnumerable<XElement> Within(this XElement? element, string name) => element?.Descendants().Where(e => e.Name.LocalName == name) ?? [];

    /// <summary>An attribute by its local name.</summary>
    public static string? Attr(this XElement element, string name) => PaperText.Filled(element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && !a.IsNamespaceDeclaration)?.Value);

    /// <summary>The element's whole text, white space collapsed; null where it is blank or a placeholder.</summary>
    public static string? PlainText(this XElement? element) => element is null ? null : PaperText.Filled(PaperText.Collapse(element.Value));

    /// <summary>What stands before a colon as a prefix may: behind the beginning of a tag or white space, and before a name. Text has some of these too, which does no harm.</summary>
    private static HashSet<string> Prefixes(ReadOnlySpan<byte> xml)
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        var lookup = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[LongestPrefix];
        for (var at = 0; xml[at..].IndexOf((byte)':') is var colon and >= 0; at += colon + 1)
        {
            var end = at + colon;
            var start = end;
            while (start > 0 && end - start < LongestPrefix && (char.IsAsciiLetterOrDigit((char)xml[start - 1]) || xml[start - 1] is (byte)'_' or (byte)'-' or (byte)'.')) start--;
            var isPrefix = start < end && start > 0 && xml[start - 1] is (byte)'<' or (byte)'/' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'
                && (char.IsAsciiLetter((char)xml[start]) || xml[start] == '_') && end + 1 < xml.Length && (char.IsAsciiLetter((char)xml[end + 1]) || xml[end + 1] == '_');
            if (!isPrefix) continue;
            Encoding.ASCII.GetChars(xml[start..end], name);
            lookup.Add(name[..(end - start)]);
        }
        return prefixes;
    }
}
