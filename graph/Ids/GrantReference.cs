using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A funder's award reference (NIHR, NIHR programme, CRUK, UKRI, Wellcome, NIH).</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct GrantReference : IParsable<GrantReference>
{
    private readonly string? text;

    private GrantReference(string canonical) => text = canonical;

    /// <summary>The canonical form, upper case, the NIHR programme's name dropped: <c>15/57/143</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static GrantReference? TryParse(string? s) => GrantForms.Canonical(s) is { } canonical ? new GrantReference(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GrantReference result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static GrantReference Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a known award reference.");

    public override string ToString() => Value;
}
