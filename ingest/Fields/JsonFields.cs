using System.Globalization;
using System.Text.Json;

namespace Horizon.Ingest.Fields;

/// <summary>Reads members of an answer or a set of rules: what is absent, of another type or a placeholder is null. Records are read by <see cref="JsonValue"/>.</summary>
internal static class JsonFields
{
    /// <summary>The member; null where there is none or where this is no object. The last of several with one name.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text, or a number or truth value as text; trimmed.</summary>
    public static string? Text(this JsonElement json, string name) => Text(json.Member(name));

    public static string? Text(this JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => Missing.OrText(value.Value.GetString()),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
        _ => null,
    };

    /// <summary>The elements of a list; a single thing in place of a list is taken for a list of one.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } one => [one],
        null => [],
    };

    /// <summary>The texts of a list, each once.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) => [.. json.Each(name).Select(e => Text(e)).OfType<string>().Distinct()];

    /// <summary>How many of something the source says that there are, written as a number or as text; null for what counts nothing (1.5, -1).</summary>
    public static long? Count(this JsonElement json, string name) =>
        json.Number(name) is { } number && number >= 0 && number <= long.MaxValue && decimal.Truncate(number) == number ? (long)number : null;

    /// <summary>A number, written as one or as text ("1,234.50", "£1,000").</summary>
    public static decimal? Number(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetDecimal(out var value) ? value : null,
        { ValueKind: JsonValueKind.String } text => Amounts.Read(text.GetString()),
        _ => null,
    };
}

/// <summary>Amounts of money as tables write them.</summary>
internal static class Amounts
{
    public static decimal? Read(string? text)
    {
        var bare = Missing.OrText(text)?.Trim('£', '$', '€', ' ').Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
