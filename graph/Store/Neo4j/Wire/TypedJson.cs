using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>
/// The Query API's typed JSON: every value with its type, so that a whole float stays a float and a long keeps its digits.
/// Known are null, text, integers, floats, truth values, bytes, dates, lists and maps.
/// </summary>
internal static class TypedJson
{
    public const string MediaType = "application/vnd.neo4j.query";

    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, object? value)
    {
        // Rows are written beforehand, to be counted.
        if (value is IReadOnlyList<ReadOnlyMemory<byte>> written)
        {
            WriteRows(json, written);
            return;
        }
        json.WriteStartObject();
        json.WriteString("$type", TypeOf(value));
        json.WritePropertyName("_value");
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case string text: json.WriteStringValue(text); break;
            case int or long: json.WriteStringValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case double number: json.WriteStringValue(Float(number)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case DateOnly day: json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }
                json.WriteEndObject();
                break;
            case IEnumerable<object?> list:
                json.WriteStartArray();
                foreach (var item in list) Write(json, item);
                json.WriteEndArray();
                break;
        }
        json.WriteEndObject();
    }

    /// <summary>One value as bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes(object? value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions)) Write(json, value);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>Reads a typed value: null, bool, string, long, double, byte[], DateOnly, DateTimeOffset, List of these, Dictionary of these.</summary>
    public static object? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("$type", out var type) || !value.TryGetProperty("_value", out var inner))
            throw new JsonException("A value without its type.");
        return type.GetString() switch
        {
            "Null" => null,
            "Boolean" => inner.GetBoolean(),
            "String" => inner.GetString(),
            "Integer" => long.Parse(inner.GetString()!, CultureInfo.InvariantCulture),
            "Float" => ReadFloat(inner.GetString()!),
            "Base64" => inner.GetBytesFromBase64(),
            "Date" => DateOnly.ParseExact(inner.GetString()!, "O", CultureInfo.InvariantCulture),
            "OffsetDateTime" => DateTimeOffset.Parse(inner.GetString()!, CultureInfo.InvariantCulture),
            "List" => inner.EnumerateArray().Select(Read).ToList(),
            "Map" => inner.EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value)),
            var other => throw new JsonException($"A value of the type {other}, which Horizon never asks for."),
        };
    }

    private static void WriteRows(Utf8JsonWriter json, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        json.WriteStartObject();
        json.WriteString("$type", "List");
        json.WriteStartArray("_value");
        foreach (var row in rows) json.WriteRawValue(row.Span, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string TypeOf(object? value) => value switch
    {
        null => "Null",
        bool => "Boolean",
        string => "String",
        int or long => "Integer",
        double => "Float",
        byte[] => "Base64",
        DateOnly => "Date",
        DateTimeOffset => "OffsetDateTime",
        IReadOnlyDictionary<string, object?> => "Map",
        IEnumerable<object?> => "List",
        _ => throw new ArgumentException($"Neo4j is sent no {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>As Java reads it.</summary>
    private static string Float(double number) => double.IsPositiveInfinity(number) ? "Infinity" : double.IsNegativeInfinity(number) ? "-Infinity" : number.ToString("R", CultureInfo.InvariantCulture);

    private static double ReadFloat(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
