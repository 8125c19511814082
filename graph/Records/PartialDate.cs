using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Records;

/// <summary>
/// A date known to the year, the month or the day ("2021", "2021-03", "2021-03-05"), as registries give them.
/// Orders by its first possible day, then the less precise first. The default value is no date; use <c>null</c> for unknown.
/// </summary>
[JsonConverter(typeof(PartialDateJson))]
public readonly record struct PartialDate : IParsable<PartialDate>, IComparable<PartialDate>
{
    /// <summary>Throws <see cref="ArgumentException"/> for a day without a month or a date that does not exist.</summary>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (day is not null && month is null) throw new ArgumentException("A day needs its month.", nameof(day));
        First = new DateOnly(year, month ?? 1, day ?? 1);
        Parts = day is not null ? 3 : month is not null ? 2 : 1;
    }

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly First { get; }

    /// <summary>1 for a year, 2 for a month, 3 for a day.</summary>
    public int Parts { get; }

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Last => Parts switch
    {
        1 => new DateOnly(First.Year, 12, 31),
        2 => new DateOnly(First.Year, First.Month, DateTime.DaysInMonth(First.Year, First.Month)),
        _ => First,
    };

    public static PartialDate From(DateOnly day) => new(day.Year, day.Month, day.Day);

    public static PartialDate Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var date) ? date : throw new FormatException($"\"{s}\" is no date of the form 2021, 2021-03 or 2021-03-05.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result) => TryParse(s, out result);

    /// <summary>Reads yyyy, yyyy-MM and yyyy-MM-dd; a time after the day ("2021-03-05T10:00") is dropped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out PartialDate result)
    {
        result = default;
        if (s is null) return false;
        var text = s.AsSpan().Trim();
        if (text.Length > 10 && text[10] is 'T' or ' ') text = text[..10];
        if (text.Length is not (4 or 7 or 10) || !TryInt(text[..4], out var year) || year is < 1000) return false;
        int? month = null, day = null;
        if (text.Length >= 7)
        {
            if (text[4] != '-' || !TryInt(text[5..7], out var m) || m is < 1 or > 12) return false;
            month = m;
        }
        if (text.Length == 10)
        {
            if (text[7] != '-' || !TryInt(text[8..], out var d) || d < 1 || d > DateTime.DaysInMonth(year, month!.Value)) return false;
            day = d;
        }
        result = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>The date, or null where the text is none.</summary>
    public static PartialDate? ParseOrNull(string? s) => TryParse(s, out var date) ? date : null;

    public int CompareTo(PartialDate other) => First != other.First ? First.CompareTo(other.First) : Parts.CompareTo(other.Parts);

    /// <summary>"5 March 2021", "March 2021" or "2021", as precise as the date is.</summary>
    public string ToWords() => First.ToString(Parts switch { 1 => "yyyy", 2 => "MMMM yyyy", _ => "d MMMM yyyy" }, CultureInfo.InvariantCulture);

    public override string ToString() =>
        First.ToString(Parts switch { 1 => "yyyy", 2 => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static bool TryInt(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

internal sealed class PartialDateJson : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("A date of the form 2021, 2021-03 or 2021-03-05 is expected.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
