using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>An ISRCTN registration.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Isrctn : IParsable<Isrctn>
{
    private readonly string? text;

    private Isrctn(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>ISRCTN12345678</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static Isrctn? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.Isrctn) is { } canonical ? new Isrctn(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Isrctn result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static Isrctn Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not an ISRCTN (ISRCTN and 8 digits).");

    public override string ToString() => Value;
}
