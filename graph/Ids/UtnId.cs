using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A WHO Universal Trial Number.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct UtnId : IParsable<UtnId>
{
    private readonly string? text;

    private UtnId(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>U1111-1234-5678</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static UtnId? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.Who) is { } canonical ? new UtnId(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UtnId result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static UtnId Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a Universal Trial Number (U1111-4-4 digits).");

    public override string ToString() => Value;
}
