using System.Text.Json;
using System.Xml.Linq;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>Brings a result in XML to the form that it has in JSON: the names are the same, and an element that stands several times is a list.</summary>
internal static class ResultXml
{
    public static byte[] ToJson(XElement result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) Write(json, result);
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, XElement element)
    {
        // Text with markup among it is text.
        if (!element.HasElements || element.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            json.WriteStringValue(element.Value);
            return;
        }
        json.WriteStartObject();
        foreach (var group in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            json.WritePropertyName(group.Key);
            var several = group.Skip(1).Any();
            if (several) json.WriteStartArray();
            foreach (var child in group) Write(json, child);
            if (several) json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
