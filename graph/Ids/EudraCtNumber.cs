using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A EudraCT number; a country or third-country suffix is dropped.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct EudraCtNumber : IParsable<EudraCtNumber>
{
    private readonly string? text;

    private EudraCtNumber(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>2010-012345-12</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static EudraCtNumber? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.EuCtr) is { } canonical ? new EudraCtNumber(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EudraCtNumber result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static EudraCtNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a EudraCT number (4-6-2 digits).");

    public override string ToString() => Value;
}
