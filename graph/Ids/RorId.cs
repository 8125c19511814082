using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A Research Organization Registry id whose check digits (ISO 7064 mod 97-10) hold.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct RorId : IParsable<RorId>
{
    private readonly string? text;

    private RorId(string canonical) => text = canonical;

    /// <summary>The canonical form, nine characters: <c>02jx3x895</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static RorId? TryParse(string? s) => CitationForms.Ror(s) is { } canonical ? new RorId(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RorId result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static RorId Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a ROR id (9 characters with valid check digits).");

    public override string ToString() => Value;
}
