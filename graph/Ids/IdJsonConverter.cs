using System.Text.Json;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>
/// Writes any identifier as its canonical string, and as a property's name too; the default value is written as null.
/// A string that is no such id is a <see cref="JsonException"/>.
/// </summary>
public sealed class IdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType
        && Array.Exists(
            typeToConvert.GetInterfaces(),
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, IParsable<T>
    {
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.Null => default,
                JsonTokenType.String => Parse(reader.GetString()),
                _ => throw new JsonException($"A {typeof(T).Name} is a JSON string."),
            };

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var text = value.ToString();
            if (string.IsNullOrEmpty(text))
                writer.WriteNullValue();
            else
                writer.WriteStringValue(text);
        }

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString() ?? string.Empty);

        private static T Parse(string? text) =>
            T.TryParse(text, null, out var value)
                ? value
                : throw new JsonException($"'{text}' is not a valid {typeof(T).Name}.");
    }
}
