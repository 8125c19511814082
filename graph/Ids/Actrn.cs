using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A registration in the Australian New Zealand register; the provisional mark "p" is dropped.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Actrn : IParsable<Actrn>
{
    private readonly string? text;

    private Actrn(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>ACTRN12605000588628</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static Actrn? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.Anzctr) is { } canonical ? new Actrn(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Actrn result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static Actrn Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not an ACTRN (ACTRN and 14 digits).");

    public override string ToString() => Value;
}
