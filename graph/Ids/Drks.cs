using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A registration in the German Clinical Trials Register.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Drks : IParsable<Drks>
{
    private readonly string? text;

    private Drks(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>DRKS00012345</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static Drks? TryParse(string? s) => RegistrationForms.Canonical(s, Registers.Drks) is { } canonical ? new Drks(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Drks result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static Drks Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a DRKS id (DRKS and 8 digits).");

    public override string ToString() => Value;
}
