using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>An EU clinical trial number of CTIS.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct CtisNumber : IParsable<CtisNumber>
{
    private readonly string? text;

    private CtisNumber(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>2022-500000-11-00</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static CtisNumber? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.Ctis) is { } canonical ? new CtisNumber(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CtisNumber result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static CtisNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not an EU CT number (4-6-2-2 digits).");

    public override string ToString() => Value;
}
