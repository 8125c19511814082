using System.Xml;
using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>Title, abstract and pages of an article or a book's chapter.</summary>
internal static class ArticleText
{
    /// <summary>The title; null where PubMed says that there is none in English.</summary>
    public static string? Title(XmlReader reader)
    {
        var title = reader.Text();
        return title is "[Not Available]." or "[Not Available]" ? null : title;
    }

    public static List<AbstractSection> Abstract(XmlReader reader)
    {
        var sections = new List<AbstractSection>();
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            if (reader.LocalName != "AbstractText") continue;
            var label = reader.GetAttribute("Label")?.Trim();
            if (string.IsNullOrEmpty(label) || label.Equals("UNLABELLED", StringComparison.OrdinalIgnoreCase)) label = null;
            if (reader.Text() is { } text) sections.Add(new AbstractSection(label, text));
        }
        return sections;
    }

    public static string? Pages(XmlReader reader)
    {
        string? start = null, end = null, medline = null;
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "StartPage": start = reader.Text(); break;
                case "EndPage": end = reader.Text(); break;
                case "MedlinePgn": medline = reader.Text(); break;
            }
        }
        return medline ?? (end is null || end == start ? start : $"{start}-{end}");
    }
}
