using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A ClinicalTrials.gov identifier.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct NctId : IParsable<NctId>
{
    private readonly string? text;

    private NctId(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>NCT01234567</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static NctId? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.ClinicalTrialsGov) is { } canonical ? new NctId(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NctId result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static NctId Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a ClinicalTrials.gov identifier (NCT and 8 digits).");

    public override string ToString() => Value;
}
