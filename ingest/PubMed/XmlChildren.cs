using System.Text;
using System.Xml;

namespace Horizon.Ingest.PubMed;

/// <summary>
/// The child elements of the element that the reader stands on, one after the other, whatever was read of the one before.
/// Ends on the parent's end tag, so that it nests.
/// </summary>
internal struct XmlChildren(XmlReader reader)
{
    private readonly int _depth = reader.Depth;
    private bool _done = reader.IsEmptyElement;

    public bool Next()
    {
        while (!_done && reader.Read())
        {
            if (reader.Depth <= _depth) _done = true;
            else if (reader.NodeType == XmlNodeType.Element && reader.Depth == _depth + 1) return true;
        }
        return false;
    }
}

internal static class XmlText
{
    /// <summary>
    /// The text of the element that the reader stands on, inline markup flattened, white space collapsed; null where it is blank.
    /// Ends on the element's end tag.
    /// </summary>
    public static string? Text(this XmlReader reader)
    {
        if (reader.IsEmptyElement) return null;
        var depth = reader.Depth;
        string? only = null;
        StringBuilder? many = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)) continue;
            if (many is not null) many.Append(reader.Value);
            else if (only is null) only = reader.Value;
            else many = new StringBuilder(only).Append(reader.Value);
        }
        return Collapse(many?.ToString() ?? only);
    }

    private static string? Collapse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var collapsed = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) gap = collapsed.Length > 0;
            else
            {
                if (gap) collapsed.Append(' ');
                gap = false;
                collapsed.Append(c);
            }
        }
        return collapsed.ToString();
    }
}
